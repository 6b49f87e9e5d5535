"""The entries of a feed: what was done, and what our record no longer says."""

import hashlib
from dataclasses import dataclass
from datetime import date

AUTHORITY = "servanda.invalid,2026"
"""Who names the entries (RFC 4151): a host that can belong to nobody, so that ids stay the same
whoever serves them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One event: an action at the depositary, or a step at home."""

    id: str
    treaty: str
    state: str
    stage: str
    title: str
    text: str
    dated: str
    """Day of the event, perhaps partial; empty where it is not held."""
    published: date
    """Day from which the public could know it."""
    updated: date
    """Day on which our record last changed what it says of it; else the day it was public."""
    corrects: str | None = None
    """Id of the entry in whose place it stands."""


@dataclass(frozen=True, slots=True)
class Removed:
    """An entry that our record no longer holds."""

    id: str
    on: date
    by: str | None
    """Id of the entry that took its place."""


@dataclass(frozen=True, slots=True)
class Feed:
    """Some entries, the last changed first, and what was removed."""

    id: str
    title: str
    updated: date
    entries: tuple[Entry, ...]
    removed: tuple[Removed, ...]


def entry_id(event: tuple[str, ...]) -> str:
    """Return the id of what is told of an event: the same as long as the event is the same.

    Source:
        RFC 4151, the tag URI scheme.
    """
    digest = hashlib.sha256("\0".join(event).encode()).hexdigest()[:32]
    return f"tag:{AUTHORITY}:entry/{digest}"


def moment(day: date) -> str:
    """Return a day as RFC 3339 writes its first moment.

    >>> moment(date(2026, 2, 20))
    '2026-02-20T00:00:00Z'
    """
    return f"{day.isoformat()}T00:00:00Z"
