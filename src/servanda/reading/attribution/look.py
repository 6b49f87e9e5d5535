"""How a piece looks where it stands: what word pieces of an uncased vocabulary do not tell."""

from collections.abc import Iterable

from servanda.reading.attribution.wordpiece import Piece

CAPITAL, CAPITALS, SIGN = 1, 2, 3
"""A word with a capital, one of capitals only, no word; 0 is a word without."""
LINE = 4
"""Added where a line begins."""
QUOTED = 8
"""Added inside quotation marks, the marks themselves included."""
ACT = 16
"""Added to the pieces of an act whose firmness is asked for."""
LOOKS = 32
_OPENING = frozenset("„«‹")
_TURNING = frozenset('"”“»›')
_DOUBLED = "''"


def looks(text: str, pieces: Iterable[Piece]) -> list[int]:
    """Return the look of each piece, from 0 to 15; linear time.

    A quotation ends at the latest with its line: one that goes on is opened again in the next.
    """
    found: list[int] = []
    opened = ""
    end = 0
    for piece in pieces:
        begins = not found or "\n" in text[end : piece.start]
        if begins:
            opened = ""
        mark = _mark(text, piece.start)
        inside = bool(opened or mark)
        if mark:
            opened = _after(mark, opened)
        found.append(_case(text[piece.start : piece.end]) + LINE * begins + QUOTED * inside)
        end = piece.end
    return found


def _mark(text: str, at: int) -> str:
    """Return the quotation mark at a place, or nothing; of two apostrophes the second is none."""
    sign = text[at]
    if sign in _OPENING or sign in _TURNING:
        return sign
    return _DOUBLED if text.startswith(_DOUBLED, at) and text[at - 1 : at] != "'" else ""


def _after(mark: str, opened: str) -> str:
    """Return which mark is open behind one: ``“`` closes what ``„`` opened, else it opens."""
    if mark in _OPENING:
        return mark
    if mark == "“":
        return "" if opened == "„" else mark
    return "" if opened else mark


def _case(word: str) -> int:
    if not word[0].isalpha():
        return SIGN
    if word.isupper():
        return CAPITALS if len(word) > 1 else CAPITAL
    return CAPITAL if word[0].isupper() else 0
