"""One page of a depositary: what kind it is, and what it shows."""

import re2

from servanda.errors import Malformed, Refused
from servanda.fetch.decode import decode
from servanda.fetch.pdf import pdf_text
from servanda.record.source.draft import Draft
from servanda.record.source.grid import Sheet, csv_sheet, text_sheet
from servanda.record.source.html import html_sheet
from servanda.record.source.listing import registration_page, verdragenbank_page
from servanda.record.source.mtdsg import mtdsg_sheet
from servanda.record.source.notification import notifications
from servanda.record.source.rule import rules
from servanda.record.source.status import status_page
from servanda.record.source.unoda import unoda_answer
from servanda.record.source.user import user_table
from servanda.terms.sighting import SourceKind, SourcePage

LARGEST = 8_000_000
"""Bytes of a page."""
_LOOKED_AT = 200_000


def page(
    raw: bytes, *, name: str, kind: str | None = None, treaty: str | None = None
) -> SourcePage:
    """Return what a page of a depositary shows, and what on it could not be read.

    Args:
        raw: The page as it was saved or fetched.
        name: Name of the file or address, for the lines about it.
        kind: Its kind, as ``SourceKind`` names it; found out from the page if not given.
        treaty: Id of the treaty; needed where the page does not name it.

    Raises:
        Malformed: It is none of the pages that can be read, or about another treaty.
        Refused: It is too large, or in a form that must be converted first.
    """
    if len(raw) > LARGEST:
        raise Refused(f"{name}: more than {LARGEST} bytes")
    try:
        text = pdf_text(raw) if raw.startswith(b"%PDF") else decode(raw)
    except Malformed as error:
        raise Malformed(f"{name}: {error}") from None
    except Refused as error:
        raise Refused(f"{name}: {error}") from None
    _unavailable(text, name)
    known = _asked(kind, name) if kind else detected(text, name)
    draft = Draft(known, name, treaty)
    return _read(draft, text)


def detected(text: str, name: str) -> SourceKind:
    """Return the kind of a page.

    Raises:
        Malformed: It is of no kind that is known.
    """
    for rule in rules("detect")["kind"]:
        if all(re2.search(one, text) for one in rule["shows"]):
            return SourceKind(rule["is"])
    raise Malformed(f"{name}: no page of a kind that is known")


def _asked(kind: str, name: str) -> SourceKind:
    try:
        return SourceKind(kind)
    except ValueError:
        known = ", ".join(SourceKind)
        raise Refused(f"{name}: no kind of page {kind!r}; known: {known}") from None


def _unavailable(text: str, name: str) -> None:
    if not text.strip():
        raise Malformed(f"{name}: the page is empty")
    for words in rules("detect")["unavailable"]:
        if re2.search(words, text[:_LOOKED_AT]):
            raise Malformed(f"{name}: the site is unavailable, this is its notice of that")


def _read(draft: Draft, text: str) -> SourcePage:
    match draft.kind:
        case SourceKind.STATUS_PAGE:
            sheet, markup = _sheet(draft, text)
            return status_page(draft, sheet, text, markup=markup)
        case SourceKind.MTDSG:
            return status_page(draft, mtdsg_sheet(draft, text), text, markup=True)
        case SourceKind.REGISTRATION:
            return registration_page(draft, _sheet(draft, text)[0])
        case SourceKind.VERDRAGENBANK:
            return verdragenbank_page(draft, _sheet(draft, text)[0], text)
        case SourceKind.NOTIFICATION:
            sheet, markup = _sheet(draft, text)
            return notifications(draft, sheet.text if markup else text)
        case SourceKind.UNODA:
            return unoda_answer(draft, text)
        case SourceKind.USER_CSV:
            return user_table(draft, text)


def _sheet(draft: Draft, text: str) -> tuple[Sheet, bool]:
    """Return the tables of a page, and whether it is HTML rather than a copy of its text."""
    if re2.search(r"(?i)<(?:table|tr|td|html|body|div|p)\b", text):
        return html_sheet(text, draft.name), True
    if re2.search(r'(?m)^"?(?:Participant|Partij)"?,', text):
        return csv_sheet(text, draft.name), False
    return text_sheet(text, draft.name), False
