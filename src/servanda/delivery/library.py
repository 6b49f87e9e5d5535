"""A folder of dossiers, and of the texts that they are about, as the pages show them.

A dossier holds places in a text, not the text. Where the file that was read lies beside it (found
by its SHA-256, whatever its name), its words are shown; else only where they stand.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from servanda.dossier.conform import misfit
from servanda.errors import Malformed, Refused
from servanda.reading.document import BYTES_ALLOWED, document

Dossier = Mapping[str, Any]
_ENDINGS = (".json", ".jsonl")


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much of a folder is taken in."""

    files: int = 4_000
    bytes_of_file: int = 64_000_000
    bytes_of_all: int = 512_000_000
    dossiers: int = 20_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One dossier and, where it is held, the text that it is about."""

    name: str
    """Name of its file, with the number of the line where a file holds several."""
    dossier: Dossier
    text: str | None

    @property
    def document(self) -> Mapping[str, Any]:
        """Return what is known of the publication."""
        known: Mapping[str, Any] = self.dossier["document"]
        return known

    def words(self, span: list[int] | None) -> str | None:
        """Return the words of a span; None where the text is not held or ends before it."""
        if self.text is None or span is None or not 0 <= span[0] <= span[1] <= len(self.text):
            return None
        return self.text[span[0] : span[1]]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file, or a line of one, that is not in the library, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Library:
    """What a folder holds: nothing in it is passed over without a word."""

    entries: tuple[Entry, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    textless: tuple[str, ...] = ()
    """Names of the dossiers whose text is not beside them."""


def library(folder: Path, bounds: Bounds | None = None) -> Library:
    """Return the dossiers of a folder, by name of their files; folders within are not looked at.

    ``.json`` holds one dossier, ``.jsonl`` one a line (or the news that a batch was read from);
    every other file may be the text of one.

    Raises:
        Malformed: The folder cannot be listed.
    """
    shelf = _Shelf(bounds or Bounds())
    for path in shelf.files(folder):
        shelf.take(path)
    return shelf.library()


class _Shelf:
    """What has been taken in so far."""

    def __init__(self, bounds: Bounds) -> None:
        self.bounds = bounds
        self.dossiers: dict[str, tuple[str, Dossier]] = {}
        """By SHA-256 of the text: name and dossier."""
        self.texts: dict[str, Callable[[], str]] = {}
        self.left_out: list[LeftOut] = []
        self.bytes = 0

    def files(self, folder: Path) -> list[Path]:
        try:
            found = sorted(path for path in folder.iterdir() if path.is_file())
        except OSError as error:
            raise Malformed(f"{folder}: {error.strerror or 'cannot be listed'}") from None
        more = found[self.bounds.files :]
        self.left_out += [LeftOut(one.name, "there are too many files") for one in more]
        return found[: self.bounds.files]

    def take(self, path: Path) -> None:
        try:
            size = path.stat().st_size
            raw = path.read_bytes() if self._fits(path, size) else None
        except OSError as error:
            self._refuse(path.name, error.strerror or "cannot be read")
            return
        if raw is None:
            return
        self.bytes += len(raw)
        match path.suffix.lower():
            case ".json":
                self._take(path.name, raw)
            case ".jsonl":
                for number, line in enumerate(raw.split(b"\n"), start=1):
                    if line.strip():
                        self._take(f"{path.name}:{number}", line)
            case _:
                digest = hashlib.sha256(raw).hexdigest()
                self.texts.setdefault(digest, partial(_read, raw, path.name))

    def _fits(self, path: Path, size: int) -> bool:
        text = path.suffix.lower() not in _ENDINGS
        most = BYTES_ALLOWED if text else self.bounds.bytes_of_file
        if size > most:
            self._refuse(path.name, f"larger than {most:,} bytes")
        elif self.bytes + size > self.bounds.bytes_of_all:
            self._refuse(
                path.name, f"the folder holds more than {self.bounds.bytes_of_all:,} bytes"
            )
        else:
            return True
        return False

    def _take(self, name: str, raw: bytes) -> None:
        try:
            value = json.loads(raw, parse_constant=_no_number)
        except (ValueError, RecursionError):
            self._refuse(name, "no JSON")
            return
        if _is_news(value):
            told = value["text"].encode("utf-8", "surrogatepass")
            self.texts.setdefault(hashlib.sha256(told).hexdigest(), partial(_read, told, None))
            return
        why = misfit(value)
        if why is not None:
            self._refuse(name, f"no dossier: {why}")
            return
        digest = value["document"]["sha256"]
        if digest in self.dossiers:
            self._refuse(name, f"about the same text as {self.dossiers[digest][0]}")
        elif len(self.dossiers) >= self.bounds.dossiers:
            self._refuse(name, "there are too many dossiers")
        else:
            self.dossiers[digest] = (name, value)

    def _refuse(self, name: str, why: str) -> None:
        self.left_out.append(LeftOut(name, why))

    def library(self) -> Library:
        entries = tuple(self._entries())
        textless = tuple(one.name for one in entries if one.text is None)
        return Library(entries, tuple(self.left_out), textless)

    def _entries(self) -> Iterator[Entry]:
        for digest, (name, dossier) in self.dossiers.items():
            text = None
            if digest in self.texts:
                try:
                    text = self.texts[digest]()
                except (Malformed, Refused) as error:
                    self._refuse(name, f"its text cannot be read: {error}")
            if text is not None and len(text) != dossier["document"]["characters"]:
                self._refuse(name, "its text was read otherwise: its words are not shown")
                text = None
            yield Entry(name, dossier, text)


def _read(raw: bytes, source: str | None) -> str:
    return document(raw, source=source).text


def _is_news(value: object) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("text"), str)
        and ("document" not in value)
    )


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")
