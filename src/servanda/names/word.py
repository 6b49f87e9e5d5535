"""A text as words: where each begins, how it is looked up, what may stand between two."""

import unicodedata
from dataclasses import dataclass
from functools import cache

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_TIES = frozenset(" \t\n\r\u00a0\u2009\u202f-\u2010\u2011\u2012\u2013\u2014'’ʼ‘`´")
"""What may part the words of one name without a meaning of its own."""
_LONGEST_GAP = 6
_APOSTROPHES = frozenset("'’ʼ‘`´")


class _Separators(dict[int, int]):
    """Maps every character that belongs to no word to a space, as it is met."""

    def __missing__(self, code: int) -> int:
        char = chr(code)
        inside = char.isalnum() or unicodedata.combining(char) or char in _INVISIBLE
        # Apostrophes that Unicode calls letters still part words ("ʼ" in "Polandʼs").
        self[code] = 32 if not inside or char in _APOSTROPHES else code
        return self[code]


@cache
def _separators() -> _Separators:
    return _Separators()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in three columns."""

    shown: list[str]
    keys: list[str]
    """Lower case, composed, without invisible characters; "е" for "ё"."""
    starts: list[int]
    ends: list[int]


def words_of(text: str) -> Words:
    """Return the words of ``text``; letters and digits make them, all else parts them."""
    flat = text.translate(_separators())
    shown = flat.split()
    starts, ends, at = [], [], 0
    for word in shown:
        at = flat.find(word, at)
        starts.append(at)
        at += len(word)
        ends.append(at)
    # The fast way holds for composed text; lower() may lengthen a word but never parts one.
    if unicodedata.is_normalized("NFC", text) and not any(char in text for char in _INVISIBLE):
        return Words(shown, flat.lower().replace("ё", "е").split(), starts, ends)
    plain = [folded(word) for word in shown]
    return Words(plain, [word.lower().replace("ё", "е") for word in plain], starts, ends)


def folded(word: str) -> str:
    """Return a word composed and without invisible characters."""
    kept = "".join(char for char in word if char not in _INVISIBLE)
    return unicodedata.normalize("NFC", kept) or word


def bridge(text: str, start: int, end: int) -> str | None:
    """Return the punctuation between two words; None where no name may cross the gap.

    A blank line and a long gap part names; spaces, one line break, hyphens and apostrophes
    do not count.
    """
    if end - start == 1 and text[start] in _TIES:
        return ""
    gap = text[start:end]
    if len(gap) > _LONGEST_GAP or gap.count("\n") > 1:
        return None
    return "".join(char for char in gap if char not in _TIES)


def demand(word: str) -> str:
    """Return what a word of a pattern demands: "" nothing, "^" a capital, else itself."""
    if len(word) > 1 and word.isupper():
        return word
    return "^" if word[:1].isupper() else ""


def meets(shown: str, demanded: str) -> bool:
    """Say whether a word of a text meets what the pattern demands."""
    if demanded == "^":
        return shown[:1].isupper()
    return not demanded or shown == demanded
