"""Long lists, a page at a time: by what the last line was, never by its number.

A cursor holds the key of the last line that was given and a digest of the question. The next page
begins after that key, whatever has entered or left the list in between: nothing is told twice,
and nothing that stands still is passed over.
"""

import hashlib
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from servanda.errors import Malformed

LARGEST, USUAL = 500, 100
"""Lines of a page, at most and where nothing is asked."""
LONGEST_CURSOR = 2000
"""In characters."""

T = TypeVar("T")
Key = tuple[str, ...]
Query = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some lines of a list, and the cursor of those that follow."""

    lines: tuple[T, ...]
    following: str | None
    """None: these are the last."""


def page(
    lines: Sequence[T], key: Callable[[T], Key], *, cursor: str | None, limit: int, question: str
) -> Page[T]:
    """Return the lines after a cursor.

    Args:
        lines: The whole list, in the order of its keys, no two of which are the same.
        key: Gives what a line is sorted by, and told apart by.
        cursor: As an earlier page gave it; None: from the beginning.
        limit: How many lines.
        question: What was asked, but for cursor and limit: a cursor of another question is none.

    Raises:
        Malformed: The cursor is none of this list.
    """
    after = _read(cursor, question) if cursor is not None else None
    first = 0 if after is None else bisect_right(lines, after, key=key)
    given = tuple(lines[first : first + limit])
    more = len(lines) > first + limit
    return Page(given, _written(key(given[-1]), question) if more else None)


def link(query: Query, following: str) -> str:
    """Return the header ``Link`` (RFC 8288) that leads to the page that follows."""
    asked = [pair for pair in query if pair[0] != "cursor"]
    return f'<?{urlencode([*asked, ("cursor", following)])}>; rel="next"'


def question_of(path: str, query: Query) -> str:
    """Return what was asked, but for the place in the list."""
    asked = sorted(pair for pair in query if pair[0] not in ("cursor", "limit"))
    return f"{path}?{urlencode(asked)}"


def descending(day: str) -> str:
    """Return a day, perhaps partial or empty, as what sorts the latest first and none last.

    >>> sorted(["2025-08-20", "2025-08", "", "2026"], key=descending)
    ['2026', '2025-08-20', '2025-08', '']
    """
    turned = str.maketrans("0123456789", "9876543210")
    return f"{day.translate(turned)}~" if day else "~"


def content_key(value: Any) -> str:
    """Return what tells apart two lines that are sorted alike: a digest of all they say."""
    return hashlib.sha256(repr(value).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _written(key: Key, question: str) -> str:
    told = json.dumps([_digest(question), *key], ensure_ascii=False, separators=(",", ":"))
    return urlsafe_b64encode(told.encode()).decode().rstrip("=")


def _read(cursor: str, question: str) -> Key:
    if len(cursor) > LONGEST_CURSOR or not cursor.isascii():
        raise Malformed("cursor: it is none of this list")
    try:
        raw = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        told = json.loads(raw.decode())
    except (ValueError, RecursionError):
        raise Malformed("cursor: it is none of this list") from None
    whole = isinstance(told, list) and len(told) > 1 and all(isinstance(o, str) for o in told)
    if not whole or told[0] != _digest(question):
        raise Malformed("cursor: it is none of this list, or of another question")
    return tuple(told[1:])


def _digest(question: str) -> str:
    return hashlib.sha256(question.encode()).hexdigest()[:12]
