"""Names, days and lists as they stand in a sentence; every sentence is composed from findings."""

from collections.abc import Sequence
from datetime import date

from servanda import names
from servanda.assessment.days import days_of
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
    season = material("estimate")["season_names"].get(value[5:])
    return f"in {season} {value[:4]}" if season else f"in {value}"


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
