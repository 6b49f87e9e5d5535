"""Sentences end where a reader would end them, and cover all words."""

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.reading.document import document
from servanda.reading.sentence import sentences

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("sentences.toml").read_text("utf-8")
)["case"]


def cut(text: str, language: str = "en") -> list[str]:
    return [s.of(text) for s in sentences(document(text.encode(), language=language))]


@pytest.mark.parametrize("case", CASES, ids=[case["parts"][0][:40] for case in CASES])
def test_sentences_end_where_a_reader_ends_them(case: dict[str, Any]) -> None:
    wanted = case.get("alt", case["parts"])
    assert cut(" ".join(case["parts"]), case.get("language", "en")) == wanted


def test_a_new_block_begins_a_new_sentence() -> None:
    assert cut("A heading\n\nA line\nAnother line. And more") == [
        "A heading",
        "A line",
        "Another line.",
        "And more",
    ]


def test_a_line_wrapped_by_hand_does_not_end_a_sentence() -> None:
    lines = ["Latvia and its two neighbours said on Monday that they would go and"] * 4
    assert len(cut("\n".join(lines) + "\nstay away.\n\nNext.")) == 2


@given(st.text(alphabet="aB. \n\"'”“?!…1(é", max_size=200).filter(lambda t: bool(t.strip())))
def test_every_word_lies_in_exactly_one_sentence(text: str) -> None:
    found = sentences(document(text.encode(), language="en"))
    rest, at = [], 0
    for span in found:
        assert at <= span.start < span.end <= len(text)
        assert span.of(text) == span.of(text).strip()
        rest.append(text[at : span.start])
        at = span.end
    assert not "".join([*rest, text[at:]]).strip()


@pytest.mark.parametrize("flood", [". ", "A. ", '." ', "? Said ", "\n", "... A", "a", "U.S. The "])
def test_a_flood_of_stops_takes_linear_time(flood: str) -> None:
    text = flood * (200_000 // len(flood)) + "x"
    begun = time.process_time()
    sentences(document(text.encode(), language="en"))
    assert time.process_time() - begun < 8
