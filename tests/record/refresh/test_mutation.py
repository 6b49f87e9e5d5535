"""What changes on a page that was accepted shows as a difference, or as a problem."""

from datetime import date
from pathlib import Path

import pytest

from servanda.errors import Malformed, Refused
from servanda.record.refresh.acceptance import accept, open_own
from servanda.record.refresh.compare import compare
from servanda.record.refresh.store import contents
from servanda.record.source.read import page
from tests.record.refresh.pages import own  # noqa: F401 -- a fixture
from tests.record.source.mutation import mutations
from tests.record.source.test_mutation import FORMS, MUTATED, PAGES

EACH = 200
DAY = date(2026, 11, 24)


@pytest.mark.parametrize("name", MUTATED)
def test_no_mutation_of_an_accepted_page_passes_unseen(name: str, own: Path) -> None:  # noqa: F811
    path = PAGES / name
    encoding = "latin-1" if "latin1" in name else "utf-8"
    raw = path.read_bytes()
    original = page(raw, name=name)
    accept(own, compare([original], (), contents(own).seen_by, DAY), None, DAY)
    held = contents(own)
    again = compare([original], (), held.seen_by, DAY)
    assert again.lines() == ()
    known, passed = set(again.problems), []
    for one in mutations(raw.decode(encoding), FORMS[path.suffix], EACH, name):
        try:
            mutant = page(one.text.encode(encoding, "xmlcharrefreplace"), name=name)
        except (Malformed, Refused):
            continue
        found = compare([mutant], (), held.seen_by, DAY)
        if not found.lines() and set(found.problems) <= known and mutant.as_of == original.as_of:
            passed.append(f"{one.was!r} -> {one.now!r}")
    open_own(None)
    assert passed == []
