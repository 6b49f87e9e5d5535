"""Acts and claims as a lawyer reads them, and what must hold of every text."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from servanda.errors import Malformed
from servanda.reading.document import document
from servanda.reading.read import read
from servanda.terms.finding import DOMESTIC_STAGES, Modality, Reading

HERE = Path(__file__).parent
PUBLISHED = date(2025, 9, 1)
ACTS = [
    {"language": file.stem[:2], "published": PUBLISHED} | case
    for file in sorted((HERE / "acts").glob("*.toml"))
    for case in tomllib.loads(file.read_text("utf-8"))["case"]
]
SAID = tomllib.loads((HERE / "claims.toml").read_text("utf-8"))
CLAIMS, NOTHING = SAID["case"], SAID["nothing"]

WORDS = st.sampled_from(
    [
        *(
            "Poland",
            "Lithuania's parliament",
            "the Baltic states",
            "Russia",
            "It",
            "They",
            "the UN",
        ),
        *(
            "voted to",
            "will",
            "has not",
            "announced that",
            "if",
            "denied that",
            "plans to",
            "said",
        ),
        *("withdraw from", "left", "leaving", "suspended", "gave notice of", "produces", "use of"),
        *("the Ottawa Convention", "the treaty", "anti-personnel mines", "the Rome Statute", "it"),
        *("on Thursday", "in 2025", "six months", "takes effect", ",", ".", "?", '"', "and", "—"),
        *("the president signed the law", "by 107 votes to none", "more than 160 states joined"),
    ]
)


def reading(text: str, language: str = "en", published: date = PUBLISHED) -> Reading:
    return read(document(text.encode(), published=published, language=language))


@pytest.mark.parametrize("case", ACTS, ids=lambda case: case["name"])
def test_an_act_is_read_as_a_lawyer_reads_it(case: dict[str, Any]) -> None:
    kinds = case.get("kinds")
    acts = reading(case["text"], case["language"], case["published"]).acts
    found = [
        [
            act.kind.value,
            act.stage.value if act.stage else "none",
            act.modality.value,
            act.polarity.value,
            list(act.actors),
            act.treaty or "none",
        ]
        for act in acts
        if kinds is None or act.kind.value in kinds
    ]
    assert set(case.get("objects", ())) <= {act.object for act in acts}
    if case["acts"] and kinds is None:
        assert all(wanted in found for wanted in case["acts"]), found
    else:
        assert found == case["acts"]


@pytest.mark.parametrize("case", CLAIMS, ids=lambda case: case["text"])
def test_a_claim_is_read_with_what_can_be_checked(case: dict[str, Any]) -> None:
    wanted = case["claim"]
    found = [
        {key: list(v) if isinstance(v := getattr(claim, key), tuple) else v for key in wanted}
        for claim in reading(case["text"], case.get("language", "en")).claims
    ]
    assert wanted in found


@pytest.mark.parametrize("case", NOTHING, ids=lambda case: case["why"])
def test_what_cannot_be_checked_is_no_claim(case: dict[str, Any]) -> None:
    assert not reading(case["text"], case.get("language", "en")).claims


def test_of_all_but_some_nothing_is_claimed() -> None:
    found = reading(
        "All but four EU Member States are party to the Convention on Cluster Munitions."
    )
    assert not found.claims


def test_who_withdraws_a_ratification_is_not_said_to_have_left() -> None:
    found = reading(
        "Russia revoked its ratification of the CTBT in 2023. Poland left the ATT in 2023."
    )
    assert [(claim.kind.value, claim.treaty) for claim in found.claims] == [
        ("notified", "CTBT"),
        ("left", "ATT"),
    ]


@settings(max_examples=150, deadline=None)
@example(". six months")
@given(st.lists(WORDS, min_size=1, max_size=40).map(" ".join))
def test_every_finding_is_a_span_of_the_text_and_no_step_at_home_is_done(text: str) -> None:
    found = reading(text)
    spans = [one.span for rows in (found.mentions, found.times) for one in rows]
    spans += [one.span for rows in (found.acts, found.claims) for one in rows]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    for act in found.acts:
        assert act.modality is not Modality.DONE or act.stage not in DOMESTIC_STAGES
    known = {statement.id for statement in found.statements} | {None}
    assert {act.statement for act in found.acts} | {c.statement for c in found.claims} <= known


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=400).filter(str.strip))
def test_any_text_is_read(text: str) -> None:
    try:
        held = document(text.encode(), language="en")
    except (Malformed, UnicodeEncodeError):
        return
    read(held)


@pytest.mark.parametrize(
    "piece", ["withdraw from the treaty ", "voted, ", "if it left ", "? ", '"']
)
def test_repeated_cues_are_read_in_bounded_time(piece: str) -> None:
    reading(f"Poland {piece * 4000}")


def test_a_weekday_before_a_treaty_is_no_year_of_it() -> None:
    text = "HELSINKI 8.4.2027 (STT) – Eduskunta keskusteli torstaina Ottawan sopimuksesta."
    assert not reading(text, "fi").claims
