"""The first article: given its findings, record and law must come to the verdicts of its gold."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from servanda.assessment import assess
from servanda.dossier import Dossier
from servanda.terms.assessment import Assessments
from tests.assessment.gold import gold, gold_document, gold_reading

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def assessed(shared: Path) -> Assessments:
    return assess(gold_document(shared), gold_reading(shared), TODAY)


@pytest.fixture(scope="module")
def shown(shared: Path, assessed: Assessments) -> dict[str, Any]:
    return Dossier(gold_document(shared), gold_reading(shared), assessed, TODAY).to_json()


def test_every_claim_gets_the_verdict_of_the_gold(shared: Path, shown: dict[str, Any]) -> None:
    found = {one["id"]: one for one in shown["claims"]}
    for wanted in gold(shared)["claims"]:
        one = found[wanted["id"]]
        assert one["verdict"] == wanted["verdict"], one
        for key in ("article", "record", "basis", "on"):
            if wanted.get(key) is not None:
                assert one[key] == wanted[key], one
        assert set(wanted.get("qualifications", ())) <= set(one["qualifications"])
        if "record_in_force" in wanted:
            assert any(str(wanted["record_in_force"]) in said for said in one["qualifications"])


def test_every_effect_of_the_gold_is_found(shared: Path, shown: dict[str, Any]) -> None:
    keys = ("act", "state", "treaty", "verdict", "article", "until")
    found = [{key: one[key] for key in keys} for one in shown["effects"]]
    for wanted in gold(shared)["effects"]:
        assert {key: wanted.get(key) for key in keys} in found


def test_no_effect_is_found_that_the_gold_does_not_hold(
    shared: Path, shown: dict[str, Any]
) -> None:
    assert len(shown["effects"]) == len(gold(shared)["effects"])


def test_the_projection_stands_beside_what_happened(shared: Path, shown: dict[str, Any]) -> None:
    found = {(one["state"], one["treaty"]): one for one in shown["projections"]}
    for wanted in gold(shared)["projections"]:
        assert found[wanted["state"], wanted["treaty"]] == wanted


def test_an_exit_that_nobody_put_a_time_to_has_the_bound_of_the_law(shown: dict[str, Any]) -> None:
    baltic = [one for one in shown["projections"] if one["state"] != "POL"]
    assert {one["state"] for one in baltic} == {"EST", "LVA", "LTU"}
    for one in baltic:
        assert one["said"] is None
        assert one["law"]["earliest"] == "2025-09-20"
        assert one["since"] == {"notified": "2025-06-27", "effective": "2025-12-27"}


def test_what_binds_after_the_exit_is_named(shared: Path, shown: dict[str, Any]) -> None:
    found = {(one["state"], one["treaty"]) for one in shown["residue"]}
    assert {(one["state"], one["treaty"]) for one in gold(shared)["residue"]} <= found


def test_a_rhetorical_question_leaves_the_chemical_weapons_convention_alone(
    assessed: Assessments,
) -> None:
    assert not [one for one in assessed.projections if one.treaty == "CWC"]
    assert not [one for one in assessed.effects if one.treaty == "CWC"]
