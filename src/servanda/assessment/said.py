"""The window in which an exit takes effect if what was said of its time holds."""

from collections.abc import Iterable
from datetime import date

from servanda.assessment.length import Length, estimate, exact, later, of_clock
from servanda.assessment.setting import Setting
from servanda.terms.assessment import SaidWindow
from servanda.terms.finding import DOMESTIC_STAGES, Act, Modality, Stage, Time, TimeType
from servanda.terms.treaty import Treaty


def said_window(acts: Iterable[Act], law: Treaty, setting: Setting) -> SaidWindow | None:
    """Return the window by the speaker's estimate; None where nobody gave one.

    A length given for the steps at home is counted from the day of publication and the period of
    notice added; a day given for the notice, or for the end, is taken as it is.
    """
    coming = [act for act in acts if act.modality is not Modality.DONE]
    return _by_length(coming, law, setting) or _by_day(coming, law, setting)


def _by_length(acts: list[Act], law: Treaty, setting: Setting) -> SaidWindow | None:
    at_home = next(
        (
            (act, *found)
            for act in acts
            if act.stage in DOMESTIC_STAGES and (found := _length(act, setting))
        ),
        None,
    )
    notice = _notice(acts, law, setting)
    if at_home is None or notice is None or setting.published is None:
        return None
    act, length, words = at_home
    earliest = _after(setting.published, (length.unit, length.low), (notice.unit, notice.low))
    latest = _after(setting.published, (length.unit, length.high), (notice.unit, notice.high))
    if earliest is None or latest is None:
        return None
    then = notice.count if notice.unit == length.unit else notice.words
    read = f"{words} read as {length.count}" if length.vague else words
    return SaidWindow(act.statement, earliest, latest, f"{read}, then {then}")


def _by_day(acts: list[Act], law: Treaty, setting: Setting) -> SaidWindow | None:
    notice = _notice(acts, law, setting)
    for act in acts:
        time = _time(act, setting)
        if time is None or time.earliest is None or time.latest is None:
            continue
        if act.stage is Stage.EFFECTIVE:
            return SaidWindow(
                act.statement, time.earliest, time.latest, f"effect {time.text} as said"
            )
        if act.stage is Stage.NOTIFIED and notice is not None:
            earliest = _after(time.earliest, (notice.unit, notice.low))
            latest = _after(time.latest, (notice.unit, notice.high))
            if earliest and latest:
                words = f"notice {time.text} as said, then {notice.words}"
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
