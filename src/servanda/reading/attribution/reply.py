"""The answer of a language model: quotes, and nothing else of it.

The answer is data of a stranger. It is read strictly, and no word of it enters a message.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import re2

from servanda.errors import Malformed

TRIES = 8
"""Places of an answer at which the object that was asked for may begin."""
MOST_PIECES = 8
"""Pieces of one content."""
_BEGINS = re2.compile(r'\{\s*"attributions"\s*:')
_NUMBER = object()
"""Stands for every number: none is asked for, and a huge one costs no time."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a model says stands in the text."""

    content: tuple[str, ...]
    cue: str | None
    source: str | None


def quoted(raw: bytes, most: int) -> Iterator[Quoted | None]:
    """Yield what an answer quotes, in its order; None for each entry that is no such thing.

    Args:
        raw: The body of a chat completion.
        most: Entries that are looked at; of those beyond, one None is yielded for all.

    Raises:
        Malformed: It is no chat completion, or holds no object of that shape.
    """
    entries = _entries(_message(raw))
    yield from map(_quoted, entries[:most])
    if len(entries) > most:
        yield None


def _message(raw: bytes) -> str:
    """Return the words of the first choice, what a model thinks aloud left out."""
    try:
        read = _decoder().decode(raw.decode("utf-8"))
        words = read["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        raise Malformed("the server answers no chat completion") from None
    if not isinstance(words, str):
        raise Malformed("the model answers no words")
    return words.rpartition("</think>")[2]


def _entries(words: str) -> list[Any]:
    decoder = _decoder()
    for place, begins in enumerate(_BEGINS.finditer(words)):
        if place == TRIES:
            break
        try:
            read, _ = decoder.raw_decode(words, begins.start())
        except (ValueError, RecursionError):
            continue
        entries = read["attributions"]
        if isinstance(entries, list):
            return entries
    raise Malformed("the model answers without the JSON object that was asked for")


def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(
        object_pairs_hook=_unrepeated,
        parse_int=lambda _: _NUMBER,
        parse_float=lambda _: _NUMBER,
        parse_constant=_refused,
    )


def _unrepeated(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) < len(pairs):
        raise ValueError("a key stands twice")
    return read


def _refused(_: str) -> Any:
    raise ValueError("no number of JSON")


def _quoted(entry: Any) -> Quoted | None:
    if not isinstance(entry, dict):
        return None
    content = entry.get("content")
    pieces = [content] if isinstance(content, str) else content
    if not isinstance(pieces, list) or not 0 < len(pieces) <= MOST_PIECES:
        return None
    beside = [entry.get(key) for key in ("cue", "source")]
    if not all(isinstance(one, str) for one in pieces):
        return None
    if not all(one is None or isinstance(one, str) for one in beside):
        return None
    stripped = tuple(one.strip() for one in pieces)
    if not all(stripped):
        return None
    cue, source = (one.strip() or None if one is not None else None for one in beside)
    return Quoted(stripped, cue, source)
