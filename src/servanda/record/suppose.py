"""What would follow if a state acted: the standings and days, supposed and never stored."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from servanda.errors import Refused
from servanda.law.effect import effect as law_effect
from servanda.names import state_name, treaty_name
from servanda.record.course import Course, course
from servanda.record.departure import departures
from servanda.record.segment import Segment
from servanda.record.timeline import Timeline, drawn
from servanda.terms.action import Action, ActionKind
from servanda.terms.source import Confidence, Ground
from servanda.terms.standing import Standing, StandingAnswer
from servanda.terms.treaty import Effect

SOURCE = "supposed, not in the record"
_MARK = "Supposed: "


class Supposed(StrEnum):
    """An act that may be supposed."""

    SIGN = "sign"
    RATIFY = "ratify"
    ACCEDE = "accede"
    REJOIN = "rejoin"
    """An accession of a state that left."""
    WITHDRAW = "withdraw"
    """A notice of withdrawal, received by the depositary on the day."""
    RESCIND = "rescind"
    """That notice taken back."""
    SUSPEND = "suspend"


@dataclass(frozen=True, slots=True)
class Supposition:
    """An act supposed on a day, and what the law makes of it."""

    kind: Supposed
    on: date
    effective: date | None = None
    article: str | None = None
    reason: str = ""
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A standing and the day from which it would hold."""

    from_: date
    standing: Standing
    bound: bool | None


@dataclass(frozen=True, slots=True)
class Consequence:
    """The standing asked about, and all that would follow."""

    answer: StandingAnswer
    supposed: tuple[Supposition, ...]
    following: tuple[Stretch, ...]
    """The standings from the first day supposed on."""


def suppose(
    state: str,
    treaty: str,
    suppositions: Sequence[Supposition],
    on: date,
    known_on: date | None = None,
) -> Consequence:
    """Return where the state would stand on a day if it acted as supposed, and what would follow.

    Args:
        state: Code of the state.
        treaty: Id of the treaty.
        suppositions: What it would do; taken in order of days.
        on: The day asked about.
        known_on: Only what was public on this day counts; None: all that the record holds.

    Raises:
        Refused: A state that stands as it would then cannot act so: a stranger cannot withdraw.
        UnknownName: The record has no treaty by that id.
    """
    real = course(state, treaty, known_on)
    before, seen, told = drawn(real), real, []
    line = before
    for one in sorted(suppositions, key=lambda one: one.on):
        _check(one, line.at(one.on), state, treaty)
        seen = replace(seen, actions=(*seen.actions, _action(one, seen)))
        line = drawn(seen)
        told.append(_ruled(one, seen, line))
    held = {ground for segment in before.segments for ground in segment.grounds}
    first = min((one.on for one in told), default=on)
    return Consequence(_answer(line, seen, on, held), tuple(told), _following(line, first))


def _answer(line: Timeline, seen: Course, on: date, held: set[Ground]) -> StandingAnswer:
    one = line.at(on)
    # What the law makes of a supposed act has no source; a finding of fact keeps its own.
    grounds = tuple(
        replace(ground, text=f"{_MARK}{ground.text}")
        if ground not in held and ground.source in (None, SOURCE)
        else ground
        for ground in one.grounds
    )
    return StandingAnswer(
        seen.treaty,
        seen.state,
        on,
        seen.known_on,
        one.standing,
        one.bound,
        one.since,
        one.until,
        one.contested,
        grounds,
        line.reach,
        one.warnings,
    )


def _following(line: Timeline, first: date) -> tuple[Stretch, ...]:
    """Return the standings from a day on, each told once."""
    found: list[Stretch] = []
    for one in line.segments[line.segments.index(line.at(first)) :]:
        stretch = Stretch(max(one.start, first), one.standing, one.bound)
        if not found or (found[-1].standing, found[-1].bound) != (one.standing, one.bound):
            found.append(stretch)
    return tuple(found)


def _check(one: Supposition, then: Segment, state: str, treaty: str) -> None:
    """Refuse what a state that stands so on that day cannot do."""
    match one.kind:
        case Supposed.WITHDRAW:
            fits = then.bound is not False and then.standing not in (
                Standing.LEAVING,
                Standing.HELD,
            )
        case Supposed.RESCIND:
            fits = then.standing in (Standing.LEAVING, Standing.HELD)
        case Supposed.SUSPEND:
            fits = then.bound is not False
        case Supposed.SIGN:
            fits = then.standing in (Standing.OUTSIDE, Standing.UNKNOWN)
        case Supposed.RATIFY | Supposed.ACCEDE:
            fits = not then.bound and then.standing is not Standing.CONTRACTING_STATE
        case Supposed.REJOIN:
            fits = then.standing is Standing.FORMER_PARTY
    if not fits:
        who = f"{state_name(state)}, {treaty_name(treaty)}"
        raise Refused(f"{one.kind} {one.on}: {who}: {then.standing} on that day, cannot do so")


def _action(one: Supposition, seen: Course) -> Action:
    return Action(
        treaty=seen.treaty,
        state=seen.state,
        kind=_KINDS[one.kind],
        on=one.on,
        source=SOURCE,
        confidence=Confidence.DERIVED,
    )


_KINDS = {
    Supposed.SIGN: ActionKind.SIGNATURE,
    Supposed.RATIFY: ActionKind.RATIFICATION,
    Supposed.ACCEDE: ActionKind.ACCESSION,
    Supposed.REJOIN: ActionKind.ACCESSION,
    Supposed.WITHDRAW: ActionKind.WITHDRAWAL_NOTIFIED,
    Supposed.RESCIND: ActionKind.WITHDRAWAL_RESCINDED,
    Supposed.SUSPEND: ActionKind.SUSPENSION_NOTIFIED,
}


def _ruled(one: Supposition, seen: Course, line: Timeline) -> Supposition:
    """Return the supposition with the day and the article that the law gives it."""
    effect = _effect(one, seen, line)
    if effect is None:
        return one
    return replace(
        one,
        effective=effect.on,
        article=effect.article,
        reason=effect.reason,
        conditions=effect.conditions,
    )


def _effect(one: Supposition, seen: Course, line: Timeline) -> Effect | None:
    match one.kind:
        case Supposed.WITHDRAW:
            entries = [segment.since for segment in line.segments if segment.since]
            out = [d for d in departures(seen, sorted(set(entries))) if d.received_on == one.on]
            return out[-1].law if out else None
        case Supposed.RESCIND:
            return Effect(one.on, "VCLT 68", "text", one.on, "Taken back before its effect.")
        case Supposed.SIGN:
            reason = "A signatory does not defeat the object and purpose of the treaty."
            return Effect(one.on, "VCLT 18(a)", "text", one.on, reason)
        case Supposed.SUSPEND:
            return law_effect(seen.law, "suspension", one.on) if seen.law else None
        case Supposed.RATIFY | Supposed.ACCEDE | Supposed.REJOIN:
            kind = _KINDS[one.kind].value
            return law_effect(seen.law, kind, one.on, state=seen.state) if seen.law else None
