"""Whether a standing holds: a state bound, outside, a signatory, or leaving."""

from datetime import date

from servanda.assessment.days import Days, one
from servanda.assessment.setting import Setting
from servanda.assessment.verdict import every, open_claim, turned, verdict
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
from servanda.terms.finding import Claim
from servanda.terms.standing import Standing, StandingAnswer

_UNDER_NOTICE = frozenset({Standing.LEAVING, Standing.HELD})


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
    held = {state: _over(state, claim, days) for state in claim.states}
    judged = verdict(turned(every(held.values()), negated=claim.negated))
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


def _over(state: str, claim: Claim, days: Days) -> bool | None:
    """Say whether it holds on the first and the last of the days; else it is open."""
    assert claim.treaty is not None
    ends = {
        _holds(claim.standing or "party", standing(state, claim.treaty, day))
        for day in (days.earliest, days.latest)
    }
    return ends.pop() if len(ends) == 1 else None


def _holds(said: str, answer: StandingAnswer) -> bool | None:
    if answer.standing is Standing.UNKNOWN:
        return None
    match said:
        case "party" | "bound":
            return answer.bound
        case "outside":
            return None if answer.bound is None else not answer.bound
        case "signatory":
            return answer.standing is Standing.SIGNATORY
        case "leaving":
            return answer.standing in _UNDER_NOTICE
        case "suspended":
            return None if answer.standing is Standing.SUSPENSION_CLAIMED else False
        case _:
            return None


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
        sentence(
            state_words(one.state),
            "was" if one.on < on else "is",
            _STOOD[one.standing],
            treaty_words(one.treaty),
            f"on {day_words(one.on)}",
        )
        for one in answers
        if turned(held[one.state], negated=claim.negated) is not True
    ]
    return " ".join(wrong) or None


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
    "signatory": ("has only signed", "have only signed"),
    "leaving": ("is leaving", "are leaving"),
    "suspended": ("has suspended", "have suspended"),
}


def _says(claim: Claim) -> str:
    single, several = _IS.get(claim.standing or "party", _IS["party"])
    does = verb(claim.states, single, several)
    deny = "it is not so that " if claim.negated else ""
    when = f", {when_words(claim.date_value)}" if claim.date_value else ""
    return f"{deny}{states_words(claim.states)} {does} {treaty_words(claim.treaty)}{when}"
