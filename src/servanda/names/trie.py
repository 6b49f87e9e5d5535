"""A tree of words in which every phrase of a language ends at what it names."""

from collections.abc import Iterable, Iterator
from typing import Any

from servanda.names.entry import Entry
from servanda.names.word import Words, bridge, demand, meets, words_of
from servanda.terms.finding import MentionKind

ENDS = "  "
"""The key in a node that holds what ends there; neither a word nor a sign."""
Node = dict[str, Any]
Match = tuple[Entry, int, int]
"""What is named, the end of its last character, the index of the word after it."""


def planted(phrases: Iterable[tuple[str, Entry]]) -> Node:
    """Return the tree of all ``phrases``."""
    root: Node = {}
    for phrase, entry in phrases:
        words = words_of(phrase)
        node, end = root, 0
        for key, start, after in zip(words.keys, words.starts, words.ends, strict=True):
            for sign in (bridge(phrase, end, start) or "") if end else "":
                node = node.setdefault(sign, {})
            node, end = node.setdefault(key, {}), after
        for sign in phrase[end:].strip():
            node = node.setdefault(sign, {})
        _end(node.setdefault(ENDS, {}), tuple(map(demand, words.shown)), entry)
    return root


def longest(text: str, words: Words, at: int, root: Node) -> Match | None:
    """Return the longest phrase of the tree that begins with word ``at``.

    No more words are looked at than the longest phrase has, so that a walk over a text
    takes time in proportion to its length.
    """
    found: Match | None = None
    for node, end, after in _path(text, words, at, root):
        entry = _ending(node, words.shown[at:after]) if ENDS in node else None
        if entry is not None:
            found = entry, end, after
    return found


def _path(text: str, words: Words, at: int, root: Node) -> Iterator[tuple[Node, int, int]]:
    node, last = root, len(words.keys) - 1
    while node := node.get(words.keys[at], {}):
        end = words.ends[at]
        yield node, end, at + 1
        closing = node.get(text[end : end + 1])
        if closing is not None:
            yield closing, end + 1, at + 1
        if at == last:
            return
        signs = bridge(text, end, words.starts[at + 1])
        if signs is None:
            return
        for sign in signs:
            node = node.get(sign, {})
        at += 1


def _ending(node: Node, shown: list[str]) -> Entry | None:
    met = [entry for demands, entry in node[ENDS].items() if all(map(meets, shown, demands))]
    return min(met, key=_rank, default=None)


def _rank(entry: Entry) -> int:
    return entry.rank


def _end(ends: dict[tuple[str, ...], Entry], demands: tuple[str, ...], entry: Entry) -> None:
    known = ends.get(demands)
    if known is None or entry.rank < known.rank:
        ends[demands] = entry
    elif (known.rank, known.kind) == (entry.rank, MentionKind.STATE) and known.ref != entry.ref:
        # "Congo", "Dominican": one of two states, and the phrase alone does not tell which.
        ends[demands] = Entry(entry.kind, None, entry.form, entry.rank)
