"""The tables of a treaty file as clauses; unknown keys and missing words are refused."""

from collections.abc import Callable
from typing import TypedDict, TypeVar

from servanda.errors import DataError
from servanda.law.table import Table
from servanda.law.timing import maybe_clock
from servanda.terms.finding import ActKind
from servanda.terms.source import Confidence
from servanda.terms.treaty import (
    Admits,
    Alternative,
    Clause,
    Deadline,
    Depositary,
    Duration,
    Duty,
    Exemption,
    Prohibition,
    Provisional,
    Reservations,
)

Made = TypeVar("Made")
NO_ARTICLE = "none"
"""Written where a treaty has no provision on the matter."""


class Head(TypedDict):
    """What every clause has."""

    article: str | None
    says: str
    source: str
    confidence: Confidence


def head(table: Table) -> Head:
    """Return article, words, source and confidence of a clause.

    Raises:
        DataError: It has no article or no words.
    """
    article: str = table.must("article", str)
    return {
        "article": None if article == NO_ARTICLE else article,
        "says": table.must("says", str),
        "source": table.source,
        "confidence": table.confidence,
    }


def closed(table: Table | None, make: Callable[[Table], Made]) -> Made | None:
    """Return what ``make`` reads from the table, which must hold nothing else; None for none."""
    if table is None:
        return None
    made = make(table)
    table.close()
    return made


def each(tables: tuple[Table, ...], make: Callable[[Table], Made]) -> tuple[Made, ...]:
    """Return what ``make`` reads from each table; each must hold nothing else."""
    made = []
    for table in tables:
        made.append(make(table))
        table.close()
    return tuple(made)


def plain(table: Table) -> Clause:
    """Return a clause that is words only."""
    return Clause(**head(table))


def alternative(table: Table) -> Alternative:
    """Return a clause of words with a clock, where it has one."""
    return Alternative(
        **head(table),
        clock=maybe_clock(table.table("clock")),
        floor=maybe_clock(table.table("floor")),
    )


def depositary(table: Table) -> Depositary:
    """Return who keeps the treaty."""
    return Depositary(**head(table), who=table.must("who", str), keepers=table.words("keepers"))


def reservations(table: Table) -> Reservations:
    """Return whether reservations are admitted."""
    word = table.must("allowed", str)
    try:
        return Reservations(**head(table), allowed=Admits(word))
    except ValueError as wrong:
        raise DataError(f"{table.at('allowed')}: {wrong}") from None


def provisional(table: Table) -> Provisional:
    """Return the clause on application before entry into force."""
    return Provisional(
        **head(table),
        scope=table.must("scope", str),
        when=table.must("when", str),
        termination=maybe_clock(table.table("termination")),
    )


def duration(table: Table) -> Duration:
    """Return how long the treaty runs."""
    return Duration(
        **head(table),
        term=table.must("term", str),
        clock=maybe_clock(table.table("clock")),
        extendable=table.maybe("extendable", str),
    )


def prohibition(table: Table) -> Prohibition:
    """Return acts that a clause forbids."""
    return Prohibition(
        **head(table),
        acts=_acts(table),
        objects=table.words("objects"),
        who=table.maybe("who", str),
        who_in=table.words("who_in"),
        who_not_in=table.words("who_not_in"),
        circumstances=table.maybe("circumstances", str),
        manner=table.maybe("manner", str),
    )


def duty(table: Table) -> Duty:
    """Return what a party must do."""
    return Duty(**head(table), acts=_acts(table), objects=table.words("objects"))


def exemption(table: Table) -> Exemption:
    """Return what the treaty leaves outside its reach, or permits."""
    return Exemption(
        **head(table),
        outside=table.words("outside"),
        acts=_acts(table),
        objects=table.words("objects"),
    )


def deadline(table: Table) -> Deadline:
    """Return something that falls due; it has a clock, or is fixed in words."""
    made = Deadline(
        **head(table),
        what=table.must("what", str),
        clock=maybe_clock(table.table("clock")),
        fixed=table.maybe("fixed", str),
        extendable=bool(table.maybe("extendable", bool)),
        extension=table.maybe("extension", str),
        extension_article=table.maybe("extension_article", str),
        renewable=bool(table.maybe("renewable", bool)),
    )
    if (made.clock is None) == (made.fixed is None):
        raise DataError(f"{table.at('clock')}: a deadline has a clock or is fixed, one of them")
    return made


def _acts(table: Table) -> tuple[ActKind, ...]:
    words = table.words("acts")
    try:
        return tuple(ActKind(word) for word in words)
    except ValueError as wrong:
        raise DataError(f"{table.at('acts')}: {wrong}") from None
