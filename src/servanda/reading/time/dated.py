"""Expressions that name a day, a month, a year, a weekday, ...: their place in the calendar."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from servanda.reading.time.clock import Clock
from servanda.reading.time.feast import feast
from servanda.reading.time.grammar import Found
from servanda.reading.time.meaning import Meaning, checked, dated, part_of, step_of
from servanda.reading.time.timex import SEASONS, days_of, narrowed
from servanda.terms.finding import TimeType


def _iso(found: Found, clock: Clock) -> Iterator[Meaning]:
    value = checked(found.words["iso"])
    hour = found.words.get("clock")
    yield dated(found, f"{value}T{hour}" if value and hour else value)


def _date_value(found: Found, clock: Clock, day: str, year: str | None = None) -> str | None:
    month = clock.grammar.value("month", found.words["month"])
    number = int(day)
    year = year or found.words.get("year")
    told = int(year) if year else _told_year(found, clock, month, number)
    if told is None:
        return f"XXXX-{month:02}-{number:02}"
    return checked(f"{told:04}-{month:02}-{number:02}")


def _told_year(found: Found, clock: Clock, month: int, day: int | None) -> int | None:
    """Return the year of a date told without one: "May", "last May", "May of last year"."""
    if "rel2" in found.words:
        whence, count = step_of(found, clock, "rel2")
        base = clock.base(whence, found.start)
        return base.year + count if base else None
    if "rel" not in found.words:
        return clock.year_of(month, day, found.start)
    whence, count = step_of(found, clock)
    base = clock.base(whence, found.start)
    if base is None or base.month is None:
        # "In 2022 she fell; that December she was back."
        return base.year if base is not None and count == 0 else None
    there, here = (month, day or 0), (base.month, (base.day or 1) if day else 0)
    if count < 0:
        return base.year - (there >= here)
    return base.year + (count > 0 and there <= here)


def _date(found: Found, clock: Clock) -> Iterator[Meaning]:
    day = found.words.get("day") or clock.grammar.value("ordinal", found.words["ordinal"])
    value = _date_value(found, clock, str(day))
    yield dated(found, _at_part(value, found, clock))


def _at_part(value: str | None, found: Found, clock: Clock) -> str | None:
    """Return the value of a day with its part, as in "the night of 8 May"."""
    if value is None or "daypart" not in found.words:
        return value
    return f"{value}T{clock.grammar.value('daypart', found.words['daypart'])}"


def _named(found: Found, clock: Clock) -> Iterator[Meaning]:
    """Give a day that has a name: "9/11" is one day, "Christmas" one of each year."""
    value = str(clock.grammar.value("named", found.words["named"]))
    if value.startswith("--"):
        month, day = int(value[2:4]), int(value[5:7])
        year = found.words.get("year") or _told_year(found, clock, month, day) or "XXXX"
        yield dated(found, f"{year}-{value[2:]}")
    elif " " in value:
        yield dated(found, _feast(found, clock, value))
    else:
        yield dated(found, value)


def _feast(found: Found, clock: Clock, told: str) -> str | None:
    """Return a day that moves from year to year; without a year it is unknown."""
    if "year" in found.words:
        return feast(told, int(found.words["year"])).isoformat()
    near = clock.published or (clock.last.earliest if clock.last else None)
    if near is None:
        return None
    day = feast(told, near.year)
    year = _told_year(found, clock, day.month, day.day)
    return feast(told, year).isoformat() if year else None


def _era(found: Found, clock: Clock) -> Iterator[Meaning]:
    yield dated(found, checked(f"{int(found.words.get('ad') or found.words['ad2']):04}"))


def _numeric(found: Found, clock: Clock) -> Iterator[Meaning]:
    first, second = int(found.words["a"]), int(found.words["b"])
    month_first = clock.grammar.has("numeric", "month first")
    begins_with_year = found.places["year"][0] == found.start
    written = clock.text[found.start : found.end]
    if month_first and not begins_with_year and b"." not in written:
        # 3/5/2025 is March in one country and May in another: only a day over 12 tells.
        if first <= 12 and second <= 12 and first != second:
            yield dated(found, None)
            return
        first, second = max(first, second), min(first, second)
    yield dated(found, checked(f"{found.words['year']}-{second:02}-{first:02}"))


def _pair(found: Found, clock: Clock) -> Iterator[Meaning]:
    """Give both ends of "3-5 May 2025" or "1918-21"; the first takes what the second says."""
    first, second = found.places["first"], found.places["second"]
    values: tuple[str | None, ...]
    if "weekday2" in found.words:
        values = _two_weekdays(found, clock)
    elif "month2" in found.words:
        values = _two_months(found, clock)
    elif "a2" in found.words:
        month, year = int(found.words["b"]), found.words["year"]
        days = (found.words["a"], found.words["a2"])
        values = tuple(checked(f"{year}-{month:02}-{int(day):02}") for day in days)
    elif "month" in found.words:
        days = (found.words["day"], found.words["day2"])
        values = tuple(_date_value(found, clock, day) for day in days)
    else:
        begin, end = found.words["first"], found.words["second"]
        values = (begin, begin[: 4 - len(end)] + end)
    for (start, stop), value in zip((first, second), values, strict=True):
        yield Meaning(start, stop, TimeType.DATE, value, days_of(value))


def _two_months(found: Found, clock: Clock) -> tuple[str | None, str | None]:
    """Return both ends of "20 May to 8 June 2024" and "July-September 2025"."""
    months = [clock.grammar.value("month", found.words[n]) for n in ("month", "month2")]
    days = [int(found.words[n]) if n in found.words else None for n in ("day", "day2")]
    year = int(found.words["year"])
    # "November to March 2025" begins in the year before.
    years = (year - (months[0] > months[1]), year)
    first, second = (
        f"{y:04}-{m:02}" + (f"-{d:02}" if d else "")
        for y, m, d in zip(years, months, days, strict=True)
    )
    return checked(first), checked(second)


def _two_weekdays(found: Found, clock: Clock) -> tuple[str | None, str | None]:
    begin, end = (clock.grammar.value("weekday", found.words[n]) for n in ("weekday", "weekday2"))
    first, last = clock.weekdays(begin, end, found.start)
    return first.isoformat() if first else None, last.isoformat() if last else None


def _nth(found: Found, clock: Clock) -> Iterator[Meaning]:
    """Give "the 20th" where the text has spoken of a month; else it may be anything."""
    base = clock.base("c", found.start)
    if base is not None and base.month is not None:
        day = int(found.words["day"])
        yield dated(found, checked(f"{base.year:04}-{base.month:02}-{day:02}"))


def _month(found: Found, clock: Clock) -> Iterator[Meaning]:
    month = clock.grammar.value("month", found.words["month"])
    year = found.words.get("year")
    told = int(year) if year else _told_year(found, clock, month, None)
    value = f"XXXX-{month:02}" if told is None else f"{told:04}-{month:02}"
    yield dated(found, value, narrowed(days_of(value), part_of(found, clock)))


def _year(found: Found, clock: Clock) -> Iterator[Meaning]:
    value = found.words["year"]
    yield dated(found, value, narrowed(days_of(value), part_of(found, clock)))


def _season(found: Found, clock: Clock) -> Iterator[Meaning]:
    season = clock.grammar.value("season", found.words["season"])
    year = found.words.get("year")
    told = int(year) if year else _season_year(found, clock, season)
    value = f"XXXX-{season}" if told is None else f"{told:04}-{season}"
    yield dated(found, value, narrowed(days_of(value), part_of(found, clock)))


def _season_year(found: Found, clock: Clock, season: str) -> int | None:
    """Return the year in which a season begins: in January, this winter began last year."""
    if "rel" not in found.words or "rel2" in found.words:
        # A month in the middle of the season; winter has all of its own year in December.
        return _told_year(found, clock, min(SEASONS[season] + 1, 12), None)
    whence, count = step_of(found, clock)
    base = clock.base(whence, found.start)
    if base is None or base.month is None:
        return None
    here, years = base.earliest, range(base.year - 2, base.year + 3)
    spans = [(year, *days_of(f"{year:04}-{season}")) for year in years]
    known = [(year, first, last) for year, first, last in spans if first and last]
    if count < 0:
        return max((year for year, _, last in known if last < here), default=None)
    if count > 0:
        return min((year for year, first, _ in known if first > here), default=None)
    return next((year for year, first, last in known if first <= here <= last), base.year)


def _slice(found: Found, clock: Clock) -> Iterator[Meaning]:
    """Give a quarter or a half of a year; one without its year is the last that has begun."""
    part = _slice_name(found, clock)
    year = found.words.get("year")
    base = clock.base("d", found.start)
    if year is None and base is not None:
        told = base.year
        if "rel2" in found.words:
            told += step_of(found, clock, "rel2")[1]
        elif "whole" not in found.words:
            told = _slice_year(part, base.earliest, ahead=clock.tense(found.start) == "ahead")
        year = f"{told:04}"
    yield dated(found, f"{year}-{part}" if part and year else None)


def _slice_name(found: Found, clock: Clock) -> str | None:
    """Return ``Q3`` for "third quarter", ``H2`` for "last half"; None where there is none."""
    if "quarter" in found.words:
        return str(clock.grammar.value("quarter", found.words["quarter"]))
    unit = clock.grammar.value("slice", found.words["slice"])
    most = {"Q": 4, "H": 2}[unit]
    nth = found.words.get("ordinal")
    number = clock.grammar.value("ordinal", nth) if nth else most
    return f"{unit}{number}" if number <= most else None


def _slice_year(part: str | None, told: date, *, ahead: bool) -> int:
    """Return the year of a part of the year: the last that has begun, or the next to come.

    Figures of a part that has just ended are told ahead of their day, too.
    """
    first, last = days_of(f"{told.year:04}-{part}")
    if first is None or last is None:
        return told.year
    if first > told:
        before = days_of(f"{told.year - 1:04}-{part}")[1]
        fresh = before is not None and (told - before).days < REPORTED < (first - told).days
        return told.year - (fresh or not ahead)
    return told.year + (ahead and (told - last).days > REPORTED)


def _decade(found: Found, clock: Clock) -> Iterator[Meaning]:
    """Give "the 1990s"; "the 90s" and "the nineties" are those of the last century."""
    if "decadename" in found.words:
        value = str(clock.grammar.value("decadename", found.words["decadename"]))
    elif "short" in found.words:
        if _counts_otherwise(found, clock):
            return
        value = f"19{found.words['short'][0]}"
    else:
        value = found.words["decade"][:3]
    yield dated(found, value, narrowed(days_of(value), part_of(found, clock)))


def _counts_otherwise(found: Found, clock: Clock) -> bool:
    """Say whether "the 30s" are degrees or ages."""
    before = clock.text[max(0, found.start - CONTEXT) : found.start].decode().lower()
    return any(clock.grammar.has("no_decade", word) for word in before.split())


def _before_era(found: Found, clock: Clock) -> Iterator[Meaning]:
    if "ordinal" in found.words:
        yield dated(found, f"BC{clock.grammar.value('ordinal', found.words['ordinal']) - 1:02}")
    else:
        yield dated(found, f"BC{int(found.words['bc']):04}")


def _century(found: Found, clock: Clock) -> Iterator[Meaning]:
    value = _century_value(found, clock, "ordinal")
    yield dated(found, value, narrowed(days_of(value), part_of(found, clock)))


def _century_value(found: Found, clock: Clock, name: str) -> str:
    """Return ``19`` for "20th century" and for the 1900s."""
    if "hundred" in found.words:
        return found.words["hundred"][:2]
    nth = found.words.get("nth")
    number = int(nth) if nth else clock.grammar.value("ordinal", found.words[name])
    return f"{number - 1:02}"


def _centuries(found: Found, clock: Clock) -> Iterator[Meaning]:
    """Give both of "the 18th and 19th centuries"."""
    for name, place in (("ordinal", "first"), ("ordinal2", "second")):
        value = f"{'BC' * ('bc' in found.words)}{_century_value(found, clock, name)}"
        yield Meaning(*found.places[place], TimeType.DATE, value, days_of(value))


def _days(found: Found, clock: Clock) -> Iterator[Meaning]:
    """Give each of "March 3, 4 and 5": the first and the last take in what stands beside them."""
    names = [name for name in ("day", "day2", "day3", "day4") if name in found.words]
    starts = [found.start, *(found.places[name][0] for name in names[1:])]
    ends = [*(found.places[name][1] for name in names[:-1]), found.end]
    for name, start, end in zip(names, starts, ends, strict=True):
        value = _date_value(found, clock, found.words[name])
        yield Meaning(start, end, TimeType.DATE, value, days_of(value))


def _weekday(found: Found, clock: Clock) -> Iterator[Meaning]:
    number = clock.grammar.value("weekday", found.words["weekday"])
    day = _rel_weekday(found, clock, number)
    day = clock.weekday(number, found.start) if "rel" not in found.words else day
    value = day.isoformat() if day else None
    yield dated(found, _at_part(value, found, clock))


def _rel_weekday(found: Found, clock: Clock, number: int) -> date | None:
    if "rel" not in found.words:
        return None
    whence, count = step_of(found, clock)
    base = clock.base(whence, found.start)
    if base is None or base.day is None:
        return None
    day = base.earliest
    if count < 0 or whence == "s":
        return day - timedelta((day.weekday() - number - 1) % 7 + 1)
    if count > 0:
        away = (number - day.weekday() - 1) % 7 + 1
        # Tomorrow is not called "next Wednesday".
        return day + timedelta(away + 7 * (away == 1 and whence == "d"))
    return day + timedelta(number - day.weekday())


CONTEXT = 40
"""Characters before "the 30s" in which it may be told what they count."""
REPORTED = 75
"""Days after the end of a quarter within which its figures are told."""

KINDS: Mapping[str, Callable[[Found, Clock], Iterator[Meaning]]] = {
    "iso": _iso,
    "date": _date,
    "numeric": _numeric,
    "pair": _pair,
    "nth": _nth,
    "month": _month,
    "year": _year,
    "season": _season,
    "slice": _slice,
    "decade": _decade,
    "century": _century,
    "centuries": _centuries,
    "days": _days,
    "before era": _before_era,
    "weekday": _weekday,
    "named": _named,
    "era": _era,
}
"""The function for each kind of rule."""
