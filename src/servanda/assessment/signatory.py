"""Whether a number of signatories holds: of states that signed, whatever came after it."""

from datetime import date

from servanda.assessment.count import COMPARED, compared, tally
from servanda.assessment.ground import count_grounds
from servanda.assessment.setting import Setting
from servanda.assessment.step import signed_on
from servanda.assessment.verdict import open_claim, verdict
from servanda.assessment.wording import day_words, sentence, treaty_words
from servanda.record.action import actions
from servanda.record.coverage import coverage
from servanda.terms.action import ActionKind
from servanda.terms.assessment import ClaimAssessment, Verdict
from servanda.terms.finding import Claim, Comparison
from servanda.terms.standing import Basis


def signatory_count(claim: Claim, setting: Setting) -> ClaimAssessment:
    """Return whether as many states have signed a treaty as a claim says.

    Who counts the parties and calls them signatories is not contradicted: it is said which
    number is which.
    """
    count = f"{COMPARED[claim.comparison]}{claim.figure}"
    says = f"{count} states have signed {treaty_words(claim.treaty)}"
    on = setting.published
    if claim.treaty is None or claim.figure is None or on is None:
        return open_claim(claim, says, "the treaty, or the day of publication, is not known")
    if signed_on(None, claim.treaty) is None:
        return open_claim(claim, says, "the record holds no signatures of this treaty")
    signed, renounced = _signed(claim.treaty, on)
    whole = coverage(claim.treaty).whole(on)
    # The depositary goes on counting who renounced its signature; others do not.
    holds = compared(claim.figure, claim.comparison, signed, signed if whole else None)
    if holds is False:
        either = compared(claim.figure, claim.comparison, signed - renounced, signed)
        holds = False if either is False else None
    parties = tally(claim.treaty, on, Basis.DEPOSIT)
    exact = claim.comparison is Comparison.EXACTLY
    how = Comparison.ABOUT if exact else claim.comparison
    loose = compared(claim.figure, how, parties.low, parties.high) is not False
    if holds is False and loose:
        holds = None
    judged = verdict(holds)
    right = sentence(
        f"by {day_words(on)}, {signed} states had signed {treaty_words(claim.treaty)}",
        f"and {parties.low} had consented to be bound by it",
    )
    return ClaimAssessment(
        claim.id,
        sentence(says),
        judged,
        record=signed,
        basis="signature",
        on=on,
        correction=right if judged is not Verdict.AGREES and whole else None,
        grounds=count_grounds(claim.treaty, parties.answer.reach),
    )


def _signed(treaty: str, on: date) -> tuple[int, int]:
    """Return how many states had signed by a day, and how many of them renounced it."""
    done = [one for one in actions(treaty) if one.on and one.on <= on]
    kinds = (ActionKind.SIGNATURE, ActionKind.SUCCESSION_TO_SIGNATURE)
    signed = {one.state for one in done if one.kind in kinds}
    gone = {one.state for one in done if one.kind is ActionKind.SIGNATURE_RENOUNCED}
    return len(signed), len(signed & gone)
