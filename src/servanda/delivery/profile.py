"""The profile of a state: a matrix of treaties, then what is held under each heading.

Every line has its source. Where a heading has nothing, or nothing newer, the profile says so: that
no source is held says nothing about what the state does.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, cast

from servanda.delivery.board import Asked, Place, Said, board
from servanda.delivery.contract import ActData
from servanda.delivery.library import Entry
from servanda.delivery.phrase import deed, told
from servanda.delivery.words import article_words, plain
from servanda.record.action import by_state, steps, treaty_ids
from servanda.record.course import SAME_EVENT
from servanda.record.deadline.due import deadlines
from servanda.record.deadline.line import DueLine
from servanda.record.ground import action_ground, step_ground
from servanda.record.standing import all_standings
from servanda.terms.source import Confidence, Ground
from servanda.terms.standing import StandingAnswer

NO_SOURCE = "no source"
_OTHER = "other"
_UNNAMED = "memory"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is held under a heading, with its source."""

    on: str | None
    """Day of it, ISO 8601, perhaps partial; None where none is held."""
    text: str
    """One sentence."""
    treaty: str | None
    source: str
    confidence: Confidence | None
    """How far the record trusts it; None for what a text tells."""
    seen_on: date | None = None
    """Day of the source: until then something is held."""
    quotation: str | None = None
    place: Place | None = None
    """Where it stands in a text of the library."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading with what is held under it, the newest first."""

    id: str
    name: str
    lines: tuple[Line, ...]
    gap: str
    """``no source since`` a day, or ``no source``."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What is held of one state on a day."""

    state: str
    on: date
    known_on: date | None
    matrix: tuple[StandingAnswer, ...]
    headings: tuple[Heading, ...]
    statements: tuple[Said, ...]
    """The statements of the last heading, as the board has them."""


def profile(
    state: str,
    on: date,
    entries: Iterable[Entry] = (),
    known_on: date | None = None,
    *,
    recorded_on: date | None = None,
) -> Profile:
    """Return the profile of a state.

    Args:
        state: Code of the state.
        on: The day asked about; what is later is left out.
        entries: Dossiers whose acts and statements stand beside the record.
        known_on: Only what was public on this day counts; None: all that is held.
        recorded_on: Only what had entered our record by this day; None: all that it holds.
    """
    until = min(on, known_on or on)
    kept = [one for one in entries if _printed(one) is None or (_printed(one) or until) <= until]
    said = board(kept, Asked(state=state))
    found: dict[str, list[Line]] = {one["id"]: [] for one in _headings()}
    for line in _of_record(state, until, recorded_on):
        found[_with_actions()].append(line)
    for due in (one for one in deadlines(state=state, on=until) if one.state is not None):
        found[_of_duty(due)].append(_duty(due))
    for entry in kept:
        for ident, line in _of_entry(entry, state):
            found[ident].append(line)
    found["statements"] += map(_statement, said)
    named = {one["id"]: str(one["name"]) for one in _headings()}
    return Profile(
        state=state,
        on=on,
        known_on=known_on,
        matrix=all_standings(state, on, known_on, recorded_on=recorded_on),
        headings=tuple(_heading(ident, named[ident], found[ident], until) for ident in _order()),
        statements=said,
    )


def _heading(ident: str, name: str, lines: Sequence[Line], until: date) -> Heading:
    once = dict.fromkeys(lines)
    ordered = sorted(once, key=lambda one: (one.treaty or "~", one.text, one.source))
    ordered.sort(key=lambda one: one.on or "", reverse=True)
    seen = [one.seen_on for one in ordered if one.seen_on and one.seen_on <= until]
    gap = f"{NO_SOURCE} since {max(seen)}" if seen else NO_SOURCE
    return Heading(ident, name, tuple(ordered), gap)


def _of_record(state: str, until: date, recorded_on: date | None) -> Iterator[Line]:
    """Yield what the state did under treaties, and its steps at home, public by a day."""
    for treaty in treaty_ids():
        acted = [
            one
            for one in by_state(treaty, recorded_on).get(state, ())
            if one.public_on is None or one.public_on <= until
        ]
        events = {(SAME_EVENT.get(one.kind), str(one.on)) for one in acted}
        for action in acted:
            on = str(action.on) if action.on else None
            yield _line(on, action_ground(action), treaty, action.public_on)
        for step in steps(treaty, state):
            # The action tells it more firmly than the step that tells of the same event.
            if step.on.latest <= until and ((step.act, step.step), str(step.on)) not in events:
                yield _line(str(step.on), step_ground(step), treaty, step.on.latest)


