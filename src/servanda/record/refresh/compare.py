"""Pages held against the record, one after the other: the difference as a whole."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from servanda.record.action import actions
from servanda.record.coverage import coverage
from servanda.record.entry import Entry, Line, Section, enter
from servanda.record.refresh.difference import difference
from servanda.record.refresh.fact import Before, Fact, facts
from servanda.record.refresh.independence import table
from servanda.terms.action import Action
from servanda.terms.sighting import Problem, Sighting, SourcePage

SeenBy = Callable[[str, str], Before]
"""Returns what pages of a kind showed of a treaty, as it was accepted."""


@dataclass(frozen=True, slots=True)
class PageDifference:
    """What one page says of one treaty, and every line in which the record differs."""

    page: SourcePage
    treaty: str
    facts: tuple[Fact, ...]
    lines: tuple[Line, ...]
    lacks: bool
    """Whether the page lacks something that the record holds."""


@dataclass(frozen=True, slots=True)
class Refresh:
    """All pages against the record; nothing of it has entered yet."""

    differences: tuple[PageDifference, ...]
    problems: tuple[Problem, ...]
    seen: int
    read: int
    refused: int

    def lines(self, section: Section | None = None) -> tuple[Line, ...]:
        """Return the lines of a section (None: of all), by treaty, state and day."""
        found = {
            line.id: line
            for one in self.differences
            for line in one.lines
            if section in (None, line.section)
        }
        told = sorted(found.values(), key=lambda one: (one.treaty, one.state, one.dated))
        return tuple(told)


def compare(
    pages: Sequence[SourcePage], asked: Collection[str], seen_by: SeenBy, on: date
) -> Refresh:
    """Return how the pages differ from the record; a later page is held against the earlier too.

    Args:
        pages: As they were read.
        asked: Ids of the treaties asked for; none: whatever the pages are about.
        seen_by: What earlier pages showed.
        on: The day of the comparison.

    Raises:
        UnknownName: A page is about a treaty of which there is no record.
    """
    held: dict[str, list[Action]] = {}
    found: list[PageDifference] = []
    problems: list[Problem] = []
    happened = [_without_ahead(page, on) for page in pages]
    for page in happened:
        problems += page.problems
        for treaty in sorted({one.treaty or "" for one in page.sightings}):
            if treaty and (not asked or treaty in asked):
                now = held.setdefault(treaty, list(actions(coverage(treaty).treaty)))
                before = seen_by(page.kind.value, treaty)
                problems += _odd(page, treaty, before)
                found.append(_one(page, treaty, now, before, on))
            elif treaty:
                why = f"the page is about {treaty}, which was not asked for"
                problems.append(Problem(page.source, "", "", why))
        if not page.read:
            why = "no row could be read: nothing is taken for vanished"
            problems.append(Problem(page.source, "", "", why))
    return Refresh(
        tuple(found),
        tuple(problems),
        sum(page.seen for page in happened),
        sum(page.read for page in happened),
        sum(page.refused for page in happened),
    )


def _without_ahead(page: SourcePage, on: date) -> SourcePage:
    """Return the page without the acts that it dates after the day; each becomes a problem."""
    effects = table("slots")["ahead"]["may_lie"]
    kept: list[Sighting] = []
    ahead: list[Sighting] = []
    for one in page.sightings:
        later = one.on is not None and one.on.earliest > on and one.action.value not in effects
        (ahead if later else kept).append(one)
    lost = {one.row for one in ahead} - {one.row for one in kept}
    why = f"this {{action}} lies after {on}, the day of the comparison"
    return replace(
        page,
        sightings=tuple(kept),
        problems=(
            *page.problems,
            *(
                Problem(page.source, one.row, str(one.on), why.format(action=one.action.value))
                for one in ahead
            ),
        ),
        read=page.read - len(lost),
        refused=page.refused + len(lost),
        refused_states=page.refused_states | {one.state for one in ahead},
    )


def _odd(page: SourcePage, treaty: str, before: Before) -> Iterator[Problem]:
    """Yield what is odd about a page beside those of its kind that were accepted."""
    if before.heading and page.heading != before.heading:
        heads = " | ".join(page.heading)
        why = f"other heads of columns than accepted before: {' | '.join(before.heading)}"
        yield Problem(page.source, heads, "", why)
    if before.as_of and page.as_of and page.as_of < before.as_of:
        why = f"{treaty}: an older state than that of {before.as_of}, which was accepted"
        yield Problem(page.source, "", page.as_of.isoformat(), why)


def _one(
    page: SourcePage, treaty: str, now: list[Action], before: Before, on: date
) -> PageDifference:
    standing = [one for one in now if one.recorded_until is None]
    lines, lacks = difference(page, treaty, standing, before.facts)
    for line in lines:
        if line.section is not Section.VANISHED:
            enter(now, Entry(on, line))
    return PageDifference(page, treaty, facts(page, treaty), lines, lacks)
