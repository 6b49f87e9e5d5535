"""Whether a standing holds on a day, before one, since one, or until one."""

from datetime import date, timedelta

from servanda.assessment.days import Days
from servanda.assessment.setting import Setting
from servanda.assessment.step import consents, signed_on
from servanda.assessment.verdict import every
from servanda.record.coverage import coverage
from servanda.record.standing import standing
from servanda.terms.finding import Claim, DateSense
from servanda.terms.standing import Standing, StandingAnswer

_UNDER_NOTICE = frozenset({Standing.LEAVING, Standing.HELD})
_NEVER_BOUND = frozenset({Standing.OUTSIDE, Standing.SIGNATORY, Standing.PROVISIONAL})
_EVE = timedelta(days=1)
_APART = frozenset({"outside", "never"})
SIGNING = frozenset({"signed", "unsigned"})
"""Standings that tell of the signature only, whatever came after it."""


def lasts(state: str, claim: Claim, days: Days, setting: Setting) -> bool | None:
    """Say whether a state stands as a claim says, for all the time that it says so."""
    if claim.standing in SIGNING:
        dated = days if claim.date_value else None
        held = _signed(state, claim, dated, days.latest)
        return held if claim.standing == "signed" or held is None else not held
    match claim.date_sense:
        case DateSense.ON:
            return _over(state, claim, days)
        case DateSense.BY:
            return _on(state, claim, days.latest)
        case DateSense.BEFORE:
            return _over(state, claim, before(days))
        case DateSense.UNTIL:
            return _until(state, claim, days, setting)
        case DateSense.SINCE:
            end = setting.days(claim.until_value)
            if claim.until_value and end is None:
                return None
            begun = _since(state, claim, days, None if end else setting.published)
            return every((begun, _until(state, claim, end, setting))) if end else begun


def before(days: Days) -> Days:
    """Return the stretch of the same length right before: of a year the year before."""
    last = days.earliest - _EVE
    first = last - (days.latest - days.earliest)
    whole = (days.earliest.month, days.earliest.day) == (1, 1) and days.latest.month == 12
    return Days(date(last.year, 1, 1) if whole else first, last)


def _over(state: str, claim: Claim, days: Days) -> bool | None:
    """Say whether it holds on the first and the last of the days; else it is open."""
    ends = {_on(state, claim, day) for day in (days.earliest, days.latest)}
    return ends.pop() if len(ends) == 1 else None


def _until(state: str, claim: Claim, days: Days, setting: Setting) -> bool | None:
    """Say whether it holds to the eve of the days, and no longer once they are over.

    Who says "until 9 January" may mean the last day or the first one of the time after.
    """
    assert claim.treaty is not None
    then = _on(state, claim, days.earliest - _EVE)
    if not then:
        return then
    after = _on(state, claim, days.latest + _EVE)
    if after is not True:
        return None if after is None else True
    # It went on: that is wrong where the record knows when it ended, else nothing is known.
    answer = standing(state, claim.treaty, days.latest + _EVE)
    ended = _on(state, claim, setting.on) is False
    return False if ended or (claim.standing not in _APART and answer.until) else None


def _since(state: str, claim: Claim, days: Days, now: date | None) -> bool | None:
    """Say whether it has begun within the days and holds still; by deposit or in force."""
    assert claim.treaty is not None
    # "From 20 February it is no longer bound" may be told before that day.
    still = True if now is None else _on(state, claim, max(now, days.latest))
    if not still:
        return still
    bound = claim.standing not in _APART
    if bound and any(days.overlaps(each.days) for each in consents(state, claim.treaty)):
        return True
    after, eve = _on(state, claim, days.latest), _on(state, claim, days.earliest - _EVE)
    if after is None or eve is None or not after:
        return after if eve is not None else None
    # "Outside since 1997" is true of who never joined as well: what is meant is not known.
    return (False if bound else None) if eve else True


def _on(state: str, claim: Claim, day: date) -> bool | None:
    assert claim.treaty is not None
    held = [each.days for each in consents(state, claim.treaty) if each.days]
    if claim.standing == "never" and any(one.latest <= day for one in held):
        return False
    return _holds(claim.standing or "party", standing(state, claim.treaty, day))


def _holds(said: str, answer: StandingAnswer) -> bool | None:
    if answer.standing is Standing.UNKNOWN:
        return None
    match said:
        case "party" | "bound":
            return answer.bound
        case "outside":
            return None if answer.bound is None else not answer.bound
        case "never":
            return None if answer.bound is None else answer.standing in _NEVER_BOUND
        case "signatory":
            return answer.standing is Standing.SIGNATORY
        case "leaving":
            return answer.standing in _UNDER_NOTICE
        case "suspended":
            return None if answer.standing is Standing.SUSPENSION_CLAIMED else False
        case _:
            return None


def _signed(state: str, claim: Claim, days: Days | None, by: date) -> bool | None:
    """Say whether a state has signed, on the days where any are given.

    Who joined without a signature is said to have signed, too, and that is not judged; nor is
    silence where the record holds no signatures, or not all of them.
    """
    assert claim.treaty is not None
    on = signed_on(state, claim.treaty)
    if on is not None:
        return on <= by if days is None else days.earliest <= on <= days.latest
    if consents(state, claim.treaty) or not coverage(claim.treaty).whole(by):
        return None
    if standing(state, claim.treaty, by).standing not in (Standing.OUTSIDE, Standing.SIGNATORY):
        return None
    return False if signed_on(None, claim.treaty) else None
