"""Bytes to text: byte order mark, declared encoding, UTF-8, else recognised from the bytes."""

import codecs
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import re2

from servanda.errors import Malformed

SAMPLE = 65_536
"""Bytes from which an encoding is recognised."""
CONTROLS_ALLOWED = 0.002
"""Share of control characters above which bytes are no text."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re2.compile(
    rb"(?i)<(?:meta|\?xml)[^>]{0,500}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)"
)
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1b") + b"\x7f"


def decode(raw: bytes, declared: str | None = None) -> str:
    """Return the text of ``raw``, without its byte order mark and otherwise untouched.

    ``declared`` is the encoding that the server named; one that does not fit the bytes is passed
    over.

    Raises:
        Malformed: The bytes are binary, or in no encoding that can be recognised.
    """
    for mark, codec in _MARKS:
        if raw.startswith(mark):
            return _marked(raw[len(mark) :], codec)
    wide = _wide(raw)
    if wide is not None:
        return wide
    if _binary(raw):
        raise Malformed("the input is binary, no text")
    page = _DECLARED.search(raw[:2048])
    names = [declared or "", page.group(1).decode("ascii", "ignore") if page else "", "utf-8"]
    for name in names:
        codec = _encodings()["codecs"].get(name.strip().lower())
        text = _strictly(raw, codec) if codec else None
        if text is not None:
            return text
    return _recognised(raw)


@cache
def _encodings() -> dict[str, Any]:
    path = files("servanda") / "data" / "fetch" / "encodings.toml"
    return tomllib.loads(path.read_text("utf-8"))


def _strictly(raw: bytes, codec: str) -> str | None:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError:
        return None


def _marked(raw: bytes, codec: str) -> str:
    text = _strictly(raw, codec)
    if text is None:
        raise Malformed(f"the input is marked as {codec} and is not")
    return text


def _binary(raw: bytes) -> bool:
    """Say whether control characters betray that ``raw`` is no text; a NUL always does."""
    if b"\0" in raw:
        return True
    sample = raw[:SAMPLE]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > CONTROLS_ALLOWED * len(sample)


def _wide(raw: bytes) -> str | None:
    """Return the text of UTF-16 without a mark: every other byte of European text is NUL."""
    sample = raw[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half < 4 or len(raw) % 2:
        return None
    if odd > 0.6 * half and even < 0.05 * half:
        return _strictly(raw, "utf-16-le")
    if even > 0.6 * half and odd < 0.05 * half:
        return _strictly(raw, "utf-16-be")
    return None


def _recognised(raw: bytes) -> str:
    # Imported here: it is rarely needed and slow to load.
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:SAMPLE], threshold=0.2, cp_isolation=_encodings()["undeclared"]).best()
    text = _strictly(raw, best.encoding) if best is not None else None
    if text is None or not _plausible(text[:SAMPLE]):
        raise Malformed("the input is in no encoding that can be recognised")
    return text


def _plausible(text: str) -> bool:
    """Say whether most of ``text`` is letters and spaces, and nothing of it unassigned."""
    letters = sum(map(str.isalpha, text)) + sum(map(str.isspace, text))
    unprintable = sum(not c.isprintable() and not c.isspace() for c in text)
    return letters > 0.7 * len(text) and unprintable <= CONTROLS_ALLOWED * len(text)
