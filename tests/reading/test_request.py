"""Whom a request is made to, as the rules read it."""

import pytest

from servanda.reading.attribution.choice import RULES
from servanda.reading.document import document
from servanda.reading.read import read


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("The union urges member states to destroy their stocks.", "member states"),
        ("The head of the league called on Lithuania to stay in the treaty.", "Lithuania"),
        ("The minister asked parliament not to approve the bill.", "parliament"),
        ("The league called upon parties to the treaty to comply.", "parties to the treaty"),
        ("The minister asked to see the text.", None),
        ("The minister was asked to resign.", None),
        ("The minister urged that the parties be told to stay.", None),
        ("The minister urged calm, and said he wanted to stay.", None),
        ("The minister called for a vote to end the debate.", None),
        ("The minister asked whether parliament wanted to vote.", None),
    ],
)
def test_whom_a_request_is_made_to(sentence: str, asked: str | None) -> None:
    found = read(document(f"{sentence} It rained.".encode(), language="en"), RULES).statements
    assert {one.addressee for one in found} <= {asked}
    assert found or asked is None
