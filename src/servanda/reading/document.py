"""Bytes to a Document: the text that all findings point into, and what is known of it."""

import hashlib
from datetime import date

import re2

from servanda.errors import Malformed, Refused
from servanda.fetch.block import TEXT_ALLOWED
from servanda.fetch.decode import decode
from servanda.fetch.html import Extract, extract
from servanda.reading.heading import headings, line_starts
from servanda.reading.language import language_of
from servanda.reading.time.dateline import printed_day
from servanda.terms.document import Document

BYTES_ALLOWED = 10_000_000
"""Bytes of the largest file that is read."""

_PDF_WITHIN = 1024
_PAGE = re2.compile(r"(?i)^\s*<(?:!doctype\s+html|!--|\?xml|[a-z][a-z0-9]*[\s/>])")
_ARCHIVES = {b"PK\x03\x04": "a zip archive or office file", b"\x1f\x8b": "a gzip archive"}


def document(
    raw: bytes,
    *,
    source: str | None = None,
    published: date | None = None,
    language: str | None = None,
    title: str | None = None,
    declared: str | None = None,
) -> Document:
    """Return the text of ``raw`` and what is known of its publication.

    A plain text is kept exactly, but for a byte order mark; of an HTML page only the article is
    read. What the caller gives counts before what the page says, and that before a day that the
    text prints above the news.

    ``source`` is a file name or address, ``-`` for standard input, None for a text without a name;
    ``declared`` the encoding that a server named.

    Raises:
        Malformed: Empty, binary, in no encoding that can be recognised, or without any text.
        Refused: A PDF, or larger than the limits.
    """
    _check(raw, source)
    decoded = decode(raw, declared)
    digest = hashlib.sha256(raw).hexdigest()
    page = extract(decoded) if _is_page(decoded, source) else None
    text = page.text if page else decoded
    if not text.strip():
        raise Malformed(f"{_led_by(source)}no text in it")
    if len(text) > TEXT_ALLOWED:
        raise Refused(f"{_led_by(source)}the text is longer than {TEXT_ALLOWED:,} characters")
    language = language or (page.language if page else None) or language_of(text)
    said = page or _plain(text, language)
    return Document(
        id=digest[:12],
        text=text,
        sha256=digest,
        source=source,
        title=title or said.title,
        outlet=said.outlet,
        byline=said.byline,
        language=language,
        published=published or said.published or printed_day(text, language),
        origin=page.origin if page else None,
        ruptures=said.ruptures,
    )


def _is_page(text: str, source: str | None) -> bool:
    named = (source or "").lower().endswith((".html", ".htm", ".xhtml"))
    return named or _PAGE.search(text[:2048]) is not None


def _check(raw: bytes, source: str | None) -> None:
    if not raw.strip():
        raise Malformed(f"{_led_by(source)}the input is empty")
    if b"%PDF-" in raw[:_PDF_WITHIN]:
        raise Refused(
            f"{_led_by(source)}a PDF is not read yet; convert it to text first, "
            "for instance with pdftotext"
        )
    for start, kind in _ARCHIVES.items():
        if raw.startswith(start):
            raise Malformed(f"{_led_by(source)}the input is {kind}, no text")
    if len(raw) > BYTES_ALLOWED:
        raise Refused(
            f"{_led_by(source)}{len(raw):,} bytes; more than {BYTES_ALLOWED:,} are not read"
        )


def _led_by(source: str | None) -> str:
    """Return what an error begins with: where the text is from, if it has a name."""
    if source is None:
        return ""
    return "standard input: " if source == "-" else f"{source}: "


def _plain(text: str, language: str) -> Extract:
    """Return what a plain text says about itself in its first lines."""
    found = headings(text, language)
    return Extract(
        text=text,
        origin=None,
        ruptures=line_starts(text),
        title=found.title,
        byline=found.byline,
        outlet=found.outlet,
        published=None,
        language=language,
    )
