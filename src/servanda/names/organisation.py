"""What organisations and the bodies of states are called."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from servanda.errors import UnknownName
from servanda.names.lookup import index, key, one, unknown
from servanda.names.pattern import expanded
from servanda.names.table import LANGUAGES, rows, tables


def organisation(text: str) -> str:
    """Return the id of the organisation or body called ``text``.

    >>> organisation("ICRC"), organisation("Seimas")
    ('icrc', 'seimas')

    Raises:
        UnknownName: None is called so; near names are offered.
        AmbiguousName: Several are.
    """
    if text in _rows():
        return text
    ids = _everywhere().get(key(text))
    if ids is None:
        raise unknown(text, "organisation", [row["name"] for row in _rows().values()])
    return one(text, "organisation", ids)


def organisation_name(organisation_id: str) -> str:
    """Return the English name of an organisation or body."""
    return _row(organisation_id)["name"]


def organisation_state(organisation_id: str) -> str | None:
    """Return the code of the state whose body it is; None for any other organisation."""
    return _row(organisation_id)["state"] or None


def founding_treaty(text: str) -> str | None:
    """Return the id of the treaty that founds the organisation called ``text``, if one does."""
    ids = _everywhere().get(key(text), ())
    return founded_by(ids[0]) if len(ids) == 1 else None


def founded_by(organisation_id: str) -> str | None:
    """Return the id of the treaty that founds an organisation: who leaves the one leaves both."""
    return _founds().get(organisation_id)


def _row(organisation_id: str) -> Mapping[str, str]:
    found = _rows().get(organisation_id)
    if found is None:
        raise UnknownName(organisation_id, "organisation")
    return found


@cache
def _founds() -> Mapping[str, str]:
    path = files("servanda") / "data" / "treaty_of.toml"
    founds: Mapping[str, str] = tomllib.loads(path.read_text("utf-8"))["founds"]
    return founds


@cache
def _rows() -> Mapping[str, Mapping[str, str]]:
    return {row["id"]: row for row in rows("organisations.csv")}


@cache
def _everywhere() -> Mapping[str, tuple[str, ...]]:
    names = [(row["id"], row["name"]) for row in rows("organisations.csv")]
    for language in (*LANGUAGES, "any"):
        words = tables(f"{language}/words.toml")
        for known, patterns in tables(f"{language}/organisations.toml").items():
            names += [(known, name) for x in patterns for name in expanded(x, words)]
    return index(names)
