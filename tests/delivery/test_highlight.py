"""Overlapping findings nest."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from servanda.delivery.highlight import Mark, Piece, lit, paragraphs
from servanda.terms.document import Document


def _document(text: str, ruptures: tuple[int, ...] = ()) -> Document:
    return Document(id="d", text=text, sha256="", ruptures=ruptures)


def _told(pieces: tuple[Piece, ...]) -> str:
    """Return pieces in a short notation: ``(s words)``."""
    out = ""
    for piece in pieces:
        if piece.what == "words":
            out += piece.words
        elif piece.mark:
            sign = piece.mark.anchor or piece.mark.kind
            out += f"({sign}{'' if piece.edge else '~'} " if piece.what == "open" else ")"
    return out


def test_a_mark_within_a_mark_is_nested() -> None:
    found = (Mark(0, 9, "statement", "s"), Mark(4, 7, "name", "m"))
    (only,) = paragraphs(_document("one two x"), found)
    assert _told(only.pieces) == "(s one (m two) x)"


def test_a_mark_that_crosses_another_is_cut_and_carries_its_id_once() -> None:
    found = (Mark(0, 7, "statement", "s"), Mark(4, 13, "act", "a"))
    (only,) = paragraphs(_document("one two three"), found)
    assert _told(only.pieces) == "(s one )(a (s~ two) three)"


def test_a_mark_across_paragraphs_is_closed_and_opened_again() -> None:
    first, second = paragraphs(_document("one\ntwo"), (Mark(0, 7, "statement", "s"),))
    assert _told(first.pieces) == "(s one)"
    assert first.gap == "\n"
    assert _told(second.pieces) == "(s~ two)"


def test_blocks_are_those_that_the_reader_found() -> None:
    found = paragraphs(_document("one two three", (4, 8)), ())
    assert [_told(p.pieces) + p.gap for p in found] == ["one ", "two ", "three"]


def test_a_text_wrapped_by_hand_breaks_at_blank_lines_only() -> None:
    found = paragraphs(_document("one\ntwo\n\nthree\nfour"), ())
    assert [_told(p.pieces) for p in found] == ["one\ntwo", "three\nfour"]


@st.composite
def _marked(draw: st.DrawFn) -> tuple[str, tuple[Mark, ...]]:
    text = draw(st.text(alphabet="ab \n", max_size=30))
    kinds = st.sampled_from(["statement", "act", "name", "time", "cue"])
    found = []
    for number in range(draw(st.integers(0, 8))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text) + 2))
        found.append(Mark(start, end, draw(kinds), f"i{number}"))
    return text, tuple(found)


@given(_marked())
def test_pieces_are_the_text_and_every_mark_is_closed(case: tuple[str, tuple[Mark, ...]]) -> None:
    text, found = case
    shown = paragraphs(_document(text), found)
    words = "".join(
        "".join(piece.words for piece in paragraph.pieces) + paragraph.gap for paragraph in shown
    )
    assert words == text
    ids = []
    for paragraph in shown:
        depth: list[Mark | None] = []
        for piece in paragraph.pieces:
            if piece.what == "open":
                depth.append(piece.mark)
                ids += [piece.mark.anchor] if piece.edge and piece.mark else []
            elif piece.what == "close":
                assert depth.pop() is piece.mark
        assert not depth
    assert len(ids) == len(set(ids))
    whole = {m.anchor for m in found if m.end <= len(text) and text[m.start : m.end].strip()}
    assert lit(shown) == whole


@given(_marked())
def test_no_link_lies_within_a_link(case: tuple[str, tuple[Mark, ...]]) -> None:
    text, found = case
    for paragraph in paragraphs(_document(text), found):
        links = 0
        for piece in paragraph.pieces:
            if piece.linked:
                links += 1 if piece.what == "open" else -1
            elif piece.what == "close" and piece.edge and piece.mark and piece.mark.label:
                assert not links
            assert links <= 1


def test_neighbours_share_nothing() -> None:
    found = (Mark(0, 3, "act", "a"), Mark(3, 6, "act", "b"))
    (only,) = paragraphs(_document("onetwo"), found)
    assert _told(only.pieces) == "(a one)(b two)"
    assert all(a != b for a, b in pairwise(only.pieces))


def test_marks_without_number_within_each_other_do_not_swell_the_page() -> None:
    text = "word \n" * 50
    found = tuple(Mark(n % 4, len(text) - n % 4, "act", f"i{n}") for n in range(200))
    shown = paragraphs(_document(text), found)
    assert sum(len(paragraph.pieces) for paragraph in shown) < 50 * 50
    assert "".join("".join(e.words for e in p.pieces) + p.gap for p in shown) == text
