"""Names that mean one thing here and another there: the words around them tell which."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import re2

from servanda.names.table import tables
from servanda.terms.span import Span


@dataclass(frozen=True, slots=True)
class Sense:
    """A rule: a name, the words near it that decide, and what it then means."""

    name: Any
    """A compiled pattern of the whole name."""
    near: Any
    within: int
    """How many characters before and after the name are looked at."""
    met: str | None
    """What it means where the words are met: an id; "" nothing; None: the next rule decides."""
    unmet: str | None
    finds: tuple[str, ...]
    """Texts in which the words are met."""
    ignores: tuple[str, ...]
    """Texts in which they are not."""

    def meant(self, text: str, span: Span) -> str | None:
        """Return what the name at ``span`` means; "" for nothing, None where it stays open."""
        start = max(0, span.start - self.within)
        around = f"{text[start : span.start]} \n {text[span.end : span.end + self.within]}"
        return self.met if self.near.search(around) else self.unmet


@cache
def senses() -> dict[str, tuple[Sense, ...]]:
    """Return the rules by the id that a name was first taken for."""
    found: dict[str, list[Sense]] = {}
    for row in tables("any/senses.toml")["sense"]:
        rule = Sense(
            name=re2.compile(row["name"]),
            near=re2.compile(row["near"]),
            within=row["within"],
            met=row.get("met"),
            unmet=row.get("unmet"),
            finds=tuple(row["finds"]),
            ignores=tuple(row["ignores"]),
        )
        found.setdefault(row["of"], []).append(rule)
    return {ref: tuple(rules) for ref, rules in found.items()}


def decided(text: str, span: Span, ref: str | None) -> str | None:
    """Return what the name at ``span``, taken for ``ref``, means here; "" for nothing."""
    rules = senses().get(ref or "", ())
    words = " ".join(span.of(text).split()) if rules else ""
    for rule in rules:
        meant = rule.meant(text, span) if rule.name.fullmatch(words) else None
        if meant is not None:
            return meant
    return ref
