"""The grammar of times in a language: words, rules and checks, as `data/languages/time` has it."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import re2

from servanda.errors import DataError
from servanda.reading.time.fold import folded

_HOLE = re2.compile(r"\{([a-z]+)(\d?)\}")
_NAMED = re2.compile(r"\(\?P<\w+>")
_SPACE = r"(?: {1,2}|\t|\r?\n)"
MEMORY = 1 << 28
"""Bytes that the automaton of a grammar may take, so that it is kept and not built again."""
_DIGITS = {
    "day": r"3[01]|[12]\d|0?[1-9]",
    "year": r"1\d{3}|20\d{2}|2100",
    "figure": r"\d{1,3}(?:,\d{3}|\.\d)?|\d{4}",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One form of a time expression."""

    kind: str
    guard: str
    pattern: Any
    groups: tuple[tuple[str, int], ...]
    """Names of the groups and their numbers."""
    finds: tuple[str, ...]
    ignores: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Where a rule found something, and the words of its groups, folded and in lower case."""

    rule: Rule
    start: int
    end: int
    words: Mapping[str, str]
    places: Mapping[str, tuple[int, int]]
    small: bool
    """It begins with a small letter."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """How a language speaks of time."""

    classes: Mapping[str, Mapping[str, Any]]
    lists: Mapping[str, frozenset[str]]
    future: frozenset[str]
    past: frozenset[str]
    present: frozenset[str]
    rules: tuple[Rule, ...]
    any_rule: Any
    """All rules in one pattern."""
    which_rule: Any
    """All rules as a set, which tells those that cover a stretch wholly."""

    def find(self, text: bytes) -> Iterator[Found]:
        """Yield what the rules find in a folded text, from left to right without overlaps."""
        for match in self.any_rule.finditer(text):
            start, end = match.span()
            # Of rules that fit the first is meant. A group for each would be slow in one pattern.
            fits = self.which_rule.Match(text[start:end])
            found = self.apply(self.rules[min(fits)], text, start, end) if fits else None
            if found is not None:
                yield found

    def apply(self, rule: Rule, text: bytes, start: int, end: int) -> Found | None:
        """Return what one rule says of a stretch that it covers wholly."""
        match = rule.pattern.fullmatch(text, start, end)
        if match is None:
            return None
        places = {name: match.span(n) for name, n in rule.groups if match.start(n) >= 0}
        words = {name: _words(text[a:b]) for name, (a, b) in places.items()}
        # What a rule needs before an expression is no part of it.
        start, end = places.get("span", (start, end))
        return Found(rule, start, end, words, places, text[start : start + 1].islower())

    def has(self, name: str, word: str) -> bool:
        """Say whether a list holds a word; a language without the list has no such words."""
        return word in self.lists.get(name, frozenset())

    def value(self, name: str, word: str) -> Any:
        """Return what a word of a class stands for."""
        return self.classes[name][word]


@cache
def grammar(code: str) -> Grammar | None:
    """Return the grammar of times of a language, None where there is none.

    Raises:
        DataError: A rule is no pattern, or speaks of a class that does not exist.
    """
    folder = files("servanda") / "data" / "languages" / "time"
    path = folder / f"{code}.toml"
    if not (code.isascii() and code.isalpha() and path.is_file()):
        return None
    data = tomllib.loads(path.read_text("utf-8"))
    sources = {name: _alternatives(words) for name, words in data["classes"].items()}
    sources |= _DIGITS | {"n": _number(data["classes"]["number"])}
    sources = {name: source.replace(" ", _SPACE) for name, source in sources.items()}
    texts = [
        _source(folded(rule["pattern"]).decode("ascii"), sources, code) for rule in data["rules"]
    ]
    bare = [_NAMED.sub("(?:", text) for text in texts]
    classes = {
        name: {_words(folded(word)): value for word, value in words.items()}
        for name, words in data["classes"].items()
    }
    return Grammar(
        classes=classes,
        lists={name: _plain(words) for name, words in data["lists"].items()},
        future=_plain(data["tense"]["future"]),
        past=_plain(data["tense"]["past"]),
        present=_plain(data["tense"].get("present", ())),
        rules=tuple(map(_rule, data["rules"], texts)),
        any_rule=_compiled("|".join(rf"\b(?:{text})\b" for text in bare), code),
        which_rule=_set_of(bare),
    )


def _rule(entry: Mapping[str, Any], text: str) -> Rule:
    pattern = _compiled(rf"\b(?:{text})\b", text)
    groups = tuple((name.decode(), n) for name, n in pattern.groupindex.items())
    return Rule(
        kind=entry["kind"],
        guard=entry.get("guard", ""),
        pattern=pattern,
        groups=groups,
        finds=tuple(entry["finds"]),
        ignores=tuple(entry["ignores"]),
    )


def _options() -> Any:
    options = re2.Options()
    options.max_mem = MEMORY
    options.case_sensitive = False
    return options


def _set_of(texts: Iterable[str]) -> Any:
    one_of = re2.Set.FullMatchSet(_options())
    for text in texts:
        one_of.Add(text.encode("ascii"))
    one_of.Compile()
    return one_of


def _compiled(text: str, place: str) -> Any:
    try:
        return re2.compile(text.encode("ascii"), _options())
    except re2.error as wrong:
        raise DataError(f"languages/time: {place}: {wrong}") from None


def _source(pattern: str, sources: Mapping[str, str], code: str) -> str:
    """Return a pattern with its classes filled in, each as a named group."""
    text, at = "", 0
    for hole in _HOLE.finditer(pattern):
        name, number = hole.groups()
        if name not in sources:
            raise DataError(f"languages/time/{code}.toml: {pattern}: no class {name!r}")
        text += pattern[at : hole.start()].replace(" ", _SPACE)
        text += f"(?P<{name}{number}>{sources[name]})"
        at = hole.end()
    return text + pattern[at:].replace(" ", _SPACE)


def _alternatives(words: Mapping[str, Any]) -> str:
    """Return the words as alternatives, the longest first; a capital holds for that word."""
    texts = []
    for word in sorted(words, key=lambda word: (-len(word), word)):
        plain = folded(word).decode()
        if word[:1].isupper():
            texts.append(f"(?-i:{_literal(plain)}|{_literal(plain.upper())})")
        else:
            texts.append(_literal(plain))
    return "|".join(texts)


def _literal(word: str) -> str:
    return str(re2.escape(word)).replace("\\ ", " ").replace("\\-", "-")


def _number(numbers: Mapping[str, float | str]) -> str:
    """Return a number in digits or words, tens with a figure behind them too."""
    counts = {word: int(value) for word, value in numbers.items() if value != "X"}
    tens = _alternatives({word: 0 for word, value in counts.items() if 20 <= value < 100})
    ones = _alternatives({word: 0 for word, value in counts.items() if 1 <= value < 10})
    joined = rf"(?:{tens})(?: ?- ?| )(?:{ones})|" if tens else ""
    return rf"{_DIGITS['figure']}|{joined}{_alternatives(numbers)}"


def _plain(words: Iterable[str]) -> frozenset[str]:
    return frozenset(_words(folded(word)) for word in words)


def _words(text: bytes) -> str:
    return " ".join(text.decode("ascii").lower().split())
