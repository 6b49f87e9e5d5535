"""Pages written for the tests, true to the structure of a status page; a record of one's own."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from servanda.record.refresh.acceptance import open_own
from servanda.record.source.read import page
from servanda.terms.sighting import SourcePage

CSV = "treaty,state,action,date,effective,circulated,reference,note\n"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Path]:
    """Return the file of a record of one's own, of which nothing is left afterwards."""
    yield tmp_path / "own" / "record.sqlite"
    open_own(None)


def table(*rows: str, name: str = "mine.csv") -> SourcePage:
    """Return a table that a user keeps; each row as ``CSV`` heads it, its end perhaps left out."""
    commas = CSV.count(",")
    filled = [row + "," * (commas - row.count(",")) for row in rows]
    return page((CSV + "\n".join(filled) + "\n").encode(), name=name)


def status(
    rows: Sequence[tuple[str, str, str]],
    *,
    number: str = "XXVI-5",
    as_of: str = "24-11-2026",
    notes: str = "",
    name: str = "XXVI-5.html",
) -> SourcePage:
    """Return a status page of the UN Treaty Collection: participant, signature, ratification."""
    chapter = {"XXVI": 26, "XVIII": 18}[number.split("-")[0]]
    body = "".join(f"<tr><td>{a}</td><td>{b}</td><td>{c}</td></tr>\n" for a, b, c in rows)
    bound = sum(bool(c) and not a.startswith("[") for a, _, c in rows)
    signed = sum(bool(b) for _, b, _ in rows)
    text = f"""<html><body>
<form action="ViewDetails.aspx?src=TREATY&amp;mtdsg_no={number}&amp;chapter={chapter}"></form>
<p>STATUS AS AT : {as_of} 05:03:44 EDT</p>
<p>Status Signatories : {signed}. Parties : {bound}</p>
<table id="ctl00_ctl00_tblgrid">
<tr><td>Participant</td><td>Signature</td>
<td>Ratification, Acceptance(A), Approval(AA), Accession(a)</td></tr>
{body}</table>{notes}
</body></html>"""
    return page(text.encode(), name=name)
