"""Where a user's own record and the pages fetched for it lie."""

import os
import sys
from pathlib import Path

from servanda.errors import Refused

FILE = "record.sqlite"


def own_record() -> Path:
    """Return the file of the own record, whether there is one or not.

    Raises:
        Refused: The home that was named is no folder, so that nothing can lie in it.
    """
    home = os.environ.get("SERVANDA_HOME")
    if home and Path(home).exists() and not Path(home).is_dir():
        raise Refused(f"SERVANDA_HOME: {home} is no folder")
    return (Path(home) if home else _folder("XDG_DATA_HOME", ".local", "share")) / FILE


def pages_kept() -> Path:
    """Return the folder in which fetched pages are kept."""
    home = os.environ.get("SERVANDA_HOME")
    return Path(home) / "pages" if home else _folder("XDG_CACHE_HOME", ".cache")


def lay_own() -> None:
    """Lay the own record beside that of the package, if there is one."""
    path = own_record()
    # Without a file nothing is imported, unless an earlier call in this process laid one.
    if path.is_file() or "servanda.record.refresh.acceptance" in sys.modules:
        from servanda.record.refresh.acceptance import open_own

        open_own(path if path.is_file() else None)


def _folder(variable: str, *otherwise: str) -> Path:
    named = os.environ.get(variable)
    if named and Path(named).is_absolute():
        return Path(named) / "servanda"
    try:
        return Path.home().joinpath(*otherwise, "servanda")
    except RuntimeError:
        raise Refused("no home folder is known; name one in SERVANDA_HOME") from None
