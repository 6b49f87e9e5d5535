"""Quotes are placed where they stand, each nearest to its cue, and always in the same way."""

import time

import pytest

from servanda.reading.attribution.attribution import Attribution
from servanda.reading.attribution.locate import located, places
from servanda.reading.attribution.reply import Quoted
from servanda.reading.attribution.stretch import stretches
from servanda.terms.span import Span

TEXT = (
    "Kari Holm said no. It was late, she said. Ola Ness said no. "
    '"Never," said Ola Ness, "again." They said nothing of it.'
)


def at(
    text: str, *content: str, cue: str | None = None, source: str | None = None
) -> Attribution | None:
    return located(text, Span(0, len(text)), Quoted(content, cue, source), ())


def test_of_several_cues_and_sources_the_nearest_is_taken() -> None:
    found = at(TEXT, '"Never,"', '"again."', cue="said", source="Ola Ness")
    assert found is not None
    assert found.cue is not None
    assert TEXT[: found.cue.start].endswith('"Never," ')
    assert [TEXT[: span.start][-5:] for span in found.source] == ["said "]
    assert [span.of(TEXT) for span in found.content] == ['"Never,"', '"again."']


def test_of_several_contents_the_one_beside_the_cue_is_taken() -> None:
    found = at(TEXT, "no", cue="said", source="Ola Ness")
    assert found is not None
    assert found.content[0].start == TEXT.index('no. "')


def test_of_equally_near_places_the_first_is_taken_and_then_the_next() -> None:
    text = "He said no. He said no."
    quote = Quoted(("no",), "said", "He")
    first = located(text, Span(0, len(text)), quote, ())
    assert first is not None
    assert first.content == (Span(8, 10),)
    second = located(text, Span(0, len(text)), quote, {first})
    assert second is not None
    assert second.content == (Span(20, 22),)
    assert located(text, Span(0, len(text)), quote, {first, second}) == first


def test_parts_do_not_overlap() -> None:
    assert at("They said they said it", "they said it", cue="they said it") is None
    assert at("He said no", "no", "no", cue="said") is None
    assert at("He said no", "said no", cue="said") is None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The heat", "he"), ("In 1997", "199"), ("cafe\u0301s", "cafe"), ("no\u0308", "no"),
        ("a\u200db", "a"), ("a\u200db", "b"), ("Norway", "Norw\u0430y"), ("x", "xx"), ("", "x"),
    ],
)  # fmt: skip
def test_a_part_of_a_word_or_letter_is_not_in_the_text(text: str, quote: str) -> None:
    assert places(text, Span(0, len(text)), quote) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [("\u6761\u7d04\u3092\u96e2\u8131", "\u6761\u7d04"), ("it's", "it"), ("a-b", "a"), ("x", "x")],
)
def test_scripts_without_blanks_have_their_edges_everywhere(text: str, quote: str) -> None:
    assert places(text, Span(0, len(text)), quote) == [Span(0, len(quote))]


def test_a_place_outside_the_stretch_is_none() -> None:
    assert places("no no no", Span(2, 7), "no") == [Span(3, 5)]


def test_quotes_that_stand_everywhere_cost_little() -> None:
    text = "a " * 3000
    quote = Quoted(("a",) * 8, "a", "a")
    begun = time.process_time()
    for _ in range(10):
        located(text, Span(0, len(text)), quote, ())
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    "text", ["", "\n\n", "a" * 95, "a b " * 30, "One.\n" * 30, "x\n" + "y" * 40]
)
def test_stretches_cover_the_text_and_are_short(text: str) -> None:
    parts = list(stretches(text, 10))
    assert "".join(part.of(text) for part in parts) == text
    assert all(0 < part.end - part.start <= 10 for part in parts)
