"""What a text tells of a day that the record does not reach: it may be so, and is not known."""

from collections.abc import Iterator
from datetime import timedelta

from servanda.assessment.days import Days
from servanda.assessment.wording import day_words
from servanda.law.catalogue import catalogue, treaty
from servanda.law.effect import effect
from servanda.record.coverage import coverage, treaty_ids
from servanda.terms.finding import Claim


def is_newer(treaty_id: str, days: Days) -> bool:
    """Say whether an act on the last of the days would be one that the record cannot hold."""
    return treaty_id in treaty_ids() and coverage(treaty_id).stale(days.latest)


def may_have_left(treaty_id: str, days: Days) -> bool:
    """Say whether a notice that the record cannot hold could have taken effect by these days."""
    if not is_newer(treaty_id, days) or treaty_id not in catalogue():
        return False
    last = coverage(treaty_id).reach.complete_to
    assert last is not None
    soonest = effect(treaty(treaty_id), "withdrawal", last + timedelta(days=1)).on
    return soonest is not None and soonest <= days.latest


def newer_notes(claim: Claim, days: Days | None) -> Iterator[str]:
    """Yield how far the record reaches, where a claim is of a later day."""
    if claim.treaty is not None and days is not None and is_newer(claim.treaty, days):
        last = coverage(claim.treaty).reach.complete_to
        assert last is not None
        yield f"the day lies beyond the record, which is complete to {day_words(last)}"
