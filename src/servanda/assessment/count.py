"""Whether a number of parties holds: on both bases, for the day it is said of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from servanda.assessment.days import Days, one
from servanda.assessment.ground import count_grounds
from servanda.assessment.material import material
from servanda.assessment.setting import Setting
from servanda.assessment.verdict import open_claim, verdict
from servanda.assessment.wording import day_words, listed, sentence, state_words, treaty_words
from servanda.record.coverage import coverage
from servanda.record.party import parties
from servanda.record.standing import standings
from servanda.terms.assessment import ClaimAssessment, Verdict
from servanda.terms.finding import Claim, Comparison, DateSense
from servanda.terms.standing import Basis, PartyCount, Standing

_LONGEST = 400
"""Days: a count said of more than a year is not judged day by day."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many parties there are on a day: a lowest and a highest number."""

    low: int
    high: int | None
    """None where the record is incomplete; above ``low`` where a party is contested."""
    answer: PartyCount
    contested: tuple[str, ...]


@lru_cache(maxsize=4096)
def tally(treaty: str, on: date, basis: Basis) -> Tally:
    """Return how many parties there are on a day, on one basis."""
    answer = parties(treaty, on, basis=basis)
    known = coverage(treaty)
    whole = known.whole(on) and (known.complete_from is None or known.complete_from <= on)
    doubted = {Standing.CONTESTED, *((Standing.UNKNOWN,) if whole else ())}
    open_ = tuple(one.state for one in standings(treaty, on) if one.standing in doubted)
    counted = sum(state in answer.parties for state in open_)
    low = answer.count - counted
    # Of a whole list only the states whose standing is open may be more.
    short = answer.at_least and not whole
    return Tally(low, None if short else low + len(open_), answer, open_)


def party_count(claim: Claim, setting: Setting) -> ClaimAssessment:
    """Return whether the number of parties that a claim gives holds."""
    says = _says(claim)
    if claim.treaty is None or claim.figure is None:
        return open_claim(claim, says, "the text does not tell which treaty, or how many")
    days = setting.days(claim.date_value) or (
        one(setting.published) if setting.published else None
    )
    if days is None or (days.latest - days.earliest).days > _LONGEST:
        return open_claim(
            claim, says, "the number changes with time, and the day of publication is not known"
        )
    bases = _bases(claim)
    found = {basis: _holds(claim, days, basis) for basis in bases}
    basis = next((one for one in bases if found[one]), bases[0])
    holds = True if any(found.values()) else None if None in found.values() else False
    on = days.latest
    tallies = {one: tally(claim.treaty, on, one) for one in Basis}
    judged = verdict(holds)
    return ClaimAssessment(
        claim.id,
        sentence(says),
        judged,
        record=tallies[basis].answer.count,
        basis=basis,
        on=on,
        qualifications=tuple(_qualifications(tallies, basis)),
        correction=_correction(judged, claim.treaty, on, tallies),
        grounds=count_grounds(claim.treaty, tallies[basis].answer.reach),
    )


def _bases(claim: Claim) -> tuple[Basis, ...]:
    """Return the bases on which a number may be right, the likelier first."""
    if claim.basis in tuple(Basis):
        return (Basis(claim.basis),)
    return (Basis.DEPOSIT, Basis.FORCE)


def _holds(claim: Claim, days: Days, basis: Basis) -> bool | None:
    """Say whether the number holds on every day it is said of, or on none."""
    assert claim.treaty is not None
    assert claim.figure is not None
    how = claim.comparison
    if claim.share:
        if days.earliest < material("estimate")["states"]["since"]:
            return None
        how = Comparison.ABOUT if how is Comparison.EXACTLY else how
    each = {
        compared(figure, how, found.low, found.high)
        for day in days.each()
        for found in (tally(claim.treaty, day, basis),)
        for figure in _figures(claim)
    }
    if claim.date_sense is DateSense.BY and True in each:
        # "By October 2020": it is enough that the number was reached then.
        return True
    return each.pop() if len(each) == 1 else None


