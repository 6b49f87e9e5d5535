"""Whoever finds it: what is not in the text does not enter."""

from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from servanda.reading.attribution.attribution import Attribution
from servanda.reading.document import document
from servanda.reading.read import read
from servanda.terms.document import Document
from servanda.terms.span import Span

TEXT = "The minister said that Norway stays. It rained."
CONTENT = Span(18, 35)
CUE = Span(13, 17)
SOURCE = Span(0, 12)


@dataclass(frozen=True)
class Fake:
    """A reader that yields what it is told to."""

    found: tuple[Attribution, ...]

    def attributions(self, document: Document) -> Iterable[Attribution]:
        return self.found


def test_what_a_reader_finds_is_a_statement() -> None:
    told = read(document(TEXT.encode()), Fake((Attribution((CONTENT,), CUE, (SOURCE,)),)))
    (one,) = told.statements
    assert (one.cue, one.content, one.source.span) == (CUE, (CONTENT,), SOURCE)
    assert not [each for each in told.warnings if each.code == "attributions-refused"]


@pytest.mark.parametrize(
    "wrong",
    [
        Attribution(()),
        Attribution((Span(18, 400),), CUE),
        Attribution((Span(-3, 4),), CUE),
        Attribution((Span(9, 9),), CUE),
        Attribution((Span(12, 13),), CUE),
        Attribution((CONTENT,), Span(40, 30)),
        Attribution((CONTENT,), CUE, (Span(100, 120),)),
        Attribution((CONTENT, Span(20, 30)), CUE),
    ],
)
def test_what_is_not_in_the_text_is_refused_and_counted(wrong: Attribution) -> None:
    right = Attribution((CONTENT,), CUE, (SOURCE,))
    told = read(document(TEXT.encode()), Fake((wrong, right)))
    assert [one.content for one in told.statements] == [(CONTENT,)]
    (caveat,) = [one for one in told.warnings if one.code == "attributions-refused"]
    assert caveat.text.startswith("1 of 2 ")
