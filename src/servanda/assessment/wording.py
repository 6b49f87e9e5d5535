"""Names, days and lists as they stand in a sentence; every sentence is composed from findings."""

from collections.abc import Sequence
from datetime import date

from servanda import names
from servanda.assessment.days import Days, days_of
from servanda.assessment.material import material
from servanda.errors import UnknownName


def day_words(day: date) -> str:
    """Return a day in words, as in "27 December 2025"."""
    return f"{day.day} {day:%B %Y}"


def when_words(value: str | None) -> str:
    """Return a date with its preposition ("on 8 May 2025", "in 2012"); empty without one."""
    days = days_of(value)
    if value is None or days is None:
        return ""
    if days.single:
        return f"on {day_words(days.earliest)}"
    if len(value) == 4:
        return f"in {value}"
    if value[5:].isdigit():
        return f"in {days.earliest:%B %Y}"
    return _part_words(value, days)


def _part_words(value: str, days: Days) -> str:
    """Return a week, quarter, half, season or decade with its preposition."""
    year, part = value[:4], value[5:]
    season = material("estimate")["season_names"].get(part)
    if season:
        return f"in {season} {year}"
    if part[:1] in _PARTS and part[1:].isdigit():
        ordinal = material("estimate")["numbers"]["ordinals"][int(part[1:]) - 1]
        return f"in the {ordinal} {_PARTS[part[0]]} of {year}"
    if part.endswith("-WE"):
        return f"on the weekend of {day_words(days.earliest)}"
    if part.startswith("W"):
        return f"in the week of {day_words(days.earliest)}"
    if len(value) == len("199"):
        return f"in the {value}0s"
    return f"in the years {days.earliest.year} to {days.latest.year}"


_PARTS = {"Q": "quarter", "H": "half"}


def state_words(code: str) -> str:
    """Return what a state is called in a sentence; the code where nothing is known by it."""
    try:
        name = names.state_name(code)
    except UnknownName:
        return code
    return f"the {name}" if code in material("clause")["names"]["articled"] else name


def states_words(codes: Sequence[str]) -> str:
    """Return several states as a list, as in "Estonia, Latvia and Lithuania"."""
    return listed([state_words(code) for code in codes]) or "the state"


def treaty_words(treaty: str | None) -> str:
    """Return what a treaty is called in a sentence, with its article where it takes one."""
    if treaty is None:
        return "the treaty"
    try:
        name = names.treaty_name(treaty)
    except UnknownName:
        name = treaty
    bare = name.lower().startswith("the ") or name in material("clause")["names"]["bare"]
    return name if bare else f"the {name}"


def listed(words: Sequence[str]) -> str:
    """Return words as a list with "and" before the last."""
    *head, last = words or [""]
    return f"{', '.join(head)} and {last}" if head else last


def sentence(*parts: str) -> str:
    """Return the parts joined to one sentence, with its capital and its full stop."""
    text = " ".join(" ".join(parts).split())
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith('.') else '.'}"


def verb(codes: Sequence[str], one: str, several: str) -> str:
    """Return the form of a verb that agrees with the number of states."""
    return several if len(codes) > 1 else one
