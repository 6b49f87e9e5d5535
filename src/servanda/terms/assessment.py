"""Our verdicts on claims and acts, projections of exits, and what binds afterwards."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from servanda.terms.finding import Caveat
from servanda.terms.source import Ground


class Verdict(StrEnum):
    """Whether a claim holds against record and law."""

    AGREES = "agrees"
    CONTRADICTS = "contradicts"
    UNDETERMINED = "undetermined"


class EffectVerdict(StrEnum):
    """What one treaty says of an act."""

    PROHIBITED = "prohibited"
    PERMITTED = "permitted"
    """Permitted by this treaty; others may forbid it."""
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class ClaimAssessment:
    """What record and law make of one claim."""

    claim: str
    """Id of the claim."""
    says: str
    """The claim in one plain sentence."""
    verdict: Verdict
    record: int | str | None = None
    """What the record or the law holds instead: a count, a date, a period, a standing."""
    basis: str | None = None
    on: date | None = None
    """The day for which it was judged."""
    article: str | None = None
    qualifications: tuple[str, ...] = ()
    correction: str | None = None
    """One sentence to paste; None where the claim holds without need of one."""
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True)
class ActEffect:
    """What a treaty says of an act of one state."""

    act: str
    state: str
    treaty: str
    verdict: EffectVerdict
    article: str | None = None
    until: date | None = None
    """First day on which the state is no longer bound; None while no end is known."""
    as_of: date | None = None
    """The day for which it was judged."""
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True)
class SaidWindow:
    """The window in which an exit takes effect if the speaker's estimate holds."""

    statement: str | None
    earliest: date
    latest: date
    assumption: str


@dataclass(frozen=True, slots=True)
class LawBound:
    """The earliest day the law allows."""

    earliest: date | None
    article: str | None
    condition: str


@dataclass(frozen=True, slots=True)
class Happened:
    """What the record knows to have happened since."""

    notified: date | None
    effective: date | None


@dataclass(frozen=True, slots=True)
class Projection:
    """One exit: what was said (None when nobody said), what the law allows, what happened."""

    state: str
    treaty: str
    said: SaidWindow | None
    law: LawBound
    since: Happened


@dataclass(frozen=True, slots=True)
class Residue:
    """What still binds a state after an exit."""

    state: str
    treaty: str
    """The treaty that still binds."""
    acts: tuple[str, ...]
    """Acts that it prohibits or restricts."""
    article: str | None
    says: str
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessments:
    """Everything that record and law make of the findings of one text."""

    claims: tuple[ClaimAssessment, ...] = ()
    """One for each claim of the reading, in its order."""
    effects: tuple[ActEffect, ...] = ()
    projections: tuple[Projection, ...] = ()
    residue: tuple[Residue, ...] = ()
    warnings: tuple[Caveat, ...] = ()
