"""A text in ASCII of the same length, so that one grammar finds all spellings at their places."""

import unicodedata
from functools import cache

_DASHES = "‐‑‒–—―−"
_SINGLE, _DOUBLE = "‘’‚‛ʼ`´", "“”„‟«»"
_CYRILLIC = str.maketrans(
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяєіїґ", "abvgdeejziyklmnoprstufhcqww_y_euxeiig"
)
"""A letter of Latin for each of Cyrillic: no transcription, only a way to write rules in ASCII."""
OTHER = "\x7f"
"""Stands for a character without a counterpart in ASCII."""


def folded(text: str) -> bytes:
    """Return ``text`` without accents and typographic marks, a byte for each character.

    >>> folded("środę – «März»"), folded("Травень")
    (b'srode - "Marz"', b'Traven_')
    """
    if not text.isascii():
        text = text.translate({ord(c): _plain(c) for c in set(text) if c > OTHER})
    return text.encode("ascii")


@cache
def _plain(letter: str) -> str:
    if letter in _DASHES:
        return "-"
    if letter in _SINGLE:
        return "'"
    if letter in _DOUBLE:
        return '"'
    if letter.isspace():
        return " "
    cyrillic = letter.lower().translate(_CYRILLIC)
    if cyrillic.isascii():
        return cyrillic.upper() if letter.isupper() else cyrillic
    # "LATIN SMALL LETTER L WITH STROKE": decomposition does not know strokes, the name does.
    words = unicodedata.name(letter, "").split()
    if len(words) > 3 and words[0] == "LATIN" and words[2] == "LETTER" and len(words[3]) == 1:
        return words[3] if words[1] == "CAPITAL" else words[3].lower()
    return "s" if letter == "ß" else OTHER
