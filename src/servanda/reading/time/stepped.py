"""Expressions that step from a day, or last: ``last year``, ``two days ago``, ``six months``."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from servanda.reading.time.clock import Clock
from servanda.reading.time.grammar import Found, Grammar
from servanda.reading.time.meaning import Meaning, count_of, dated, number_of, part_of, step_of
from servanda.reading.time.nowadays import is_nowadays
from servanda.reading.time.timex import (
    UNKNOWN,
    days_of,
    duration,
    moved,
    narrowed,
    period_of,
    split_unit,
)
from servanda.terms.finding import TimeType
from servanda.terms.partial_date import PartialDate

SATURDAY = 5

_EACH = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
    "10Y": "XXX",
}
"""Values of what comes once in each unit."""


def _relative(found: Found, clock: Clock) -> Iterator[Meaning]:
    unit = clock.grammar.value("period", found.words["period"])
    whence, count = step_of(found, clock)
    if whence == "s" or (unit == "D" and whence == "d" and count < 0):
        # "the past year" is no calendar year but twelve months back from here.
        yield _back(found, clock, 1, unit, -1)
        return
    if count > 0 and (unit == "D" or _from_before(found, clock, unit)):
        whence = "c"
    base = clock.base(whence, found.start)
    value = _stepped(base, count, unit)
    days = narrowed(days_of(value), part_of(found, clock))
    within = found.words.get("within")
    told = clock.published
    if within and told and days[0] and days[1] and days[0] <= told <= days[1]:
        before = clock.grammar.value("within", within) == "before"
        days = (days[0], told) if before else (told, days[1])
    yield dated(found, value, days)


def _from_before(found: Found, clock: Clock, unit: str) -> bool:
    """Say whether "the next year" is that after the date before it, not after publication."""
    last = clock.base("c", found.start)
    told = "definite" in found.words and _stepped(last, 1, unit) is not None
    return told and clock.was_before(found.start)


def _stepped(base: PartialDate | None, count: int, unit: str) -> str | None:
    """Return the period ``count`` units from a date, None where the date is too vague."""
    if base is None or (unit in {"D", "W", "WE"} and base.day is None):
        return None
    if unit in {"M", "Q"} and base.month is None:
        return None
    times, simple = {"WE": (1, "W"), "Q": (3, "M")}.get(unit) or split_unit(unit)
    try:
        return period_of(moved(base.earliest, count * times, simple), unit)
    except (OverflowError, ValueError):
        return None


def _dayhour(found: Found, clock: Clock) -> Iterator[Meaning]:
    """Give a part of a day in one word: "tonight", "overnight"."""
    offset, part = str(clock.grammar.value("dayhour", found.words["dayhour"])).split()
    vague = clock.grammar.has("things_too", found.words["dayhour"])
    if vague and clock.tense(found.start) != "back":
        # "Cars may be left overnight" tells of any night.
        yield Meaning(found.start, found.end, TimeType.TIME, f"XXXX-XX-XXT{part}")
        return
    value = _stepped(clock.base("d", found.start), int(offset), "D")
    yield Meaning(found.start, found.end, TimeType.TIME, f"{value}T{part}" if value else None)


def _day_beside(found: Found, clock: Clock) -> Iterator[Meaning]:
    """Give "the day before" where nothing follows: that before the day spoken of."""
    offset = clock.grammar.value("beside", found.words["beside"])
    yield dated(found, _stepped(clock.base("c", found.start), offset, "D"))


def _unit_beside(found: Found, clock: Clock) -> Iterator[Meaning]:
    """Give "the month before", that before the date spoken of, and "the week after next"."""
    unit = str(clock.grammar.value("term", found.words["term"]))
    if "beyond" in found.words:
        step = int(clock.grammar.value("beyond", found.words["beyond"]))
        yield dated(found, _stepped(clock.base("d", found.start), step, unit))
        return
    bases = (clock.base(whence, found.start) for whence in ("c", "d"))
    values = (_stepped(base, -1, unit) for base in bases)
    yield dated(found, next(filter(None, values), None))


def _period_word(found: Found, clock: Clock) -> Iterator[Meaning]:
    """Give a period in one word, told from publication: its unit and how many away it is."""
    unit, offset = str(clock.grammar.value("periodword", found.words["periodword"])).split()
    yield dated(found, _stepped(clock.base("d", found.start), int(offset), unit))


def _dayword(found: Found, clock: Clock) -> Iterator[Meaning]:
    offset = clock.grammar.value("dayword", found.words["dayword"])
    value = _stepped(clock.base("d", found.start), offset, "D")
    if value and offset == 0 and (clock.narrative or is_nowadays(found, clock)):
        # "Known today as" and a history mean their time, not the day on which they were written.
        yield dated(found, "PRESENT_REF", (clock.published, clock.published))
        return
    if value and "daypart" in found.words:
        value += "T" + clock.grammar.value("daypart", found.words["daypart"])
    yield dated(found, value)


def _daypart(found: Found, clock: Clock) -> Iterator[Meaning]:
    last = clock.grammar.has("last", found.words["near"])
    value = _stepped(clock.base("d", found.start), -1 if last else 0, "D")
    part = clock.grammar.value("daypart", found.words["daypart"])
    yield dated(found, f"{value}T{part}" if value else None)


def _stretch(found: Found, clock: Clock) -> Iterator[Meaning]:
    whence, count = step_of(found, clock)
    name = "unit" if "unit" in found.words else "plural"
    unit = clock.grammar.value(name, found.words[name])
    number: float | str = "X"
    if "n" in found.words:
        number = count_of(found, clock)
    elif "half" in found.words:
        number = 1.5
    yield _back(found, clock, number, unit, 1 if count > 0 else -1, "c" if whence == "c" else "d")


def _back(
    found: Found, clock: Clock, number: float | str, unit: str, way: int, whence: str = "d"
) -> Meaning:
    """Return a duration with the days that it covers, back or ahead from a day."""
    value = duration(number, unit)
    base = clock.base(whence, found.start)
    days = UNKNOWN
    if base is not None and base.day is not None and not isinstance(number, str):
        there = _away_from(base.earliest, way * number, unit)
        if there is not None:
            days = (there, base.earliest) if way < 0 else (base.earliest, there)
    return Meaning(found.start, found.end, TimeType.DURATION, value, days)


def _away_from(day: date, count: float, unit: str) -> date | None:
    times, simple = _whole(count, {"Q": "3M", "WE": "W"}.get(unit, unit))
    if simple not in {"D", "W", "M", "Y"}:
        return day
    try:
        return moved(day, int(times), simple)
    except (OverflowError, ValueError):
        return None


def _whole(count: float, unit: str) -> tuple[float, str]:
    """Return a stretch in units of which it has whole ones: a year and a half is 18 months."""
    times, simple = split_unit(unit)
    count *= times
    each, smaller = {"Y": (12, "M"), "W": (7, "D")}.get(simple, (1, simple))
    return (count, simple) if count == int(count) else (count * each, smaller)


def _length(found: Found, clock: Clock) -> tuple[float | str, str]:
    """Return how many of which unit; a unit alone is one, a plural alone is open."""
    name = next(name for name in ("unit", "plural", "whole") if name in found.words)
    unit = str(clock.grammar.value(name, found.words[name]))
    if "n" in found.words:
        return count_of(found, clock), unit
    alone = 1.5 if "half" in found.words else 0.5 if "halved" in found.words else 1
    return ("X" if name == "plural" else alone), unit


def _away(found: Found, clock: Clock) -> Iterator[Meaning]:
    """Give "two weeks ago" as a date; "six months later" is one only where the text has one."""
    whence, way = step_of(found, clock, "away")
    number, unit = _length(found, clock)
    open_ = isinstance(number, str)
    times, simple = (0.0, "") if isinstance(number, str) else _whole(number, unit)
    exact = not open_ and times == int(times) and simple in {"D", "W", "M", "Y"}
    base = clock.base(whence, found.start) if exact else None
    grain = "D" if simple == "W" and whence == "c" else simple
    if base is not None and _fine(base, simple):
        there = _away_from(base.earliest, way * times, simple)
        yield dated(found, period_of(there, grain) if there else None)
    elif whence == "d" and open_:
        yield dated(found, "PAST_REF" if way < 0 else "FUTURE_REF")
    elif whence == "d":
        hours = simple in {"H", "TM", "S"}
        kind = TimeType.TIME if hours else TimeType.DATE
        yield Meaning(found.start, found.end, kind, None)
    else:
        end = next(found.places[n][1] for n in ("unit", "plural") if n in found.places)
        yield Meaning(found.start, end, TimeType.DURATION, duration(number, unit))


def _fine(base: PartialDate, unit: str) -> bool:
    """Say whether a date is told finely enough to step from it in such units."""
    if unit in {"D", "W"}:
        return base.day is not None
    return unit == "Y" or base.month is not None


def _duration(found: Found, clock: Clock) -> Iterator[Meaning]:
    yield Meaning(found.start, found.end, TimeType.DURATION, duration(*_length(found, clock)))


def _durations(found: Found, clock: Clock) -> Iterator[Meaning]:
    """Give both ends of "three to six months"; the first takes its unit from the second."""
    unit = clock.grammar.value("unit", found.words["unit"])
    for name, place in (("n", "first"), ("n2", "second")):
        value = duration(count_of(found, clock, name), unit)
        yield Meaning(*found.places[place], TimeType.DURATION, value)


def _current(found: Found, clock: Clock) -> Iterator[Meaning]:
    """Give "the end of the year": of the year of publication, in a narrative of the one told."""
    unit = clock.grammar.value("term", found.words["term"])
    told = clock.narrative or clock.was_long_before(found.start)
    base = clock.base("c" if told else "d", found.start)
    value = clock.told_quarter(found.start) if unit == "Q" else None
    value = value or _stepped(base, 0, unit)
    days = narrowed(days_of(value), part_of(found, clock))
    yield dated(found, value, days)


def _same_day(found: Found, clock: Clock) -> Iterator[Meaning]:
    """Give "earlier in the day": the day spoken of in that sentence, else that of publication."""
    day = clock.day_of(found.start)
    yield dated(found, str(day) if day else None)


def _other_daypart(found: Found, clock: Clock) -> Iterator[Meaning]:
    """Give "the next morning", "that night" and "in the evening": of the day spoken of before."""
    part = clock.grammar.value("daypart", found.words["daypart"])
    step = step_of(found, clock)[1] if "rel" in found.words else 0
    if "rel" in found.words:
        day = _stepped(clock.base("c", found.start), step, "D")
    else:
        # "The bus leaves in the morning" tells of any day.
        here = clock.day_of(found.start) if clock.tense(found.start) == "back" else None
        day = str(here) if here and here.day else "XXXX-XX-XX"
    value = f"{day}T{part}" if day else None
    yield Meaning(found.start, found.end, TimeType.TIME, value, days_of(value))


def _year_ago(found: Found, clock: Clock) -> Iterator[Meaning]:
    """Give "the year-ago period": the quarter spoken of, or the year, a year before."""
    value = clock.told_quarter(found.start)
    if value is not None:
        yield dated(found, f"{int(value[:4]) - 1:04}{value[4:]}")
        return
    base = clock.base("c", found.start) or clock.base("d", found.start)
    yield dated(found, _stepped(base, -1, "Y"))


def _anniversary(found: Found, clock: Clock) -> Iterator[Meaning]:
    """Give "a year ago Wednesday", "a year ago this month", "a week from today"."""
    number, unit = _length(found, clock)
    base = clock.base("d", found.start)
    told = base.earliest if base is not None else None
    if told is None or isinstance(number, str):
        yield dated(found, None)
        return
    grain = "D"
    if "weekday" in found.words:
        told += timedelta(
            (clock.grammar.value("weekday", found.words["weekday"]) - told.weekday() + 3) % 7 - 3
        )
    elif "dayword" in found.words:
        told += timedelta(clock.grammar.value("dayword", found.words["dayword"]))
    else:
        grain = str(clock.grammar.value("period", found.words["period"]))
    there = _away_from(told, number if "ahead" in found.words else -number, unit)
    yield dated(found, period_of(there, grain) if there else None)


def _event_season(found: Found, clock: Clock) -> Iterator[Meaning]:
    """Give "last season": a time, but no part of the calendar."""
    yield dated(found, None)


def _weekend(found: Found, clock: Clock) -> Iterator[Meaning]:
    """Give "the weekend": the one before, or the one that comes where the verb looks ahead."""
    told = clock.published
    if told is None or clock.narrative:
        yield dated(found, None)
        return
    before = told.weekday() < SATURDAY and clock.tense(found.start) != "ahead"
    yield dated(found, _stepped(clock.base("d", found.start), -before, "WE"))


def _set(found: Found, clock: Clock) -> Iterator[Meaning]:
    yield Meaning(found.start, found.end, TimeType.SET, _set_value(found, clock.grammar))


def _set_value(found: Found, known: Grammar) -> str | None:
    """Return ``XXXX-XX`` for "every month", ``P2Y`` for "every two years"."""
    words = found.words
    if "weekday" in words:
        return f"XXXX-WXX-{known.value('weekday', words['weekday']) + 1}"
    if "weekdays" in words:
        return f"XXXX-WXX-{known.value('weekdays', words['weekdays'])}"
    if "month" in words:
        day = f"-{int(words['day']):02}" if "day" in words else ""
        return f"XXXX-{known.value('month', words['month']):02}{day}"
    if "season" in words:
        return f"XXXX-{known.value('season', words['season'])}"
    if "daypart" in words:
        return f"XXXX-XX-XXT{known.value('daypart', words['daypart'])}"
    if "period" in words:
        unit = str(known.value("period", words["period"]))
        return _EACH.get(unit, "XX")
    if "unit" in words:
        number = known.value("turn", words["turn"]) if "turn" in words else words.get("n", "1")
        return duration(number_of(str(number), known), str(known.value("unit", words["unit"])))
    return str(known.value("often", words["often"]))


def _hour(found: Found, clock: Clock) -> str:
    """Return a time of day as TIMEX3 writes it: ``17:00``, ``MO`` for the morning."""
    if "hourword" in found.words:
        told = str(clock.grammar.value("hourword", found.words["hourword"]))
        before = clock.text[max(0, found.start - 12) : found.start].decode().lower().split()
        begins = bool(before) and clock.grammar.has("after_midnight", before[-1])
        return "00:00" if begins and told == "24:00" else told
    if "n" in found.words:
        number = number_of(found.words["n"], clock.grammar)
        return f"{number:02}:00" if isinstance(number, int) else "XX:XX"
    hour = int(found.words["hour"])
    half = found.words.get("half", "")
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return f"{hour:02}:{found.words.get('minute') or '00'}"


def _clock(found: Found, clock: Clock) -> Iterator[Meaning]:
    base = clock.day_of(found.start)
    day = str(base) if base is not None and base.day is not None else "XXXX-XX-XX"
    around = clock.text[max(0, found.start - 2) : found.start] + clock.text[found.end :][:2]
    if b"-" in around:
        # "08:00 - 14:00" are the hours of any day.
        day = "XXXX-XX-XX"
    yield dated(found, f"{day}T{_hour(found, clock)}")


def _ref(found: Found, clock: Clock) -> Iterator[Meaning]:
    value = clock.grammar.value("ref", found.words["ref"])
    ahead = not clock.narrative and clock.tense(found.start) == "ahead"
    if clock.grammar.has("ahead_only", found.words["ref"]) and not ahead:
        return
    told = clock.published if value == "PRESENT_REF" else None
    yield dated(found, value, (told, told))


def _nothing(found: Found, clock: Clock) -> Iterator[Meaning]:
    """Give nothing: what looks like a time and is none, as the number of a resolution."""
    yield from ()


KINDS: Mapping[str, Callable[[Found, Clock], Iterator[Meaning]]] = {
    "relative": _relative,
    "dayword": _dayword,
    "dayhour": _dayhour,
    "day beside": _day_beside,
    "unit beside": _unit_beside,
    "period word": _period_word,
    "daypart": _daypart,
    "stretch": _stretch,
    "away": _away,
    "duration": _duration,
    "durations": _durations,
    "current": _current,
    "weekend": _weekend,
    "set": _set,
    "clock": _clock,
    "ref": _ref,
    "same day": _same_day,
    "other daypart": _other_daypart,
    "year ago": _year_ago,
    "anniversary": _anniversary,
    "event season": _event_season,
    "no time": _nothing,
}
"""The function for each kind of rule."""
