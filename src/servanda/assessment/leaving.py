"""Whether a state left on the day that a claim gives."""

from datetime import date

from servanda.assessment.days import Days, days_of
from servanda.assessment.exit_of import exits_of
from servanda.assessment.leavers import effective, rank_words, ranks
from servanda.assessment.newer import may_have_left, newer_notes
from servanda.assessment.period import qualifications
from servanda.assessment.setting import Setting
from servanda.assessment.step import consents, exit_grounds, step_on, taken_back
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
from servanda.law.catalogue import catalogue, treaty
from servanda.record.standing import standing
from servanda.terms.assessment import ClaimAssessment, Verdict
from servanda.terms.finding import Claim
from servanda.terms.standing import Standing


def left(claim: Claim, setting: Setting) -> ClaimAssessment:
    """Return whether the states left the treaty, and on that day where one is given."""
    says = _says(claim, setting)
    if claim.treaty is None or not claim.states:
        return open_claim(claim, says, "the text does not tell which state, or which treaty")
    days = setting.days(claim.date_value)
    until = _day(days, setting)
    each = [_claimed(state, claim, days, setting) for state in claim.states]
    held = all_turned(each, negated=claim.negated)
    judged = verdict(held)
    clause = treaty(claim.treaty).withdrawal if claim.treaty in catalogue() else None
    beyond = tuple(newer_notes(claim, days)) if held is None else ()
    return ClaimAssessment(
        claim.id,
        sentence(says),
        judged,
        record=_record(claim, days, setting),
        basis="effective" if _any_effective(claim, setting.on) else "standing",
        on=until,
        article=(clause.article_effect or clause.article) if clause else None,
        qualifications=(*beyond, *(qualifications(clause) if clause else ())),
        correction=None if judged is Verdict.AGREES else _corrections(claim, days, setting),
        grounds=exit_grounds(claim.states, claim.treaty, days, setting.on),
    )


def _claimed(state: str, claim: Claim, days: Days | None, setting: Setting) -> bool | None:
    """Say whether one state left, and as the one among others that the claim tells."""
    assert claim.treaty is not None
    gone = _left(state, claim.treaty, days, setting)
    if claim.ever and days is None:
        by = setting.published or setting.on
        known = map(days_of, effective(state, claim.treaty, setting.on))
        return any(one and one.latest <= by for one in known) or gone
    if not gone or not (claim.sole or claim.figure):
        return gone
    return ranks(state, claim, _day(days, setting), setting.on)


def _left(state: str, treaty_id: str, days: Days | None, setting: Setting) -> bool | None:
    """Say whether one state left; without any day only what holds on every day is judged."""
    if days is not None:
        if _is_prediction(state, treaty_id, days, setting):
            return None
        if any(days.overlaps(days_of(day)) for day in effective(state, treaty_id, setting.on)):
            return True
        if _leaves_later(state, treaty_id, days, setting.on):
            return False
        answer = standing(state, treaty_id, days.latest)
        open_ = answer.standing in _OPEN or _may_have_left(state, treaty_id, days)
        return None if open_ else False
    if setting.published is not None:
        return _gone(state, treaty_id, setting.published)
    return None if _gone(state, treaty_id, setting.on) is not False else False


def _is_prediction(state: str, treaty_id: str, days: Days, setting: Setting) -> bool:
    """Say whether a text tells of a day to come while no notice runs that fixes it."""
    if setting.published is None or days.earliest <= setting.published:
        return False
    notices = [days_of(one.notified) for one in exits_of(state, treaty_id, setting.on)]
    return not any(one and one.earliest <= setting.published for one in notices)


def _leaves_later(state: str, treaty_id: str, days: Days, on: date) -> bool:
    """Say whether a state left after these days, and had not come back to it in between."""
    ends = [end.earliest for day in effective(state, treaty_id, on) if (end := days_of(day))]
    back = [each.days.earliest for each in consents(state, treaty_id) if each.days]
    return any(
        days.latest < end and not any(days.earliest <= day <= end for day in back) for end in ends
    )


def _may_have_left(state: str, treaty_id: str, days: Days) -> bool:
    """Say whether a party of whose exit nothing is held may have left since the record ends."""
    bound = standing(state, treaty_id, days.latest).bound
    known = exits_of(state, treaty_id, days.latest)
    return bool(bound) and not known and may_have_left(treaty_id, days)


def _gone(state: str, treaty_id: str, on: date) -> bool | None:
    answer = standing(state, treaty_id, on)
    if answer.standing is Standing.FORMER_PARTY:
        # Who is no party since the treaty ended has not left it.
        return not _ended(treaty_id, on) or bool(effective(state, treaty_id, on))
    return None if answer.standing in _OPEN or answer.bound is None else False


