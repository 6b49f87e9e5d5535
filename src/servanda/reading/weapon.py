"""Which treaty forbids a class of weapon, where one does."""

import tomllib
from functools import cache
from importlib.resources import files


def treaty_on(weapon: str, focus: str | None) -> str | None:
    """Return the treaty that an act with a weapon concerns; None where no treaty bans the class.

    Where several do (nuclear weapons), the one that the text speaks of is meant.
    """
    bans = _bans().get(weapon, ())
    return focus if focus in bans else (bans[0] if len(bans) == 1 else None)


@cache
def _bans() -> dict[str, tuple[str, ...]]:
    text = (files("servanda") / "data" / "weapon.toml").read_text("utf-8")
    return {weapon: tuple(treaties) for weapon, treaties in tomllib.loads(text)["bans"].items()}
