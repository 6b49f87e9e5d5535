"""The dossiers of a folder that can be written in files for others."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from servanda.delivery.library import Entry as Held
from servanda.delivery.library import LeftOut, Library, library

__all__ = ["Held", "dossiers"]


def dossiers(folder: Path) -> Library:
    """Return the dossiers of a folder; what cannot be written is left out, and named.

    Raises:
        Malformed: The folder cannot be listed.
    """
    found = library(folder)
    broken = {one.name for one in found.entries if not _whole(one.dossier)}
    why = "holds half a character, which no text has"
    return Library(
        tuple(one for one in found.entries if one.name not in broken),
        (*found.left_out, *(LeftOut(name, why) for name in sorted(broken))),
        tuple(name for name in found.textless if name not in broken),
    )


def _whole(dossier: Mapping[str, Any]) -> bool:
    """Say whether every character of the dossier can be encoded."""
    try:
        json.dumps(dossier, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True
