"""Whether a standing holds: a state bound, outside, a signatory, or leaving."""

from datetime import date

from servanda.assessment.days import one
from servanda.assessment.lasting import SIGNING, lasts
from servanda.assessment.setting import Setting
from servanda.assessment.step import signed_on
from servanda.assessment.verdict import all_turned, open_claim, turned, verdict
from servanda.assessment.wording import (
    day_words,
    sentence,
    state_words,
    states_words,
    treaty_words,
    verb,
    when_words,
)
from servanda.record.standing import standing
from servanda.terms.assessment import ClaimAssessment
from servanda.terms.finding import Claim, DateSense
from servanda.terms.standing import Standing, StandingAnswer


def bond(claim: Claim, setting: Setting) -> ClaimAssessment:
    """Return whether the states stand to the treaty as a claim says they do."""
    says = _says(claim)
    days = setting.days(claim.date_value) or (
        one(setting.published) if setting.published else None
    )
    if claim.treaty is None or not claim.states:
        return open_claim(claim, says, "the text does not tell which state, or which treaty")
    if days is None:
        return open_claim(claim, says, "standings change, and the day of publication is not known")
    held = {state: lasts(state, claim, days, setting) for state in claim.states}
    judged = verdict(all_turned(held.values(), negated=claim.negated))
    answers = [standing(state, claim.treaty, days.latest) for state in claim.states]
    return ClaimAssessment(
        claim.id,
        sentence(says),
        judged,
        record=", ".join(dict.fromkeys(str(answer.standing) for answer in answers)),
        basis="standing",
        on=days.latest,
        qualifications=tuple(dict.fromkeys(q for answer in answers for q in _notes(answer))),
        correction=_correction(claim, held, answers, setting.on),
        grounds=tuple(dict.fromkeys(ground for answer in answers for ground in answer.grounds)),
    )


def _notes(answer: StandingAnswer) -> tuple[str, ...]:
    """Return what must be said beside a standing: its end, who contests it, what is open."""
    notes = list(answer.warnings)
    if answer.bound and answer.until:
        notes.append(f"bound until the day before {day_words(answer.until)}")
    if answer.standing is Standing.SUSPENSION_CLAIMED:
        notes.append("a suspension is claimed and contested")
    if answer.contested:
        notes.append(f"contested by {', '.join(map(state_words, answer.contested))}")
    return tuple(notes)


def _correction(
    claim: Claim, held: dict[str, bool | None], answers: list[StandingAnswer], on: date
) -> str | None:
    """Return where each state stood of which the claim does not hold; None if it holds."""
    wrong = [
        sentence(_right(claim, one, on))
        for one in answers
        if turned(held[one.state], negated=claim.negated) is not True
    ]
    return " ".join(wrong) or None


def _bond(claim: Claim, one: StandingAnswer, on: date) -> StandingAnswer | None:
    """Return the bond that a claim of its beginning or end is of, as far as it is known today."""
    if claim.date_sense is DateSense.ON:
        return None
    now = standing(one.state, one.treaty, on)
    return now if one.since in (None, now.since) else one


def _right(claim: Claim, one: StandingAnswer, on: date) -> str:
    """Return how a state stood, on the day or from its first day to its last."""
    state, treaty = state_words(one.state), treaty_words(one.treaty)
    if claim.standing in SIGNING:
        signed = signed_on(one.state, one.treaty)
        if signed is not None:
            return f"{state} signed {treaty} on {day_words(signed)}"
        if one.bound:
            return f"{state} joined {treaty} without a signature"
        return f"no signature of {treaty} by {state} is known"
    bond = _bond(claim, one, on)
    if bond is not None and bond.since is not None:
        end = f" until {day_words(bond.until)}" if bond.until else ""
        does = "was" if bond.until and bond.until <= on else "is" if end else "has been"
        since = f"{'from' if end else 'since'} {day_words(bond.since)}"
        return f"{state} {does} a party to {treaty} {since}{end}"
    is_ = "was" if one.on < on else "is" if one.on == on else "will be"
    return f"{state} {is_} {_STOOD[one.standing]} {treaty} on {day_words(one.on)}"


_STOOD = {
    Standing.OUTSIDE: "not a party to",
    Standing.SIGNATORY: "a signatory of, but not a party to,",
    Standing.CONTRACTING_STATE: "a contracting state of, but not yet a party to,",
    Standing.PROVISIONAL: "applying provisionally, but not a party to,",
    Standing.PARTY: "a party to",
    Standing.LEAVING: "a party, with its notice running, to",
    Standing.HELD: "a party, with its notice held, to",
    Standing.FORMER_PARTY: "no longer a party to",
    Standing.RESCINDED: "a party, having taken its notice back, to",
    Standing.CONTESTED: "of contested standing under",
    Standing.SUSPENSION_CLAIMED: "bound by, though it claims to have suspended,",
    Standing.UNKNOWN: "of unknown standing under",
}


_IS = {
    "party": ("is a party to", "are parties to"),
    "outside": ("is not a party to", "are not parties to"),
    "never": ("has never joined", "have never joined"),
    "signatory": ("has only signed", "have only signed"),
    "leaving": ("is leaving", "are leaving"),
    "suspended": ("has suspended", "have suspended"),
    "signed": ("has signed", "have signed"),
    "unsigned": ("has not signed", "have not signed"),
}


def _says(claim: Claim) -> str:
    single, several = _IS.get(claim.standing or "party", _IS["party"])
    does = verb(claim.states, single, several)
    deny = "it is not so that " if claim.negated else ""
    return f"{deny}{states_words(claim.states)} {does} {treaty_words(claim.treaty)}{_when(claim)}"


def _when(claim: Claim) -> str:
    """Return the time that a claim gives, in words: "from 2004 until 2017"."""
    if not claim.date_value:
        return ""
    words = when_words(claim.date_value)
    bare = words.split(" ", 1)[-1]
    match claim.date_sense:
        case DateSense.ON:
            return f", {words}"
        case DateSense.SINCE if claim.until_value:
            return f" from {bare} until {when_words(claim.until_value).split(' ', 1)[-1]}"
        case DateSense.SINCE:
            return f" since {bare}"
        case DateSense.BEFORE | DateSense.BY | DateSense.UNTIL:
            return f" {claim.date_sense} {bare}"
