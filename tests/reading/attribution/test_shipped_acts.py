"""Acts that only the judge of the shipped model sees, as the rules leave them open."""

import tomllib
from pathlib import Path

import pytest

from servanda.reading.attribution.choice import SHIPPED
from servanda.reading.document import document
from servanda.reading.read import read
from servanda.terms.finding import Act

CASES = tomllib.loads((Path(__file__).parent / "judged.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_an_act_that_the_rules_leave_open_is_judged(case: dict[str, object]) -> None:
    found = read(document(str(case["text"]).encode(), language="en"), SHIPPED).acts
    assert [told(one) for one in found] == case["acts"]


def told(act: Act) -> list[object]:
    what = act.treaty or act.object
    return [act.kind.value, act.modality.value, act.polarity.value, list(act.actors), what]