def _ended(treaty_id: str, on: date) -> date | None:
    """Return the day from which a treaty is in force for nobody, where that has come."""
    end = treaty(treaty_id).ended_on if treaty_id in catalogue() else None
    return end if end and end <= on else None


def _any_effective(claim: Claim, on: date) -> bool:
    return any(effective(state, claim.treaty, on) for state in claim.states if claim.treaty)


def _record(claim: Claim, days: Days | None, setting: Setting) -> str:
    """Return the day of effect that the record holds for each state, else where it stood then."""
    assert claim.treaty is not None
    then, held = _day(days, setting), []
    for state in claim.states:
        known = _nearest(effective(state, claim.treaty, setting.on), then)
        held.append(known or str(standing(state, claim.treaty, then).standing))
    return ", ".join(dict.fromkeys(held))


def _nearest(known: tuple[str, ...], then: date) -> str | None:
    """Return of several exits of one state the one nearest to the day that is told of."""
    held = [
        (abs(days.latest - then), -number)
        for number, day in enumerate(known)
        if (days := days_of(day))
    ]
    return known[-min(held)[1]] if held else None


def _corrections(claim: Claim, days: Days | None, setting: Setting) -> str | None:
    assert claim.treaty is not None
    wrong = [
        _correction(state, claim, days, setting)
        for state in claim.states
        if turned(_claimed(state, claim, days, setting), negated=claim.negated) is False
    ]
    return " ".join(wrong) or None


def _day(days: Days | None, setting: Setting) -> date:
    """Return the day for which a claim is judged: its own, that of publication, the last known."""
    return days.latest if days else setting.published or setting.on


def _correction(state: str, claim: Claim, days: Days | None, setting: Setting) -> str:
    """Return what is right: when the state left, or where it stands, and what that day was."""
    assert claim.treaty is not None
    treaty_id, then = claim.treaty, _day(days, setting)
    name, of = state_words(state), treaty_words(treaty_id)
    if not claim.negated and _left(state, treaty_id, days, setting):
        return rank_words(state, claim, then, setting.on)
    step = step_on(state, treaty_id, days) if days else None
    also = "; " + step if step else ""
    known = _nearest(effective(state, treaty_id, setting.on), then)
    if known:
        end = days_of(known)
        does = "leaves" if end and end.earliest > setting.on else "left"
        return sentence(f"{name} {does} {of} {when_words(known)}{also}")
    ended, answer = _ended(treaty_id, then), standing(state, treaty_id, then)
    if ended and answer.standing is Standing.FORMER_PARTY:
        return sentence(f"{of} ended on {day_words(ended)}; {name} did not leave it")
    back = taken_back(state, treaty_id, then, setting.on)
    if back:
        return sentence(f"{name} {back} and has not left {of}{also}")
    return sentence(f"{stands_words(state, treaty_id, answer.standing)}{also}")


_OPEN = frozenset({Standing.UNKNOWN, Standing.CONTESTED})
"""Where nobody can say whether a state has left."""
_STANDS = {
    Standing.OUTSIDE: "{name} has never been a party to {of}",
    Standing.SIGNATORY: "{name} has signed {of} but is not a party to it",
    Standing.CONTRACTING_STATE: "{name} has consented to {of}, which is not in force for it",
    Standing.PROVISIONAL: "{name} applies {of} provisionally",
    Standing.PARTY: "{name} has not left {of} and is a party to it",
    Standing.LEAVING: "{name} has given notice but is still a party to {of}",
    Standing.HELD: "{name} has given notice but remains a party to {of}",
    Standing.FORMER_PARTY: "{name} is no longer a party to {of}",
    Standing.RESCINDED: "{name} took its notice back and is a party to {of}",
    Standing.CONTESTED: "whether {name} has left {of} is contested",
    Standing.SUSPENSION_CLAIMED: (
        "{name} has claimed to suspend {of}, which others contest; it has not left it"
    ),
    Standing.UNKNOWN: "whether {name} is a party to {of} is not known",
}


def stands_words(state: str, treaty_id: str, stands: Standing) -> str:
    """Return where a state stands to a treaty, in words."""
    return _STANDS[stands].format(name=state_words(state), of=treaty_words(treaty_id))


def _says(claim: Claim, setting: Setting) -> str:
    days, published = setting.days(claim.date_value), setting.published
    did = verb(claim.states, "has not left", "have not left") if claim.negated else "left"
    if days and published and days.earliest > published and not claim.negated:
        did = verb(claim.states, "leaves", "leave")
    rank = " as the only state" if claim.sole else ""
    if claim.figure:
        rank = f" as state number {claim.figure}"
    when = setting.when(claim.date_value)
    return f"{states_words(claim.states)} {did} {treaty_words(claim.treaty)}{rank} {when}"
