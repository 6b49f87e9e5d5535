"""Which treaty is meant by what is no treaty: a class of weapon, an organisation."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from servanda.names.organisation import founded_by
from servanda.terms.finding import Mention, MentionKind


def treaty_on(weapon: str, focus: str | None) -> str | None:
    """Return the treaty that an act with a weapon concerns; None where no treaty bans the class.

    Where several do (nuclear weapons), or one bans some of the class only (missiles of
    intermediate range), the one that the text speaks of is meant.
    """
    bans = _table()["bans"].get(weapon, ())
    if focus in bans or focus in _table()["bans_some"].get(weapon, ()):
        return focus
    return bans[0] if len(bans) == 1 else None


def treaty_of(mention: Mention) -> str | None:
    """Return the treaty that a mention stands for: by its name, or as an organisation's own."""
    if mention.kind is MentionKind.TREATY:
        return mention.ref
    if mention.kind is MentionKind.ORGANISATION and mention.ref:
        return founded_by(mention.ref)
    return None


def is_called(mention: Mention, kind: str, text: str) -> bool:
    """Say whether a treaty may be called by a word such as "convention": its name has it, too."""
    return kind in mention.span.of(text).lower() or treaty_of(mention) in _table()["called"].get(
        kind, ()
    )


def is_of_some(kind: str) -> bool:
    """Say whether a word is said of some treaties only, so that no other is meant by it."""
    return kind in _table()["called"]


def may_be_called(mention: Mention, kind: str, text: str) -> bool:
    """Say whether a treaty is called so, or the word may be said of any."""
    return not is_of_some(kind) or is_called(mention, kind, text)


def is_joined(mention: Mention) -> bool:
    """Say whether one belongs to what is named by a treaty that the catalogue does not hold."""
    return mention.ref in _table()["belongs"]["to"]


@cache
def _table() -> dict[str, Any]:
    text = (files("servanda") / "data" / "treaty_of.toml").read_text("utf-8")
    return tomllib.loads(text)
