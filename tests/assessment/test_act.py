"""Acts and exits against record and law: cases that a lawyer can read."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from servanda.assessment import assess
from servanda.terms.assessment import Assessments, Projection
from tests.assessment.gold import document, reading_of

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "acts.toml").read_text("utf-8")
)["case"]
TODAY = date(2026, 11, 24)


def assessed(case: dict[str, Any]) -> Assessments:
    return assess(document(case["text"], case.get("published")), reading_of(case), TODAY)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_an_act_gets_its_effects(case: dict[str, Any]) -> None:
    if "effects" not in case:
        return
    found = [
        {
            "state": one.state,
            "treaty": one.treaty,
            "verdict": one.verdict.value,
            "article": one.article,
            "until": one.until,
        }
        for one in assessed(case).effects
    ]
    assert found == [{"until": None, **wanted} for wanted in case["effects"]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_an_exit_gets_its_projection(case: dict[str, Any]) -> None:
    if "projections" not in case:
        return
    found = [_flat(one) for one in assessed(case).projections]
    assert len(found) == len(case["projections"])
    for wanted, one in zip(case["projections"], found, strict=True):
        assert {key: one.get(key) for key in wanted} == wanted, one


def _flat(one: Projection) -> dict[str, Any]:
    flat: dict[str, Any] = {
        "state": one.state,
        "treaty": one.treaty,
        "law_earliest": one.law.earliest,
        "article": one.law.article,
        "notified": one.since.notified,
        "effective": one.since.effective,
        "said": "given" if one.said else "none",
        "law": "given" if one.law.earliest else "none",
    }
    if one.said:
        flat["said_earliest"], flat["said_latest"] = one.said.earliest, one.said.latest
        flat["assumption"] = one.said.assumption
    return flat


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_an_exit_leaves_its_residue(case: dict[str, Any]) -> None:
    if "residue" not in case:
        return
    found = [{"state": one.state, "treaty": one.treaty} for one in assessed(case).residue]
    assert found == case["residue"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_case_gets_its_warnings(case: dict[str, Any]) -> None:
    found = {one.code for one in assessed(case).warnings}
    assert set(case.get("warnings", ())) <= found
    assert ("published-unknown" in found) is ("published" not in case)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_effect_names_its_clause_and_where_it_was_read(case: dict[str, Any]) -> None:
    for one in assessed(case).effects:
        assert one.grounds
        assert one.grounds[0].article
