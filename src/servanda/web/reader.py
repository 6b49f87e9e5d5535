"""A reader: a process that reads one text, says how far it is, and ends.

It takes one line of JSON and the bytes of the text on standard input, and writes lines of JSON:
``{"step": ...}`` as it goes on, then ``{"dossier": ..., "text": ..., "page": ...}``, or
``{"error": kind, "said": ...}``. A text that takes too long or too much ends this process only.
"""

import base64
import json
import resource
import sys
from datetime import date
from pathlib import Path
from typing import Any

from servanda.errors import Refused, ServandaError

MEMORY = 6 << 30
"""Bytes of address space; a model of language, if one is asked, maps most of it."""


def _say(**told: object) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def _raw(order: dict[str, Any]) -> tuple[bytes, str | None]:
    """Return the bytes to read, and the encoding that a server named."""
    if order["url"] is None:
        return sys.stdin.buffer.read(), None
    from servanda.fetch.guard import get

    _say(step="Fetching the page")
    fetched = get(order["url"])
    return fetched.content, fetched.encoding


def _read(order: dict[str, Any]) -> None:
    from servanda.delivery.page import dossier_page
    from servanda.dossier import check, dossier
    from servanda.reading.document import document

    _lay_own(order["own"])
    on = date.fromisoformat(order["on"])
    published = date.fromisoformat(order["published"]) if order["published"] else None
    raw, declared = _raw(order)
    if order["sentence"]:
        judged = check(raw.decode("utf-8", "replace"), on, published=published)
        _say(dossier=judged.to_json(), text=judged.document.text, page="")
        return
    text = document(raw, source=order["source"], published=published, declared=declared)
    _say(step=f"Reading {len(text.text):,} characters")
    found = dossier(text, on)
    counts = found.to_json()
    said = ", ".join(
        f"{len(counts[kind])} {kind}" for kind in ("statements", "acts", "claims", "mentions")
    )
    _say(step=f"Found {said}")
    page = dossier_page(found, "web/dossier.html.j2", order["frame"])
    fetched = base64.b64encode(raw).decode() if order["url"] else ""
    _say(dossier=counts, text=text.text, page=page, raw=fetched)


def _lay_own(path: str | None) -> None:
    if path is not None:
        from servanda.record.refresh.acceptance import open_own

        open_own(Path(path))


def main() -> int:
    """Read one text; return the exit status."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    order = json.loads(sys.stdin.buffer.readline())
    seconds = int(order["seconds"]) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    try:
        _read(order)
    except ServandaError as wrong:
        refused = isinstance(wrong, Refused)
        _say(error="refused" if refused else "malformed", said=str(wrong))
    except MemoryError:
        _say(error="refused", said="not enough memory to read this text")
    return 0


if __name__ == "__main__":
    sys.exit(main())
