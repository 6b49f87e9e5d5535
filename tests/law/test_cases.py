"""The cases in cases.toml come out as a lawyer wrote them."""

import csv
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from servanda.law.catalogue import treaty
from servanda.law.conduct import restricts, rulings
from servanda.law.deadline import deadlines
from servanda.law.effect import effect
from servanda.law.exit import exit_effect
from servanda.terms.finding import ActKind

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("cases.toml").read_text("utf-8")
)
OF_THE_RECORD = frozenset({"e02", "e04", "e10", "e11", "e13"})
"""Published errors on counts and days of deposit: the record's tests put them right."""


def named(kind: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", CASES[kind], ids=[c["name"] for c in CASES[kind]])


@named("case")
def test_an_action_takes_effect_as_the_clause_says(case: dict[str, Any]) -> None:
    found = effect(
        treaty(case["treaty"]),
        case["kind"],
        case["acted"],
        in_conflict=case.get("in_conflict", False),
        state_eif=case.get("state_eif"),
        state=case.get("state"),
    )
    assert found.on == case.get("on")
    for key in ("article", "basis", "not_before", "text_on"):
        if key in case:
            assert getattr(found, key) == case[key]
    assert found.reason.endswith((".", ")."))


@named("conduct")
def test_an_act_is_judged_by_its_clause(case: dict[str, Any]) -> None:
    act, object_ = ActKind(case["act"]), case.get("object")
    found = rulings(treaty(case["treaty"]), act, object_, state=case.get("state"))
    if "verdict" not in case:
        assert found == ()
        return
    assert found[0].verdict == case["verdict"]
    assert found[0].article == case.get("article")


@named("deadline")
def test_a_deadline_falls_as_the_clause_says(case: dict[str, Any]) -> None:
    due = {one.what: one for one in deadlines(treaty(case["treaty"]), case["state_eif"])}
    assert due[case["what"]].on == case.get("on")


def test_an_extendable_deadline_says_that_extensions_are_not_held() -> None:
    due = {one.what: one for one in deadlines(treaty("APMBC"), date(2013, 6, 1))}
    assert "extensions not held" in due["clearance of mined areas"].says
    assert "extensions not held" not in due["stockpile destruction"].says


def test_every_published_error_on_the_law_is_put_right(shared: Path) -> None:
    with (shared / "facts" / "published_errors.csv").open(encoding="utf-8", newline="") as file:
        known = {row["id"] for row in csv.DictReader(file)}
    righted = {case["published_error"] for case in CASES["case"] if "published_error" in case}
    assert righted == known - OF_THE_RECORD


def test_amended_protocol_ii_restricts_use_and_transfer_of_every_mine() -> None:
    for mine in ("mine", "anti-personnel mine", "anti-vehicle mine"):
        found = restricts(treaty("CCW-AP2"), mine)
        assert {act for ruling in found for act in ruling.acts} == {ActKind.USE, ActKind.TRANSFER}


def test_what_lies_outside_a_treaty_is_not_restricted_by_it() -> None:
    assert restricts(treaty("APMBC"), "anti-vehicle mine") == ()
    assert restricts(treaty("CCM"), "mine") == ()
    assert restricts(treaty("ATT"), "anti-personnel mine") == ()


def test_a_notice_may_name_a_later_day_where_the_clause_allows_it() -> None:
    named_day = date(2027, 1, 1)
    found = exit_effect(treaty("ROME"), date(2025, 6, 2), stated_on=named_day)
    assert found.on == named_day
    other = exit_effect(treaty("APMBC"), date(2025, 6, 2), stated_on=named_day)
    assert other.on == date(2025, 12, 2)


def test_a_gate_that_could_not_be_checked_is_said() -> None:
    found = exit_effect(treaty("PARIS"), date(2025, 1, 27))
    assert found.on == date(2026, 1, 27)
    assert any("not checked" in one for one in found.conditions)


def test_the_gap_of_the_arms_trade_treaty_is_said() -> None:
    found = effect(treaty("ATT"), "ratification", date(2014, 10, 21))
    assert any("does not cover" in one for one in found.conditions)
