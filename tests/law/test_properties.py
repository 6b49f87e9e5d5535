"""What must hold for every treaty and every day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from servanda.law.catalogue import catalogue, treaty
from servanda.law.clock import day_after, month_later
from servanda.law.effect import effect, kinds
from servanda.law.entry import entry_effect
from servanda.law.exit import exit_effect
from servanda.terms.treaty import Step, Unit

DAYS = st.dates(date(1925, 1, 1), date(2100, 12, 31))
TREATIES = st.sampled_from(catalogue())
LATER = st.integers(0, 4000).map(lambda days: timedelta(days=days))
MONTHS = st.integers(0, 600)


@given(TREATIES, DAYS)
def test_no_exit_takes_effect_before_the_notice_is_received(treaty_id: str, day: date) -> None:
    found = exit_effect(treaty(treaty_id), day)
    assert found.on is None or found.on >= day
    assert found.text_on is None or found.text_on >= day


@given(TREATIES, DAYS)
def test_no_consent_takes_effect_before_it_is_given(treaty_id: str, day: date) -> None:
    found = entry_effect(treaty(treaty_id), day)
    assert found.on is None or found.on >= day


@given(TREATIES, DAYS, LATER)
def test_who_notifies_later_leaves_no_earlier(treaty_id: str, day: date, later: timedelta) -> None:
    first, second = (exit_effect(treaty(treaty_id), one).on for one in (day, day + later))
    assert first is None or second is None or first <= second


@given(TREATIES, DAYS, LATER)
def test_who_consents_later_is_bound_no_earlier(
    treaty_id: str, day: date, later: timedelta
) -> None:
    first, second = (entry_effect(treaty(treaty_id), one).on for one in (day, day + later))
    assert first is None or second is None or first <= second


@given(TREATIES, DAYS)
def test_a_conflict_never_hastens_an_exit(treaty_id: str, day: date) -> None:
    peace = exit_effect(treaty(treaty_id), day)
    conflict = exit_effect(treaty(treaty_id), day, in_conflict=True)
    assert conflict.on in (None, peace.on)
    if conflict.on is None and peace.on is not None:
        assert conflict.not_before == peace.on


@given(TREATIES, DAYS, st.sampled_from(kinds()), st.booleans())
def test_every_question_has_an_answer_with_a_reason(
    treaty_id: str, day: date, kind: str, in_conflict: bool
) -> None:
    found = effect(treaty(treaty_id), kind, day, in_conflict=in_conflict)
    assert found.reason
    assert found.basis in ("text", "practice")
    assert found.basis == "text" or found.text_on is not None


@given(DAYS, MONTHS)
def test_months_keep_the_day_or_end_with_the_month(day: date, months: int) -> None:
    found = month_later(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found.day < day.day and (found + timedelta(1)).day == 1)


@given(DAYS, MONTHS)
def test_twelve_months_are_a_year(day: date, years: int) -> None:
    assert day_after(day, [Step(Unit.MONTHS, 12 * (years % 50))]) == day_after(
        day, [Step(Unit.YEARS, years % 50)]
    )


@given(DAYS, st.integers(1, 24))
def test_a_month_start_is_the_first_of_a_month(day: date, months: int) -> None:
    found = day_after(day, [Step(Unit.MONTH_START, months)])
    assert found.day == 1
    assert found > day


@given(TREATIES)
def test_every_treaty_file_reads_the_same_twice(treaty_id: str) -> None:
    first = treaty(treaty_id)
    treaty.cache_clear()
    assert treaty(treaty_id) == first
