"""Sentences as people say them, each with the verdict that a lawyer expects of the whole."""

import csv
from datetime import date
from pathlib import Path

import pytest

from servanda.dossier import check
from servanda.terms.assessment import Verdict

TODAY = date(2026, 11, 24)
HERE = Path(__file__).parent
CASES = list(csv.DictReader((HERE / "sentences.csv").read_text("utf-8").splitlines()))


def _of_all(verdicts: list[Verdict]) -> str:
    """Return the verdict of a whole sentence: the worst of its claims; "none" without any."""
    for one in (Verdict.CONTRADICTS, Verdict.UNDETERMINED, Verdict.AGREES):
        if one in verdicts:
            return one
    return "none"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sentence"])
def test_a_sentence_is_judged_as_a_lawyer_expects(case: dict[str, str]) -> None:
    published = date.fromisoformat(case["published"])
    found = check(case["sentence"], TODAY, published=published)
    verdicts = [one.verdict for one in found.assessments.claims]
    assert _of_all(verdicts) == case["verdict"], [one.says for one in found.assessments.claims]
    for one in found.assessments.claims:
        assert one.correction or one.verdict is not Verdict.CONTRADICTS
