"""The columns of a table of parties of the UN: which actions they hold, under which tags."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

import re2

from servanda.record.source.cell import LONGEST, Unreadable, day
from servanda.record.source.rule import rules
from servanda.terms.action import ActionKind

_PART = re2.compile(r"([A-Z][A-Za-z ]+?) ?(?:\(([A-Za-z]{1,2})\))?")
_CELL = re2.compile(
    r"(?P<open>\[ ?)?(?P<day>[^\[\]]+?)(?: (?P<tag>[A-Za-z]{1,2}))?(?P<close> ?\])?"
)


@dataclass(frozen=True, slots=True)
class Column:
    """What the tags of one column mean; the tag of a bare day is empty."""

    tags: Mapping[str, ActionKind]


@dataclass(frozen=True, slots=True)
class Dated:
    """What one cell shows."""

    action: ActionKind
    on: date
    bracketed: bool


def column(head: str) -> Column:
    """Return what the head of a column defines.

    Raises:
        Unreadable: It names an action, or gives a tag, that is not known.
    """
    held: dict[str, ActionKind] = {}
    for part in _dropped().sub("", head).split(","):
        match = _PART.fullmatch(part.strip()) if len(part) <= LONGEST else None
        known = rules("untc")["headings"].get(match.group(1)) if match else None
        if match is None or known is None:
            raise Unreadable(head, f"the head {part.strip()[:100]!r} is not known")
        tag = match.group(2) or ""
        if tag != known.get("tag", ""):
            raise Unreadable(head, f"the tag {tag!r} of {match.group(1)!r} is not the known one")
        if tag in held:
            raise Unreadable(head, f"the tag {tag!r} is defined twice")
        held[tag] = ActionKind(known["kind"])
    return Column(held)


def dated(text: str, of: Column) -> Dated | None:
    """Return what a cell shows; None where it is empty.

    Raises:
        Unreadable: It is no day, or its tag is none of the column's.
    """
    if not text:
        return None
    match = _CELL.fullmatch(text) if len(text) <= LONGEST else None
    if match is None or bool(match.group("open")) != bool(match.group("close")):
        raise Unreadable(text, "is no day with its tag")
    tag = match.group("tag") or ""
    on = day(match.group("day"), "short")
    if tag not in of.tags:
        raise Unreadable(text, f"the tag {tag!r} is not in the head of the column")
    return Dated(of.tags[tag], on, bool(match.group("open")))


@cache
def _dropped() -> "re2._Regexp":
    return re2.compile(rules("untc")["drop"])
