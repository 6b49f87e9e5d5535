"""The folder of dossiers that the server was given: read in bounds, added to on request."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from servanda.errors import Refused
from servanda.web.reading import Found

FILES_ALLOWED = 2000
BYTES_ALLOWED = 8_000_000
_KEYS = frozenset(["document", "statements", "acts", "claims", "mentions", "projections"])


@dataclass(frozen=True, slots=True)
class Held:
    """One dossier of the folder, with its text if that lies beside it."""

    name: str
    dossier: dict[str, Any]
    text: str | None


@dataclass(frozen=True, slots=True)
class Holding:
    """All dossiers of the folder, and the files that are none."""

    dossiers: Sequence[Held] = ()
    unread: Sequence[str] = ()


def holding(folder: Path | None) -> Holding:
    """Return what the folder holds, by name; a file that is no dossier is only counted."""
    if folder is None or not folder.is_dir():
        return Holding()
    found, unread = [], []
    for path in sorted(folder.glob("*.json"))[:FILES_ALLOWED]:
        dossier = _dossier(path)
        if dossier is None:
            unread.append(path.name)
        else:
            found.append(Held(path.stem, dossier, _text(path, dossier)))
    return Holding(tuple(found), tuple(unread))


def keep_dossier(folder: Path, found: Found) -> str:
    """Write a dossier and its text into the folder; return the name.

    Raises:
        Refused: The folder cannot be written to.
    """
    name = "".join(one for one in str(found.dossier["document"]["id"]) if one.isalnum())[:64]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        text = found.text.encode("utf-8", "surrogatepass")
        (folder / f"{name}.txt").write_bytes(text)
        written = json.dumps(found.dossier, ensure_ascii=True, indent=2)
        (folder / f"{name}.json").write_text(written, encoding="utf-8")
    except OSError as wrong:
        raise Refused(f"the folder of dossiers cannot be written: {wrong.strerror}") from None
    return name


def _dossier(path: Path) -> dict[str, Any] | None:
    try:
        if path.stat().st_size > BYTES_ALLOWED:
            return None
        read = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return read if isinstance(read, dict) and read.keys() >= _KEYS else None


def _text(path: Path, dossier: dict[str, Any]) -> str | None:
    """Return the text beside a dossier, if it is the one that was read."""
    beside = path.with_suffix(".txt")
    try:
        if beside.stat().st_size > BYTES_ALLOWED:
            return None
        text = beside.read_bytes().decode("utf-8", "surrogatepass")
    except (OSError, ValueError):
        return None
    characters = dossier["document"].get("characters")
    return text if len(text) == characters else None
