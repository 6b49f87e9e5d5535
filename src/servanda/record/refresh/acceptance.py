"""What enters the own record when lines are accepted, and the record laid beside the package's."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from servanda.record import action, coverage, timeline
from servanda.record.entry import Check, Entry, Line, Section
from servanda.record.own import lay_beside, own_record
from servanda.record.refresh.compare import PageDifference, Refresh
from servanda.record.refresh.fact import Key
from servanda.record.refresh.store import Acceptance, Contents, Sight, contents
from servanda.record.refresh.store import accept as write


def accept(path: Path, refresh: Refresh, wanted: Collection[str] | None, on: date) -> int:
    """Let lines enter the own record, in one piece, and return how many there were.

    Args:
        path: File of the own record; made if there is none.
        refresh: The difference, as it was shown.
        wanted: Ids of the lines; None: all of them.
        on: Day on which they enter.

    Raises:
        Refused: Something else entered since the difference was made.
    """
    before = contents(path)
    entries, sights, checks = [], [], []
    done: set[str] = set()
    for one in refresh.differences:
        lines = [line for line in one.lines if wanted is None or line.id in wanted]
        entries += [Entry(on, line) for line in lines if line.id not in done]
        done.update(line.id for line in lines)
        sights += list(_sights(one, lines, before, on))
        checks.append(_check(one, on, whole=len(lines) == len(one.lines)))
    if checks:
        told = Acceptance(tuple(entries), tuple(sights), tuple(checks), before.generation)
        write(path, told)
        open_own(path)
    return len(done)


def open_own(path: Path | None) -> None:
    """Lay the own record in a file beside that of the package; None: none any longer.

    Raises:
        DataError: The file is no record of Servanda.
    """
    own = contents(path) if path is not None else None
    if own == own_record():
        return
    lay_beside(own)
    action.by_state.cache_clear()
    coverage.coverage.cache_clear()
    timeline.forget()


def _sights(
    one: PageDifference, accepted: list[Line], before: Contents, on: date
) -> Iterator[Sight]:
    """Yield what was seen on the page and stands in the record, and what the page dropped."""
    kind = one.page.kind.value
    held = {s.key: s for s in before.sights if s.kind == kind and s.treaty == one.treaty}
    open_ = {_key(line) for line in one.lines if line not in accepted}
    shown = {fact.key for fact in one.facts}
    for line in accepted:
        key = replace(_key(line), kind=line.was_action or line.action, dated=line.was_date)
        dropped = line.section in (Section.CHANGED, Section.VANISHED) and key not in shown
        if dropped and key in held:
            yield replace(held[key], gone_on=on)
    for fact in one.facts:
        if fact.key not in open_:
            first = held[fact.key].first_seen if fact.key in held else on
            source = one.page.source
            yield Sight(kind, one.treaty, fact.key, fact.detail, source, first, on)


def _key(line: Line) -> Key:
    return Key(line.state, line.action, line.dated, line.detail.depositary)


def _check(one: PageDifference, on: date, *, whole: bool) -> Check:
    page = one.page
    complete = page.lists_all and page.whole and not page.refused and not one.lacks and whole
    return Check(
        on,
        one.treaty,
        page.source,
        page.publisher,
        page.as_of,
        page.seen,
        page.read,
        page.refused,
        whole=complete,
        lists_all=page.lists_all and page.whole,
        kind=page.kind.value,
        heading=page.heading,
    )
