"""A page against the record: added, changed, vanished, contradicted, confirmed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from servanda.record.entry import Detail, Line, Section, full
from servanda.record.finding import EVERY, FindingKind, findings
from servanda.record.refresh.fact import Fact, Key, Shown, facts
from servanda.record.refresh.independence import independent, risen, slot, table
from servanda.record.timeline import timeline
from servanda.terms.action import Action, ActionKind
from servanda.terms.sighting import SourcePage


@dataclass(slots=True)
class _Comparison:
    page: SourcePage
    treaty: str
    seen: Mapping[Key, Shown]
    free: dict[tuple[str, str], list[Action]]
    """Actions of the record that nothing on the page stands for yet, by state and slot."""
    lines: list[Line] = field(default_factory=list)
    taken: dict[tuple[str, str], Action] = field(default_factory=dict)
    lacks: bool = False
    """Whether the page lacks anything that the record holds, accepted as lacking or not."""

    def line(self, section: Section, fact: Fact, was: str, old: Action | None = None) -> None:
        """Add a line about a fact of the page."""
        self.lines.append(
            Line(
                section=section,
                treaty=self.treaty,
                state=fact.state,
                action=fact.kind,
                dated=fact.dated,
                was=was,
                source=self.page.source,
                row=fact.row,
                publisher=self.page.publisher,
                confidence=self.page.confidence,
                was_action=old.kind if old else None,
                was_date=_iso(old.on) if old else "",
                detail=fact.detail,
            )
        )


def difference(
    page: SourcePage, treaty: str, held: Sequence[Action], seen: Mapping[Key, Shown]
) -> tuple[tuple[Line, ...], bool]:
    """Return every line in which a page and the record differ, and whether the page lacks any.

    Args:
        page: The page as it was read.
        treaty: Id of the treaty; what the page says of others is left aside.
        held: The actions of the record as it is now.
        seen: What earlier pages of the same kind showed, and was accepted.
    """
    free: dict[tuple[str, str], list[Action]] = defaultdict(list)
    for one in held:
        free[one.state, slot(one.kind)].append(one)
    work = _Comparison(page, treaty, seen, free)
    told = facts(page, treaty)
    open_ = [fact for fact in told if not _same(work, fact)]
    open_ = [fact for fact in open_ if not _known(work, fact)]
    for fact in open_:
        _other(work, fact)
    _gone(work, told)
    return tuple(work.lines), work.lacks


def _same(work: _Comparison, fact: Fact) -> bool:
    """Take the action of the record that the fact shows, if there is one."""
    among = work.free[fact.key.slot]
    match = [one for one in among if fact.is_of(one)]
    match += [one for one in among if not fact.dated and one not in match]
    if not match:
        return False
    one = match[0]
    among.remove(one)
    work.taken[fact.key.slot] = one
    before = work.seen.get(fact.key)
    if before is not None:
        if before.detail != fact.detail:
            work.line(Section.CHANGED, fact, _detailed(before.detail, fact.detail), one)
        return True
    effect = _other_effect(work, fact)
    if effect:
        work.line(Section.CONTRADICTED, fact, f"in force {effect}", one)
    elif independent(one, work.page.publisher):
        _confirm(work, fact, one)
    return True


def _other_effect(work: _Comparison, fact: Fact) -> str:
    """Return when the record has the treaty enter into force, if the page says otherwise."""
    if not fact.detail.effective or slot(fact.kind) != "consent":
        return ""
    line = timeline(fact.state, work.treaty)
    days = {one.since.isoformat() for one in line.segments if one.since}
    return "" if fact.detail.effective in days else " or ".join(sorted(days))


def _confirm(work: _Comparison, fact: Fact, one: Action) -> None:
    firmer = risen(one, work.page.confidence)
    if firmer is not one.confidence:
        work.line(Section.CONFIRMED, fact, one.confidence.value, one)
        work.lines[-1] = replace(work.lines[-1], confidence=firmer)


def _known(work: _Comparison, fact: Fact) -> bool:
    """Say whether the publisher said so before, and it was accepted (as one of two, perhaps)."""
    before = work.seen.get(fact.key)
    if before is None:
        return False
    among = work.free[fact.key.slot]
    one = _nearest(among, fact)
    if one is not None:
        among.remove(one)
    if before.detail != fact.detail:
        work.line(Section.CHANGED, fact, _detailed(before.detail, fact.detail), one)
    return True


def _other(work: _Comparison, fact: Fact) -> None:
    """Tell what has no equal in the record: an action of another day or kind, or a new one."""
    among = work.free[fact.key.slot]
    one = _nearest(among, fact)
    if one is None:
        _new(work, fact)
        return
    among.remove(one)
    work.taken[fact.key.slot] = one
    was = _iso(one.on) if one.kind is fact.kind else f"{one.kind} {_iso(one.on)}".strip()
    other = independent(one, work.page.publisher) and one.on is not None
    work.line(Section.CONTRADICTED if other else Section.CHANGED, fact, was, one)


def _new(work: _Comparison, fact: Fact) -> None:
    """Tell of an action of which the record holds none, unless it follows from what it holds."""
    second = work.taken.get(fact.key.slot) if fact.detail.depositary else None
    ends = _projected(work, fact)
    if (second and fact.is_of(second)) or fact.dated in ends:
        return
    if ends:
        work.line(Section.CONTRADICTED, fact, " or ".join(ends))
    else:
        work.line(Section.ADDED, fact, "", second)


def _projected(work: _Comparison, fact: Fact) -> tuple[str, ...]:
    """Return the days on which, as the record has it, an exit of the state takes effect."""
    if fact.kind is not ActionKind.WITHDRAWAL_EFFECTIVE:
        return ()
    line = timeline(fact.state, work.treaty)
    return tuple(sorted({one.until.isoformat() for one in line.segments if one.until}))


def _nearest(among: list[Action], fact: Fact) -> Action | None:
    day = full(fact.dated) or (full(f"{fact.dated}-01") if fact.dated else None)
    if day is None:
        return among[0] if among else None
    return min(among, key=lambda one: abs(((one.on or date.min) - day).days), default=None)


def _gone(work: _Comparison, told: Sequence[Fact]) -> None:
    """Tell what the record holds, or the publisher showed, and the page does not."""
    page = work.page
    if not page.whole or not page.read:
        return
    if not page.lists_all:
        work.lines += _unsaid(work, told)
        return
    shown = {slot(fact.kind) for fact in told} | {slot(key.kind) for key in work.seen}
    rules = table("slots")["vanish"]
    counted = {*rules["always"], *(shown & {*rules["with_others"]})}
    there = {fact.state for fact in told}
    for (state, kind), left in sorted(work.free.items()):
        for one in left if kind in counted and state not in page.refused_states else ():
            if _should_show(work, one, there, told):
                work.lines.append(_vanished(work, one))
    work.lines += _unsaid(work, told)


def _should_show(work: _Comparison, one: Action, there: set[str], told: Sequence[Fact]) -> bool:
    page = work.page
    day = one.recorded_on if one.on is None else one.on
    if page.as_of is not None and day is not None and day > page.as_of:
        return False
    if one.kind is ActionKind.WITHDRAWAL_EFFECTIVE:
        noticed = any(
            fact.state == one.state
            and fact.kind is ActionKind.WITHDRAWAL_NOTIFIED
            and not fact.detail.effective
            and not fact.detail.revoked
            for fact in told
        )
        if noticed or one.state in page.withdrawn:
            return False
    if one.kind is ActionKind.WITHDRAWAL_NOTIFIED and one.state in page.withdrawn:
        return False
    if one.state not in there and _ended(one.state):
        return False
    work.lacks = True
    return not _acknowledged(one, page)


def _acknowledged(one: Action, page: SourcePage) -> bool:
    """Say whether it was accepted before that pages of this kind do not show the action."""
    return f"no longer shown by {page.source.split(' (')[0]}" in one.note


def _ended(state: str) -> bool:
    """Say whether the state is one of the past, which lists of today leave out."""
    return any(one.kind is FindingKind.STATE_ENDED for one in findings(state, EVERY))


def _vanished(work: _Comparison, one: Action) -> Line:
    return Line(
        section=Section.VANISHED,
        treaty=work.treaty,
        state=one.state,
        action=one.kind,
        dated=_iso(one.on),
        was=_iso(one.on),
        source=work.page.source,
        publisher=work.page.publisher,
        confidence=one.confidence,
        was_action=one.kind,
        was_date=_iso(one.on),
    )


def _unsaid(work: _Comparison, told: Sequence[Fact]) -> Iterator[Line]:
    """Yield what earlier pages of the publisher showed beside the record and this one does not."""
    now = {fact.key for fact in told}
    listed = {(line.state, line.action, line.dated) for line in work.lines}
    listed |= {(line.state, line.was_action or line.action, line.was_date) for line in work.lines}
    for key, shown in work.seen.items():
        # What a page does not list all of, another page of its kind may show.
        elsewhere = not work.page.lists_all and shown.source != work.page.source
        told_already = elsewhere or (key.state, key.kind, key.dated) in listed
        if key in now or told_already or key.state in work.page.refused_states:
            continue
        yield Line(
            section=Section.VANISHED,
            treaty=work.treaty,
            state=key.state,
            action=key.kind,
            dated=key.dated,
            was=key.dated,
            source=work.page.source,
            publisher=work.page.publisher,
            was_action=key.kind,
            was_date=key.dated,
            detail=Detail(depositary=key.depositary),
        )


def _detailed(before: Detail, now: Detail) -> str:
    """Return what a page said before, where it says otherwise now."""
    names = Detail.__slots__
    odd = [name for name in names if getattr(before, name) != getattr(now, name)]
    return "; ".join(f"{name}: {getattr(before, name) or 'nothing'}" for name in odd)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
