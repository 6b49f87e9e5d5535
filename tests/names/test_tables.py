"""The tables of names agree with each other, with the law and with the record."""

import csv
from importlib.resources import files
from pathlib import Path

import pytest

from servanda import names
from servanda.errors import AmbiguousName, DataError
from servanda.names import table
from servanda.names.pattern import expanded
from servanda.names.table import LANGUAGES, cells, rows, tables

DATA = files("servanda") / "data"


def test_treaty_ids_are_those_of_the_law_and_the_record() -> None:
    law = {path.name.removesuffix(".toml") for path in (DATA / "treaties").iterdir()}
    record = {path.name.removesuffix(".csv") for path in (DATA / "record" / "actions").iterdir()}
    known = set(names.treaties())
    assert law <= known
    assert record <= known
    assert known == law | record | {"GC1949"}


def test_every_state_of_the_record_has_a_name() -> None:
    codes = set()
    for path in (DATA / "record" / "actions").iterdir():
        with path.open(encoding="utf-8") as file:
            codes |= {row["state"] for row in csv.DictReader(file)}
    assert codes - {""} <= set(names.states())


def test_every_state_of_the_oracle_is_known(shared: Path) -> None:
    with (shared / "facts" / "oracle.csv").open(encoding="utf-8") as file:
        typed = {row["state"] for row in csv.DictReader(file)}
    for state in typed - {"*", "WHO World Health Organization"}:
        assert names.state(state) in names.states()


def test_every_alias_of_the_facts_leads_to_its_treaty(shared: Path) -> None:
    with (shared / "facts" / "treaties.csv").open(encoding="utf-8") as file:
        listed = list(csv.DictReader(file))
    for row in listed:
        for alias in (row["short_title"], row["full_title"], *cells(row["aliases"])):
            # The record keeps the four as one; "GC I" is the first of them.
            parts = ("GC1", "GC2", "GC3", "GC4") if row["id"] == "GC1949" else ()
            assert {row["id"], *parts} & set(_meant(alias)), alias


def _meant(alias: str) -> tuple[str, ...]:
    try:
        return (names.treaty(alias),)
    except AmbiguousName as several:
        return several.candidates


@pytest.mark.parametrize("language", [*LANGUAGES, "any"])
def test_patterns_name_what_is_known_and_their_words_are_used(language: str) -> None:
    known = {
        "treaties": set(names.treaties()),
        "groups": {row["id"] for row in rows("groups.csv")},
        "organisations": {row["id"] for row in rows("organisations.csv")},
    }
    words = tables(f"{language}/words.toml")
    used = set()
    for what in ("treaties", "groups", "organisations", "weapons", "hidden"):
        for key, patterns in tables(f"{language}/{what}.toml").items():
            assert key in known.get(what, {key}), f"{language}/{what}.toml: {key}"
            for pattern in patterns:
                assert all(expanded(pattern, words)), pattern
                used |= {piece.partition("}")[0] for piece in pattern.split("{")[1:]}
    assert {word for word in words if not word.startswith("_")} - used == set()


def test_members_of_groups_are_states() -> None:
    for row in rows("groups.csv"):
        assert set(cells(row["members"])) <= set(names.states())
        assert bool(row["members"]) == bool(row["as_of"])


def test_two_hundred_states_and_more_are_named() -> None:
    kinds = [row["kind"] for row in rows("states.csv")]
    assert kinds.count("member") == 193
    assert kinds.count("observer") == 2
    assert {"COK", "NIU", "XKX", "TWN", "EUE", "SUN", "CSK", "YUG", "DDR"} <= set(names.states())


def test_what_a_cold_status_reads_stays_small() -> None:
    read = ("states.csv", "treaties.csv", "any/words.toml")
    assert sum(len((DATA / "names" / name).read_bytes()) for name in read) < 60_000


def test_a_pattern_with_an_unknown_word_names_it() -> None:
    with pytest.raises(DataError, match="no word 'pakt'"):
        list(expanded("Ottawa {pakt}", {}))


def test_a_file_that_is_missing_is_empty() -> None:
    assert table.rows("xx/states.csv") == ()
    assert table.tables("xx/words.toml") == {}
