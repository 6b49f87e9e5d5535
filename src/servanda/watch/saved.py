"""How far a replay has come, kept in a file so that it can go on after an interruption."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from servanda import __version__
from servanda.errors import Refused
from servanda.watch.replay import Fate, Outcome
from servanda.watch.sighting import Sighting

NAME = "backtest.state.json"


@dataclass(slots=True)
class Tally:
    """What has been read so far; grows with every outcome."""

    counts: dict[str, int] = field(default_factory=lambda: {fate.value: 0 for fate in Fate})
    first_on: str | None = None
    last_on: str | None = None
    sightings: list[Sighting] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    """Why items could not be read: the first few."""

    @property
    def items(self) -> int:
        """Return how many items came in: read, refused and malformed."""
        return sum(self.counts.values())

    @property
    def last(self) -> date:
        """Return the last day of the items that were read."""
        return date.fromisoformat(self.last_on) if self.last_on else date.min

    def add(self, one: Outcome) -> None:
        """Count an outcome and keep what it tells."""
        self.counts[one.fate.value] += 1
        self.sightings.extend(one.sightings)
        if one.on is not None:
            self.first_on = min(self.first_on or one.on, one.on)
            self.last_on = max(self.last_on or one.on, one.on)
        if one.why is not None and len(self.problems) < _SHOWN:
            self.problems.append(f"item {self.items}: {one.why}")


_SHOWN = 3


def fingerprint(source: Path) -> str:
    """Return the SHA-256 of a file and this version: what a replay may be gone on with."""
    digest = hashlib.sha256(__version__.encode())
    with source.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def save(folder: Path, of: str, tally: Tally) -> None:
    """Write how far the replay of the file ``of`` has come; whole or not at all."""
    state = {
        "of": of,
        "counts": tally.counts,
        "first_on": tally.first_on,
        "last_on": tally.last_on,
        "problems": tally.problems,
        "sightings": [one.to_json() for one in tally.sightings],
    }
    write(folder / NAME, json.dumps(state, ensure_ascii=False))


def load(folder: Path, of: str) -> Tally:
    """Return how far the replay of the file ``of`` has come; a new tally where none is kept.

    Raises:
        Refused: What is kept there belongs to other news or another version, or cannot be read.
    """
    path = folder / NAME
    if not path.exists():
        return Tally()
    try:
        state = json.loads(path.read_text("utf-8"))
        if state["of"] == of:
            return Tally(
                counts={fate.value: int(state["counts"][fate.value]) for fate in Fate},
                first_on=state["first_on"],
                last_on=state["last_on"],
                sightings=[Sighting(**one) for one in state["sightings"]],
                problems=list(state["problems"]),
            )
    except (ValueError, KeyError, TypeError) as error:
        raise Refused(f"{path}: cannot be read; remove it to begin anew ({error})") from error
    raise Refused(f"{path}: belongs to other news or another version; remove it to begin anew")


def drop(folder: Path) -> None:
    """Forget how far a replay has come: it is done."""
    (folder / NAME).unlink(missing_ok=True)


def write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    part = path.with_name(f"{path.name}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
