"""Every pattern finds its examples and ignores its counter-examples."""

import string
import unicodedata
from importlib.resources import files

import pytest
import re2

from servanda.reading.lexicon import Cue, cues, matches, plain

LEXICONS = [
    (language.name, file.name.removesuffix(".toml"))
    for language in (files("servanda") / "data" / "lexicons").iterdir()
    for file in language.iterdir()
]
ALL = [(f"{lang}/{name}", cue) for lang, name in LEXICONS for cue in cues(lang, name)]


@pytest.mark.parametrize(("place", "cue"), ALL)
def test_a_cue_finds_its_examples_and_ignores_its_counter_examples(place: str, cue: Cue) -> None:
    for example in cue.finds:
        assert list(matches(cue, example)), f"{place}: does not find: {example}"
    for example in cue.ignores:
        assert not list(matches(cue, example)), f"{place}: finds: {example}"


@pytest.mark.parametrize(("place", "cue"), ALL)
def test_no_pattern_asks_for_a_backslash(place: str, cue: Cue) -> None:
    assert r"\\" not in cue.pattern, f"{place}: a string without escapes has one too many"


def test_the_letters_of_a_pattern_are_those_of_unicode() -> None:
    # As far as the scripts that anything is read in; signs of news texts are none.
    letters = "".join(chr(one) for one in range(0x530) if unicodedata.category(chr(one))[0] == "L")
    letters = "".join(one for one in letters if not 0x2B0 <= ord(one) < 0x300)
    assert re2.compile(plain(r"\pL+")).fullmatch(letters)
    assert re2.compile(plain(r"[\pL.]+")).fullmatch(f"{letters}.")
    assert re2.compile(plain(r"[^\pL]+")).fullmatch(
        f"{string.punctuation}{string.digits}“”‘’«»„–— "
    )
    assert plain(r"\\pL\[\pN]") == r"\\pL\[\pN]"
