"""The words of the pages cover what a reading may hold."""

import tomllib
from pathlib import Path

import pytest

import servanda
from servanda.delivery.phrase import Deed, told
from servanda.delivery.words import table

NAMES = Path(servanda.__file__).parent / "data" / "names"
CLASSES = sorted(
    {
        weapon
        for file in NAMES.glob("*/weapons.toml")
        for weapon in tomllib.loads(file.read_text("utf-8"))
    }
)


@pytest.mark.parametrize("weapon", CLASSES)
def test_a_class_of_weapon_has_a_word(weapon: str) -> None:
    assert weapon in table("weapon")


def test_who_takes_back_a_ratification_has_not_left() -> None:
    found = Deed(("withdraw",), ("RUS",), "CTBT", "ratification", "effective", "done", "affirmed")
    assert told(found).startswith("Russia has taken back its ratification of the Comprehensive")
