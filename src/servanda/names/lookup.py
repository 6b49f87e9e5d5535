"""A name that somebody types, and what it may mean."""

import unicodedata
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from servanda.errors import AmbiguousName, UnknownName
from servanda.names.table import LOOKUP_ONLY, tables

_NEAR = 0.72
"""Least likeness (2M/T, Ratcliff and Obershelp) of a name worth offering."""
_OFFERED = 3
_LONGEST = 200


def key(name: str, *, accents: bool = False) -> str:
    """Return ``name`` without case, punctuation and leading article; accents go unless kept.

    >>> key("The Côte d'Ivoire")
    'cote d ivoire'
    """
    bare = unicodedata.normalize("NFKC" if accents else "NFKD", name.casefold())
    kept = "".join(
        char if char.isalnum() else " " for char in bare if not unicodedata.combining(char)
    )
    words = " ".join(kept.split())
    for article in tables("any/words.toml")["_articles"]:
        if words.startswith(f"{article} "):
            return words[len(article) + 1 :]
    return words


def index(
    names: Iterable[tuple[str, str]], *, accents: bool = False
) -> Mapping[str, tuple[str, ...]]:
    """Return for the key of each name the ids it may mean; from pairs of id and name."""
    found: dict[str, tuple[str, ...]] = {}
    for known, name in names:
        at = key(name.removeprefix(LOOKUP_ONLY), accents=accents)
        ids = found.get(at, ())
        if known not in ids:
            found[at] = (*ids, known)
    return found


def one(name: str, kind: str, ids: tuple[str, ...]) -> str:
    """Return the only one of ``ids``.

    Raises:
        AmbiguousName: There are several.
    """
    if len(ids) > 1:
        raise AmbiguousName(name, kind, sorted(ids))
    return ids[0]


def unknown(name: str, kind: str, known: Iterable[str]) -> UnknownName:
    """Return the error for ``name``, with the nearest of the ``known`` names."""
    sought = key(name[:_LONGEST])
    scored = []
    for candidate in dict.fromkeys(known):
        matcher = SequenceMatcher(None, sought, key(candidate), autojunk=False)
        if matcher.real_quick_ratio() >= _NEAR and matcher.quick_ratio() >= _NEAR:
            scored.append((-matcher.ratio(), candidate))
    near = [candidate for score, candidate in sorted(scored) if -score >= _NEAR]
    return UnknownName(name[:_LONGEST], kind, near[:_OFFERED])
