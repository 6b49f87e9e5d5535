"""Floors that hold: figures may rise, and fall only openly.

Each gate has a ``floors.toml`` with the digest of the data it was measured on and a floor for each
figure. ``--update`` raises floors; it refuses to lower one without ``--allow-regression``.
"""

import hashlib
import os
import sys
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent


def shared_folder() -> Path | None:
    """Return the folder of facts and texts beside the project; None where there is none."""
    folder = ROOT.parent / "shared"
    return folder if folder.is_dir() else None


class Gate:
    """The floors of one gate and the data they were measured on."""

    def __init__(self, folder: Path, name: str, data: Iterable[Path]) -> None:
        """Read the floors of a folder; ``data`` are the files whose digest pins them."""
        self._file, self._name = folder / "floors.toml", name
        self._digest = _digest(data)
        held = tomllib.loads(self._file.read_text("utf-8")) if self._file.exists() else {}
        self._pinned: str | None = held.get("digest")
        self._floors: dict[str, float] = held.get("floors", {})

    @staticmethod
    def left_out(name: str, why: str) -> int:
        """Say that a gate is left out; return the exit status, 1 where it is required."""
        print(f"{name}: left out, {why}")
        return int("shared" in os.environ.get("SERVANDA_REQUIRE", "").split(","))

    def judge(self, figures: Mapping[str, float]) -> int:
        """Print the figures beside their floors, or update these; return the exit status."""
        if "--update" in sys.argv:
            return self._update(figures)
        failed = self._pinned != self._digest
        if failed:
            print(f"{self._name}: the data changed since the floors were set; see --update")
        for name, figure in figures.items():
            floor = self._floors.get(name)
            low = floor is None or figure < floor - 1e-9
            failed |= low
            print(f"{self._name} {name}: {figure:.4f}; floor {floor}: {'LOW' if low else 'held'}")
        return int(failed)

    def _update(self, figures: Mapping[str, float]) -> int:
        fallen = [name for name, old in self._floors.items() if figures.get(name, old) < old]
        if fallen and "--allow-regression" not in sys.argv:
            print(f"{self._name}: refuses to lower {', '.join(fallen)}")
            return 1
        floors = self._floors | {name: int(value * 1e4) / 1e4 for name, value in figures.items()}
        lines = [f'digest = "{self._digest}"', "", "[floors]"]
        lines += [f"{name} = {floor}" for name, floor in sorted(floors.items())]
        self._file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{self._name}: wrote {self._file.relative_to(ROOT)}")
        return 0


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in sorted(files, key=lambda file: file.name):
        digest.update(file.read_bytes())
    return digest.hexdigest()
