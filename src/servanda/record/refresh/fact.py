"""What a page says, action by action, in the form in which it is held against the record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from servanda.record.entry import Detail, agrees
from servanda.record.refresh.independence import slot
from servanda.terms.action import Action, ActionKind
from servanda.terms.sighting import Sighting, SourcePage


@dataclass(frozen=True, slots=True)
class Fact:
    """One action on a page."""

    treaty: str
    state: str
    kind: ActionKind
    dated: str
    """ISO 8601, perhaps partial; empty where the page holds no day."""
    detail: Detail
    row: str
    may_be: tuple[ActionKind, ...] = ()

    @property
    def key(self) -> "Key":
        """Return by what it is known again on a later page of the same publisher."""
        return Key(self.state, self.kind, self.dated, self.detail.depositary)

    def is_of(self, action: Action) -> bool:
        """Say whether it shows this very action, on the same day."""
        kinds = (self.kind, *self.may_be)
        return action.kind in kinds and agrees(self.dated, action.on)


@dataclass(frozen=True, slots=True)
class Key:
    """An action as one publisher shows it."""

    state: str
    kind: ActionKind
    dated: str
    depositary: str = ""

    @property
    def slot(self) -> tuple[str, str]:
        """Return the state, and the slot of the kind."""
        return self.state, slot(self.kind)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page showed with an action, and which page it was."""

    detail: Detail
    source: str


@dataclass(frozen=True, slots=True)
class Before:
    """What earlier pages of the same kind showed of a treaty, as it was accepted."""

    facts: Mapping[Key, Shown]
    heading: tuple[str, ...] = ()
    """Heads of the columns of the last of them."""
    as_of: date | None = None
    """The last day of which one of them gave the state."""


def facts(page: SourcePage, treaty: str) -> tuple[Fact, ...]:
    """Return what the page says of a treaty, each action once, in the order of the page."""
    found: dict[tuple[Key, Detail], Fact] = {}
    for one in page.sightings:
        if one.treaty == treaty:
            for fact in _facts(one, treaty):
                found.setdefault((fact.key, fact.detail), fact)
    return tuple(found.values())


def _facts(one: Sighting, treaty: str) -> Iterator[Fact]:
    dated = str(one.on) if one.on else ""
    told = Fact(treaty, one.state, one.action, dated, _detail(one), one.row, one.may_be)
    yield told
    notice = one.action in (ActionKind.WITHDRAWAL_NOTIFIED, ActionKind.CESSATION_OF_MEMBERSHIP)
    if notice and one.effective_on and not one.revoked:
        bare = replace(told.detail, effective="", stated_effective="")
        yield replace(
            told,
            kind=ActionKind.WITHDRAWAL_EFFECTIVE,
            dated=one.effective_on.isoformat(),
            detail=bare,
            may_be=(),
        )


def _detail(one: Sighting) -> Detail:
    days = (one.effective_on, one.stated_effective, one.circulated_on)
    effective, stated, circulated = (day.isoformat() if day else "" for day in days)
    return Detail(
        effective=effective,
        stated_effective=stated,
        circulated=circulated,
        reference=one.notice_ref or "",
        revoked="yes" if one.revoked else "",
        depositary=one.depositary or "",
        note=one.note,
    )
