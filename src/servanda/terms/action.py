"""What states did: treaty actions as depositaries recorded them, and the steps at home."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from servanda.terms.partial_date import PartialDate
from servanda.terms.source import Confidence


class ActionKind(StrEnum):
    """A treaty action of a state, as the record names it."""

    SIGNATURE = "signature"
    SUCCESSION_TO_SIGNATURE = "succession_to_signature"
    SIGNATURE_RENOUNCED = "signature_renounced"
    RATIFICATION = "ratification"
    ACCEPTANCE = "acceptance"
    APPROVAL = "approval"
    ACCESSION = "accession"
    SUCCESSION = "succession"
    CONSENT_TO_BE_BOUND = "consent_to_be_bound"
    PARTY_UNDATED = "party_undated"
    """Listed as a party; the day of its consent is not held."""
    RATIFICATION_WITHDRAWN = "ratification_withdrawn"
    PROVISIONAL_APPLICATION = "provisional_application"
    PROVISIONAL_APPLICATION_TERMINATED = "provisional_application_terminated"
    WITHDRAWAL_ANNOUNCED = "withdrawal_announced"
    WITHDRAWAL_NOTIFIED = "withdrawal_notified"
    WITHDRAWAL_EFFECTIVE = "withdrawal_effective"
    WITHDRAWAL_RESCINDED = "withdrawal_rescinded"
    WITHDRAWAL_RESCISSION_REPORTED = "withdrawal_rescission_reported"
    """Reported at home, not seen at the depositary."""
    CESSATION_OF_MEMBERSHIP = "cessation_of_membership"
    SUSPENSION_ANNOUNCED = "suspension_announced"
    SUSPENSION_NOTIFIED = "suspension_notified"
    SUSPENSION_EFFECTIVE = "suspension_effective"
    DECLARATION = "declaration"
    """A statement that changes no standing, as the next four change none."""
    RESERVATION = "reservation"
    TERRITORIAL_EXTENSION = "territorial_extension"
    TERRITORIAL_EXCLUSION = "territorial_exclusion"
    OBJECTION = "objection"
    COUNTERMEASURE = "countermeasure"
    EXTENSION = "extension"
    EXPIRY = "expiry"


@dataclass(frozen=True, slots=True)
class Action:
    """One line of the record: what a state did under a treaty, when, and how it is known."""

    treaty: str
    state: str
    kind: ActionKind
    on: date | None
    """Day of the act, as the depositary counts it; None where it is not held."""
    source: str
    confidence: Confidence
    until: date | None = None
    """For an extension: the day on which the extended term ends."""
    known_on: date | None = None
    """Day on which the depositary or source made it known, where that is not the act's own."""
    note: str = ""
    as_of: date | None = None
    """To which day the source was current."""
    recorded_on: date | None = None
    """Day on which it entered our record; None: with the record of the package."""
    recorded_until: date | None = None
    """Day on which something else took its place in our record; None: it still stands."""
    reference: str = ""
    """Number of the depositary's notification, where a page gave one."""
    circulated_on: date | None = None
    """Day of that notification."""

    @property
    def public_on(self) -> date | None:
        """Return the day from which the public could know it; None where no day is held."""
        return self.known_on or self.on


class ExitAct(StrEnum):
    """What a step at home prepares."""

    WITHDRAW = "withdraw"
    SUSPEND = "suspend"
    UNSIGN = "unsign"


class ExitStep(StrEnum):
    """A step on the way out of a treaty, at home or at the depositary."""

    CONSIDERED = "considered"
    ANNOUNCED = "announced"
    GOVERNMENT = "government"
    PARLIAMENT = "parliament"
    PUBLISHED = "published"
    ENACTED = "enacted"
    NOTIFIED = "notified"
    CIRCULATED = "circulated"
    EFFECTIVE = "effective"
    RESCINDED = "rescinded"
    REASON = "reason"
    """No step: the reason that was given."""


@dataclass(frozen=True, slots=True)
class DomesticStep:
    """One step of a state on its way out, with the body that took it."""

    treaty: str
    state: str
    act: ExitAct
    step: ExitStep
    on: PartialDate
    body: str
    detail: str
    source: str
    confidence: Confidence
    reference: str = ""
    """Number of the depositary's notification, where one is held."""
    reference_confidence: Confidence | None = None
