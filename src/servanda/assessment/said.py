"""The window in which an exit takes effect if what was said of its time holds."""

from collections.abc import Iterable
from datetime import date

import re2

from servanda.assessment.length import Length, estimate, exact, later, of_clock, same
from servanda.assessment.setting import Setting
from servanda.terms.assessment import SaidWindow
from servanda.terms.finding import DOMESTIC_STAGES, Act, Modality, Stage, Time, TimeType
from servanda.terms.span import Span
from servanda.terms.treaty import Treaty

_END = re2.compile(r"[.!?]\s|\n")
"""Where a sentence ends, near enough to keep a length with its own."""
_WITH_BODY = frozenset({Stage.CABINET, Stage.PARLIAMENT, Stage.ENACTED})
"""Steps that a body at home takes, and that take it time."""


def said_window(acts: Iterable[Act], law: Treaty, setting: Setting) -> SaidWindow | None:
    """Return the window by the speaker's estimate; None where nobody gave one.

    A length given for the steps at home is counted from the day of publication and the period of
    notice added; a day given for the notice, or for the end, is taken as it is.
    """
    coming = [act for act in acts if act.modality is not Modality.DONE]
    return _by_length(coming, law, setting) or _by_day(coming, law, setting)


def _by_length(acts: list[Act], law: Treaty, setting: Setting) -> SaidWindow | None:
    at_home = _step_at_home(acts, law, setting)
    notice = _notice(acts, law, setting)
    if at_home is None or notice is None or setting.published is None:
        return None
    statement, length, words = at_home
    earliest = _after(setting.published, (length.unit, length.low), (notice.unit, notice.low))
    latest = _after(setting.published, (length.unit, length.high), (notice.unit, notice.high))
    if earliest is None or latest is None:
        return None
    then = notice.count if notice.unit == length.unit else notice.words
    read = f"{words} read as {length.count}" if length.vague else words
    return SaidWindow(statement, earliest, latest, f"{read}, then {then}")


def _step_at_home(
    acts: list[Act], law: Treaty, setting: Setting
) -> tuple[str | None, Length, str] | None:
    """Return who said how long the steps at home take, that length, and its words."""
    for act in acts:
        found = _length(act, setting) if act.stage in DOMESTIC_STAGES else None
        if found and not _is_notice(found[0], act, law):
            return act.statement, *found
    for act in acts:
        if act.stage not in DOMESTIC_STAGES:
            continue
        for time in setting.reading.times:
            length = estimate(time.value, time.text)
            if length is None or _is_notice(length, act, law):
                continue
            if time.type is TimeType.DURATION and _follows(act, time, acts, setting):
                return statement_at(time.span, setting) or act.statement, length, time.text
    return None


def _is_notice(length: Length, act: Act, law: Treaty) -> bool:
    """Say whether a length is the notice itself: the clause's own, beside no step with a body."""
    lawful = of_clock(law.withdrawal.clock)
    if act.stage in _WITH_BODY or lawful is None or length.vague:
        return False
    return same(length, lawful) is not False


def _follows(act: Act, time: Time, acts: list[Act], setting: Setting) -> bool:
    """Say whether a length stands after an act in its sentence, and in no other act."""
    if time.span.start < act.span.start:
        return False
    between = setting.document.text[act.span.start : time.span.start]
    taken = any(time.span.overlaps(one.span) for one in setting.reading.acts)
    nearer = any(act.span.start < one.span.start < time.span.start for one in acts)
    return not (taken or nearer or _END.search(between))


def statement_at(span: Span, setting: Setting) -> str | None:
    """Return the innermost statement whose content holds a stretch of the text."""
    holding = [
        (part.end - part.start, one.id)
        for one in setting.reading.statements
        for part in one.content
        if span.within(part)
    ]
    return min(holding)[1] if holding else None


def _by_day(acts: list[Act], law: Treaty, setting: Setting) -> SaidWindow | None:
    notice = _notice(acts, law, setting)
    for act in acts:
        time = _time(act, setting)
        if time is None or time.earliest is None or time.latest is None:
            continue
        if act.stage is Stage.EFFECTIVE:
            return SaidWindow(
                act.statement, time.earliest, time.latest, f"effect “{time.text}” as said"
            )
        if act.stage is Stage.NOTIFIED and notice is not None:
            earliest = _after(time.earliest, (notice.unit, notice.low))
            latest = _after(time.latest, (notice.unit, notice.high))
            if earliest and latest:
                words = f"notice “{time.text}” as said, then {notice.words}"
                return SaidWindow(act.statement, earliest, latest, words)
    return None


def _notice(acts: list[Act], law: Treaty, setting: Setting) -> Length | None:
    """Return the period of notice: as the speaker gave it, else as the clause has it."""
    for act in acts:
        if act.stage is Stage.EFFECTIVE and (found := _length(act, setting)):
            return found[0]
    return of_clock(law.withdrawal.clock)


def _length(act: Act, setting: Setting) -> tuple[Length, str] | None:
    """Return how long a step is said to take, and in which words."""
    for time in setting.reading.times:
        if time.type is TimeType.DURATION and time.span.within(act.span):
            length = estimate(time.value, time.text)
            if length:
                return length, time.text
    given = exact(act.duration)
    return (given, given.words) if given else None


def _time(act: Act, setting: Setting) -> Time | None:
    return next((time for time in setting.reading.times if time.id == act.when), None)


def _after(day: date, *lengths: tuple[str, int]) -> date | None:
    moved: date | None = day
    for unit, count in lengths:
        moved = later(moved, unit, count) if moved else None
    return moved
