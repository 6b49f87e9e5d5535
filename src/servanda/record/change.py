"""What is new since a day, on either clock: in our record, and in what the public could know."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from servanda.record.action import actions, steps, treaty_ids
from servanda.record.course import SAME_EVENT
from servanda.record.own import Edition, editions, own_record
from servanda.terms.action import Action, DomesticStep
from servanda.terms.source import Confidence


@dataclass(frozen=True, slots=True)
class Recorded:
    """What entered our record."""

    on: date
    section: str
    """How it differed from the record: added, changed, vanished, contradicted, confirmed."""
    treaty: str
    state: str
    action: str
    date: str | None
    was: str | None
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Public:
    """What a state did, or what became known of it."""

    on: str
    """Day from which the public could know it, perhaps partial."""
    treaty: str
    state: str
    action: str
    date: str | None
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new since a day, the two clocks apart."""

    since: date
    on: date
    editions: tuple[Edition, ...]
    """Editions of the record of the package since that day: with one, all of it is new."""
    recorded: tuple[Recorded, ...]
    public: tuple[Public, ...]


def changes(since: date, on: date, treaty: str | None = None) -> Changes:
    """Return what is new from one day to another, both included.

    Args:
        since: First day.
        on: Last day.
        treaty: Id of the treaty; None: all.

    Raises:
        UnknownName: The record has no treaty by that id.
    """
    asked = treaty_ids() if treaty is None else (treaty,)
    entered = [one for ident in asked for one in _recorded(ident, since, on)]
    known = {one for ident in asked for one in _public(ident, since, on)}
    return Changes(
        since,
        on,
        tuple(one for one in editions() if since <= one.on <= on),
        tuple(sorted(entered, key=_order)),
        tuple(sorted(known, key=_order)),
    )


def _order(one: Recorded | Public) -> tuple[str, ...]:
    return (str(one.on), one.treaty, one.state, one.action, one.date or "", one.source)


def _recorded(treaty: str, since: date, on: date) -> Iterator[Recorded]:
    own = own_record()
    for entry in own.entries(treaty) if own else ():
        line = entry.line
        if since <= entry.recorded_on <= on:
            yield Recorded(
                entry.recorded_on,
                line.section.value,
                treaty,
                line.state,
                line.action.value,
                line.dated or None,
                line.was or None,
                line.source,
                line.confidence,
            )


def _public(treaty: str, since: date, on: date) -> Iterator[Public]:
    told: list[tuple[date, Action | DomesticStep]] = [
        (one.public_on, one) for one in actions(treaty) if one.public_on
    ]
    # The action tells it more firmly than the step that tells of the same event.
    events = {(one.state, SAME_EVENT.get(one.kind), str(one.on)) for one in actions(treaty)}
    told += [
        (one.on.latest, one)
        for one in steps(treaty)
        if (one.state, (one.act, one.step), str(one.on)) not in events
    ]
    for day, one in told:
        if since <= day <= on:
            yield _told(one)


def _told(one: Action | DomesticStep) -> Public:
    if isinstance(one, DomesticStep):
        what = f"{one.act} {one.step}"
        return Public(
            str(one.on), one.treaty, one.state, what, str(one.on), one.source, one.confidence
        )
    day = one.on.isoformat() if one.on else None
    known = one.public_on.isoformat() if one.public_on else ""
    return Public(known, one.treaty, one.state, one.kind.value, day, one.source, one.confidence)
