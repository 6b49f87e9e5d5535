"""From what is known of a claim to its verdict."""

from collections.abc import Iterable

from servanda.assessment.setting import Setting
from servanda.assessment.wording import sentence
from servanda.terms.assessment import ClaimAssessment, Verdict
from servanda.terms.finding import Claim


def verdict(holds: bool | None) -> Verdict:
    """Return the verdict: unknown is undetermined, never "no"."""
    if holds is None:
        return Verdict.UNDETERMINED
    return Verdict.AGREES if holds else Verdict.CONTRADICTS


def turned(holds: bool | None, *, negated: bool) -> bool | None:
    """Return it turned round for a claim that denies; unknown stays unknown."""
    return holds if holds is None or not negated else not holds


def every(each: Iterable[bool | None]) -> bool | None:
    """Say whether all hold: False once one fails, None while one is unknown or there is none."""
    known = tuple(each)
    if any(one is False for one in known):
        return False
    return True if known and all(known) else None


def all_turned(each: Iterable[bool | None], *, negated: bool) -> bool | None:
    """Say whether all hold, or, of a claim that denies, whether none does.

    Where a denial is true of some only it is open: who says "not A and B" may mean either.
    """
    known = tuple(each)
    if not negated:
        return every(known)
    none = every(turned(one, negated=True) for one in known)
    return none if none is not False or every(known) else None


def open_claim(claim: Claim, says: str, why: str) -> ClaimAssessment:
    """Return a claim that cannot be judged, and why."""
    return ClaimAssessment(claim.id, sentence(says), Verdict.UNDETERMINED, qualifications=(why,))


def words_of(claim: Claim, setting: Setting) -> str:
    """Return the words of the text that make the claim."""
    return claim.span.of(setting.document.text)
