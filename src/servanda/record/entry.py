"""What enters a user's own record, and what the record is with it."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum

from servanda.terms.action import Action, ActionKind
from servanda.terms.partial_date import PartialDate
from servanda.terms.source import Confidence

_FIRMNESS = tuple(Confidence)
_ID_LENGTH = 10
_NOTE_LENGTH = 200
"""In code points: what of a note is shown with an action; the whole of it stays in the entry."""


class Section(StrEnum):
    """How a page differs from the record."""

    ADDED = "added"
    CHANGED = "changed"
    """The publisher itself now says otherwise than the record has it from there."""
    VANISHED = "vanished"
    """The record holds it; a page that should show it does not. It is never deleted."""
    CONTRADICTED = "contradicted"
    """Another source says otherwise: both are kept."""
    CONFIRMED = "confirmed"
    """A second independent source says the same, and the confidence rises."""


@dataclass(frozen=True, slots=True)
class Detail:
    """What a page adds to an action; days as ISO 8601 writes them, empty where it is silent."""

    effective: str = ""
    stated_effective: str = ""
    circulated: str = ""
    reference: str = ""
    revoked: str = ""
    depositary: str = ""
    note: str = ""

    def words(self) -> str:
        """Return it as words for the note of an action."""
        told = [self.reference]
        told += [f"circulated {self.circulated}" if self.circulated else ""]
        told += [f"the notice states {self.stated_effective}" if self.stated_effective else ""]
        told += [f"the source gives effect from {self.effective}" if self.effective else ""]
        told += ["marked as taken back" if self.revoked else "", self.note[:_NOTE_LENGTH]]
        return "; ".join(filter(None, told))


@dataclass(frozen=True, slots=True)
class Line:
    """One difference between a page and the record."""

    section: Section
    treaty: str
    state: str
    action: ActionKind
    dated: str
    """ISO 8601, perhaps partial; empty where the page holds no day."""
    was: str
    """What the record had instead; empty where it had nothing."""
    source: str
    row: str = ""
    publisher: str = ""
    confidence: Confidence = Confidence.SECONDARY
    was_action: ActionKind | None = None
    was_date: str = ""
    detail: Detail = Detail()

    @property
    def id(self) -> str:
        """Return the id by which the line can be accepted; the same whenever it shows again."""
        told = asdict(self)
        del told["row"], told["source"]
        written = json.dumps(told, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(written.encode()).hexdigest()[:_ID_LENGTH]

    @property
    def day(self) -> date | None:
        """Return the day of the action, where the whole of it is held."""
        return full(self.dated)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line that was accepted, and the day on which it entered the record."""

    recorded_on: date
    line: Line


@dataclass(frozen=True, slots=True)
class Check:
    """A comparison of the record of a treaty with a page, accepted on a day."""

    on: date
    treaty: str
    source: str
    publisher: str
    as_of: date | None
    seen: int
    read: int
    refused: int
    whole: bool
    """Whether the page lists everything, all of it was read, and all of it was accepted."""
    lists_all: bool = False
    """Whether the page lists every action of the treaty."""
    kind: str = ""
    """Kind of the page."""
    heading: tuple[str, ...] = ()
    """Heads of its columns."""


def full(text: str) -> date | None:
    """Return the day that ISO 8601 writes so; None for a month, a year or nothing."""
    return date.fromisoformat(text) if len(text) == len("2025-06-25") else None


def with_entries(actions: Iterable[Action], entries: Iterable[Entry]) -> tuple[Action, ...]:
    """Return the actions with what was accepted, the superseded ones among them with their end."""
    held = list(actions)
    for entry in entries:
        enter(held, entry)
    return tuple(held)


def enter(held: list[Action], entry: Entry) -> None:
    """Let one accepted line enter; what it supersedes stays, with the day on which it ended."""
    line, on = entry.line, entry.recorded_on
    place = _place(held, line)
    if place is None or (line.section is Section.ADDED and not line.detail.depositary):
        if line.section is not Section.VANISHED:
            held.append(_new(line, on))
        return
    old = held[place]
    held[place] = replace(old, recorded_until=on)
    held.append(replace(_instead(old, line, on), recorded_on=on))


def _instead(old: Action, line: Line, on: date) -> Action:
    """Return what stands in the place of an action once the line is accepted."""
    match line.section:
        case Section.ADDED:
            # Deposited with a second depositary: the same consent, not another one.
            with_ = line.detail.depositary
            return _noted(old, f"also deposited {line.dated} with {with_} ({line.source})")
        case Section.CHANGED:
            return _new(line, on)
        case Section.CONFIRMED:
            return _confirmed(old, line)
        case Section.CONTRADICTED:
            return _contradicted(old, _new(line, on))
        case Section.VANISHED:
            return _noted(old, f"no longer shown by {line.source}, as seen on {on}")


def _place(held: list[Action], line: Line) -> int | None:
    """Return where the action stands that the line is about, as it is now held."""
    kind, day = line.was_action or line.action, full(line.was_date)
    for place, one in enumerate(held):
        same = one.state == line.state and one.kind is kind and one.on == day
        if same and one.recorded_until is None:
            return place
    return None


def _new(line: Line, on: date) -> Action:
    part = f"day not held, only {line.dated}" if line.dated and line.day is None else ""
    told = "; ".join(filter(None, [part, line.detail.words()]))
    circulated = full(line.detail.circulated)
    return Action(
        treaty=line.treaty,
        state=line.state,
        kind=line.action,
        on=line.day,
        source=line.source,
        confidence=line.confidence,
        known_on=circulated if circulated != line.day else None,
        note=told,
        recorded_on=on,
        reference=line.detail.reference,
        circulated_on=circulated,
    )


def _confirmed(old: Action, line: Line) -> Action:
    words = "; ".join(filter(None, [old.note, line.detail.words()]))
    source = f"{old.source}; confirmed by {line.source}"
    return replace(
        old,
        source=source,
        note=words,
        confidence=line.confidence,
        reference=old.reference or line.detail.reference,
        circulated_on=old.circulated_on or full(line.detail.circulated),
    )


def _contradicted(old: Action, new: Action) -> Action:
    """Return the firmer of two that contradict each other, with the other in its note."""
    firmer = _FIRMNESS.index(new.confidence) < _FIRMNESS.index(old.confidence)
    kept, other = (new, old) if firmer else (old, new)
    day = other.on.isoformat() if other.on else "day not held"
    said = f"CONTRADICTED: {other.kind} {day} ({other.source}, {other.confidence})"
    if other.kind is kept.kind and other.on == kept.on:
        said = f"CONTRADICTED: {other.note} ({other.source}, {other.confidence})"
    return _noted(kept, said)


def _noted(one: Action, words: str) -> Action:
    return replace(one, note="; ".join(filter(None, [one.note, words])))


def agrees(written: str, on: date | None) -> bool:
    """Say whether a day, or part of one, as ISO 8601 writes it, can mean the day that is held.

    >>> agrees("2025-06", date(2025, 6, 25)), agrees("", None), agrees("2025", None)
    (True, True, False)
    """
    if not written or on is None:
        return not written and on is None
    part = PartialDate.parse(written)
    return part.earliest <= on <= part.latest
