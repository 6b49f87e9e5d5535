"""Pages of depositaries fetched one at a time, each asked for only where it changed."""

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Protocol

from servanda.errors import Refused
from servanda.fetch.guard import Fetched, get
from servanda.record.refresh.independence import table
from servanda.record.source.rule import rules

PAUSE = 2.0
"""In seconds, between two requests."""


class Get(Protocol):
    """Whatever fetches an address, as ``fetch.guard.get`` does."""

    def __call__(self, url: str, *, known: Mapping[str, str] | None = None) -> Fetched:
        """Return what the address answers."""


@cache
def addresses() -> Mapping[str, str]:
    """Return the address of the page of every treaty that can be fetched, by its id."""
    rule = table("pages")["untc"]
    found = {}
    for number, treaty in rules("treaties")[rule["register"]].items():
        chapter = rule["chapters"].get(number.split("-", maxsplit=1)[0])
        if chapter is not None:
            found[treaty] = rule["address"].format(number=number, chapter=chapter)
    return found


def address(treaty: str) -> str:
    """Return the address of the page of a treaty.

    Raises:
        Refused: None is known.
    """
    if treaty not in addresses():
        known = ", ".join(sorted(addresses()))
        raise Refused(
            f"no page of {treaty} is known that can be fetched (known: {known}):"
            " save one and name it with --from"
        )
    return addresses()[treaty]


def fetched(url: str, folder: Path, fetch: Get = get) -> bytes:
    """Return the page at an address; from the folder where the server says it is unchanged.

    Raises:
        Refused: It cannot be fetched.
    """
    stem = folder / hashlib.sha256(url.encode()).hexdigest()[:32]
    told, body = stem.with_suffix(".json"), stem.with_suffix(".page")
    known = _validators(told) if body.is_file() else {}
    answer = fetch(url, known=known)
    if answer.unchanged and known:
        return body.read_bytes()
    folder.mkdir(parents=True, exist_ok=True)
    # The page before its validators: validators must never speak for an older page.
    told.unlink(missing_ok=True)
    _replace(body, answer.content)
    _replace(told, json.dumps({"url": url, **answer.validators}).encode())
    return answer.content


def one_by_one(
    treaties: tuple[str, ...],
    folder: Path,
    *,
    wait: Callable[[float], None],
    fetch: Get = get,
) -> tuple[list[tuple[str, str, bytes]], list[tuple[str, str]]]:
    """Return the pages that came, each with its treaty and address, and why others did not.

    Raises:
        Refused: No page is known for a treaty, or none came at all.
    """
    came: list[tuple[str, str, bytes]] = []
    failed: list[tuple[str, str]] = []
    for place, (treaty, url) in enumerate([(one, address(one)) for one in treaties]):
        if place:
            wait(PAUSE)
        try:
            came.append((treaty, url, fetched(url, folder, fetch)))
        except Refused as error:
            if not came:
                raise
            failed.append((url, str(error)))
    return came, failed


def _validators(told: Path) -> dict[str, str]:
    try:
        read = json.loads(told.read_bytes())
    except (OSError, ValueError):
        return {}
    return {str(name): str(value) for name, value in read.items() if name != "url"}


def _replace(path: Path, content: bytes) -> None:
    part = path.with_suffix(f"{path.suffix}.{os.getpid()}")
    part.write_bytes(content)
    part.replace(path)
