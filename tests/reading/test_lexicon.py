"""Every pattern finds its examples and ignores its counter-examples."""

from importlib.resources import files

import pytest

from servanda.reading.lexicon import Cue, cues, matches

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
