"""Whether a state joined on the day that a claim gives: by deposit, or in force for it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from servanda.assessment.days import Days, days_of, one
from servanda.assessment.leavers import effective
from servanda.assessment.leaving import stands_words
from servanda.assessment.newer import is_newer, newer_notes
from servanda.assessment.setting import Setting
from servanda.assessment.step import Consent, consents
from servanda.assessment.verdict import all_turned, open_claim, verdict
from servanda.assessment.wording import (
    day_words,
    sentence,
    state_words,
    states_words,
    treaty_words,
    verb,
    when_words,
)
from servanda.record.coverage import coverage
from servanda.record.standing import standing, state_eif
from servanda.terms.assessment import ClaimAssessment, Verdict
from servanda.terms.finding import RATIFICATION, Claim
from servanda.terms.standing import Standing

FOLLOWS = timedelta(days=366)
"""Between a vote at home and the deposit of the instrument, at most."""
_NOT_JOINED = frozenset({Standing.OUTSIDE, Standing.SIGNATORY})
_MAY_JOIN = _NOT_JOINED | {Standing.FORMER_PARTY}


def joined(claim: Claim, setting: Setting) -> ClaimAssessment:
    """Return whether the states joined the treaty, and then, where a date is given."""
    says = _says(claim, setting)
    if claim.treaty is None or not claim.states:
        return open_claim(claim, says, "the text does not tell which state, or which treaty")
    days = setting.days(claim.date_value)
    day = days.latest if days else setting.published
    if claim.date_value and days is None:
        return open_claim(claim, says, "the date is none that the calendar has")
    each = [
        False
        if claim.again and _first_time(state, claim.treaty, setting)
        else _joined(state, claim, days, setting)
        for state in claim.states
    ]
    held = all_turned(each, negated=claim.negated)
    judged = verdict(held)
    beyond = tuple(newer_notes(claim, days)) if held is None else ()
    last = [known[-1].on for state in claim.states if (known := consents(state, claim.treaty))]
    grounds = (each.ground for state in claim.states for each in consents(state, claim.treaty))
    return ClaimAssessment(
        claim.id,
        sentence(says),
        judged,
        record=", ".join(dict.fromkeys(last)) or None,
        basis="force" if claim.basis == "force" else "deposit",
        on=day,
        qualifications=(*_home_notes(claim, days), *beyond, *_notes(claim)),
        correction=None if judged is Verdict.AGREES or beyond else _correction(claim, setting),
        grounds=tuple(dict.fromkeys(grounds)),
    )


def _joined(state: str, claim: Claim, days: Days | None, setting: Setting) -> bool | None:
    assert claim.treaty is not None
    known = consents(state, claim.treaty)
    if days is None:
        return _ever(state, claim.treaty, setting)
    force = state_eif(state, claim.treaty)
    if claim.basis != "deposit" and force is not None and days.overlaps(one(force)):
        return True
    if claim.basis == "force":
        return False if force is not None else None
    if any(days.overlaps(each.days) for each in known):
        # Who deposits an instrument is no party before the treaty is in force for it.
        return None if claim.basis == "party" else True
    if _may_be_at_home(claim, days, known):
        return None
    now = standing(state, claim.treaty, setting.on).standing
    if now in _MAY_JOIN and is_newer(claim.treaty, days):
        return None
    # Of a party whose instrument is not held the day is not known either.
    if _is_missing(state, claim.treaty, days, known, setting.on):
        return None
    return None if not known and now not in _NOT_JOINED else False


def _first_time(state: str, treaty_id: str, setting: Setting) -> bool:
    """Say whether nothing that is held of a state can be a return: no exit, or none after it."""
    known = consents(state, treaty_id)
    by = setting.published or setting.on
    ends = [days_of(day) for day in effective(state, treaty_id, setting.on)]
    back = [each.days.latest for each in known if each.days and each.days.earliest <= by]
    whole = coverage(treaty_id).whole(by)
    return whole and not any(end and day > end.earliest for end in ends for day in back)


def _is_missing(
    state: str, treaty_id: str, days: Days, known: Sequence[Consent], on: date
) -> bool:
    """Say whether a state left a treaty that, by what is held, it had not joined before."""
    ends = [end for day in effective(state, treaty_id, on) if (end := days_of(day))]
    held = [each.days.earliest for each in known if each.days]
    return any(
        days.earliest <= end.latest and not any(day <= end.latest for day in held) for end in ends
    )


def _may_be_at_home(claim: Claim, days: Days, known: Sequence[Consent]) -> bool:
    """Say whether "ratified" can mean the vote at home that an instrument followed soon."""
    ends = (each.days.earliest for each in known if each.days is not None)
    told = claim.basis == RATIFICATION
    return told and any(timedelta() < end - days.latest <= FOLLOWS for end in ends)


def _ever(state: str, treaty: str, setting: Setting) -> bool | None:
    """Say whether a state has joined by the day of publication; undated, by any day known."""
    answer = standing(state, treaty, setting.published or setting.on)
    if answer.standing is Standing.UNKNOWN:
        return None
    if answer.standing in _NOT_JOINED:
        return False
    # A state that has joined since may not have when an undated text was written.
    return True if setting.published else None


def _home_notes(claim: Claim, days: Days | None) -> Iterator[str]:
    for state in claim.states:
        known = consents(state, claim.treaty) if claim.treaty else ()
        if days is not None and _may_be_at_home(claim, days, known):
            yield f"{state_words(state)} may have ratified it at home then, before the deposit"


def _notes(claim: Claim) -> Iterator[str]:
    """Yield both days of each state: that of the deposit and that of the entry into force."""
    assert claim.treaty is not None
    for state in claim.states:
        force = state_eif(state, claim.treaty)
        for each in consents(state, claim.treaty)[-1:]:
            in_force = f", in force for it on {day_words(force)}" if force else ""
            yield f"{state_words(state)}: {each.kind} deposited {when_words(each.on)}{in_force}"


def _correction(claim: Claim, setting: Setting) -> str | None:
    assert claim.treaty is not None
    right = [_right(state, claim.treaty, setting.on) for state in claim.states]
    return " ".join(right) or None


def _right(state: str, treaty: str, on: date) -> str:
    known: tuple[Consent, ...] = consents(state, treaty)
    if not known:
        return sentence(stands_words(state, treaty, standing(state, treaty, on).standing))
    force = state_eif(state, treaty)
    return sentence(
        f"{state_words(state)} deposited its {known[-1].kind} of {treaty_words(treaty)}",
        when_words(known[-1].on)
        + (f"; it entered into force for it on {day_words(force)}" if force else ""),
    )


def _says(claim: Claim, setting: Setting) -> str:
    did = verb(claim.states, "has not joined", "have not joined") if claim.negated else "joined"
    when = setting.when(claim.date_value)
    return f"{states_words(claim.states)} {did} {treaty_words(claim.treaty)} {when}"
