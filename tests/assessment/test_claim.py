"""Claims, one sentence each, against record and law: cases that a lawyer can read."""

import csv
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from servanda.assessment import assess
from servanda.terms.assessment import ClaimAssessment, Verdict
from servanda.terms.finding import Reading
from tests.assessment.gold import claim_of, document

HERE = Path(__file__).parent
TODAY = date(2026, 11, 24)


def cases(name: str) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = tomllib.loads((HERE / name).read_text("utf-8"))["case"]
    return read


def judged(case: dict[str, Any]) -> ClaimAssessment:
    text = case["text"]
    reading = Reading(claims=(claim_of(case["claim"], text),))
    (one,) = assess(document(text, case.get("published")), reading, TODAY).claims
    return one


@pytest.mark.parametrize("case", cases("claims.toml"), ids=lambda case: case["name"])
def test_a_claim_gets_its_verdict(case: dict[str, Any]) -> None:
    one = judged(case)
    assert one.verdict == case["verdict"], one
    for key in ("article", "record", "basis", "correction"):
        if key in case:
            assert getattr(one, key) == case[key], one
    for said in case.get("qualifications", ()):
        assert said in one.qualifications


@pytest.mark.parametrize("case", cases("published_errors.toml"), ids=lambda case: case["id"])
def test_a_published_error_is_never_judged_to_agree(case: dict[str, Any]) -> None:
    one = judged(case)
    assert one.verdict is not Verdict.AGREES, one
    assert one.verdict == case.get("verdict", one.verdict), one


@pytest.mark.parametrize("case", cases("published_errors.toml"), ids=lambda case: case["id"])
def test_what_contradicts_comes_with_a_sentence_to_paste(case: dict[str, Any]) -> None:
    one = judged(case)
    if one.verdict is Verdict.CONTRADICTS:
        assert one.correction
        assert one.correction.endswith(".")


def test_every_published_error_has_a_case(shared: Path) -> None:
    with (shared / "facts" / "published_errors.csv").open(encoding="utf-8") as file:
        wanted = {row["id"] for row in csv.DictReader(file)}
    assert wanted == {case["id"] for case in cases("published_errors.toml")}
