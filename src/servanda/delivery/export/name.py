"""Names of things in linked data and entities, the same wherever the thing occurs."""

import hashlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from servanda.delivery.words import plain

BASE = "urn:servanda:"


def iri(kind: str, *parts: str) -> str:
    """Return the name of a thing as an IRI.

    >>> iri("treaty", "CCW-AP2")
    'urn:servanda:treaty:CCW-AP2'
    """
    return BASE + ":".join(quote(part, safe="-._~") for part in (kind, *parts))


def key(*parts: str) -> str:
    """Return a short name that differs where any part does."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:24]


def address(text: str | None) -> str | None:
    """Return the text where it is a plain web address; None for anything else.

    >>> address("https://example.org/a?b=1"), address("javascript:alert(1)"), address("AP 2025")
    ('https://example.org/a?b=1', None, None)
    """
    if text is None or not text.startswith(("http://", "https://")):
        return None
    if not text.isascii() or any(sign in text for sign in " \"'<>\\^`{|}") or text != plain(text):
        return None
    try:
        host = urlsplit(text).hostname
    except ValueError:
        return None
    return text if host and "." in host else None


def given(node: Mapping[str, Any]) -> dict[str, Any]:
    """Return the node without what is not known, and without empty lists and texts."""
    return {name: value for name, value in node.items() if value not in (None, "", [], ())}
