"""The place with which a dispatch begins: "WASHINGTON (Agency) - ..."."""

from servanda.terms.span import Span

DATELINE = 60
"""Characters behind a place within which the dash of its dateline stands."""


def is_dateline(text: str, place: Span) -> bool:
    """Say whether a place begins a line and a dash follows: "WASHINGTON (Agency) - ..."."""
    begins = not text[: place.start].rpartition("\n")[2].strip()
    behind = text[place.end : place.end + DATELINE].partition("\n")[0]
    ends = behind.lstrip()[:1] in {",", "(", "-", "–", "—"}
    return begins and ends and any(f" {dash} " in behind for dash in "-–—")
