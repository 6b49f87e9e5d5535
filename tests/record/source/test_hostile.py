"""A hostile page is read or refused in bounded time."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from servanda.errors import Malformed, Refused
from servanda.record.source.read import LARGEST, page

PAGES = Path(__file__).parent / "pages"
SECONDS = 10.0
GRID = "<table id='x_tblgrid'><tr><th>Participant</th><th>Signature</th></tr>"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE Treaty [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + "]><Treaty>&m;</Treaty>"
)
HOSTILE = {
    "tables in tables": GRID + "<table><tr><td>" * 100_000,
    "elements in elements": GRID + "<div id='a_divNotesAll'>" * 100_000,
    "one huge cell": GRID + f"<tr><td>{'x ' * 2_000_000}</td><td></td></tr></table>",
    "cells without end": GRID + "<tr>" + "<td>" * 500_000,
    "rows without end": GRID + "<tr><td>Nowhere</td><td>1 Jan 2000</td>" * 100_000,
    "marks without end": GRID + f"<tr><td>Peru{'<sup>1</sup>' * 200_000}</td><td></td></tr>",
    "open brackets": GRID + f"<tr><td>{'[' * 1_000_000}</td><td></td></tr></table>",
    "unclosed tags": GRID + "<a " * 500_000,
    "unclosed comments": GRID + "<!--" * 500_000,
    "a footnote without end": GRID
    + "<tr><td>[Peru]<sup>1</sup></td><td>1 Jan 2000</td></tr></table>"
    + f"<div id='n_divNotesAll'>1 {'withdrawal from the Convention on 1 May 2000. W' * 50_000}",
    "billion laughs": LAUGHS,
    "an external entity": '<?xml version="1.0"?><!DOCTYPE Treaty SYSTEM "file:///etc/passwd">'
    "<Treaty/>",
    "deep xml": "<Treaty>" + "<a>" * 500_000,
    "deep json": '{"data":' + "[" * 1_000_000,
    "deep json closed": '{"data":' + "[" * 100_000 + "]" * 100_000 + "}",
    "a number without end": '{"data": ' + "9" * 1_000_000 + "}",
    "pipes without end": "Participant | Signature\n" + "|" * 5_000_000,
    "commas without end": "Participant,Signature\n" + "," * 5_000_000,
    "an open quotation": 'state,action\n"' + "x" * 3_000_000,
    "references without end": "Reference: C.N.1.2020.TREATIES-XXVI.5\nThe above action was\n"
    * 60_000,
    "a subject without end": "Reference: C.N.1.2020.TREATIES-XXVI.5\n"
    + "A" * 2_000_000
    + "\nThe above action was",
}


@pytest.fixture
def bounded() -> Iterator[None]:
    begun = time.monotonic()
    yield
    assert time.monotonic() - begun < SECONDS


@pytest.mark.usefixtures("bounded")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_ends_in_problems_or_a_refusal(name: str) -> None:
    try:
        found = page(HOSTILE[name].encode(), name=name, treaty="APMBC")
    except (Malformed, Refused):
        return
    assert found.problems
    assert found.seen == found.read + found.refused


def test_entities_are_refused_before_they_are_expanded() -> None:
    with pytest.raises(Refused, match="entities"):
        page(LAUGHS.encode(), name="laughs.xml", kind="mtdsg")


def test_a_page_too_large_is_refused() -> None:
    with pytest.raises(Refused, match="bytes"):
        page(b" " * (LARGEST + 1), name="large")


@pytest.mark.parametrize("path", sorted(PAGES.iterdir()), ids=lambda path: path.name)
def test_any_cut_of_a_page_ends_in_an_answer_or_an_error_on_purpose(path: Path) -> None:
    raw = path.read_bytes()
    for end in range(0, len(raw), max(1, len(raw) // 40)):
        try:
            found = page(raw[:end], name=path.name)
        except (Malformed, Refused):
            continue
        assert found.seen == found.read + found.refused
