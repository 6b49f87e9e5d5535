"""What deceives the eye in a text: turned directions, hidden signs, letters of another script."""

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import re2

from servanda.delivery.words import BIDI_CONTROLS, listing

_WORD = re2.compile(r"[\pL\pM]+")
_SHOWN = 5
"""Words that a note names."""


@dataclass(frozen=True, slots=True)
class Deceit:
    """One way in which a text deceives, in a sentence."""

    code: str
    text: str


def hidden(character: str) -> bool:
    r"""Say whether a character steers or hides: it is shown by its code point.

    >>> hidden("\u202e"), hidden("\u200b"), hidden("a")
    (True, True, False)
    """
    return character in BIDI_CONTROLS or character in _table()["invisible"]


def mixed(word: str) -> tuple[str, ...]:
    r"""Return the scripts of a word that mixes letters which look alike; else nothing.

    >>> mixed("P\u043eland"), mixed("Poland"), mixed("\u041f\u043e\u043b\u044c\u0448\u0430")
    (('Latin', 'Cyrillic'), (), ())
    """
    if word.isascii():
        return ()
    found = dict.fromkeys(_script(letter) for letter in word)
    alike = [script for script in found if script in _table()["alike"]]
    return tuple(script.capitalize() for script in alike) if len(alike) > 1 else ()


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield the text in pieces, each with what is wrong with it: ``hidden``, ``mixed`` or nothing.

    The pieces together are the text.
    """
    start = 0
    for found in _WORD.finditer(text) if not text.isascii() else ():
        if mixed(found[0]):
            yield from _visible(text[start : found.start()])
            yield found[0], "mixed"
            start = found.end()
    yield from _visible(text[start:])


def deceits(text: str) -> tuple[Deceit, ...]:
    """Return in what ways a text deceives, each told once."""
    if text.isascii():
        return ()
    said = []
    turned = sorted({f"U+{ord(one):04X}" for one in text if one in BIDI_CONTROLS})
    if turned:
        words = f"characters that turn the direction of the text ({listing(turned)}) are in it"
        said.append(Deceit("direction-turned", f"{words}; they are shown and have no power here"))
    unseen = sorted({f"U+{ord(one):04X}" for one in text if one in _table()["invisible"]})
    if unseen:
        said.append(Deceit("invisible-characters", f"invisible characters: {listing(unseen)}"))
    words_mixed = dict.fromkeys(found[0] for found in _WORD.finditer(text) if mixed(found[0]))
    if words_mixed:
        named = listing(f"“{word}”" for word in list(words_mixed)[:_SHOWN])
        more = len(words_mixed) - _SHOWN
        rest = f" and {more} more" if more > 0 else ""
        said.append(
            Deceit("mixed-scripts", f"letters of several scripts that look alike: {named}{rest}")
        )
    return tuple(said)


def _visible(text: str) -> Iterator[tuple[str, str]]:
    start = 0
    if not text.isascii():
        for at, character in enumerate(text):
            if hidden(character):
                if start < at:
                    yield text[start:at], ""
                yield character, "hidden"
                start = at + 1
    if start < len(text):
        yield text[start:], ""


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


@cache
def _table() -> Mapping[str, Any]:
    text = files("servanda").joinpath("data/templates/deceit.toml").read_text("utf-8")
    table = tomllib.loads(text)
    return {
        "invisible": frozenset(chr(int(code, 16)) for code in table["invisible"]),
        "alike": frozenset(table["alike"]),
    }
