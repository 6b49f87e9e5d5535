"""Who has left a treaty, in which order, and how many."""

from datetime import date
from functools import lru_cache

from servanda.assessment.days import Days, days_of
from servanda.assessment.exit_of import exits_of
from servanda.assessment.length import number
from servanda.assessment.setting import Setting
from servanda.assessment.verdict import open_claim, turned, verdict
from servanda.assessment.wording import day_words, listed, sentence, state_words, treaty_words
from servanda.record.coverage import coverage
from servanda.record.exits import exits
from servanda.record.standing import standing, standings
from servanda.terms.assessment import ClaimAssessment, Verdict
from servanda.terms.finding import Claim
from servanda.terms.standing import Standing


def effective(state: str, treaty_id: str, on: date) -> tuple[str, ...]:
    """Return the days on which an exit of a party took effect, or is to; oldest first.

    A ratification withdrawn before it bound ends no party's bond, nor does a notice taken back.
    """
    days = [exit_.effective for exit_ in exits_of(state, treaty_id, on) if exit_.effective]
    return tuple(day for day in days if _ends(state, treaty_id, days_of(day)))


def _ends(state: str, treaty_id: str, days: Days | None) -> bool:
    if days is None:
        return False
    return standing(state, treaty_id, days.latest).standing is Standing.FORMER_PARTY


@lru_cache(maxsize=1024)
def leavers(treaty_id: str, by: date, on: date) -> tuple[tuple[date, str], ...]:
    """Return the states whose exit took effect by a day, with the first day of it, in order.

    ``on``: the day of asking.
    """
    states = {one.state for one in exits(treaty=treaty_id, on=on, known_on=on)}
    found = [
        (days.latest, state)
        for state in states
        for days in map(days_of, effective(state, treaty_id, on)[:1])
        if days and days.latest <= by
    ]
    return tuple(sorted(found))


def ranks(state: str, claim: Claim, by: date, on: date) -> bool | None:
    """Say whether a state left as the one that a claim tells: the first, the fifth, the only."""
    assert claim.treaty is not None
    gone = leavers(claim.treaty, by, on)
    own = next((day for day, one in gone if one == state), None)
    if own is None:
        return None
    if claim.sole and any(one not in claim.states for _, one in gone):
        return False
    earlier = sum(day < own for day, _ in gone)
    same_day = sum(day == own for day, _ in gone)
    if claim.figure is not None and earlier >= claim.figure:
        return False
    # Who left later makes no other state the first; of the only one all must be known.
    if not _is_whole(claim.treaty, by if claim.sole else own):
        return None
    return claim.figure is None or claim.figure <= earlier + same_day


def rank_words(state: str, claim: Claim, by: date, on: date) -> str:
    """Return in which order states left, up to one of them."""
    assert claim.treaty is not None
    gone = leavers(claim.treaty, by, on)
    own = next((day for day, one in gone if one == state), by)
    told = [
        f"{state_words(one)} on {day_words(day)}" for day, one in gone if claim.sole or day <= own
    ]
    return sentence(f"{treaty_words(claim.treaty)} was left by {listed(told)}")


def leaver_count(claim: Claim, setting: Setting) -> ClaimAssessment:
    """Return whether as many states have left as a claim says."""
    says = f"{_many(claim.figure)} left {treaty_words(claim.treaty)}"
    by = setting.published
    if claim.treaty is None or claim.figure is None or by is None:
        return open_claim(claim, says, "the treaty, or the day of publication, is not known")
    gone = leavers(claim.treaty, by, setting.on)
    held: bool | None = len(gone) == claim.figure
    if not _is_whole(claim.treaty, by) and len(gone) <= claim.figure:
        held = None
    judged = verdict(turned(held, negated=claim.negated))
    told = [f"{state_words(one)} on {day_words(day)}" for day, one in gone]
    right = f"{treaty_words(claim.treaty)} was left by {listed(told)}"
    if not told:
        right = f"no state had left {treaty_words(claim.treaty)} by {day_words(by)}"
    return ClaimAssessment(
        claim.id,
        sentence(says),
        judged,
        record=len(gone),
        basis="effective",
        on=by,
        correction=sentence(right) if judged is Verdict.CONTRADICTS else None,
        grounds=tuple(
            dict.fromkeys(
                ground for day, one in gone for ground in standing(one, claim.treaty, day).grounds
            )
        ),
    )


def _many(figure: int | None) -> str:
    match figure:
        case None:
            return "a number of states have"
        case 0:
            return "no state has"
        case 1:
            return "one state has"
        case _:
            return f"{number(figure)} states have"


def _is_whole(treaty_id: str, by: date) -> bool:
    """Say whether no other exit can have taken effect by a day."""
    if not coverage(treaty_id).whole(by):
        return False
    open_ = (Standing.CONTESTED, Standing.UNKNOWN)
    return not any(one.standing in open_ for one in standings(treaty_id, by))
