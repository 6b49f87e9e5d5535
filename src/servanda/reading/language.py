"""Which language a text is in, from common words and names of states, and how it is written."""

import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from servanda.names.entry import vocabulary

DEFAULT = "en"
SAMPLE = 6_000
"""Characters from which a language is recognised."""

_SHORT = 3
"""Capitals that a body may be called by: "UN", "EU", "ICC"."""
_TELLING = 4
"""Letters that a word of a name has at least to tell its language."""
_STRIPPED = ".,;:!?()[]\"'“”„«»’‘…–—-"


@dataclass(frozen=True, slots=True)
class Language:
    """How a language is written, as far as cutting it into sentences needs."""

    code: str
    stop: frozenset[str]
    """Small words that a text in another language rarely has."""
    letters: frozenset[str]
    """Letters that set it apart from its neighbours."""
    abbreviations: frozenset[str]
    """Lower case, without the last full stop: a sentence does not end there."""
    closing: frozenset[str]
    """Abbreviations that may also end a sentence."""
    starters: frozenset[str]
    """Words that begin a sentence after an abbreviation or an initial."""
    months: frozenset[str]
    """Names of months written with a capital that may follow an ordinal ("3. März")."""
    speech: frozenset[str]
    """Verbs after a quoted question ("...?" Smith asked)."""
    bylines: tuple[str, ...]
    """What a line of the author begins with."""


@cache
def language(code: str) -> Language:
    """Return how a language is written; one without a profile is written as English is."""
    folder = files("servanda") / "data" / "languages"
    path = folder / f"{code}.toml"
    if not (code.isascii() and code.isalpha() and path.is_file()):
        path = folder / f"{DEFAULT}.toml"
    data = tomllib.loads(path.read_text("utf-8"))
    return Language(
        code=code,
        stop=frozenset(data["stop"]),
        letters=frozenset(data["letters"]),
        abbreviations=frozenset(data["abbreviations"]),
        closing=frozenset(data["closing"]),
        starters=frozenset(data["starters"]),
        months=frozenset(data["months"]),
        speech=frozenset(data["speech"]),
        bylines=tuple(data["bylines"]),
    )


@cache
def languages() -> Mapping[str, Language]:
    """Return every language that has a profile, by code."""
    names = sorted(path.name for path in (files("servanda") / "data" / "languages").iterdir())
    codes = [name.removesuffix(".toml") for name in names if name.endswith(".toml")]
    return {code: language(code) for code in codes}


@cache
def _words(code: str) -> frozenset[str]:
    return frozenset(word.lower() for word in vocabulary(code) if len(word) >= _TELLING)


@cache
def _names(code: str) -> frozenset[str]:
    """Return the words of names that tell a language from English, or English from all others."""
    others = [DEFAULT] if code != DEFAULT else [one for one in languages() if one != code]
    return _words(code).difference(*map(_words, others))


def language_of(text: str) -> str:
    """Return the language of a text as ISO 639-1; English where nothing tells.

    >>> language_of("Sejm uchwalił w środę ustawę, która pozwala Polsce wypowiedzieć konwencję.")
    'pl'
    """
    sample = text[:SAMPLE]
    # French "l'" is a word of its own; "UN" is no Latvian "and".
    parted = sample.replace("’", "'").replace("'", "' ").split()
    parted = [word for word in parted if not (word.isupper() and 1 < len(word) <= _SHORT)]
    words = Counter(
        low if low.endswith("'") else low.strip(_STRIPPED) for low in map(str.lower, parted)
    )
    letters = Counter(sample.lower())
    scores = {
        code: sum(words[word] for word in known.stop)
        + sum(letters[letter] for letter in known.letters) / 3
        + sum(count for word, count in words.items() if word in _names(code))
        for code, known in languages().items()
    }
    best = max(scores, key=lambda code: (scores[code], code == DEFAULT))
    return best if scores[best] > 0 else DEFAULT
