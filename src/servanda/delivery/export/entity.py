"""FollowTheMoney entities, and those that others refer to: a state and a treaty.

A state is a ``PublicBody``, a treaty a ``PlainText``.
"""

import unicodedata
from collections.abc import Mapping
from typing import Any

from servanda.delivery.export.licence import words
from servanda.delivery.export.name import address, key
from servanda.delivery.export.record_table import called
from servanda.delivery.naming import treaty_name
from servanda.delivery.words import clipped, plain
from servanda.names.state import alpha2

LONGEST_NAME, LONGEST_STRING, LONGEST_TEXT = 380, 1000, 60000
"""In code points: what FollowTheMoney keeps of a name, a string and a text."""

_NAMELESS = "-"

Entity = dict[str, Any]


def entity(ident: str, schema: str, **properties: Any) -> Entity:
    """Return an entity; each property is a text or several, what is not known is left out.

    Texts are composed (NFC) and lose invisible characters, as the library would have it; a name
    of which nothing is left is a dash.
    """
    found: dict[str, list[str]] = {}
    for name, value in properties.items():
        many = value if isinstance(value, list | tuple) else [value]
        kept = [one for one in (_tidy(str(each)) for each in many if each is not None) if one]
        if kept:
            found[name] = list(dict.fromkeys(kept))
        elif name == "name":
            found[name] = [_NAMELESS]
    return {"id": ident, "schema": schema, "properties": found}


def _tidy(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    return plain("".join(sign for sign in composed if unicodedata.category(sign) != "Cf"))


def state_id(code: str) -> str:
    """Return the id of a state; its library keeps plain letters and digits only."""
    plain_code = code.isascii() and code.isalnum()
    return f"servanda-state-{code if plain_code else key(code)}"


def treaty_id(treaty: str) -> str:
    """Return the id of a treaty."""
    tame = treaty.replace("-", "").isalnum() and treaty.isascii() and len(treaty) < 60
    return f"servanda-treaty-{treaty if tame else key(treaty)}"


def country(code: str | None) -> str | None:
    """Return the code that FollowTheMoney has for a state; None where it has none."""
    found = None if code is None else words("countries").get(code) or alpha2(code)
    return None if found is None else found.lower()


def state_entity(code: str) -> Entity:
    """Return a state."""
    return entity(
        state_id(code),
        "PublicBody",
        name=clipped(called(code), LONGEST_NAME),
        country=country(code),
        classification="state",
    )


def treaty_entity(treaty: str, record: Mapping[str, Any] | None = None) -> Entity:
    """Return a treaty, with its title and days where its record is at hand."""
    held = record or {}
    return entity(
        treaty_id(treaty),
        "PlainText",
        name=clipped(held.get("name") or treaty_name(treaty), LONGEST_NAME),
        title=held.get("title"),
        date=held.get("adopted") or held.get("opened"),
        keywords=["treaty", clipped(treaty, LONGEST_NAME)],
    )


def source_of(source: str | None) -> Entity:
    """Return a source as the properties of what rests on it."""
    return {
        "publisher": None if source is None else clipped(source, LONGEST_STRING),
        "sourceUrl": address(source),
    }
