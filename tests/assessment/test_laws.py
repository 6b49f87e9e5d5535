"""What must hold of every verdict, whatever a reader reports."""

from datetime import date

from servanda.assessment import assess
from servanda.terms.assessment import EffectVerdict, Verdict
from servanda.terms.finding import ActKind, ClaimKind, Polarity, Reading
from tests.assessment.gold import document
from tests.assessment.strategies import READINGS, TEXT, given_reading

TODAY = date(2026, 11, 24)
UNTIMED = {ClaimKind.PARTY_COUNT, ClaimKind.STANDING}


@given_reading(READINGS)
def test_every_claim_gets_one_verdict(reading: Reading, published: date | None) -> None:
    found = assess(document(TEXT, published), reading, TODAY)
    assert [one.claim for one in found.claims] == [one.id for one in reading.claims]


@given_reading(READINGS)
def test_what_contradicts_says_what_is_right(reading: Reading, published: date | None) -> None:
    for one in assess(document(TEXT, published), reading, TODAY).claims:
        if one.verdict is Verdict.CONTRADICTS:
            assert one.correction, one
            assert one.correction[0].isupper()


@given_reading(READINGS)
def test_without_a_day_nothing_is_judged_that_changes_with_it(
    reading: Reading, published: date | None
) -> None:
    found = assess(document(TEXT), reading, TODAY)
    for claim, one in zip(reading.claims, found.claims, strict=True):
        if claim.kind in UNTIMED and claim.date_value is None:
            assert one.verdict is Verdict.UNDETERMINED
    assert all(one.law.earliest is None for one in found.projections)
    assert all(one.said is None for one in found.projections)


@given_reading(READINGS)
def test_a_denied_act_has_no_effect(reading: Reading, published: date | None) -> None:
    found = assess(document(TEXT, published), reading, TODAY)
    affirmed = {act.id for act in reading.acts if act.polarity is Polarity.AFFIRMED}
    assert {one.act for one in found.effects} <= affirmed


@given_reading(READINGS)
def test_a_prohibition_ends_after_the_day_it_is_judged_for(
    reading: Reading, published: date | None
) -> None:
    for one in assess(document(TEXT, published), reading, TODAY).effects:
        if one.verdict is EffectVerdict.PROHIBITED and one.until:
            assert one.as_of is None if published is None else one.as_of == published
            assert one.as_of is None or one.until > one.as_of


@given_reading(READINGS)
def test_an_exit_never_takes_effect_before_its_notice(
    reading: Reading, published: date | None
) -> None:
    for one in assess(document(TEXT, published), reading, TODAY).projections:
        if one.law.earliest and published and one.since.notified is None:
            assert one.law.earliest >= published
        if one.since.notified and one.since.effective:
            assert one.since.notified <= one.since.effective


@given_reading(READINGS)
def test_only_an_exit_leaves_a_residue(reading: Reading, published: date | None) -> None:
    found = assess(document(TEXT, published), reading, TODAY)
    leaving = [act for act in reading.acts if act.kind is ActKind.WITHDRAW]
    assert leaving or not found.residue
