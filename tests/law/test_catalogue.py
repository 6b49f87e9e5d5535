"""Every treaty file is whole, and a wrong one is refused with file and key."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from servanda.errors import DataError, UnknownName
from servanda.law.catalogue import catalogue, parsed_treaty, treaty
from servanda.law.entry import treaty_in_force
from servanda.law.words import passages
from servanda.terms.treaty import Allowed

SMALLEST = """
id = "X"
title = "X"
short_title = "X"
source = "somewhere"
confidence = "memory"
withdrawal = { article = "1", allowed = "no_clause", says = "Nothing." }
"""
TREATIES = 64
COLD_SECONDS = 0.1


def test_all_treaties_are_there() -> None:
    assert len(catalogue()) == TREATIES


@pytest.mark.parametrize("treaty_id", catalogue())
def test_every_clause_has_words_a_source_and_a_sentence(treaty_id: str) -> None:
    found = passages(treaty(treaty_id))
    assert found
    for passage in found:
        assert passage.source
        assert passage.says.endswith(".")
        assert passage.says[0].isupper() or passage.says[0].isdigit()


@pytest.mark.parametrize("treaty_id", catalogue())
def test_the_day_of_entry_into_force_follows_from_the_threshold(treaty_id: str) -> None:
    held = treaty(treaty_id)
    computed = treaty_in_force(held)
    if computed is not None:
        assert computed == held.in_force_on


@pytest.mark.parametrize("treaty_id", catalogue())
def test_treaties_named_in_a_file_are_in_the_catalogue(treaty_id: str) -> None:
    held = treaty(treaty_id)
    clause = held.withdrawal
    named = [held.parent] if held.parent else []
    for consequence in (clause.cascades, clause.cascade_from):
        named += consequence.treaties if consequence else ()
    assert set(named) <= set(catalogue())


@pytest.mark.parametrize("treaty_id", catalogue())
def test_who_may_leave_has_a_clock(treaty_id: str) -> None:
    clause = treaty(treaty_id).withdrawal
    assert (clause.clock is None) == (clause.allowed is Allowed.NO_CLAUSE)
    assert (clause.article is None) == (clause.allowed is Allowed.NO_CLAUSE)


def test_every_treaty_of_the_facts_is_held(shared: Path) -> None:
    lines = (shared / "facts" / "clauses.yaml").read_text("utf-8").splitlines()
    starts = ("- id: ", "- {id: ")
    ids = {
        line.split("id: ")[1].split(",")[0].strip() for line in lines if line.startswith(starts)
    }
    assert ids == set(catalogue())


def test_the_smallest_file_is_a_treaty() -> None:
    assert parsed_treaty(SMALLEST, "X.toml").id == "X"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (SMALLEST + 'depository = "X"', "X.toml: depository: unknown key"),
        (SMALLEST + '[depositary]\nwho = "X"\nsays = "X."', "X.toml: depositary.article: missing"),
        (SMALLEST + '[depositary]\nwho = "X"\narticle = "1"', "X.toml: depositary.says: missing"),
        (
            SMALLEST + '[review]\narticle = "1"\nsays = "X."\nyears = 5',
            "review.years: unknown key",
        ),
        (
            SMALLEST + '[[prohibitions]]\narticle = "1"\nsays = "X."\nacts = ["fly"]',
            "X.toml: prohibitions[1].acts: 'fly' is not a valid ActKind",
        ),
        (SMALLEST.replace('"memory"', '"sure"'), "X.toml: confidence: 'sure' is none of"),
        (SMALLEST.replace('"no_clause"', '"yes"'), "X.toml: withdrawal.clock: missing"),
        (SMALLEST.replace('id = "X"', "id = 7", 1), "X.toml: id: not a str: 7"),
        (
            SMALLEST + '[territorial]\narticle = "1"\nsays = "X."\nclock = { from = "dusk" }',
            "X.toml: territorial.clock.from: 'dusk' is no anchor",
        ),
        (
            SMALLEST
            + '[territorial]\narticle = "1"\nsays = "X."\n'
            + 'clock = { from = "receipt", then = [{ weeks = 2 }] }',
            "a step has one unit",
        ),
        (
            SMALLEST + "[[deadlines]]\narticle = '4'\nwhat = 'X'\nsays = 'X.'",
            "a deadline has a clock",
        ),
        (SMALLEST + "notes", "X.toml: "),
        (SMALLEST + 'id = "Y"', "X.toml: "),
    ],
)
def test_a_wrong_file_is_refused_with_its_place(text: str, message: str) -> None:
    with pytest.raises(DataError) as refused:
        parsed_treaty(text, "X.toml")
    assert message in str(refused.value)


def test_an_unknown_treaty_is_refused() -> None:
    with pytest.raises(UnknownName):
        treaty("OTTAWA")


def test_one_treaty_opens_one_file_and_quickly() -> None:
    started = time.process_time()
    treaty.cache_clear()
    treaty("APMBC")
    assert time.process_time() - started < COLD_SECONDS


def test_importing_the_law_opens_no_data_file() -> None:
    code = (
        "import sys\nseen = []\n"
        "sys.addaudithook(lambda e, a: seen.append(str(a[0])) if e == 'open' else None)\n"
        "import servanda.law.effect, servanda.law.words, servanda.law.conduct\n"
        "print([one for one in seen if one.endswith(('.toml', '.csv'))])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