def _line(on: str | None, ground: Ground, treaty: str, seen_on: date | None) -> Line:
    source = ground.source or _UNNAMED
    sure = None if ground.confidence is Confidence.MEMORY else seen_on
    return Line(on, ground.text, treaty, source, ground.confidence, sure)


def _duty(due: DueLine) -> Line:
    article = f"{article_words(due.article)}, " if due.article else ""
    ground = due.grounds[-1] if due.grounds else Ground("", None, None, None)
    words = f"{article}{due.what}: {due.status}. {due.says}"
    on = str(due.due) if due.due else None
    return Line(on, words, due.treaty, ground.source or _UNNAMED, ground.confidence)


def _of_duty(due: DueLine) -> str:
    """Return the heading under which a duty stands."""
    other = ""
    for one in _headings():
        if any(word in due.what for word in one["duties"]):
            return str(one["id"])
        if _OTHER in one["duties"]:
            other = str(one["id"])
    return other


def _of_entry(entry: Entry, state: str) -> Iterator[tuple[str, Line]]:
    """Yield what a dossier tells of acts of the state, or of acts that count as its own."""
    headings = {kind: str(one["id"]) for one in _headings() for kind in one["acts"]}
    times = {one["id"]: one for one in entry.dossier["times"]}
    counted = {one["act"] for one in entry.dossier["effects"] if one["state"] == state}
    for act in entry.dossier["acts"]:
        if state not in act["actors"] and act["id"] not in counted:
            continue
        when = times.get(act["when"] or "")
        words = entry.words(act["span"])
        yield (
            headings[act["kind"]],
            Line(
                on=when["from"] if when else None,
                text=told(deed(cast(ActData, act))),
                treaty=act["treaty"],
                source=cited(entry),
                confidence=None,
                seen_on=_printed(entry),
                quotation=plain(words) if words else None,
                place=_place(entry, act),
            ),
        )


def _place(entry: Entry, act: Mapping[str, Any]) -> Place:
    known = entry.document
    start, end = act["span"]
    return Place(
        entry=entry.name,
        statement=act["statement"] or act["id"],
        title=known["title"],
        outlet=known["outlet"],
        published=known["published"],
        address=known["source"],
        spans=((start, end),),
        chain=(),
    )


def _statement(said: Said) -> Line:
    who = ", ".join(part for part in (said.speaker, said.role) if part) or "Somebody"
    stance = f" ({said.stance})" if said.stance else ""
    place = said.places[0]
    printed = [one.published for one in said.places if one.published]
    return Line(
        on=said.on,
        text=f"{who}{stance}.",
        treaty=said.treaty,
        source="; ".join(dict.fromkeys(map(source_words, said.places))),
        confidence=None,
        seen_on=date.fromisoformat(max(printed)) if printed else None,
        quotation=said.quotation,
        place=place,
    )


def cited(entry: Entry) -> str:
    """Return the text of an entry as a source: its title, where it appeared, and when."""
    known = entry.document
    parts = (known["title"] or known["source"], known["outlet"], known["published"])
    return ", ".join(plain(part) for part in parts if part) or entry.name


def source_words(place: Place) -> str:
    """Return a place as a source: the title, where it appeared, and when."""
    parts = (place.title or place.address, place.outlet, place.published)
    return ", ".join(plain(part) for part in parts if part) or place.entry


def _printed(entry: Entry) -> date | None:
    told = entry.document["published"]
    return date.fromisoformat(told) if told else None


@cache
def _read() -> Mapping[str, Any]:
    return tomllib.loads(files("servanda").joinpath("data/profile.toml").read_text("utf-8"))


def _headings() -> Sequence[Mapping[str, Any]]:
    headings: Sequence[Mapping[str, Any]] = _read()["heading"]
    return headings


def _order() -> Sequence[str]:
    ids: Sequence[str] = _read()["order"]["ids"]
    return ids


def _with_actions() -> str:
    return next(str(one["id"]) for one in _headings() if one.get("actions"))
