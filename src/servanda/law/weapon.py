"""Weapon classes and the wider classes that they fall under."""

import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Reach(StrEnum):
    """How far the objects of a clause reach an object."""

    WHOLLY = "wholly"
    PARTLY = "partly"
    """The clause reaches some kinds of it, or the object is not told."""
    NOT = "not"


@cache
def kinds(weapon: str) -> frozenset[str]:
    """Return the narrower classes of a weapon class; none where it has none."""
    path = files("servanda").joinpath("data", "law", "weapons.toml")
    classes = tomllib.loads(path.read_text("utf-8"))["classes"]
    return frozenset(next((one["kinds"] for one in classes if one["id"] == weapon), ()))


def reach(objects: tuple[str, ...], object_: str | None) -> Reach:
    """Return how far a clause on ``objects`` reaches ``object_``.

    Args:
        objects: Weapon classes or words that a clause names.
        object_: Weapon class of an act; None where the text does not tell.
    """
    if object_ is None:
        return Reach.PARTLY
    if object_ in objects or any(object_ in kinds(one) for one in objects):
        return Reach.WHOLLY
    if not kinds(object_).isdisjoint(objects):
        return Reach.PARTLY
    return Reach.NOT
