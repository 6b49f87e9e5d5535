"""The folder of dossiers that the server was given: read once for each state of it, added to."""

import json
import time
from collections.abc import Callable
from pathlib import Path

from servanda.delivery.library import Library, library
from servanda.errors import Malformed, Refused
from servanda.web.reading import Found

LOOKED_AT_AFTER = 1.0
"""Seconds for which a look at the folder holds."""
_PAGES = (".html", ".htm", ".xhtml")

Listing = tuple[tuple[str, int, int], ...]


class Folder:
    """The dossiers of a folder; without a folder there are none."""

    def __init__(self, path: Path | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._path, self._clock = path, clock
        self._looked = float("-inf")
        self._listing: Listing = ()
        self._held: tuple[Listing, Library] | None = None

    @property
    def name(self) -> str:
        """Return what the folder is called; empty without one."""
        return self._path.name if self._path is not None else ""

    def listing(self) -> Listing:
        """Return names, sizes and times of its files, as seen at most a second ago."""
        if self._path is not None and self._clock() - self._looked >= LOOKED_AT_AFTER:
            self._looked = self._clock()
            self._listing = _listed(self._path)
        return self._listing

    def library(self) -> Library:
        """Return the dossiers; a folder that cannot be read holds none."""
        listing = self.listing()
        if self._path is None or not listing:
            return Library()
        if self._held is None or self._held[0] != listing:
            try:
                self._held = (listing, library(self._path))
            except Malformed:
                return Library()
        return self._held[1]

    def keep(self, found: Found, raw: bytes) -> None:
        """Write a dossier and the text that it is about into the folder.

        Raises:
            Refused: There is no folder, or it cannot be written to.
        """
        if self._path is None:
            raise Refused("no folder was given: start with `servanda serve --dossiers DIR`")
        document = found.dossier["document"]
        name = "".join(one for one in str(document["id"]) if one.isalnum())[:64]
        page = str(document["source"] or "").lower().endswith(_PAGES)
        written = json.dumps(found.dossier, ensure_ascii=True, indent=2)
        try:
            self._path.mkdir(parents=True, exist_ok=True)
            (self._path / f"{name}{'.html' if page else '.txt'}").write_bytes(raw)
            (self._path / f"{name}.json").write_text(written, encoding="utf-8")
        except OSError as wrong:
            raise Refused(f"the folder of dossiers: {wrong.strerror}") from None
        self._looked = float("-inf")


def _listed(path: Path) -> Listing:
    try:
        seen = [(one.name, one.stat()) for one in path.iterdir() if one.is_file()]
    except OSError:
        return ()
    return tuple(sorted((name, stat.st_size, stat.st_mtime_ns) for name, stat in seen))