def _figures(claim: Claim) -> tuple[int, ...]:
    """Return the number said; of a share of all states the numbers that it can mean."""
    assert claim.figure is not None
    if not claim.share:
        return (claim.figure,)
    states = material("estimate")["states"]
    return tuple(round(claim.figure * states[end] / 100) for end in ("least", "most"))


def compared(figure: int, comparison: Comparison, low: int, high: int | None) -> bool | None:
    """Say whether a number that lies from ``low`` to ``high`` stands as it is said to.

    None where it depends on what is open; ``high`` None: nobody knows how many there are at most.
    """
    slack = figure * material("estimate")["about"]["percent"] // 100
    match comparison:
        case Comparison.EXACTLY:
            return _inside(figure, figure, low, high)
        case Comparison.ABOUT:
            return _inside(figure - slack, figure + slack, low, high)
        case Comparison.NEARLY:
            below = figure * material("estimate")["about"]["nearly"] // 100
            return _inside(figure - below, figure, low, high)
        case Comparison.MORE_THAN:
            return _inside(figure + 1, None, low, high)
        case Comparison.AT_LEAST:
            return _inside(figure, None, low, high)
        case Comparison.LESS_THAN:
            return _inside(0, figure - 1, low, high)
        case Comparison.AT_MOST:
            return _inside(0, figure, low, high)


def _inside(bottom: int, top: int | None, low: int, high: int | None) -> bool | None:
    """Say whether a number known to lie from ``low`` to ``high`` lies between two bounds."""
    if (top is not None and low > top) or (high is not None and high < bottom):
        return False
    if low >= bottom and (top is None or (high is not None and high <= top)):
        return True
    return None


COMPARED = {
    Comparison.EXACTLY: "",
    Comparison.MORE_THAN: "more than ",
    Comparison.AT_LEAST: "at least ",
    Comparison.LESS_THAN: "fewer than ",
    Comparison.AT_MOST: "at most ",
    Comparison.ABOUT: "about ",
    Comparison.NEARLY: "nearly ",
}


def _says(claim: Claim) -> str:
    count = (
        "a number of" if claim.figure is None else f"{COMPARED[claim.comparison]}{claim.figure}"
    )
    if claim.share:
        count += " percent of all"
    does = {"deposit": "have consented to be bound by", "force": "are bound by"}
    return f"{count} states {does.get(claim.basis or '', 'are parties to')} " + treaty_words(
        claim.treaty
    )


def _qualifications(tallies: dict[Basis, Tally], basis: Basis) -> Iterable[str]:
    other = Basis.FORCE if basis is Basis.DEPOSIT else Basis.DEPOSIT
    if tallies[other].answer.count != tallies[basis].answer.count:
        deposit, force = _count(tallies[Basis.DEPOSIT]), _count(tallies[Basis.FORCE])
        yield f"{deposit} by deposit, in force for {force}"
    if tallies[basis].contested:
        states = listed([state_words(state) for state in tallies[basis].contested])
        yield f"depends on whether {states} is counted, whose standing is contested or not known"
    yield from tallies[basis].answer.warnings


def _count(found: Tally) -> str:
    return f"{'at least ' if found.answer.at_least else ''}{found.answer.count}"


def _correction(judged: Verdict, treaty: str, on: date, tallies: dict[Basis, Tally]) -> str | None:
    """Return both numbers of the day; None where the claim holds, or the record has too few."""
    part = any(one.answer.at_least for one in tallies.values())
    if judged is Verdict.AGREES or (part and judged is Verdict.UNDETERMINED):
        return None
    deposit, force = _count(tallies[Basis.DEPOSIT]), _count(tallies[Basis.FORCE])
    return sentence(
        f"on {day_words(on)}, {deposit} states had deposited their consent to be bound by",
        f"{treaty_words(treaty)} and not left it; it was in force for {force} of them",
    )
