"""The words of saying in one language, from ``data/lexicons/<lang>/speech.toml``."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from servanda.reading.token import Clitics


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a verb of saying."""

    kind: str
    """What may follow it: ``clause``, ``that``, ``address``, ``object`` or ``quote``."""
    form: str
    """``base``, ``third``, ``past``, ``gerund``, ``finite`` or ``participle``."""
    bare: bool = False
    """Whether a clause without "that" may follow."""
    question: bool = False
    parenthetic: bool = False
    """Whether it stands only behind what is said (German "so der Minister")."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb and a noun that say something together ("expressed deep concern")."""

    nouns: frozenset[str]
    between: int
    """Words that may stand between the two."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; every set is empty where the language has none."""

    verbs: Mapping[str, Verb]
    phrases: Mapping[str, tuple[Phrase, ...]]
    according: tuple[tuple[str, ...], ...]
    """Phrases before their source ("according to")."""
    following: tuple[tuple[str, ...], ...]
    """Phrases behind their source (Finnish "mukaan")."""
    sets: Mapping[str, frozenset[str]]
    separable: Mapping[str, tuple[tuple[str, Verb], ...]]
    """Verbs that say something with a particle behind them ("teilte ... mit")."""
    personal: frozenset[tuple[str, ...]]
    """Phrases that hand the words only to a person, at the start of a sentence ("pour")."""
    clitics: Clitics | None
    endings: tuple[str, ...]
    """Endings of the cases of a name, the longest first."""
    sparks: frozenset[str]
    """Every word with which a cue can begin."""

    def set(self, name: str) -> frozenset[str]:
        """Return the list ``name``, empty where the language has none."""
        return self.sets.get(name, frozenset())

    def trait(self, name: str) -> bool:
        """Say whether the language is built so ("verb-second", "drops-subject")."""
        return name in self.sets.get("traits", ())

    def told_gender(self, verb: str) -> str:
        """Return the pronoun whose gender the ending of a verb tells ("dodała": "ona")."""
        for pair in self.set("verb_genders"):
            ending, _, pronoun = pair.partition(":")
            if verb.endswith(ending):
                return pronoun
        return ""

    def owner(self, word: str) -> str:
        """Return the pronoun that a possessive one belongs to: "he" for "his"."""
        for pair in self.set("owners"):
            first, _, second = pair.partition(":")
            if first == word:
                return second
        return word

    def has(self, name: str, word: str) -> bool:
        """Say whether ``word`` stands in the list ``name``."""
        known = self.sets.get(name)
        return known is not None and word in known


_FORMS = ("base", "third", "past", "gerund")


@cache
def words(language: str) -> Words:
    """Return the words of a language; one without a file is read as a language without cues."""
    path = files("servanda") / "data" / "lexicons" / language / "speech.toml"
    table: dict[str, Any] = tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
    verbs: dict[str, Verb] = {}
    sets = {
        name: frozenset(value if isinstance(value, list) else value.split())
        for name, value in table.get("words", {}).items()
    }
    questions = sets.get("question_verbs", frozenset())
    separable: dict[str, tuple[tuple[str, Verb], ...]] = {}
    for entry in table.get("verbs", ()):
        for form, word in _forms(entry):
            asks = bool(entry.get("question", False)) or word in questions
            bare, aside = bool(entry.get("bare", False)), bool(entry.get("parenthetic", False))
            verb = Verb(entry["kind"], form, bare, asks, aside)
            if "particle" in entry:
                separable[word] = (*separable.get(word, ()), (entry["particle"], verb))
            elif verb.bare or word not in verbs:
                verbs[word] = verb
    phrases: dict[str, tuple[Phrase, ...]] = {}
    for entry in table.get("phrases", ()):
        phrase = Phrase(frozenset(entry["nouns"].split()), entry["between"])
        for word in entry["verbs"].split():
            phrases[word] = (*phrases.get(word, ()), phrase)
    according = tuple(tuple(entry["phrase"]) for entry in table.get("according", ()))
    following = tuple(tuple(entry["phrase"]) for entry in table.get("following", ()))
    personal = frozenset(tuple(e["phrase"]) for e in table.get("according", ()) if "personal" in e)
    first = {phrase[0] for phrase in (*according, *following)}
    heads = tuple(sorted(sets.get("clitic_heads", ())))
    tails = tuple(sorted(sets.get("clitic_tails", ()), key=len, reverse=True))
    return Words(
        verbs=verbs,
        phrases=phrases,
        according=according,
        following=following,
        sets=sets,
        separable=separable,
        personal=personal,
        endings=tuple(sorted(sets.get("name_endings", ()), key=lambda one: (-len(one), one))),
        clitics=Clitics(heads, tails) if heads or tails else None,
        sparks=frozenset({*verbs, *separable, *phrases, *first, *sets.get("nominal", ())}),
    )


def _forms(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for line in entry.get("forms", ()):
        for number, word in enumerate(line.split()):
            # Forms beyond the fourth are further spellings of the past.
            yield (_FORMS[number] if number < len(_FORMS) else "past"), word
    for form in ("finite", "gerund", "participle"):
        for word in entry.get(form, "").split():
            yield form, word


def joins(between: str, known: Words) -> bool:
    """Say whether nothing but a comma, an "and" or an article stands between two names."""
    parts = between.replace(",", " ").split()
    return (
        len(parts) <= 3
        and all(
            known.has("coordinators", part.lower()) or known.has("determiners", part.lower())
            for part in parts
        )
        and ("," in between or bool(parts))
    )
