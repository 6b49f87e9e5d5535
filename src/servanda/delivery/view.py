"""The words in which every view shows a finding: page and terminal read the same values."""

from collections.abc import Iterable
from dataclasses import dataclass

from servanda.delivery.contract import GroundData, Range
from servanda.delivery.words import plain, table, value_words, word


@dataclass(frozen=True, slots=True)
class Badge:
    """A verdict or a firmness as a word, with a symbol and a tone that only repeat it."""

    word: str
    symbol: str = "·"
    tone: str = "calm"
    """``good``, ``bad``, ``open`` or ``calm``."""


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another place of the page."""

    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known of a finding."""

    term: str
    text: str
    links: tuple[Link, ...] = ()
    of_text: bool = False
    """True where the words are the text's own, in its language."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer to a reader's question."""

    anchor: str
    sentence: str
    badge: Badge | None = None
    label: str = ""
    """The id in the dossier."""
    origin: str | None = None
    """Id of the highlight in the text."""
    quotes: tuple[str, ...] = ()
    """The words of the text."""
    facts: tuple[Fact, ...] = ()
    correction: str | None = None
    grounds: tuple[GroundData, ...] = ()
    quiet: bool = False
    """True for what stands at the margin: background, suppositions."""
    slim: bool = False
    """True for what needs one line only."""


@dataclass(frozen=True, slots=True)
class Question:
    """A reader's question with its answers."""

    anchor: str
    heading: str
    findings: tuple[Finding, ...]
    nothing: str
    """What to say where there is no answer."""
    note: str | None = None


def badge(name: str, key: str) -> Badge:
    """Return the badge for ``key``, its word from the table called ``name``."""
    symbol = str(table("symbol").get(key, "·"))
    return Badge(word(name, key), symbol, str(table("tone").get(key, "calm")))


def address(source: str) -> tuple[str, str | None]:
    """Return a source as words, and the address in it, if it names one.

    >>> address("Treaty series, https://example.org/1")
    ('Treaty series', 'https://example.org/1')
    """
    for part in source.split():
        found = part.strip("()[]<>,;.")
        if found.startswith(("https://", "http://")):
            return source.replace(found, "").strip(" ,;()") or found, found
    return source, None


def words_at(text: str, spans: Iterable[Range | None]) -> tuple[str, ...]:
    """Return the words of the text at ``spans``, empty ones left out."""
    found = (plain(text[span[0] : span[1]]) for span in spans if span)
    return tuple(filter(None, found))


def fact(term: str, value: int | str | None) -> Iterable[Fact]:
    """Yield the fact, if there is a value."""
    if value not in (None, ""):
        yield Fact(term, value_words(value))
