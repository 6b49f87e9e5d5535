"""What the interface for programs is started with."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from servanda.dossier.desk import Limits


@dataclass(frozen=True, slots=True)
class Rate:
    """How often one client may ask."""

    burst: int
    """How many requests at once."""
    per_second: float
    """How many more in each second after that."""


@dataclass(frozen=True, slots=True)
class ApiSettings:
    """Everything that the interface needs to know from the door that starts it."""

    today: Callable[[], date]
    """The clock of the door."""
    dossiers: Path | None = None
    """A folder of dossiers (``*.json``); None: none is served."""
    own_record: Path | None = None
    """File of the own record that the reading processes lay beside that of the package."""
    fetch: bool = True
    """Whether addresses on the public network may be given to ``read``."""
    reading: Limits = field(default_factory=Limits)
    facts: Rate = Rate(burst=240, per_second=40.0)
    """For answers that must be computed; those that are kept are free."""
    work: Rate = Rate(burst=20, per_second=0.5)
    """For ``read`` and ``check``."""
    kept: int = 1024
    """How many answers are kept."""
    kept_bytes: int = 64 << 20
    """How many bytes they may take together."""
    body_bytes: int = 10_500_000
    """The largest body of a request that is read."""
