"""A folder of dossiers, each with its text where that lies beside it."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from servanda.delivery.export.structure import fault
from servanda.dossier import schema
from servanda.errors import Malformed, Refused
from servanda.reading.document import BYTES_ALLOWED, document

DOSSIERS_ALLOWED = 100_000
_DOSSIERS = (".json", ".jsonl")


@dataclass(frozen=True, slots=True)
class Held:
    """One dossier of the folder."""

    file: str
    """Where it stood: the path within the folder, with ``#N`` for line N of a ``.jsonl``."""
    data: Mapping[str, Any]
    text: str | None
    """The text that its spans point into; None where no file of the folder has its digest."""

    def words(self, span: list[int] | None) -> str | None:
        """Return the words that a span covers; None without the text."""
        return None if self.text is None or span is None else self.text[span[0] : span[1]]


def dossiers(folder: Path) -> tuple[Held, ...]:
    """Return every dossier of the folder, in order of the names of their files.

    A dossier is what ``servanda read --json`` prints: one in a ``.json``, or one a line in a
    ``.jsonl``. Its text is the file of the folder, whatever its name, that has its digest.

    Raises:
        Refused: There is no such folder, or it holds too many.
        Malformed: A file is no dossier, or its spans do not fit the text.
    """
    if not folder.is_dir():
        raise Refused(f"{folder}: no such folder")
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    raws = _texts(files)
    texts: dict[str, str] = {}
    found: list[Held] = []
    for path in files:
        if path.suffix.lower() not in _DOSSIERS:
            continue
        for place, data in _parsed(path, path.relative_to(folder).as_posix()):
            found.append(_held(place, data, raws, texts))
            if len(found) > DOSSIERS_ALLOWED:
                raise Refused(f"{folder}: more than {DOSSIERS_ALLOWED:,} dossiers")
    return tuple(found)


def _texts(files: list[Path]) -> dict[str, Path]:
    """Return the files that may be texts, by the digest of their bytes."""
    return {
        hashlib.sha256(path.read_bytes()).hexdigest(): path
        for path in files
        if path.suffix.lower() not in _DOSSIERS and path.stat().st_size <= BYTES_ALLOWED
    }


def _parsed(path: Path, place: str) -> Iterator[tuple[str, Any]]:
    raw = path.read_bytes()
    try:
        text = raw.decode()
        if path.suffix.lower() == ".json":
            yield place, json.loads(text)
            return
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                yield f"{place}#{number}", json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Malformed(f"{place}: no JSON ({error})") from error


def _held(place: str, data: Any, raws: Mapping[str, Path], texts: dict[str, str]) -> Held:
    if not _encodable(data):
        raise Malformed(f"{place}: holds half a character, which no text has")
    wrong = fault(data, schema())
    if wrong is not None:
        raise Malformed(f"{place}: no dossier: {wrong}")
    digest = data["document"]["sha256"]
    if digest in raws and digest not in texts:
        raw = raws[digest]
        texts[digest] = document(raw.read_bytes(), source=data["document"]["source"]).text
    text = texts.get(digest)
    if text is not None and len(text) != data["document"]["characters"]:
        raise Malformed(f"{place}: its text has {len(text)} characters, not as many as it says")
    beyond = _beyond(data, data["document"]["characters"])
    if beyond is not None:
        raise Malformed(f"{place}: the span {beyond} lies outside the text")
    return Held(place, data, text)


def _encodable(data: Any) -> bool:
    try:
        json.dumps(data, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _beyond(value: Any, size: int) -> list[int] | None:
    """Return a span that the text does not have; None where all fit."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if not isinstance(value, list):
        return None
    if len(value) == 2 and all(type(one) is int for one in value):
        return None if value[0] <= value[1] <= size else value
    return next((found for one in value if (found := _beyond(one, size)) is not None), None)
