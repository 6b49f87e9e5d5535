"""From the record to the entries of a feed: what is told, what was corrected, what was removed."""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from servanda.delivery.feed.entry import AUTHORITY, Entry, Feed, Removed, entry_id
from servanda.errors import UnknownName
from servanda.names import state_name, treaty_name
from servanda.record.action import history, steps, treaty_ids
from servanda.record.course import SAME_EVENT
from servanda.record.ground import action_ground, step_ground
from servanda.record.naming import action_name, step_name
from servanda.record.own import first_edition
from servanda.terms.action import Action, DomesticStep, ExitStep
from servanda.terms.source import Ground

LARGEST = 200
"""Entries of a feed: the last changed; older ones are in the record."""
Event = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """What the record says, or said, of one event."""

    event: Event
    one: Action | DomesticStep
    begins: date | None
    """Day on which it entered our record; None: with the record of the package."""
    ends: date | None


@cache
def _stage_of() -> Mapping[str, str]:
    text = files("servanda").joinpath("data/feed/stage.toml").read_text("utf-8")
    found: Mapping[str, str] = tomllib.loads(text)["stage"]
    return found


def stages() -> tuple[str, ...]:
    """Return the stages that a feed can be asked for, sorted."""
    at_home = {step.value for step in ExitStep if step is not ExitStep.REASON}
    return tuple(sorted({*at_home, *_stage_of().values()}))


def feed(
    treaty: str | None = None,
    state: str | None = None,
    stage: str | None = None,
    *,
    on: date,
) -> Feed:
    """Return the feed of a treaty, a state, a stage, or of any together.

    Args:
        treaty: Id of the treaty; None: all.
        state: Code of the state; None: all.
        stage: Only events of this stage; None: all.
        on: What was public, and had entered our record, by this day.

    Raises:
        UnknownName: The record has no such treaty, or a feed no such stage.
    """
    if stage is not None and stage not in stages():
        near = get_close_matches(stage, stages()) or stages()
        raise UnknownName(stage, "stage", near)
    entries: list[Entry] = []
    removed: list[Removed] = []
    for ident in treaty_ids() if treaty is None else (treaty,):
        told = [
            one
            for one in _events(ident)
            if state in (None, one.one.state) and stage in (None, _stage(one.one))
        ]
        entries += _entries(told, on)
        removed += _removed(told, on)
    entries.sort(key=lambda one: one.id)
    entries.sort(key=lambda one: (one.updated, one.published), reverse=True)
    removed.sort(key=lambda one: (-one.on.toordinal(), one.id))
    days = [one.updated for one in entries] + [one.on for one in removed]
    asked = "/".join((treaty or "-", state or "-", stage or "-"))
    return Feed(
        id=f"tag:{AUTHORITY}:feed/{asked}",
        title=_title(treaty, state, stage),
        updated=max(days, default=first_edition()),
        entries=tuple(entries[:LARGEST]),
        removed=tuple(removed[:LARGEST]),
    )


def _title(treaty: str | None, state: str | None, stage: str | None) -> str:
    named = [
        treaty_name(treaty) if treaty else "all treaties",
        state_name(state) if state else "",
        f"only {stage}" if stage else "",
    ]
    return f"Servanda: {', '.join(filter(None, named))}"


def _stage(one: Action | DomesticStep) -> str:
    return one.step.value if isinstance(one, DomesticStep) else _stage_of()[one.kind.value]


def _events(treaty: str) -> Iterator[_Told]:
    """Yield what our record says and ever said; an action before a step that tells the same."""
    acted = {_event(one): one for one in history(treaty)}
    told = [
        _Told(_event(one), one, one.recorded_on, one.recorded_until) for one in history(treaty)
    ]
    told += [
        _Told(_event(one), one, None, None)
        for one in steps(treaty)
        if one.step is not ExitStep.REASON and _event(one) not in acted
    ]
    yield from _numbered(told)


def _event(one: Action | DomesticStep) -> Event:
    """Return what makes an event this one, whoever tells of it."""
    if isinstance(one, DomesticStep):
        return (one.treaty, one.state, one.act.value, one.step.value, str(one.on))
    same = SAME_EVENT.get(one.kind)
    what = (same[0].value, same[1].value) if same else (one.kind.value,)
    return (one.treaty, one.state, *what, one.on.isoformat() if one.on else "")


def _numbered(told: Iterable[_Told]) -> Iterator[_Told]:
    """Yield them with those of one event told apart, of which several stand at one time."""
    seen: dict[tuple[Event, date | None], int] = {}
    for one in told:
        place = (one.event, one.begins)
        number = seen[place] = seen.get(place, -1) + 1
        yield replace(one, event=(*one.event, str(number))) if number else one


def _stands(one: _Told, on: date) -> bool:
    entered = one.begins is None or one.begins <= on
    return entered and (one.ends is None or on < one.ends)


def _entries(told: list[_Told], on: date) -> Iterator[Entry]:
    instead = {_place(one): one.event for one in told if one.ends is not None and one.ends <= on}
    for one in told:
        public = _public(one.one)
        if not _stands(one, on) or public > on:
            continue
        before = instead.get((one.one.state, one.begins, _kind(one.one)))
        yield Entry(
            id=entry_id(one.event),
            treaty=one.one.treaty,
            state=one.one.state,
            stage=_stage(one.one),
            title=_words(one.one),
            text=_ground(one.one),
            dated=str(one.one.on or ""),
            published=public,
            updated=max(public, one.begins) if one.begins else public,
            corrects=entry_id(before) if before and before != one.event else None,
        )


def _removed(told: list[_Told], on: date) -> Iterator[Removed]:
    standing = {one.event for one in told if _stands(one, on)}
    after = {(one.one.state, one.begins, _kind(one.one)): one.event for one in told}
    for one in told:
        if one.ends is None or one.ends > on or one.event in standing:
            continue
        by = after.get(_place(one))
        yield Removed(entry_id(one.event), one.ends, entry_id(by) if by else None)


def _place(one: _Told) -> tuple[str, date | None, str]:
    """Return where what took its place stands: the same kind of act, from the day it ended."""
    return (one.one.state, one.ends, _kind(one.one))


def _kind(one: Action | DomesticStep) -> str:
    return one.step.value if isinstance(one, DomesticStep) else one.kind.value


def _public(one: Action | DomesticStep) -> date:
    if isinstance(one, DomesticStep):
        return one.on.latest
    return one.public_on or one.as_of or first_edition()


def _words(one: Action | DomesticStep) -> str:
    what = step_name(one) if isinstance(one, DomesticStep) else action_name(one.kind.value)
    day = f", {one.on}" if one.on else ""
    return f"{state_name(one.state)}, {treaty_name(one.treaty)}: {what}{day}"


def _ground(one: Action | DomesticStep) -> str:
    say: Callable[[], Ground] = (
        (lambda: step_ground(one))
        if isinstance(one, DomesticStep)
        else (lambda: action_ground(one))
    )
    ground = say()
    sure = f", {ground.confidence}" if ground.confidence else ""
    return f"{ground.text} (Source: {ground.source}{sure}.)"
