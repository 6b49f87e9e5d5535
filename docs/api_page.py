"""Write ``docs/api.md``: what programs may ask, from the description of the interface itself.

``python docs/api_page.py`` writes the page; ``--check`` only says whether it is out of date.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from servanda.web.api.app import api
from servanda.web.api.settings import ApiSettings

PAGE = Path(__file__).parent / "api.md"
HEADING = """# The interface for programs

This page is written by `python docs/api_page.py` from the description of the interface. Where
`servanda serve` runs, the interface stands at `/api/v1`: its description (OpenAPI 3.1) at
`/api/v1/openapi.json`, and a page about it, without any script, at `/api/v1/docs`.

The answers are those of the [commands](commands.md) with `--json`. What holds for all of them:

- *Clocks.* `on` is the day asked about (today); `known_on` uses only what was public on a day,
  `recorded_on` only what had entered the record by it.
- *Pages.* A long list comes in pages of `limit` lines (100; at most 500). The header `Link`
  leads to the next page; its `cursor` holds the last line that was given, so that nothing is
  told twice or passed over when the list changes in between.
- *Tags.* Every answer has an `ETag`; with `If-None-Match` it is not sent again (304).
- *Problems.* What goes wrong is told as `application/problem+json` (RFC 9457): `near` holds near
  names where one is unknown, `candidates` what an ambiguous one may mean. A parameter that a
  question does not have is a problem, not passed over.
- *Bounds.* Answers that must be computed, and texts to read, are limited for each client (429
  with `Retry-After`). A text is read in a process that is ended after a minute (504); a body has
  at most 10.5 MB (413); when too many wait, the answer is 503.

Feeds stand at `/feed/atom` and `/feed/json` (`treaty`, `state`, `stage`), the calendar at
`/calendar.ics` (`treaty`, `state`): see [`feed`](commands.md#feed) and
[`calendar`](commands.md#calendar).
"""
COLUMNS = ("parameter", "means")


def page() -> str:
    """Return the page."""
    described = api(ApiSettings(today=lambda: date(2026, 11, 24))).openapi()
    lines = [HEADING]
    for path, methods in described["paths"].items():
        for method, told in methods.items():
            lines += [*_question(f"{method.upper()} {path}", told)]
    return "\n".join(lines) + "\n"


def _question(called: str, told: Mapping[str, Any]) -> Iterator[str]:
    yield f"## {called}\n"
    yield f"{told['summary']}.\n"
    if "description" in told:
        yield f"{told['description']}\n"
    body = told.get("requestBody", {}).get("content", {})
    if body:
        yield f"Body: {', '.join(f'`{kind}`' for kind in body)}.\n"
    parameters = told.get("parameters", [])
    if parameters:
        yield _row(COLUMNS)
        yield _row(["---"] * len(COLUMNS))
        for one in parameters:
            needed = " (needed)" if one["required"] and one["in"] == "query" else ""
            yield _row((f"`{one['name']}`{needed}", one["description"]))
        yield ""


def _row(cells: "tuple[str, ...] | list[str]") -> str:
    return f"| {' | '.join(cells)} |"


def main() -> int:
    """Write the page, or check it; return the exit status."""
    written = page()
    stale = not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != written
    if stale:
        print(f"{os.path.relpath(PAGE)}: out of date")
        if "--check" not in sys.argv[1:]:
            PAGE.write_text(written, encoding="utf-8")
    return 1 if stale and "--check" in sys.argv[1:] else 0


if __name__ == "__main__":
    sys.exit(main())
