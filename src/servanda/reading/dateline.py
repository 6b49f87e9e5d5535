"""The place with which a text begins: "WASHINGTON (Agency) - ...", "Riga, 17 February 2026"."""

from servanda.terms.span import Span

LEAD = 8
"""Characters before a place among which its line begins."""
DATELINE = 60
"""Characters behind a place within which the dash of its dateline stands."""
_LINE_WORDS = 5
"""Words that follow a place on a line of its own."""


def is_dateline(text: str, place: Span) -> bool:
    """Say whether a place begins a line, and a dash or a day follows: "Bern, 3 March 2026"."""
    before = text[max(0, place.start - LEAD) : place.start].rpartition("\n")
    begins = not before[2].strip() and (bool(before[1]) or place.start <= LEAD)
    behind = text[place.end : place.end + DATELINE].partition("\n")[0]
    ends = behind.lstrip()[:1] in {",", "(", "-", "–", "—"}
    dated = behind[:2] == ", " and behind[2:3].isdigit()
    return begins and ends and (dated or any(f" {dash} " in behind for dash in "-–—"))


def is_place_line(text: str, place: Span) -> bool:
    """Say whether a line holds a place and perhaps a day: "Washington, D.C.", "Riga, 3 March"."""
    before = text[max(0, place.start - LEAD) : place.start].rpartition("\n")
    begins = not before[2].strip() and (bool(before[1]) or place.start <= LEAD)
    behind = text[place.end : place.end + DATELINE].partition("\n")[0]
    words = behind.split()
    named = all(word[0].isupper() or not word[0].isalpha() for word in words)
    short = len(behind) < DATELINE and len(words) <= _LINE_WORDS
    return (
        begins and short and behind[:1] in {",", ""} and (named or any(map(str.isdigit, behind)))
    )
