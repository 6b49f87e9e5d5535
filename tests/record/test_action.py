"""What each action does to a standing: the lawyers' cases, and supposing what did not happen."""

import csv
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.errors import Refused
from servanda.law.catalogue import treaty as law_treaty
from servanda.law.effect import effect
from servanda.record.action import by_state
from servanda.record.course import Course, course
from servanda.record.party import parties
from servanda.record.standing import standing, states
from servanda.record.suppose import SOURCE, Supposed, Supposition, suppose
from servanda.record.timeline import Timeline, drawn, timeline
from servanda.terms.action import Action, ActionKind
from servanda.terms.source import Confidence

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("actions.toml").read_text("utf-8")
)["case"]


def _acted(case: dict[str, Any], told: list[dict[str, Any]]) -> tuple[Action, ...]:
    return tuple(
        Action(
            treaty=case["treaty"],
            state=case["state"],
            kind=ActionKind(one["kind"]),
            on=one["on"],
            source="the case",
            confidence=Confidence.OFFICIAL,
        )
        for one in told
    )


def _line(case: dict[str, Any]) -> Timeline:
    seen: Course = course(case["state"], case["treaty"], None)
    if "actions" in case:
        seen = replace(seen, actions=_acted(case, case["actions"]))
    return drawn(replace(seen, actions=(*seen.actions, *_acted(case, case.get("also", [])))))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_action_changes_the_standing_as_the_case_says(case: dict[str, Any]) -> None:
    line = _line(case)
    for day, word in case["on"].items():
        found = line.at(date.fromisoformat(str(day)))
        assert found.standing == word, day
        for key in ("bound", "since", "until", "contested"):
            if key in case and not (key == "since" and found.standing == "signatory"):
                wanted = tuple(case[key]) if key == "contested" else case[key]
                assert getattr(found, key) == wanted, (day, key)


@pytest.mark.parametrize(
    "case", [one for one in CASES if "effective" in one], ids=lambda case: case["name"]
)
def test_the_action_takes_effect_as_the_case_says(case: dict[str, Any]) -> None:
    found = effect(
        law_treaty(case["treaty"]),
        case["kind"],
        case["acted"],
        in_conflict=case.get("in_conflict", False),
        state=case["state"],
    )
    assert found.on == (None if case["effective"] == "none" else case["effective"])
    assert found.reason


def test_every_event_of_the_tricky_part_has_its_case(shared: Path) -> None:
    with (shared / "facts" / "oracle.csv").open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["part"] == "iii"]
    cases = {(one["treaty"], one["state"]) for one in CASES}
    everybody = {one["treaty"] for one in CASES}
    assert len(rows) == 20
    for row in rows:
        held = row["treaty"] in everybody if row["state"] == "*" else None
        assert held or (row["treaty"], row["state"]) in cases, row
    dated = {
        (one["treaty"], one["kind"], str(one["acted"]), str(one["effective"]))
        for one in CASES
        if "effective" in one
    }
    for row in rows:
        if row["published_effective"]:
            key = (row["treaty"], row["kind"], row["acted"], row["published_effective"])
            assert key in dated, row


def test_every_kind_that_changes_nothing_leaves_every_standing_as_it_is() -> None:
    for kind in ("declaration", "reservation", "territorial_extension", "territorial_exclusion"):
        for state in ("POL", "UKR", "AUT", "USA"):
            case = {
                "treaty": "APMBC",
                "state": state,
                "also": [{"kind": kind, "on": date(2014, 1, 1)}],
            }
            assert _line(case).segments == timeline(state, "APMBC").segments


def test_a_treaty_does_not_end_because_few_remain_as_article_55_has_it() -> None:
    on, treaty = date(2027, 12, 1), "TPNW"
    threshold = law_treaty(treaty).treaty_entry
    assert threshold is not None
    assert threshold.threshold is not None
    assert threshold.threshold.count == 50
    members = parties(treaty, on).parties
    gone = [
        suppose(one, treaty, [Supposition(Supposed.WITHDRAW, date(2026, 11, 24))], on).answer
        for one in members[10:]
    ]
    held = [one for one in gone if one.standing == "held"]
    assert {one.bound for one in gone if one not in held} == {False}
    assert len(gone) - len(held) > 50
    assert all(standing(one, treaty, on).bound for one in members[:10])
    law = law_treaty(treaty)
    assert law.ended_on is None


