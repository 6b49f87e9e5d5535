"""Whether a state took back its signature, its ratification or its notice, as a claim says."""

from collections.abc import Mapping

from servanda.assessment.days import Days, one
from servanda.assessment.setting import Setting
from servanda.assessment.step import acts_of, consents
from servanda.assessment.verdict import all_turned, open_claim, turned, verdict
from servanda.assessment.wording import (
    day_words,
    sentence,
    state_words,
    states_words,
    treaty_words,
    verb,
)
from servanda.record.ground import action_ground
from servanda.record.standing import standing
from servanda.terms.action import Action, ActionKind
from servanda.terms.assessment import ClaimAssessment, Verdict
from servanda.terms.finding import Claim, Undone
from servanda.terms.standing import Standing

_KINDS: Mapping[Undone, frozenset[ActionKind]] = {
    Undone.SIGNATURE: frozenset({ActionKind.SIGNATURE_RENOUNCED}),
    Undone.RATIFICATION: frozenset({ActionKind.RATIFICATION_WITHDRAWN}),
    Undone.NOTICE: frozenset({ActionKind.WITHDRAWAL_RESCINDED}),
}
_OF = {
    Undone.SIGNATURE: "its signature of",
    Undone.RATIFICATION: "its ratification of",
    Undone.NOTICE: "its notice of withdrawal from",
}


def undone(claim: Claim, what: Undone, setting: Setting) -> ClaimAssessment:
    """Return whether the states took back what a claim says, and then, where a date is given."""
    says = _says(claim, what, setting)
    if claim.treaty is None or not claim.states:
        return open_claim(claim, says, "the text does not tell which state, or which treaty")
    days = setting.days(claim.date_value)
    known = {state: _taken_back(state, claim.treaty, what) for state in claim.states}
    each = {
        state: _holds(state, known[state], claim.treaty, what, days, setting)
        for state in claim.states
    }
    judged = verdict(all_turned(each.values(), negated=claim.negated))
    wrong = [state for state in each if turned(each[state], negated=claim.negated) is False]
    found = [act for acts in known.values() for act in acts]
    return ClaimAssessment(
        claim.id,
        sentence(says),
        judged,
        record=str(found[-1].on) if found else None,
        basis="notified",
        on=days.latest if days else setting.published,
        correction=" ".join(_right(state, known[state], claim.treaty, what) for state in wrong)
        if judged is Verdict.CONTRADICTS
        else None,
        grounds=tuple(action_ground(act) for act in found),
    )


def _taken_back(state: str, treaty: str, what: Undone) -> list[Action]:
    return [act for act in acts_of(state, treaty) if act.kind in _KINDS[what] and act.on]


def _holds(
    state: str,
    known: list[Action],
    treaty: str,
    what: Undone,
    days: Days | None,
    setting: Setting,
) -> bool | None:
    if days is not None and known:
        return any(days.overlaps(one(act.on)) for act in known if act.on)
    day = days.latest if days else setting.published or setting.on
    if any(act.on <= day for act in known if act.on):
        return True
    # A signature that stands was not taken back, nor was a ratification that never was. Of a
    # notice silence proves nothing.
    stands = standing(state, treaty, day).standing
    match what:
        case Undone.SIGNATURE if stands is Standing.SIGNATORY:
            return False
        case Undone.RATIFICATION if stands in _UNRATIFIED and not consents(state, treaty):
            return False
        case _:
            return False if known else None


_UNRATIFIED = frozenset({Standing.SIGNATORY, Standing.OUTSIDE})


def _right(state: str, known: list[Action], treaty: str, what: Undone) -> str:
    name, of = state_words(state), f"{_OF[what]} {treaty_words(treaty)}"
    days = [day_words(act.on) for act in known if act.on]
    if not days:
        return sentence(f"{name} has not taken back {of}")
    return sentence(f"{name} took back {of} on {days[-1]}")


def _says(claim: Claim, what: Undone, setting: Setting) -> str:
    did = verb(claim.states, "has not taken back", "have not taken back")
    did = did if claim.negated else "took back"
    of = f"{_OF[what]} {treaty_words(claim.treaty)}"
    return f"{states_words(claim.states)} {did} {of} {setting.when(claim.date_value)}"
