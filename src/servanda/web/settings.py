"""What the web page is told when it is started."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """How and for whom the page is served; nothing of it changes while it runs."""

    today: Callable[[], date]
    """The clock: only the door has one."""
    host: str = "127.0.0.1"
    port: int = 8000
    names: tuple[str, ...] = ()
    """Further host names under which the page may be asked for."""
    dossiers: Path | None = None
    """Folder of dossiers; None: none are held, and none can be kept."""
    contact: str | None = None
    """Where errors are reported: a mail address or an ``https`` address."""
    own: Path | None = None
    """The user's own record, which lies beside that of the package; None: there is none."""
    seconds: float = 60.0
    """Time that the reading of one text may take."""
    readers: int = 2
    """Texts that are read at the same time."""