@pytest.mark.parametrize(
    ("state", "treaty", "acts", "on", "word"),
    [
        ("AUT", "APMBC", [("withdraw", "2027-01-15")], "2027-07-14", "leaving"),
        ("AUT", "APMBC", [("withdraw", "2027-01-15")], "2027-07-15", "former party"),
        ("AUT", "APMBC", [("withdraw", "2027-01-15")], "2027-01-14", "party"),
        (
            "AUT",
            "APMBC",
            [("rescind", "2027-03-01"), ("withdraw", "2027-01-15")],
            "2027-08-01",
            "party",
        ),
        ("POL", "APMBC", [("rejoin", "2028-01-15")], "2028-06-30", "contracting state"),
        ("POL", "APMBC", [("rejoin", "2028-01-15")], "2028-07-01", "party"),
        ("UKR", "APMBC", [("withdraw", "2027-01-15")], "2027-07-15", "held"),
        ("AUT", "APMBC", [("suspend", "2027-01-15")], "2027-07-15", "suspension claimed"),
        ("USA", "APMBC", [("sign", "2027-01-15")], "2027-07-15", "signatory"),
        ("USA", "CCM", [("accede", "2027-01-15")], "2027-07-01", "party"),
        ("USA", "ATT", [("ratify", "2027-01-15")], "2027-04-15", "party"),
        ("VEN", "ROME", [("rescind", "2027-01-15")], "2027-07-24", "party"),
    ],
)
def test_what_is_supposed_is_followed_by_what_the_law_has(
    state: str, treaty: str, acts: list[tuple[str, str]], on: str, word: str
) -> None:
    before = timeline(state, treaty).segments
    supposed = [Supposition(Supposed(kind), date.fromisoformat(day)) for kind, day in acts]
    found = suppose(state, treaty, supposed, date.fromisoformat(on))
    assert found.answer.standing == word
    assert len(found.supposed) == len(acts)
    assert all(one.reason for one in found.supposed)
    assert found.following[0].from_ == min(one.on for one in supposed)
    # Nothing of it is stored.
    assert timeline(state, treaty).segments == before
    assert not any(one.source == SOURCE for one in by_state(treaty).get(state, ()))


@pytest.mark.parametrize(
    ("state", "treaty", "act"),
    [
        ("POL", "APMBC", "withdraw"),
        ("AUT", "APMBC", "ratify"),
        ("AUT", "APMBC", "rescind"),
        ("AUT", "APMBC", "rejoin"),
        ("AUT", "APMBC", "sign"),
        ("RUS", "APMBC", "suspend"),
        ("VEN", "ROME", "withdraw"),
    ],
)
def test_what_a_state_cannot_do_is_refused(state: str, treaty: str, act: str) -> None:
    with pytest.raises(Refused, match="cannot do so"):
        suppose(state, treaty, [Supposition(Supposed(act), date(2027, 1, 1))], date(2028, 1, 1))


@given(
    st.sampled_from(states("APMBC")),
    st.sampled_from(list(Supposed)),
    st.dates(date(1998, 1, 1), date(2035, 12, 31)),
    st.dates(date(1998, 1, 1), date(2035, 12, 31)),
)
@settings(max_examples=200, deadline=None)
def test_nothing_changes_before_the_day_supposed(
    state: str, act: Supposed, acted: date, on: date
) -> None:
    try:
        found = suppose(state, "APMBC", [Supposition(act, acted)], on)
    except Refused:
        return
    if on < acted:
        real = standing(state, "APMBC", on)
        assert (found.answer.standing, found.answer.bound) == (real.standing, real.bound)
    new = {ground.text for ground in found.answer.grounds} - {
        ground.text for one in timeline(state, "APMBC").segments for ground in one.grounds
    }
    assert all(text.startswith("Supposed: ") or "conflict" in text for text in new)
