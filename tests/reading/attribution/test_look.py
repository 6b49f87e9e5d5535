"""How pieces look: capitals, lines, quotation marks."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import servanda
from servanda.reading.attribution.look import ACT, CAPITAL, CAPITALS, LINE, QUOTED, SIGN, looks
from servanda.reading.attribution.wordpiece import Vocabulary

KNOWN = Vocabulary.at(
    Path(servanda.__file__).parent / "data" / "attribution" / "vocabulary.txt"
)  # fmt: skip


def seen(text: str) -> dict[str, int]:
    pieces = list(KNOWN.pieces(text))
    found = looks(text, pieces)
    return {text[one.start : one.end]: look for one, look in zip(pieces, found, strict=True)}


def test_capitals_and_signs() -> None:
    found = seen("on Monday, NATO")
    assert found == {"on": LINE, "Monday": CAPITAL, ",": SIGN, "NATO": CAPITALS}


def test_marks_are_inside_what_they_quote() -> None:
    found = seen("they say “no, never” again")
    assert [word for word, look in found.items() if look & QUOTED] == [
        "“",
        "no",
        ",",
        "never",
        "”",
    ]
    for text in ('say "no" again', "say ''no'' again", "sagt „no“ wieder", "dit «no» encore"):
        found = seen(text)
        assert found["no"] & QUOTED
        assert not list(found.values())[-1] & QUOTED


def test_an_open_quotation_ends_with_its_line() -> None:
    found = seen("he said “yes\nthen left")
    assert found["yes"] & QUOTED
    assert found["then"] == LINE


def test_an_apostrophe_quotes_nothing() -> None:
    assert not seen("the states' ban isn't old")["old"] & QUOTED


@given(st.text(alphabet="ab A\n\"'“”„«».", max_size=60))
def test_every_piece_has_a_look(text: str) -> None:
    pieces = list(KNOWN.pieces(text))
    found = looks(text, pieces)
    assert len(found) == len(pieces)
    assert all(0 <= look < ACT for look in found)
    assert not found or found[0] & LINE
