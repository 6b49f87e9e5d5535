"""How far an exit has come, as pages show it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from servanda.terms.standing import Exit

_ENDED = frozenset(["effective", "rescinded", "over"])
STEP_COLUMNS = (
    "announced",
    "government",
    "parliament",
    "enacted",
    "notified",
    "circulated",
    "effective",
)
"""The days of an exit that the press confuses, in their order."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of an exit, with its day where it is known."""

    name: str
    day: str | None
    ahead: bool = False
    """Whether the day is still to come."""


def under_way(one: Exit) -> bool:
    """Say whether an exit, or a suspension, is neither over nor taken back."""
    return one.status not in _ENDED


def stages(one: Exit, on: str) -> tuple[Stage, ...]:
    """Return every step of an exit; those of which nothing is known without a day."""
    return tuple(
        Stage(name, day, day is not None and day > on)
        for name in STEP_COLUMNS
        for day in (getattr(one, name),)
    )


def parted(found: Iterable[Exit]) -> tuple[Sequence[Exit], Sequence[Exit]]:
    """Return the exits under way, the nearest effect first, and those that are over."""
    every = tuple(found)
    moving = [one for one in every if under_way(one)]
    moving.sort(key=lambda one: (one.days_left is None, one.days_left or 0))
    return moving, [one for one in every if not under_way(one)]
