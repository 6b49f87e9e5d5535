"""What answers are made from, as a digest: it changes when anything of it does."""

import hashlib
import time
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from servanda import __version__
from servanda.record.own import own_record

_FOLDERS = ("record", "treaties", "law", "names")
LOOKED_AT_AFTER = 1.0
"""In seconds: how long a look at the folder holds."""


@cache
def package_digest() -> str:
    """Return the digest of the version and of the data of the package."""
    told = hashlib.sha256(__version__.encode())
    root = files("servanda") / "data"
    for folder in _FOLDERS:
        for path, file in _files(root / folder, folder):
            told.update(path.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return told.hexdigest()


class DataDigest:
    """The digest of the package, of the own record and, if given, of a folder of files."""

    def __init__(self, folder: Path | None = None, clock: Callable[[], float] = time.monotonic):
        """Look at ``folder`` too, at most once in a second."""
        self._folder, self._clock = folder, clock
        self._own: object = None
        self._own_digest = self._files_digest = ""
        self._looked = float("-inf")

    def __call__(self) -> str:
        """Return the digest as of now."""
        own = own_record()
        if own is not self._own:
            # An own record is a value: where something enters, another one is laid as a whole.
            self._own = own
            self._own_digest = hashlib.sha256(repr(own).encode()).hexdigest()
        if self._folder is not None and self._clock() - self._looked >= LOOKED_AT_AFTER:
            self._looked = self._clock()
            self._files_digest = hashlib.sha256(repr(_listing(self._folder)).encode()).hexdigest()
        return f"{package_digest()}{self._own_digest}{self._files_digest}"


def _listing(folder: Path) -> list[tuple[str, int, int]]:
    if not folder.is_dir():
        return []
    seen = [(one.name, one.stat()) for one in folder.iterdir() if one.is_file()]
    return sorted((name, stat.st_size, stat.st_mtime_ns) for name, stat in seen)


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for one in sorted(folder.iterdir(), key=lambda each: each.name):
        inside = f"{path}/{one.name}"
        if one.is_dir():
            yield from _files(one, inside)
        elif one.is_file():
            yield inside, one
