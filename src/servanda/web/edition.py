"""Which state of the data an answer rests on: part of its place on the shelf and of citations."""

import hashlib
import os
from pathlib import Path

from servanda import __version__
from servanda.record.own import editions
from servanda.web.folder import Folder
from servanda.web.settings import Settings


class Edition:
    """The state of the data: package and own record as at the start, folder and day as now."""

    def __init__(self, settings: Settings, folder: Folder) -> None:
        self._settings, self._folder = settings, folder
        own = _stamp(settings.own) if settings.own is not None else ""
        base = f"{__version__} {editions()[-1].on} {own}"
        self.mark = hashlib.sha256(base.encode()).hexdigest()[:8]
        """Short mark of package and own record."""
        self.words = f"Servanda {__version__}, record of {editions()[-1].on.isoformat()}" + (
            f" with an own record ({self.mark})" if own else ""
        )

    def now(self) -> str:
        """Return the state on which an answer given now would rest."""
        return f"{self.mark} {self._settings.today()} {hash(self._folder.listing())}"


def _stamp(path: Path) -> str:
    try:
        found = os.stat(path)  # noqa: PTH116 -- one call on the way of every answer
    except OSError:
        return "none"
    return f"{found.st_mtime_ns}-{found.st_size}"
