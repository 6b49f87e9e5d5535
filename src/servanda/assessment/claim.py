"""Each kind of claim and the one function that judges it."""

from collections.abc import Iterator
from dataclasses import replace

from servanda.assessment.bond import bond
from servanda.assessment.count import party_count
from servanda.assessment.joining import joined
from servanda.assessment.leaving import left
from servanda.assessment.notice import notified
from servanda.assessment.period import notice_period
from servanda.assessment.scope import figure, scope
from servanda.assessment.setting import Setting
from servanda.assessment.signatory import signatory_count
from servanda.assessment.vote import vote
from servanda.assessment.year import treaty_year
from servanda.errors import UnknownName
from servanda.record.coverage import coverage, treaty_ids
from servanda.terms.assessment import ClaimAssessment
from servanda.terms.finding import Claim, ClaimKind


def claims(setting: Setting) -> Iterator[ClaimAssessment]:
    """Yield the verdict on each claim of the text, in its order."""
    for one in setting.reading.claims:
        yield judged(replace(one, treaty=_held(one.treaty)), setting)


def _held(treaty: str | None) -> str | None:
    """Return the treaty as law and record hold it: of the Geneva Conventions the first."""
    if treaty is None or treaty in treaty_ids():
        return treaty
    try:
        return coverage(treaty).clauses
    except UnknownName:
        return None


def judged(claim: Claim, setting: Setting) -> ClaimAssessment:  # noqa: PLR0911 -- a table
    """Return the verdict on one claim."""
    match claim.kind:
        case ClaimKind.PARTY_COUNT:
            signed = claim.basis == "signature"
            return (signatory_count if signed else party_count)(claim, setting)
        case ClaimKind.NOTICE_PERIOD:
            return notice_period(claim, setting)
        case ClaimKind.TREATY_YEAR:
            return treaty_year(claim, setting)
        case ClaimKind.JOINED:
            return joined(claim, setting)
        case ClaimKind.LEFT:
            return left(claim, setting)
        case ClaimKind.NOTIFIED:
            return notified(claim, setting)
        case ClaimKind.VOTE:
            return vote(claim, setting)
        case ClaimKind.STANDING:
            return bond(claim, setting)
        case ClaimKind.SCOPE:
            return scope(claim, setting)
        case ClaimKind.FIGURE:
            return figure(claim, setting)
