"""Whether the notice of withdrawal was given on the day that a claim gives."""

from servanda.assessment.days import Days, days_of
from servanda.assessment.exit_of import exit_of, exits_of
from servanda.assessment.newer import is_newer, newer_notes
from servanda.assessment.setting import Setting
from servanda.assessment.step import exit_grounds, step_on
from servanda.assessment.undone import undone
from servanda.assessment.verdict import all_turned, open_claim, turned, verdict
from servanda.assessment.wording import (
    sentence,
    state_words,
    states_words,
    treaty_words,
    verb,
    when_words,
)
from servanda.law.catalogue import catalogue, treaty
from servanda.record.standing import standing
from servanda.terms.assessment import ClaimAssessment, Verdict
from servanda.terms.finding import Claim
from servanda.terms.standing import Standing


def notified(claim: Claim, setting: Setting) -> ClaimAssessment:
    """Return whether the depositary received the notice, and then, where a date is given."""
    if claim.undoes is not None:
        return undone(claim, claim.undoes, setting)
    says = _says(claim, setting)
    if claim.treaty is None or not claim.states:
        return open_claim(claim, says, "the text does not tell which state, or which treaty")
    days = setting.days(claim.date_value)
    day = days.latest if days else setting.published
    each = [_notified(state, claim.treaty, days, setting) for state in claim.states]
    held = all_turned(each, negated=claim.negated)
    judged = verdict(held)
    known = exit_of(claim.states[0], claim.treaty, day, setting.on)
    clause = treaty(claim.treaty).withdrawal if claim.treaty in catalogue() else None
    beyond = tuple(newer_notes(claim, days or _asked(setting))) if held is None else ()
    return ClaimAssessment(
        claim.id,
        sentence(says),
        judged,
        record=known.notified if known else None,
        basis="notified",
        on=day,
        article=clause.article if clause else None,
        qualifications=(
            *beyond,
            *((f"depositary's notification: {known.notice_ref}",) if known else ()),
        ),
        correction=None if judged is Verdict.AGREES else _correction(claim, days, setting),
        grounds=exit_grounds(claim.states, claim.treaty, days, setting.on),
    )


def _notified(state: str, treaty_id: str, days: Days | None, setting: Setting) -> bool | None:
    """Say whether a notice was received then; None where the record may not know of one."""
    notices = [days_of(exit_.notified) for exit_ in exits_of(state, treaty_id, setting.on)]
    known = [notice for notice in notices if notice]
    if days is not None:
        if any(days.overlaps(notice) for notice in known):
            return True
        never = _never(state, treaty_id, setting) and not is_newer(treaty_id, days)
        return False if known or never else None
    asked = _asked(setting).latest
    if setting.published and any(notice.latest <= asked for notice in known):
        return True
    if known:
        return False if setting.published else None
    never = _never(state, treaty_id, setting) and not _is_fresh(state, treaty_id, setting)
    return False if never else None


def _asked(setting: Setting) -> Days:
    """Return the day of the text, else of asking."""
    on = setting.published or setting.on
    return Days(on, on)


def _is_fresh(state: str, treaty_id: str, setting: Setting) -> bool:
    """Say whether a notice told of without a day may be one that the record cannot hold yet."""
    claimed = standing(state, treaty_id, setting.on).standing is Standing.SUSPENSION_CLAIMED
    return not claimed and is_newer(treaty_id, _asked(setting))


def _never(state: str, treaty_id: str, setting: Setting) -> bool:
    """Say whether the record, asked today, knows that no notice is running or has run."""
    # Who notified a suspension has notified no withdrawal.
    still = frozenset(
        {Standing.PARTY, Standing.OUTSIDE, Standing.SIGNATORY, Standing.SUSPENSION_CLAIMED}
    )
    return standing(state, treaty_id, setting.on).standing in still


def _correction(claim: Claim, days: Days | None, setting: Setting) -> str | None:
    assert claim.treaty is not None
    right = []
    for state in claim.states:
        if (
            turned(_notified(state, claim.treaty, days, setting), negated=claim.negated)
            is not False
        ):
            continue
        known = exit_of(
            state, claim.treaty, days.latest if days else setting.published, setting.on
        )
        step = step_on(state, claim.treaty, days) if days else None
        also = f"; {step}" if step else ""
        gave = f"{state_words(state)} gave notice of withdrawal from {treaty_words(claim.treaty)}"
        if known and known.notified:
            words = f"{gave} {when_words(known.notified)}{also}"
        else:
            words = f"no notice of withdrawal of {state_words(state)} is known{also}"
        right.append(sentence(words))
    return " ".join(right) or None


def _says(claim: Claim, setting: Setting) -> str:
    did = verb(claim.states, "has not given", "have not given") if claim.negated else "gave"
    return (
        f"{states_words(claim.states)} {did} notice of withdrawal from "
        f"{treaty_words(claim.treaty)} {setting.when(claim.date_value)}"
    )
