"""What states are called."""

from collections.abc import Mapping
from functools import cache

from servanda.errors import UnknownName
from servanda.names.entry import state_names
from servanda.names.lookup import index, key, one, unknown
from servanda.names.table import LANGUAGES, LOOKUP_ONLY, cells, rows


def state(text: str) -> str:
    """Return the code of the state called ``text``: a code or a name in any language.

    >>> state("PL"), state("Polska"), state("poland")
    ('POL', 'POL', 'POL')

    Raises:
        UnknownName: No state is called so; near names are offered.
        AmbiguousName: Several are ("Congo", "Korea").
    """
    code = _codes().get(text.strip().upper())
    if code is not None:
        return code
    ids = _english().get(key(text)) or _everywhere().get(key(text, accents=True))
    if ids is None:
        names = [row["name"] for row in rows("states.csv")]
        raise unknown(text, "state", names)
    return one(text, "state", ids)


@cache
def states() -> tuple[str, ...]:
    """Return the codes of all states that have a name, states of the past included."""
    return tuple(row["code"] for row in rows("states.csv"))


def state_name(code: str, language: str = "en") -> str:
    """Return what ``language`` calls a state; English where the language has no name for it."""
    return _preferred(language).get(code) or _preferred("en").get(code) or _unknown(code)


def is_nominative(text: str, language: str) -> bool:
    """Say whether a name of a state stands as a dictionary has it: "Polska", but not "Polski"."""
    return text in _nominative(language)


def alpha2(code: str) -> str | None:
    """Return the code of two letters of a state; None where ``code`` is that of no state."""
    return _pairs().get(code)


def demonym(code: str, language: str = "en") -> str | None:
    """Return what one citizen of a state is called; None where no word is known."""
    return _column(language, "demonyms").get(code)


def adjective(code: str, language: str = "en") -> str | None:
    """Return the adjective of a state ("Polish"); None where no word is known."""
    return _column(language, "adjectives").get(code)


@cache
def _codes() -> Mapping[str, str]:
    table = rows("states.csv")
    return {row["alpha2"]: row["code"] for row in table} | {r["code"]: r["code"] for r in table}


@cache
def _pairs() -> Mapping[str, str]:
    return {row["code"]: row["alpha2"] for row in rows("states.csv")}


@cache
def _english() -> Mapping[str, tuple[str, ...]]:
    return index(
        (row["code"], name)
        for row in rows("states.csv")
        for name in (row["name"], row["formal"], *cells(row["variants"]))
        if name
    )


@cache
def _everywhere() -> Mapping[str, tuple[str, ...]]:
    # Neither without accents nor by its cases: "Nigera" would be the Niger, and is rather a
    # slip for Nigeria.
    pairs = (pair for language in LANGUAGES for pair in state_names(language))
    return index(pairs, accents=True)


@cache
def _preferred(language: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for code, name in state_names(language):
        if not name.startswith(LOOKUP_ONLY):
            found.setdefault(code, name)
    return found


@cache
def _nominative(language: str) -> frozenset[str]:
    return frozenset(name for _, name in state_names(language))


@cache
def _column(language: str, column: str) -> Mapping[str, str]:
    listed = rows(f"{language}/states.csv")
    return {row["code"]: cells(row[column])[0] for row in listed if row[column]}


def _unknown(code: str) -> str:
    raise UnknownName(code, "state")
