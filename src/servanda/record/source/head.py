"""What stands above a table of parties of the UN: which treaty, as of when, how many."""

import re2

from servanda.errors import AmbiguousName, UnknownName
from servanda.names import treaty as known_treaty
from servanda.record.source.cell import Unreadable, day, tidy
from servanda.record.source.draft import Draft
from servanda.record.source.rule import treaty_of
from servanda.terms.sighting import SourceKind

READ = 100_000
"""Characters above the table that are read."""

_LINKED = re2.compile(r"mtdsg_no=([IVXL]+-[0-9]{1,3}(?:-[a-z])?)\b")
_CHAPTER = re2.compile(r"(?m)^\s*CHAPTER\s+([IVXL]+)\s*$")
_TITLE = re2.compile(
    r"(?m)^\s*([0-9]{1,3})(?:\s*\.\s*|\s*\n\s*)(?:([a-z])\s*[.)]\s*)?(\S.{9,400})$"
)
_AS_OF = re2.compile(r"(?i)status as at\s*:?\s*([^\n]*)")
_TIME = re2.compile(r" [0-9:]{5,8}(?: [A-Z]{2,5})?\s*$")
_COUNT = re2.compile(r"0|[1-9][0-9]{0,3}")
_COUNTS = {
    "signatories": re2.compile(r"\bSignatories\s*:?\s*([^\n]*?)\s*(?:\.?\s*Parties\b|\n|$)"),
    "parties": re2.compile(r"\bParties\s*:?\s*([^\n]*?)\s*(?:\n|$)"),
}


def above(draft: Draft, text: str, page: str, *, expected: bool) -> None:
    """Note what stands above the table of parties.

    Args:
        draft: The page while it is read.
        text: Text above the table.
        page: The page as it was saved, whose links name the treaty.
        expected: Whether the day and the counts must be there.

    Raises:
        Malformed: It names another treaty than the one asked for.
    """
    _treaty(draft, text[:READ], page)
    _as_of(draft, text[:READ], expected=expected)
    for name, pattern in _COUNTS.items():
        match = pattern.search(text[:READ])
        if match and _COUNT.fullmatch(match.group(1)):
            draft.stated[name] = int(match.group(1))
        elif match or expected:
            cell = match.group() if match else ""
            draft.problem("", cell, f"the number of {name} above the table cannot be read")


def _treaty(draft: Draft, text: str, page: str) -> None:
    linked = {match.group(1) for match in _LINKED.finditer(page)}
    if len(linked) == 1:
        draft.about(treaty_of("mtdsg", linked.pop()), "the address in the page")
    chapter = _CHAPTER.search(text)
    title = _TITLE.search(text, chapter.end() if chapter else 0)
    if title is None:
        return
    if chapter:
        suffix = f"-{title.group(2)}" if title.group(2) else ""
        number = f"{chapter.group(1)}-{title.group(1)}{suffix}"
        draft.about(treaty_of("mtdsg", number), f"chapter and number {number}")
    words = tidy(title.group(3))
    try:
        draft.about(known_treaty(words), f"the title {words[:100]!r}")
    except (UnknownName, AmbiguousName):
        draft.problem("", words, "no treaty is known by this title")


def _as_of(draft: Draft, text: str, *, expected: bool) -> None:
    match = _AS_OF.search(text)
    if match is None:
        if expected and draft.kind is SourceKind.STATUS_PAGE:
            draft.problem("", "", "the page does not say of which day it is (STATUS AS AT)")
        return
    try:
        draft.as_of = day(_TIME.sub("", match.group(1)).strip(), "dashed")
    except Unreadable as error:
        draft.problem("", match.group(), error.why)
