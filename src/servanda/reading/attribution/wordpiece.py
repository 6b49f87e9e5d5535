"""Text to word pieces, as BERT's uncased vocabulary has them, each with its place in the text."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import re2

LONGEST_WORD = 100
"""Characters of the longest word that is taken apart; a longer one is one unknown piece."""
_INNER = "##"
_WORD = re2.compile(r"[\pL\pM\pN]+|[^\s\pZ\pC\pL\pM\pN]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word piece: its number in the vocabulary and its offsets in code points."""

    number: int
    start: int
    end: int


class Vocabulary:
    """The pieces that a network knows.

    Source:
        Wu et al. 2016, "Google's Neural Machine Translation System", section 4.1 (WordPiece:
        greedy, longest match first); the normalization of BERT's uncased models.
    """

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self._numbers = numbers
        self.unknown = numbers["[UNK]"]
        self.first = numbers["[CLS]"]
        self.last = numbers["[SEP]"]
        self.hidden = numbers["[MASK]"]
        self.inner = frozenset(n for piece, n in numbers.items() if piece.startswith(_INNER))
        """Pieces that go on with a word."""
        self._apart = lru_cache(maxsize=50_000)(self._taken_apart)

    @classmethod
    def at(cls, path: Path) -> "Vocabulary":
        """Return the vocabulary of a file with one piece a line."""
        lines = path.read_text("utf-8").splitlines()
        return cls({piece: number for number, piece in enumerate(lines)})

    def __len__(self) -> int:
        return len(self._numbers)

    def pieces(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Piece]:
        """Yield the pieces of a stretch of text in order, with offsets into the whole text."""
        # RE2 looks at the whole of a text for every stretch that it is asked for.
        for found in _WORD.finditer(text[start:end]):
            at = start + found.start()
            for number, first, last in self._apart(found.group()):
                yield Piece(number, at + first, at + last)

    def _taken_apart(self, word: str) -> tuple[tuple[int, int, int], ...]:
        if len(word) > LONGEST_WORD:
            return ((self.unknown, 0, len(word)),)
        plain: list[str] = []
        origin: list[int] = []
        for place, letter in enumerate(word):
            for sign in unicodedata.normalize("NFD", letter.lower()):
                if unicodedata.category(sign) not in {"Mn", "Cc", "Cf"}:
                    plain.append(sign)
                    origin.append(place)
        origin.append(len(word))
        found: list[tuple[int, int, int]] = []
        at = 0
        while at < len(plain):
            match = self._longest("".join(plain[at:]), inner=at > 0)
            if match is None:
                return ((self.unknown, 0, len(word)),)
            number, length = match
            found.append((number, origin[at], max(origin[at + length], origin[at] + 1)))
            at += length
        return tuple(found)

    def _longest(self, rest: str, *, inner: bool) -> tuple[int, int] | None:
        lead = _INNER if inner else ""
        for length in range(len(rest), 0, -1):
            number = self._numbers.get(lead + rest[:length])
            if number is not None:
                return number, length
        return None
