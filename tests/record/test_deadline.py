"""What falls due: the lawyers' cases, what must always hold, and the strict tables."""

import csv
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.errors import DataError
from servanda.law.catalogue import treaty as law_treaty
from servanda.law.deadline import deadlines as by_text
from servanda.record.deadline.due import deadlines
from servanda.record.deadline.event import conferences
from servanda.record.deadline.fact import COLUMNS, fact, facts
from servanda.record.deadline.line import DueStatus
from servanda.record.deadline.yearly import yearly_days
from servanda.record.standing import standing, state_eif, states
from servanda.record.table import parsed_rows
from servanda.terms.source import Confidence

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("deadlines.toml").read_text("utf-8")
)["case"]
TODAY = date(2026, 11, 24)
HELD = ("APMBC", "CCM")
DAYS = st.dates(date(1999, 3, 1), date(2040, 12, 31))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_deadline_stands_as_the_case_says(case: dict[str, Any]) -> None:
    found = deadlines(case["treaty"], case["state"], on=case["on"])
    one = next(line for line in found if line.article == case["article"])
    assert (one.due, one.status) == (case.get("due"), case["status"])
    assert case.get("says", "") in one.says
    assert one.grounds


@pytest.mark.parametrize("state", ["POL", "LTU", "FIN", "EST", "LVA"])
def test_a_former_party_has_nothing_due_after_its_exit(state: str) -> None:
    assert [one for one in deadlines("APMBC", state, on=TODAY) if one.state] == []
    exit_on = standing(state, "APMBC", TODAY).until
    assert exit_on is not None
    window = (date(2013, 1, 1), date(2040, 1, 1))
    found = [one for one in deadlines("APMBC", state, on=TODAY, between=window) if one.due]
    assert {one.what for one in found if one.due and one.due >= exit_on} == {"exit takes effect"}


@given(st.sampled_from(HELD), DAYS, st.data())
@settings(max_examples=150, deadline=None)
def test_nobody_is_overdue_without_a_breach_that_a_source_tells(
    treaty: str, on: date, data: st.DataObject
) -> None:
    state = data.draw(st.sampled_from(states(treaty)))
    for one in deadlines(treaty, state, on=on):
        if one.status is DueStatus.OVERDUE:
            assert any(
                " breach" in ground.text and ground.confidence is not Confidence.MEMORY
                for ground in one.grounds
            )
        if one.status is DueStatus.BASE_DATE:
            assert "treaty base date; extensions not held" in one.says
        if one.status in (DueStatus.RUNNING, DueStatus.RECURRING):
            assert one.due is not None
            assert on <= one.due


def test_only_two_parties_are_overdue() -> None:
    found = [one for one in deadlines(on=TODAY) if one.status is DueStatus.OVERDUE]
    assert [(one.treaty, one.state, one.article) for one in found] == [
        ("APMBC", "GRC", "4"),
        ("APMBC", "UKR", "4"),
    ]


def test_a_day_that_is_only_remembered_is_never_given() -> None:
    for treaty in HELD:
        remembered = {
            (one.state, one.due)
            for one in facts(treaty)
            if one.remembered and one.due and one.kind != "obligation"
        }
        sourced = {(one.state, one.due) for one in facts(treaty) if not one.remembered}
        for on in (date(2012, 1, 1), date(2018, 6, 1), date(2022, 3, 1), TODAY):
            given_days = {(one.state, one.due) for one in deadlines(treaty, on=on)}
            by_law = {
                (one.state, due.on)
                for one in facts(treaty)
                if one.state
                for due in by_text(law_treaty(treaty), state_eif(one.state, treaty))
            }
            assert not given_days & (remembered - sourced - by_law)


def test_every_case_of_an_unseen_decision_is_kept_from_being_overdue(shared: Path) -> None:
    with (shared / "facts" / "deadlines.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    open_ = {
        (row["treaty_id"], row["state_iso3"], row["article"])
        for row in rows
        if "STATUS_UNKNOWN" in row["detail"]
    }
    assert len(open_) > 20
    for treaty, state, article in open_:
        for one in deadlines(treaty, state, on=date(2040, 1, 1)):
            if one.article and one.article.partition("(")[0] == article:
                assert one.status is not DueStatus.OVERDUE, one


def test_every_fact_at_hand_is_held(shared: Path) -> None:
    with (shared / "facts" / "deadlines.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for treaty in HELD:
        wanted = sorted(
            (
                r["state_iso3"],
                r["article"],
                r["kind"],
                r["date"],
                r["new_deadline"],
                r["confidence"],
            )
            for r in rows
            if r["treaty_id"] == treaty
        )
        held = sorted(
            (one.state or "", one.article, one.kind.value, str(one.on), str(one.due or ""),
             one.confidence.value)
            for one in facts(treaty)
        )  # fmt: skip
        assert held == wanted


def test_a_first_obligation_has_the_day_that_the_treaty_gives() -> None:
    off = []
    for treaty in HELD:
        for one in facts(treaty):
            if one.kind != "obligation" or one.due is None or one.state is None:
                continue
            begun = state_eif(one.state, treaty)
            days = {due.on for due in by_text(law_treaty(treaty), begun)}
            if one.due not in days:
                off.append((treaty, one.state, one.article, one.due))
    assert off == []


def test_the_yearly_days_and_the_conferences_belong_to_clauses() -> None:
    for treaty, article in yearly_days():
        assert article in {one.article for one in law_treaty(treaty).deadlines}
    assert {one.treaty for one in conferences()} <= set(HELD)


def test_a_window_gives_what_falls_due_in_it_and_every_year() -> None:
    window = (date(2025, 1, 1), date(2027, 12, 31))
    found = deadlines("APMBC", "AUT", on=TODAY, between=window)
    reports = [one.due for one in found if one.article == "7(2)"]
    assert reports == [date(2025, 4, 30), date(2026, 4, 30), date(2027, 4, 30)]
    everyone = deadlines(on=TODAY, between=window)
    assert all(one.due and window[0] <= one.due <= window[1] for one in everyone)
    assert list(everyone) == sorted(everyone, key=lambda one: one.due or date.max)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("POL,5,ended,2020,,,,x,y,official", "kind: 'ended' is not known"),
        ("POL,5,completed,2020-13,,,,x,y,official", "date"),
        ("POL,5,completed,,,,,x,y,official", "date: is empty"),
        ("POL,5,completed,2020,soon,,,x,y,official", "due: 'soon' is no day"),
        ("POL,5,completed,2020,,perhaps,,x,y,official", "undecided"),
        ("POL,5,completed,2020,,,GRC,x,y,official", "except"),
        ("POL,5,completed,2020,,,,x,,official", "source: is empty"),
        ("POL,5,completed,2020,,,,x,y,certain", "confidence"),
    ],
)
def test_a_wrong_line_is_refused_by_its_place(line: str, complaint: str) -> None:
    text = ",".join(COLUMNS) + "\n" + line + "\n"
    with pytest.raises(DataError, match=r"facts\.csv line 2") as error:
        [fact(row) for row in parsed_rows(text, COLUMNS, "facts.csv")]
    assert complaint in str(error.value)
