"""The first lines of a plain text: its title, its author, who published it."""

from dataclasses import dataclass
from itertools import pairwise

import re2

from servanda.reading.language import language

TITLE_LENGTH = 200
HEAD_LENGTH = 4_000
"""Characters in which a heading is looked for."""
NAME_LENGTH = 80
DATELINE_LENGTH = 100
WRAPPED_WIDTH = 100
"""Characters up to which lines may be those of a text wrapped by hand."""

_STOPS = (".", "!", "?", "…", ":", ";", ",")
_CLOSING = "\"'”’»“)]"
_DATELINE = re2.compile(r"^[^(]*\(([^()]*)\) +[-–—] ")
_BULLET = re2.compile(r"^\s*(?:[*•·–—-]|\(?\d{1,3}[.)]|\(?[a-z]\))\s")


@dataclass(frozen=True, slots=True)
class Headings:
    """What the first lines of a text say."""

    title: str | None
    byline: str | None
    outlet: str | None


def headings(text: str, code: str) -> Headings:
    """Return what the first lines of a plain text in the language ``code`` say.

    A title is a line without a full stop, before an empty line; a label in capitals
    (``PRESS RELEASE``) and the letterhead below it are none.
    """
    lines = [line.strip() for line in text[:HEAD_LENGTH].splitlines()]
    groups = _groups(lines)
    byline = next(filter(None, (_byline(line, code) for line in lines[:8])), None)
    outlet = next(filter(None, map(_outlet, lines[:15])), None)
    return Headings(_title(groups, code), byline, outlet)


def line_starts(text: str) -> tuple[int, ...]:
    """Return where each block of a plain text begins.

    A line is a block, unless the text is wrapped by hand: then only an empty line, a bullet or
    a heading before an empty line separates blocks.
    """
    starts, at, before = [], 0, ""
    wrapped = is_wrapped(text)
    for line in text.splitlines(keepends=True):
        content = line.strip()
        if content:
            begins = not wrapped or not before or _BULLET.search(line) is not None
            if begins:
                starts.append(at + len(line) - len(line.lstrip()))
        before = content
        at += len(line)
    return tuple(starts)


def is_wrapped(text: str) -> bool:
    """Say whether lines were broken by hand at a width, within sentences."""
    lines = [line.strip() for line in text.splitlines()]
    inner = [line for line, after in pairwise(lines) if line and after]
    if len(inner) < 3:
        return False
    width = max(map(len, inner))
    full = sum(len(line) > 0.7 * width for line in inner)
    ended = sum(line.rstrip(_CLOSING).endswith((".", "!", "?", "…", ":")) for line in inner)
    return width <= WRAPPED_WIDTH and full > 0.7 * len(inner) and ended < 0.5 * len(inner)


def _groups(lines: list[str]) -> list[list[str]]:
    """Return the lines between empty lines, group by group; the last may be cut short."""
    groups: list[list[str]] = [[]]
    for line in lines:
        if line:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _title(groups: list[list[str]], code: str) -> str | None:
    for place, group in enumerate(groups[:3]):
        if place + 1 == len(groups):
            return None
        first = group[0]
        if any(_is_sentence(line) for line in group):
            return None
        rest = [line for line in group[1:] if _byline(line, code) is None]
        if _is_label(first) or (rest and len(group) > 2) or _byline(first, code):
            continue
        return first
    return None


def _is_sentence(line: str) -> bool:
    return len(line) > TITLE_LENGTH or line.rstrip(_CLOSING).endswith((".", "…", ";", ","))


def _is_label(line: str) -> bool:
    return line.isupper() and len(line.split()) <= 4


def _byline(line: str, code: str) -> str | None:
    for begin in language(code).bylines:
        rest = line.removeprefix(begin)
        if rest != line and _is_name(rest):
            return rest
    return None


def _is_name(text: str) -> bool:
    words = text.split()
    plain = all(c.isalpha() or c in " .,'’-" for c in text)
    return plain and text[0].isupper() and len(words) <= 8 and len(text) <= NAME_LENGTH


def _outlet(line: str) -> str | None:
    """Return the agency of a dateline: ``VILNIUS, May 8 (Agency) - ...``."""
    match = _DATELINE.search(line[:DATELINE_LENGTH])
    name = match.group(1) if match else ""
    return str(name) if line[:2].isupper() and name[:1].isupper() else None
