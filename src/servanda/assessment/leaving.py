"""Whether a state left on the day that a claim gives."""

from datetime import date

from servanda.assessment.days import Days, days_of
from servanda.assessment.exit_of import exits_of
from servanda.assessment.newer import may_have_left, newer_notes
from servanda.assessment.period import qualifications
from servanda.assessment.setting import Setting
from servanda.assessment.step import exit_grounds, step_on
from servanda.assessment.verdict import every, open_claim, turned, verdict
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


def left(claim: Claim, setting: Setting) -> ClaimAssessment:
    """Return whether the states left the treaty, and on that day where one is given."""
    says = _says(claim)
    if claim.treaty is None or not claim.states:
        return open_claim(claim, says, "the text does not tell which state, or which treaty")
    days = setting.days(claim.date_value)
    until = _day(days, setting)
    held = every(_left(state, claim.treaty, days, setting) for state in claim.states)
    judged = verdict(turned(held, negated=claim.negated))
    clause = treaty(claim.treaty).withdrawal if claim.treaty in catalogue() else None
    beyond = tuple(newer_notes(claim, days)) if held is None else ()
    return ClaimAssessment(
        claim.id,
        sentence(says),
        judged,
        record=_record(claim, setting.on, until),
        basis="effective" if _any_effective(claim, setting.on) else "standing",
        on=until,
        article=(clause.article_effect or clause.article) if clause else None,
        qualifications=(*beyond, *(qualifications(clause) if clause else ())),
        correction=None if judged is Verdict.AGREES else _corrections(claim, days, setting),
        grounds=exit_grounds(claim.states, claim.treaty, days, setting.on),
    )


def _left(state: str, treaty_id: str, days: Days | None, setting: Setting) -> bool | None:
    """Say whether one state left; without any day only what holds on every day is judged."""
    if days is not None:
        if any(days.overlaps(days_of(day)) for day in _effective(state, treaty_id, setting.on)):
            return True
        answer = standing(state, treaty_id, days.latest)
        open_ = answer.standing in _OPEN or _may_have_left(state, treaty_id, days)
        return None if open_ else False
    if setting.published is not None:
        return _gone(state, treaty_id, setting.published)
    return None if _gone(state, treaty_id, setting.on) is not False else False


def _may_have_left(state: str, treaty_id: str, days: Days) -> bool:
    """Say whether a party of whose exit nothing is held may have left since the record ends."""
    bound = standing(state, treaty_id, days.latest).bound
    known = exits_of(state, treaty_id, days.latest)
    return bool(bound) and not known and may_have_left(treaty_id, days)


def _gone(state: str, treaty_id: str, on: date) -> bool | None:
    answer = standing(state, treaty_id, on)
    if answer.standing is Standing.FORMER_PARTY:
        return True
    return None if answer.standing in _OPEN or answer.bound is None else False


def _effective(state: str, treaty_id: str, on: date) -> tuple[str, ...]:
    """Return the days on which an exit of a party took effect, or is to; oldest first.

    A ratification withdrawn before it bound ends no party's bond, nor does a notice taken back.
    """
    days = [exit_.effective for exit_ in exits_of(state, treaty_id, on) if exit_.effective]
    return tuple(day for day in days if _ends(state, treaty_id, days_of(day)))


def _any_effective(claim: Claim, on: date) -> bool:
    return any(_effective(state, claim.treaty, on) for state in claim.states if claim.treaty)


def _ends(state: str, treaty_id: str, days: Days | None) -> bool:
    if days is None:
        return False
    return standing(state, treaty_id, days.latest).standing is Standing.FORMER_PARTY


def _record(claim: Claim, on: date, then: date) -> str:
    """Return the day of effect that the record holds for each state, else where it stood then."""
    assert claim.treaty is not None
    held = []
    for state in claim.states:
        known = _effective(state, claim.treaty, on)
        held.append(known[-1] if known else str(standing(state, claim.treaty, then).standing))
    return ", ".join(dict.fromkeys(held))


def _corrections(claim: Claim, days: Days | None, setting: Setting) -> str | None:
    assert claim.treaty is not None
    wrong = [
        _correction(state, claim.treaty, days, setting)
        for state in claim.states
        if turned(_left(state, claim.treaty, days, setting), negated=claim.negated) is False
    ]
    return " ".join(wrong) or None


def _day(days: Days | None, setting: Setting) -> date:
    """Return the day for which a claim is judged: its own, that of publication, the last known."""
    return days.latest if days else setting.published or setting.on


def _correction(state: str, treaty_id: str, days: Days | None, setting: Setting) -> str:
    """Return what is right: when the state left, or where it stands, and what that day was."""
    name, of = state_words(state), treaty_words(treaty_id)
    step = step_on(state, treaty_id, days) if days else None
    known = _effective(state, treaty_id, setting.on)
    if known:
        effective = known[-1]
        end = days_of(effective)
        does = "leaves" if end and end.earliest > setting.on else "left"
        return sentence(f"{name} {does} {of} {when_words(effective)}{'; ' + step if step else ''}")
    answer = standing(state, treaty_id, _day(days, setting))
    return sentence(
        f"{stands_words(state, treaty_id, answer.standing)}{'; ' + step if step else ''}"
    )


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


def _says(claim: Claim) -> str:
    did = verb(claim.states, "has not left", "have not left") if claim.negated else "left"
    return f"{states_words(claim.states)} {did} {treaty_words(claim.treaty)} " + when_words(
        claim.date_value
    )
