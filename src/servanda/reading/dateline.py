"""The place with which a dispatch begins: "WASHINGTON (Agency) - ..."."""

from servanda.terms.span import Span

LEAD = 8
"""Characters before a place among which its line begins."""
DATELINE = 60
"""Characters behind a place within which the dash of its dateline stands."""


def is_dateline(text: str, place: Span) -> bool:
    """Say whether a place begins a line and a dash follows: "WASHINGTON (Agency) - ..."."""
    before = text[max(0, place.start - LEAD) : place.start].rpartition("\n")
    begins = not before[2].strip() and (bool(before[1]) or place.start <= LEAD)
    behind = text[place.end : place.end + DATELINE].partition("\n")[0]
    ends = behind.lstrip()[:1] in {",", "(", "-", "–", "—"}
    return begins and ends and any(f" {dash} " in behind for dash in "-–—")
