"""Cue files: patterns that carry their own proof."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import re2

from servanda.errors import DataError
from servanda.terms.span import Span

MEMORY = 1 << 26
"""Bytes that RE2 may spend on one automaton."""
_LETTERS = (
    r"A-Za-zªµºÀ-ÖØ-öø-\x{2AF}\x{300}-\x{1FFF}"
    r"\x{2C00}-\x{2DFF}\x{3040}-\x{D7FF}\x{F900}-\x{FDFF}\x{10000}-\x{1FFFF}"
)
_IN_PATTERN = re2.compile(r"\\pL|\\.|\[\^?(?:\\.|[^\]\\])*\]")


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern, what it must find and ignore, and the keys its stage reads."""

    pattern: str
    """In the syntax of RE2; matched without regard to case unless it says otherwise."""
    finds: tuple[str, ...]
    ignores: tuple[str, ...]
    keys: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a cue matches whole words."""

    span: Span
    cue: Cue
    groups: Mapping[str, Span]
    """The named groups that took part."""


@cache
def cues(language: str, name: str) -> tuple[Cue, ...]:
    """Return the cues of ``data/lexicons/<language>/<name>.toml``, in the order of the file.

    A language without such a file has no cues.

    Raises:
        DataError: A cue has no examples.
    """
    path = files("servanda") / "data" / "lexicons" / language / f"{name}.toml"
    if not path.is_file():
        return ()
    place = f"lexicons/{language}/{name}.toml"
    return tuple(_cue(entry, place) for entry in tomllib.loads(path.read_text("utf-8"))["cues"])


def hits(
    language: str, name: str, text: str, within: Span, only: tuple[str, str] | None = None
) -> list[Hit]:
    """Return where the cues of a file match whole words of a stretch, in the order of the text.

    RE2 knows only the word boundaries of ASCII, so that both ends are looked at here. A set of
    all patterns runs first: most stretches hold no cue, and one pass tells.

    Args:
        language: The language of the lexicon.
        name: The file.
        text: The whole text.
        within: The stretch.
        only: A key of the cues and the value that it must have; of a large file it spares most.
    """
    if within.start >= within.end:
        return []
    known, automaton = _those(language, name, only)
    stretch = within.of(text)
    met = automaton.Match(stretch) if known else None
    if not met:
        return []
    found = [
        hit for number in sorted(met) for hit in matches(known[number], stretch, within.start)
    ]
    return sorted(found, key=_place) if len(found) > 1 else found


def _place(hit: Hit) -> tuple[int, int]:
    return hit.span.start, -hit.span.end


@cache
def _those(language: str, name: str, only: tuple[str, str] | None) -> tuple[tuple[Cue, ...], Any]:
    """Return cues of a file, and the automaton that tells which of them a stretch may hold."""
    known = cues(language, name)
    if only is not None:
        key, value = only
        known = tuple(cue for cue in known if cue.keys[key] == value)
    every = re2.Set.SearchSet(_options())
    for cue in known:
        every.Add(cue.pattern)
    every.Compile()
    return known, every


def matches(cue: Cue, text: str, offset: int = 0) -> Iterator[Hit]:
    """Yield where a cue matches whole words; of several matches at a place the longest.

    Args:
        cue: The cue.
        text: The stretch of text to look through.
        offset: Where the stretch begins in its document; all spans are moved by it.
    """
    pattern, names = _longest(cue.pattern)
    # Of ASCII a byte is a character: RE2 then need not count back from one to the other.
    for match in pattern.finditer(text.encode() if text.isascii() else text):
        start, end = match.span()
        if start < end and _edge(text, start) and _edge(text, end):
            groups = {}
            for name, number in names:
                first, last = match.span(number)
                if first >= 0:
                    groups[name] = Span(first + offset, last + offset)
            yield Hit(Span(start + offset, end + offset), cue, groups)


@cache
def _longest(source: str) -> tuple[Any, tuple[tuple[str, int], ...]]:
    options = _options()
    options.longest_match = True
    pattern = re2.compile(source, options)
    return pattern, tuple(pattern.groupindex.items())


def _options() -> Any:
    """Return options with room for Unicode classes that repeat; too little makes RE2 slow."""
    options = re2.Options()
    options.max_mem = MEMORY
    options.log_errors = False
    return options


def _edge(text: str, offset: int) -> bool:
    inside = 0 < offset < len(text) and text[offset - 1].isalnum() and text[offset].isalnum()
    return not inside


def _cue(entry: dict[str, Any], place: str) -> Cue:
    rest = dict(entry)
    try:
        source, finds = rest.pop("pattern"), tuple(rest.pop("finds"))
        ignores = tuple(rest.pop("ignores"))
    except KeyError as missing:
        raise DataError(f"{place}: a cue has no {missing.args[0]}: {entry}") from None
    if not finds or not ignores:
        raise DataError(f"{place}: {source}: a cue needs examples and counter-examples")
    return Cue("(?i)" + plain(source), finds, ignores, rest)


def plain(source: str) -> str:
    r"""Return a pattern with letters by a few ranges in the place of ``\pL``.

    RE2 takes half a millisecond for the seven hundred ranges of that class each time it stands
    in a pattern, and a cold start would wait for them. These hold all letters, marks that stand
    upon them, and of distant scripts some signs besides.
    """

    def cheap(part: Any) -> str:
        found: str = part.group()
        if found == r"\pL":
            return f"[{_LETTERS}]"
        return found.replace(r"\pL", _LETTERS) if found.startswith("[") else found

    told: str = _IN_PATTERN.sub(cheap, source)
    return told
