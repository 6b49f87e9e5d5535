"""No change of a single cell passes unseen."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from servanda.errors import Malformed, Refused
from servanda.record.source.read import page
from servanda.terms.sighting import SourcePage
from tests.record.source.mutation import mutations

PAGES = Path(__file__).parent / "pages"
FORMS = {".html": "html", ".xml": "xml", ".json": "json", ".csv": "csv", ".txt": "text"}
MUTATED = sorted(one.name for one in PAGES.iterdir() if one.name != "maintenance.html")
SAMPLES = {
    "untreaties_26-5.csv": "csv",
    "untc_viewdetails_XXVI-8_2015.text.txt": "piped",
    "unts_showdetails_52373.text.txt": "piped",
    "verdragenbank_008170_p.text.txt": "piped",
}
EACH = 250
EACH_SAMPLE = 60


def facts(of: SourcePage) -> tuple[object, ...]:
    """Return all that a page says, places aside: the words of rows are no facts."""
    shown = Counter(replace(one, source="", row="") for one in of.sightings)
    return of.treaty, of.as_of, of.heading, of.stated, of.withdrawn, frozenset(shown.items())


def unseen(raw: bytes, encoding: str, form: str, name: str, *, sample: bool = False) -> list[str]:
    """Return the mutations that change neither what a page says nor what is wrong with it."""
    text, many = raw.decode(encoding), EACH_SAMPLE if sample else EACH
    treaty = "APMBC" if sample and form == "csv" else None
    original = page(raw, name=name, treaty=treaty)
    said, known = facts(original), set(original.problems)
    passed = []
    for one in mutations(text, form, many, name):
        try:
            mutant = page(one.text.encode(encoding, "xmlcharrefreplace"), name=name, treaty=treaty)
        except (Malformed, Refused):
            continue
        assert mutant.seen == mutant.read + mutant.refused
        assert len(mutant.problems) >= mutant.refused
        if facts(mutant) == said and set(mutant.problems) <= known:
            passed.append(f"{one.was!r} -> {one.now!r}")
    return passed


def test_at_least_two_thousand_mutations_are_tried() -> None:
    assert len(MUTATED) * EACH >= 2000


@pytest.mark.parametrize("name", MUTATED)
def test_no_mutation_of_a_cell_passes_unseen(name: str) -> None:
    path = PAGES / name
    encoding = "latin-1" if "latin1" in name else "utf-8"
    raw = path.read_bytes()
    assert unseen(raw, encoding, FORMS[path.suffix], name) == []


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_no_mutation_of_a_real_sample_passes_unseen(name: str, shared: Path) -> None:
    raw = (shared / "facts" / "samples" / name).read_bytes()
    assert unseen(raw, "utf-8", SAMPLES[name], name, sample=True) == []
