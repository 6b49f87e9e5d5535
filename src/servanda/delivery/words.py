"""Dates, periods, lists and safe strings as an English sentence needs them."""

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import re2

from servanda.delivery.timex import moment
from servanda.delivery.timex import period as timex_period

BIDI_CONTROLS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
"""Characters that turn the direction of a text, and with it what a reader believes to read."""

_NUMBERED = re2.compile(r"\d|[IVXLC]+\b")
"""How the number of an article begins: some treaties count in Roman figures."""


@cache
def _tables() -> Mapping[str, Any]:
    text = files("servanda").joinpath("data/templates/words.toml").read_text("utf-8")
    return tomllib.loads(text)


def table(name: str) -> Mapping[str, Any]:
    """Return one table of the words that sentences are made of."""
    found: Mapping[str, Any] = _tables()[name]
    return found


def word(name: str, key: str) -> str:
    """Return the word for ``key`` in a table; a key without a word is shown as it is.

    >>> word("verdict", "contradicts")
    'contradicted'
    """
    return str(table(name).get(key, key.replace("_", " ")))


def plain(text: str) -> str:
    r"""Return ``text`` on one line, without characters that steer a terminal or a reader.

    >>> plain("a\x1b[31mb\n c\u202e")
    'a[31mb c'
    """
    kept = (
        c if unicodedata.category(c) not in {"Cc", "Cs"} else " " if c.isspace() else ""
        for c in text
        if c not in BIDI_CONTROLS
    )
    return " ".join("".join(kept).split())


def clipped(text: str, limit: int = 160) -> str:
    """Return ``text`` on one line, cut at a word before ``limit`` characters.

    >>> clipped("a long word list", 9)
    'a long…'
    """
    line = plain(text)
    if len(line) <= limit:
        return line
    head = line[: limit - 1]
    return (head.rsplit(" ", 1)[0] if " " in head else head) + "…"


def day(value: str | None) -> str:
    """Return a date or another TIMEX3 value as English writes it; anything else as it is.

    >>> day("2026-02-20"), day("2025-05"), day("2025"), day(None)
    ('20 February 2026', 'May 2025', '2025', 'unknown')
    """
    return "unknown" if value is None else moment(value) or plain(value)


def period(value: str) -> str:
    """Return a TIMEX3 duration as English writes it; anything else as it is.

    >>> period("P6M"), period("PXM"), period("P1Y"), period("PT2H")
    ('6 months', 'several months', '1 year', '2 hours')
    """
    return timex_period(value) or plain(value)


def value_words(value: int | str | None) -> str:
    """Return what the record holds: a count, a day, a period or a standing.

    >>> value_words(164), value_words("P6M"), value_words("2025-12-27"), value_words("party")
    ('164', '6 months', '27 December 2025', 'party')
    """
    if value is None or isinstance(value, int):
        return "nothing" if value is None else str(value)
    return period(value) if value.startswith("P") else day(value)


def listing(items: Iterable[str], link: str = "and") -> str:
    """Return ``items`` as English lists them, each once.

    >>> listing(["Estonia", "Latvia", "Lithuania"])
    'Estonia, Latvia and Lithuania'
    """
    once = list(dict.fromkeys(items))
    if len(once) < 2:
        return "".join(once)
    return f"{', '.join(once[:-1])} {link} {once[-1]}"


def sentence(text: str) -> str:
    """Return ``text`` as a sentence: on one line, a capital first, a full stop last.

    An address at its head stays as it is.

    >>> sentence("the law leaves it open"), sentence("http://127.0.0.1/ is not public")
    ('The law leaves it open.', 'http://127.0.0.1/ is not public.')
    """
    line = plain(text)
    if not line:
        return ""
    if "://" not in line.split(" ", 1)[0]:
        line = line[0].upper() + line[1:]
    return line if line.rstrip("”\"’')").endswith((".", "?", "!", "…")) else line + "."


def article_words(article: str) -> str:
    """Return how an article is cited.

    What has no number of an article is a law of its own, which is cited as it is.

    >>> article_words("20(3)"), article_words("3(7), 4"), article_words("VCLT 56")
    ('Article 20(3)', 'Articles 3(7), 4', 'VCLT 56')
    """
    cited = plain(article)
    if not _NUMBERED.match(cited):
        return cited
    several = "," in cited.partition(";")[0]
    return f"Articles {cited}" if several else f"Article {cited}"
