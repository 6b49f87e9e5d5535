"""The date of a claim, and what it is to what is claimed: on it, since, until or before it."""

from dataclasses import dataclass

from servanda.reading.lexicon import Hit, hits
from servanda.reading.scene import Scene
from servanda.terms.finding import DateSense, Time
from servanda.terms.span import Span

LEAD = 32
"""Characters before a date in which the words that bind it stand."""
BETWEEN = 24
"""Characters that the words between the two dates of a stretch may have."""
NAMED = 6
"""Characters between the name of a treaty and the year that is part of it."""
FAR = 160
"""Characters before a clause within which the adverbial that leads it begins."""


@dataclass(frozen=True, slots=True)
class Dating:
    """A date as a text binds it to what it says; all None where it gives none."""

    value: str | None = None
    sense: DateSense = DateSense.ON
    until: str | None = None
    """The end of a stretch that begins with the date."""


def dating(scene: Scene, within: Span, *, past: bool = True) -> Dating | None:
    """Return the date that a stretch gives, or the adverbial before it.

    None where the time is told in a way that leaves its days open: "after 2012", "at its peak".
    ``past``: whether the words may tell of another time than that of the text.
    """
    parts = [one for one in (within, _led(scene, within), _cut(scene, within)) if one]
    found = [time for part in parts for time in dates(scene, part)]
    if not found:
        away = past and any(_open(scene, part) for part in parts)
        return None if away else Dating()
    sense = sense_of(scene, found[0])
    linked = len(found) > 1 and _is_linked(scene, found[0], found[1])
    if linked and sense in ("from", "between", DateSense.SINCE):
        return Dating(found[0].value, DateSense.SINCE, found[1].value)
    if sense == "from":
        return Dating(found[0].value, DateSense.SINCE)
    if linked or sense not in tuple(DateSense):
        return None
    return Dating(found[0].value, DateSense(sense))


def dates(scene: Scene, within: Span) -> list[Time]:
    """Return the dates of a stretch that name a year, but for those in the name of a treaty."""
    return [
        time
        for time in scene.times
        if time.span.within(within) and year_of(time) and not _names(scene, time)
    ]


def _names(scene: Scene, time: Time) -> bool:
    """Say whether a year only tells which treaty is meant: "the 1997 Convention"."""
    language, text = scene.document.language, scene.document.text
    for one in scene.treaties:
        if 0 <= one.span.start - time.span.end <= 1:
            return True
        gap = Span(one.span.end, time.span.start)
        if 0 < gap.end - gap.start <= NAMED and hits(
            language, "dating", text, gap, ("side", "name")
        ):
            return True
    return False


def year_of(time: Time) -> int | None:
    """Return the year of a date; None where it names none."""
    value = time.value or ""
    return int(value[:4]) if time.is_dated and value[:4].isdigit() else None


def sense_of(scene: Scene, time: Time) -> str:
    """Return what the words right before or behind a date make of it, "on" where none do."""
    text, language = scene.document.text, scene.document.language
    before = Span(max(scene.sentence.start, time.span.start - LEAD), time.span.start)
    behind = Span(time.span.end, min(scene.sentence.end, time.span.end + LEAD))
    found = hits(language, "dating", text, behind, ("side", "behind"))
    bound = [*_before(scene, before), *(hit for hit in found if hit.span.start == behind.start)]
    return str(bound[0].cue.keys["sense"]) if bound else DateSense.ON


def _before(scene: Scene, where: Span) -> list[Hit]:
    """Return the words at the end of a stretch that bind a date behind it."""
    language, text = scene.document.language, scene.document.text
    found = hits(language, "dating", text, where, ("side", "before"))
    return [hit for hit in found if hit.span.end == where.end]


def is_now(scene: Scene, where: Span) -> bool:
    """Say whether a stretch is empty, or only says that it is so up to now: "yet", "so far"."""
    text = scene.document.text
    found = hits(scene.document.language, "dating", text, where, ("side", "now"))
    return not where.of(text).strip(' .,;:!”"') or any(
        hit.span.start <= where.start + 1 and not text[hit.span.end : where.end].strip(' .,;:!”"')
        for hit in found
    )


def _is_linked(scene: Scene, first: Time, second: Time) -> bool:
    """Say whether two dates are the ends of one stretch: "from 2004 to 2017"."""
    gap = Span(first.span.end, second.span.start)
    if not 0 < gap.end - gap.start <= BETWEEN:
        return False
    found = hits(scene.document.language, "dating", scene.document.text, gap, ("side", "between"))
    return any(hit.span == gap for hit in found)


def _open(scene: Scene, within: Span) -> bool:
    """Say whether a stretch tells of another time than the text's day: "before the exits"."""
    near = Span(within.start, min(within.end, within.start + FAR))
    language, text = scene.document.language, scene.document.text
    return bool(hits(language, "dating", text, near, ("side", "moment")))


def _led(scene: Scene, within: Span) -> Span | None:
    """Return the adverbial that leads a clause: "By October 2020, 50 states had ratified"."""
    before = [one for one in scene.clauses if one.end <= within.start]
    if not before or within.start - before[-1].end > len(", "):
        return None
    led = before[-1]
    if led.end - led.start > FAR:
        return None
    named = dates(scene, led)
    if named and named[-1].span.end == led.end:
        begin = Span(led.start, named[0].span.start)
        bound = [hit for hit in _before(scene, begin) if hit.span.start == led.start]
        words = len(begin.of(scene.document.text).split())
        if bound or words == 1 or (not words and len(before) == 1):
            return led
    return led if _open(scene, led) else None


def _cut(scene: Scene, within: Span) -> Span | None:
    """Return the date that a word which may begin a clause cuts off: "a party since | 2012"."""
    behind = [one for one in scene.clauses if one.start >= within.end]
    if not behind or behind[0].start - within.end > LEAD:
        return None
    named = dates(scene, behind[0])
    return named[0].span if named and named[0].span.start == behind[0].start else None
