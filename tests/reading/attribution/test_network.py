"""The network of the package: what it finds is in the text, whatever the text, and in time."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.errors import Malformed
from servanda.reading.attribution.network import MOST_CUES, network, shipped
from servanda.reading.attribution.window import MOST
from servanda.terms.document import Document
from servanda.terms.span import Span

ALLOWED_SECONDS = 30
PROSE = (
    "“We will stay,” said Anna Brandt, who speaks for the Harbour League. The minister told "
    "reporters on Monday that the law would hold, adding that nobody had asked him. Norway wants "
    "to keep the treaty; critics call it a relic.\n\n"
)


def text_of(text: str) -> Document:
    return Document(id="d", text=text, sha256="")


def spans(text: str) -> Iterator[Span]:
    for one in shipped().attributions(text_of(text)):
        yield from one.spans


def test_what_rules_do_not_know_is_found() -> None:
    text = "Norway is expected to leave the pact, a move that campaigners deplore."
    found = {
        (one.cue.of(text) if one.cue else "") for one in shipped().attributions(text_of(text))
    }
    assert "is expected" in found


@settings(max_examples=40, deadline=None)
@given(
    st.text(max_size=400) | st.lists(st.sampled_from(PROSE.split(" ")), max_size=80).map(" ".join)
)
def test_whatever_is_found_stands_in_the_text(text: str) -> None:
    for span in spans(text):
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text).strip()


@pytest.mark.parametrize(
    "piece",
    ['"', "“", "said ", "he said that ", "x" * 50, "х", "\u202eקול ", "„Ja“ « oui » ”so” ",
     "A, B, C, ", "Name\tName\n", "MR. A: yes?\n"],
)  # fmt: skip
def test_a_text_that_means_harm_ends_in_time(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    began = time.process_time()
    count = sum(1 for _ in spans(text))
    assert time.process_time() - began < ALLOWED_SECONDS
    assert count <= 20 * MOST_CUES * (len(text) // MOST + 1)


def test_a_text_twice_as_long_takes_about_twice_the_time() -> None:
    words = [f"{word}{number % 7} " for number in range(400) for word in PROSE.split()[:20]]

    def seconds(count: int) -> float:
        taken = []
        for _ in range(3):
            began = time.process_time()
            list(spans("".join(words[:count])))
            taken.append(time.process_time() - began)
        return min(taken)

    seconds(100)
    assert seconds(3000) <= 2.2 * seconds(1500)


def test_a_folder_without_a_model_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(Malformed, match=r"vocabulary\.txt missing"):
        network(tmp_path)
    for name in ("tagger.onnx", "linker.onnx", "words.npy", "vocabulary.txt"):
        (tmp_path / name).write_text("no model")
    with pytest.raises(Malformed, match="no model of attributions"):
        network(tmp_path)
