"""What treaties are called."""

from collections.abc import Mapping
from functools import cache

from servanda.errors import UnknownName
from servanda.names.lookup import index, key, one, unknown
from servanda.names.organisation import founding_treaty
from servanda.names.pattern import expanded
from servanda.names.table import LANGUAGES, cells, rows, tables


def treaty(text: str) -> str:
    """Return the id of the treaty called ``text``: an id, a title, an alias or what it founds.

    >>> treaty("Ottawa"), treaty("mine ban treaty"), treaty("npt"), treaty("ICC")
    ('APMBC', 'APMBC', 'NPT', 'ROME')

    Raises:
        UnknownName: No treaty is called so; near names are offered.
        AmbiguousName: Several are ("Protocol II").
    """
    known = text.strip().upper()
    if known in _titles():
        return known
    ids = None
    for sought in _ways(text):
        ids = ids or _english().get(sought) or _everywhere().get(sought)
    if ids is None and (founding := founding_treaty(text)) is not None:
        return founding
    if ids is None:
        raise unknown(text, "treaty", [*_titles(), *_aliases()])
    return one(text, "treaty", ids)


def treaties() -> tuple[str, ...]:
    """Return the ids of all treaties that have a name."""
    return tuple(_titles())


def treaty_name(treaty_id: str) -> str:
    """Return the short name of a treaty ("Ottawa Convention")."""
    return _row(treaty_id)["name"]


def treaty_title(treaty_id: str) -> str:
    """Return the full title of a treaty."""
    return _row(treaty_id)["title"]


def _ways(text: str) -> tuple[str, ...]:
    """Return the keys to look under: as typed, without what stands in brackets, without a year.

    "Ottawa Convention of 1997": the year only dates the name.
    """
    bare = key(_unbracketed(text))
    undated = " ".join(w for w in bare.split() if not (len(w) == 4 and w.isdecimal()))
    return key(text), bare, undated.removesuffix(" of")


def _unbracketed(title: str) -> str:
    before, opened, rest = title.partition("(")
    return before + rest.partition(")")[2] if opened and before.strip() else title


def _row(treaty_id: str) -> Mapping[str, str]:
    found = _titles().get(treaty_id)
    if found is None:
        raise UnknownName(treaty_id, "treaty")
    return found


@cache
def _titles() -> Mapping[str, Mapping[str, str]]:
    return {row["id"]: row for row in rows("treaties.csv")}


def _aliases() -> tuple[str, ...]:
    return tuple(
        name.removeprefix("?")
        for row in rows("treaties.csv")
        for name in (row["name"], *cells(row["aliases"]))
    )


@cache
def _english() -> Mapping[str, tuple[str, ...]]:
    return index(
        (row["id"], name)
        for row in rows("treaties.csv")
        for title in (row["title"], _unbracketed(row["title"]))
        for name in (row["name"], title, *cells(row["aliases"]))
    )


@cache
def _everywhere() -> Mapping[str, tuple[str, ...]]:
    return index(
        (treaty_id, name)
        for language in LANGUAGES
        for treaty_id, patterns in tables(f"{language}/treaties.toml").items()
        for pattern in patterns
        for name in expanded(pattern, tables(f"{language}/words.toml"))
    )
