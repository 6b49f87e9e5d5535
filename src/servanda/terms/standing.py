"""Where a state stands to a treaty on a day, and how far the record reaches."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from servanda.terms.source import Ground


class Standing(StrEnum):
    """Where a state stands to a treaty."""

    OUTSIDE = "outside"
    SIGNATORY = "signatory"
    CONTRACTING_STATE = "contracting state"
    PROVISIONAL = "provisional"
    PARTY = "party"
    LEAVING = "leaving"
    """A party whose notice is running."""
    HELD = "held"
    """A party whose notice has run, while a condition keeps it from taking effect."""
    FORMER_PARTY = "former party"
    RESCINDED = "rescinded"
    CONTESTED = "contested"
    SUSPENSION_CLAIMED = "suspension claimed"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """On what a count of parties rests."""

    FORCE = "force"
    """States for which the treaty is in force on the day."""
    DEPOSIT = "deposit"
    """States that have deposited an instrument and have not ceased to be bound."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the record of one treaty reaches."""

    complete_to: date | None
    """Last day to which the list of parties is known to be whole; None: incomplete."""
    checked: date | None = None
    gaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StandingAnswer:
    """Where one state stands to one treaty on one day, and why."""

    treaty: str
    state: str
    on: date
    known_on: date | None
    standing: Standing
    bound: bool | None
    since: date | None = None
    """Day from which the treaty binds (or bound) the state."""
    until: date | None = None
    """First day on which it no longer binds, known or projected."""
    contested: tuple[str, ...] = ()
    """Who contests it (codes of states, else names), with what they say in the grounds."""
    grounds: tuple[Ground, ...] = ()
    reach: Reach = Reach(None)
    warnings: tuple[str, ...] = ()
    recorded_on: date | None = None
    """Only what had entered our record by this day counts; None: all that it holds."""


@dataclass(frozen=True, slots=True)
class PartyCount:
    """The parties to a treaty on one day, on one basis."""

    treaty: str
    on: date
    known_on: date | None
    basis: Basis
    parties: tuple[str, ...]
    at_least: bool
    """True where the record is incomplete: the count is a lower bound."""
    reach: Reach
    warnings: tuple[str, ...] = ()
    recorded_on: date | None = None

    @property
    def count(self) -> int:
        """Return how many parties there are (at least)."""
        return len(self.parties)


@dataclass(frozen=True, slots=True)
class Exit:
    """An exit, or the attempt at one, with every step known; days are ISO, perhaps partial."""

    state: str
    treaty: str
    announced: str | None = None
    government: str | None = None
    parliament: str | None = None
    enacted: str | None = None
    notified: str | None = None
    circulated: str | None = None
    effective: str | None = None
    condition: str | None = None
    status: str = "announced"
    """How far it has come: announced, government, parliament, enacted, notified (running), held,
    effective, rescinded, suspension claimed, contested; over, of a suspension after which the
    treaty ceased to bind; unknown where the day has passed and it is not known whether the notice
    was taken back in time."""
    act: str = "withdrawal"
    """What is attempted: withdrawal or suspension."""
    days_left: int | None = None
    notice_ref: str = "notification not seen"
    grounds: tuple[Ground, ...] = ()
