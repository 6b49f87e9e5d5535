"""Word pieces lie in the text, in order, and are those of the vocabulary's makers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.reading.attribution.wordpiece import LONGEST_WORD, Vocabulary

WORDS = [
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "[MASK]",
    "treaty",
    "un",
    "##sign",
    "##ed",
    "a",
    "##a",
    ",",
    "e",
]
KNOWN = Vocabulary({word: number for number, word in enumerate(WORDS)})


def told(text: str) -> list[tuple[str, str]]:
    return [(WORDS[one.number], text[one.start : one.end]) for one in KNOWN.pieces(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Treaty,", [("treaty", "Treaty"), (",", ",")]),
        ("Unsigned", [("un", "Un"), ("##sign", "sign"), ("##ed", "ed")]),
        ("é", [("e", "é")]),
        ("e\u0301", [("e", "e\u0301")]),
        ("treatyx", [("[UNK]", "treatyx")]),
        ("a" * LONGEST_WORD, [("a", "a"), *[("##a", "a")] * (LONGEST_WORD - 1)]),
        ("a" * (LONGEST_WORD + 1), [("[UNK]", "a" * (LONGEST_WORD + 1))]),
        ("\u00a0\t\n\u200b", []),
    ],
)  # fmt: skip
def test_a_text_is_taken_apart_greedily(text: str, wanted: list[tuple[str, str]]) -> None:
    assert told(text) == wanted


@given(st.text(max_size=300))
def test_pieces_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for one in KNOWN.pieces(text):
        assert end <= one.start < one.end <= len(text)
        end = one.end


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_the_pieces_of_a_stretch_are_those_of_its_words(
    before: str, stretch: str, after: str
) -> None:
    start = len(before)
    found = KNOWN.pieces(before + stretch + after, start, start + len(stretch))
    alone = KNOWN.pieces(stretch)
    assert [(one.number, one.start - start) for one in found] == [
        (one.number, one.start) for one in alone
    ]
