"""Where states stand to treaties on a day: the lawyers' cases, and what must always hold."""

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.errors import UnknownName
from servanda.record.action import by_state, treaty_ids
from servanda.record.course import course
from servanda.record.standing import all_standings, standing, standings, state_eif
from servanda.record.timeline import timeline
from servanda.terms.source import Confidence
from servanda.terms.standing import Standing

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("standings.toml").read_text("utf-8")
)["case"]
TREATIES = st.sampled_from(treaty_ids())
STATES = st.sampled_from(sorted({state for treaty in treaty_ids() for state in by_state(treaty)}))
DAYS = st.dates(date(1925, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_lawyers_case_comes_out(case: dict[str, Any]) -> None:
    for day, word in case["on"].items():
        on = date.fromisoformat(str(day))
        answer = standing(case["state"], case["treaty"], on, case.get("known_on"))
        assert answer.standing == word, f"{on}: {answer}"
        if "bound" in case:
            expected = None if case["bound"] == "unknown" else case["bound"]
            assert answer.bound is expected, f"{on}: {answer}"
        if "contested" in case:
            assert answer.contested == tuple(case["contested"]), on
        if "since" in case and answer.standing is not Standing.SIGNATORY:
            assert answer.since == case["since"], on
        if "until" in case:
            assert answer.until == case["until"], on


@given(STATES, TREATIES, DAYS)
@settings(max_examples=300, deadline=None)
def test_a_standing_changes_only_where_a_segment_starts(state: str, treaty: str, on: date) -> None:
    today, tomorrow = standing(state, treaty, on), standing(state, treaty, on + timedelta(days=1))
    line = timeline(state, treaty)
    if on + timedelta(days=1) not in line.starts:
        assert (today.standing, today.bound, today.grounds) == (
            tomorrow.standing,
            tomorrow.bound,
            tomorrow.grounds,
        )
    assert list(line.starts) == sorted(set(line.starts))


@given(STATES, TREATIES, DAYS)
@settings(max_examples=300, deadline=None)
def test_who_is_bound_has_not_reached_the_end(state: str, treaty: str, on: date) -> None:
    answer = standing(state, treaty, on)
    if answer.bound and answer.until is not None:
        assert on < answer.until
    if answer.bound and answer.since is not None:
        assert answer.since <= on
    if answer.standing in (Standing.UNKNOWN,):
        assert answer.bound is None
    if answer.standing in (Standing.OUTSIDE, Standing.FORMER_PARTY, Standing.SIGNATORY):
        assert answer.bound is False


@given(STATES, TREATIES, DAYS, st.integers(0, 4000))
@settings(max_examples=300, deadline=None)
def test_later_knowledge_holds_all_that_was_public_before(
    state: str, treaty: str, known_on: date, later: int
) -> None:
    def told(day: date) -> set[tuple[str, date | None]]:
        return {(one.kind.value, one.on) for one in course(state, treaty, day).actions}

    assert told(known_on) <= told(known_on + timedelta(days=later))


@given(STATES, TREATIES, DAYS)
@settings(max_examples=300, deadline=None)
def test_no_ground_tells_of_what_was_made_known_later(
    state: str, treaty: str, known_on: date
) -> None:
    public = {one.on for one in course(state, treaty, known_on).actions}
    hidden = {one.on for one in by_state(treaty).get(state, ())} - public
    answer = standing(state, treaty, known_on, known_on)
    for ground in answer.grounds:
        if ground.article is None:
            assert not any(f"received on {day}" in ground.text for day in hidden if day)


@given(STATES, TREATIES)
@settings(max_examples=200, deadline=None)
def test_known_on_the_last_day_is_all_that_is_held(state: str, treaty: str) -> None:
    end = date(2100, 1, 1)
    assert timeline(state, treaty, end).segments == timeline(state, treaty).segments


def test_every_answer_with_an_action_says_why() -> None:
    for treaty in treaty_ids():
        for answer in standings(treaty, date(2026, 11, 24)):
            assert answer.grounds, answer


def test_what_rests_on_memory_is_marked_as_unverified() -> None:
    marked = [
        ground
        for treaty in treaty_ids()
        for answer in standings(treaty, date(2026, 11, 24))
        for ground in answer.grounds
        if ground.confidence is Confidence.MEMORY
    ]
    assert marked
    assert all("(unverified)" in ground.text for ground in marked)


def test_a_day_beyond_the_record_carries_a_warning() -> None:
    assert standing("POL", "APMBC", date(2026, 8, 1)).warnings == ()
    assert "complete to 2026-08-01" in standing("POL", "APMBC", date(2026, 8, 2)).warnings[0]


def test_every_answer_says_how_far_the_record_reaches() -> None:
    answers = all_standings("POL", date(2026, 11, 24))
    assert [answer.treaty for answer in answers] == list(treaty_ids())
    assert all(answer.reach.complete_to or answer.reach.gaps for answer in answers)
    assert {answer.bound for answer in answers} == {True, False, None}


def test_the_day_of_entry_into_force_for_a_state_is_its_own() -> None:
    assert state_eif("POL", "APMBC") == date(2013, 6, 1)
    assert state_eif("TTO", "ICCPR-OP1") == date(1998, 11, 26)
    assert state_eif("RUS", "APMBC") is None
    assert state_eif("USA", "UNESCO", date(2010, 1, 1)) == date(2003, 10, 1)


def test_an_unknown_treaty_is_refused_by_name() -> None:
    with pytest.raises(UnknownName, match="LEAGUE"):
        standing("POL", "LEAGUE", date(2025, 1, 1))


def test_a_notice_raised_to_official_by_a_step_shows_the_firmer_source() -> None:
    grounds = standing("POL", "APMBC", date(2025, 9, 1)).grounds
    notice = next(one for one in grounds if "notice of withdrawal was received" in one.text)
    assert notice.confidence is Confidence.OFFICIAL
