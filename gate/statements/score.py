"""How well attributions are found: words only, best pairs, as the gate's README defines them."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import re2

Spans = Sequence[Sequence[int]]
_WORD = re2.compile(r"[\pL\pM\pN]+")
_QUOTED = re2.compile(
    r'“[^“”]*”?|"[^"]*"?|\'\'[^\']*(?:\'[^\']+)*(?:\'\')?|„[^„“”]*[“”]?|«[^«»]*»?'
)
CLOSE, HALF, SOURCE = 0.8, 0.5, 0.5


@dataclass(frozen=True, slots=True)
class Told:
    """An attribution as sets of the numbers of its words."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


@dataclass(slots=True)
class Score:
    """Counts over documents; rates are made of them."""

    gold: int = 0
    found: int = 0
    c80: int = 0
    c50: int = 0
    whole: int = 0
    direct: int = 0
    direct_found: int = 0
    shared: int = 0
    words: int = 0
    exact: dict[str, list[int]] = field(
        default_factory=lambda: {kind: [0, 0, 0] for kind in ("source", "cue", "content")}
    )
    """For each kind, spans that agree to the word, spans labelled, spans found."""

    def add(self, other: "Score") -> None:
        """Take in the counts of another document."""
        for name in ("gold", "found", "c80", "c50", "whole", "direct", "direct_found"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.shared += other.shared
        self.words += other.words
        for kind, counts in other.exact.items():
            self.exact[kind] = [a + b for a, b in zip(self.exact[kind], counts, strict=True)]

    def f1(self, right: int) -> float:
        """Return F1 of so many right ones, in percent."""
        return 200 * right / (self.gold + self.found) if self.gold + self.found else 100.0

    def figures(self) -> dict[str, float]:
        """Return every figure in percent."""
        return {
            "c80": self.f1(self.c80),
            "c50": self.f1(self.c50),
            "whole": self.f1(self.whole),
            "overlap": 200 * self.shared / self.words if self.words else 100.0,
            "direct": 100 * self.direct_found / self.direct if self.direct else 100.0,
            "precision": 100 * self.c80 / self.found if self.found else 100.0,
            "recall": 100 * self.c80 / self.gold if self.gold else 100.0,
        }

    def span_figures(self) -> dict[str, float]:
        """Return F1 of exact spans by kind, as CofeNet's authors report it."""
        return {
            kind: 200 * right / (gold + found) if gold + found else 100.0
            for kind, (right, gold, found) in self.exact.items()
        }


class Words:
    """The words of a text, numbered in order."""

    def __init__(self, text: str) -> None:
        found = [match.span() for match in _WORD.finditer(text)]
        self.starts = [start for start, _ in found]
        self.ends = [end for _, end in found]
        self.quoted: set[int] = set()
        for match in _QUOTED.finditer(text):
            self.quoted |= self.of([match.span()])

    def of(self, spans: Spans) -> frozenset[int]:
        """Return the numbers of the words that lie, at least in part, in the spans."""
        found: set[int] = set()
        for start, end in spans:
            first = bisect_left(self.ends, start + 1)
            found.update(range(first, bisect_left(self.starts, end)))
        return frozenset(found)


def score(
    text: str, gold: Iterable[Mapping[str, Spans]], found: Iterable[Mapping[str, Spans]]
) -> Score:
    """Return the counts of one document.

    Args:
        text: The text; spans are offsets in code points.
        gold: What is labelled: ``source``, ``cue`` and ``content``, each a list of spans.
        found: What was found, in the same form.
    """
    words = Words(text)
    wanted = [_told(words, one) for one in gold]
    got = [_told(words, one) for one in found]
    result = Score(gold=len(wanted), found=len(got))
    for one in wanted:
        result.direct += _is_direct(words, one)
    for one, other in pairs(wanted, got):
        likeness = f1(one.content, other.content)
        agreed = f1(one.source, other.source) >= SOURCE
        result.c50 += agreed and likeness >= HALF
        close = agreed and likeness >= CLOSE
        result.c80 += close
        result.direct_found += close and _is_direct(words, one)
        result.whole += one == other
    here = frozenset().union(*(one.content for one in wanted))
    there = frozenset().union(*(one.content for one in got))
    result.shared, result.words = len(here & there), len(here) + len(there)
    _count_exact(words, result, (gold, found))
    return result


def f1(one: frozenset[int], other: frozenset[int]) -> float:
    """Return word-F1 of two sets; both empty count as equal."""
    if not one and not other:
        return 1.0
    return 2 * len(one & other) / (len(one) + len(other))


def pairs(wanted: Sequence[Told], got: Sequence[Told]) -> list[tuple[Told, Told]]:
    """Return one-to-one pairs, best content F1 first; sources and cues decide between equals."""
    ranked = sorted(
        (
            (f1(one.content, other.content), f1(one.source, other.source),
             f1(one.cue, other.cue), -i, -j)
            for i, one in enumerate(wanted)
            for j, other in enumerate(got)
            if one.content & other.content
        ),
        reverse=True,
    )  # fmt: skip
    taken: tuple[set[int], set[int]] = (set(), set())
    result: list[tuple[Told, Told]] = []
    for *_, i, j in ranked:
        if -i not in taken[0] and -j not in taken[1]:
            taken[0].add(-i)
            taken[1].add(-j)
            result.append((wanted[-i], got[-j]))
    return result


def _told(words: Words, one: Mapping[str, Spans]) -> Told:
    return Told(*(words.of(one[kind]) for kind in ("source", "cue", "content")))


def _is_direct(words: Words, one: Told) -> bool:
    return bool(one.content) and len(one.content & words.quoted) >= 0.9 * len(one.content)


def _count_exact(
    words: Words, result: Score, both: tuple[Iterable[Mapping[str, Spans]], ...]
) -> None:
    for kind, counts in result.exact.items():
        gold, found = (
            {words.of([span]) for one in side for span in one[kind]} - {frozenset()}
            for side in both
        )
        counts[:] = [len(gold & found), len(gold), len(found)]
