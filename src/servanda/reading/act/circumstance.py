"""The circumstances of an act: its clauses, its time, the statement it lies in."""

from servanda.reading.clause import trimmed
from servanda.reading.scene import Scene
from servanda.terms.finding import Act, Statement, Time, TimeType
from servanda.terms.span import Span


def stretch(scene: Scene, at: Span) -> Span:
    """Return the clauses that an act covers."""
    first, last = scene.clause_at(at.start), scene.clause_at(max(at.start, at.end - 1))
    whole = Span(min(first.start, at.start), max(last.end, at.end))
    return trimmed(scene.document.text, whole) or at


def time_of(scene: Scene, at: Span) -> Time | None:
    """Return the time expression in the clause of the act, the nearest one behind it first."""
    clause = scene.clause_at(at.start)
    inside = [t for t in scene.times if t.span.within(clause) or t.span.overlaps(at)]
    kinds = (TimeType.DATE, TimeType.DURATION, TimeType.TIME)
    inside = [t for t in inside if t.type in kinds]
    behind = [t for t in inside if t.span.start >= at.start]
    if behind and behind[0].type is TimeType.TIME:
        # "At 5 p.m. on Friday": the day tells more than its hour.
        return next((t for t in behind[:2] if t.is_dated), behind[0])
    return behind[0] if behind else inside[-1] if inside else None


def is_ahead(scene: Scene, time: Time | None) -> bool:
    """Say whether a day is still to come when the text appears: "ceases to be bound on 2 June"."""
    published = scene.document.published
    if time is None or not time.is_dated:
        return False
    return bool(published and time.earliest and time.earliest > published)


def duration_of(time: Time | None) -> str | None:
    """Return a duration as TIMEX3; None where it is none, or vague."""
    if time is None or time.type is not TimeType.DURATION or not time.value:
        return None
    return None if "X" in time.value else time.value


def statement_id(scene: Scene, at: Span) -> str | None:
    """Return the id of the innermost statement that holds a span."""
    statement = scene.statement_at(at.start)
    return statement.id if statement else None


def teller(scene: Scene, act: Act) -> str | None:
    """Return the id of the statement that tells of an act, not that of the doer's own will.

    In "the ministry said Poland intends to leave" the ministry tells of it, not Poland.
    """
    known = {one.id: one for one in scene.statements}
    here = known.get(act.statement or "")
    while here is not None and here.within in known and _is_doers(here, act):
        here = known[here.within]
    return here.id if here is not None else act.statement


def _is_doers(one: Statement, act: Act) -> bool:
    refs = (one.source.ref,) if isinstance(one.source.ref, str) else one.source.ref or ()
    return bool(refs) and set(refs) <= set(act.actors)
