"""The data that judging rests on: patterns with their proof, lengths, days."""

import tomllib
from datetime import date
from importlib.resources import files
from typing import Any

import pytest
import re2
from hypothesis import given
from hypothesis import strategies as st

from servanda.assessment.days import Days, days_of
from servanda.assessment.length import Length, estimate, exact, later, same
from servanda.assessment.words import whole_words


def patterns(name: str, table: str) -> list[dict[str, Any]]:
    path = files("servanda") / "data" / "readings" / f"{name}.toml"
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))[table]
    return rows


@pytest.mark.parametrize("row", patterns("estimate", "vague") + patterns("year", "events"))
def test_a_pattern_finds_its_examples_and_ignores_its_counter_examples(
    row: dict[str, Any],
) -> None:
    pattern = whole_words(row["pattern"])
    for words in row["finds"]:
        assert pattern.search(words), words
    for words in row["ignores"]:
        assert not pattern.search(words), words


@pytest.mark.parametrize("row", patterns("vote", "votes"))
def test_a_pattern_of_votes_finds_the_votes_in_favour(row: dict[str, Any]) -> None:
    pattern = re2.compile(row["pattern"])
    for words in row["finds"]:
        assert pattern.search(words), words
    for words in row["ignores"]:
        assert not pattern.search(words), words


@pytest.mark.parametrize(
    ("value", "words", "low", "high"),
    [
        ("PXM", "several months", 3, 9),
        ("PXM", "a few months", 2, 5),
        ("PXM", "a couple of months", 2, 3),
        ("PXM", "kilka miesięcy", 3, 9),
        ("PXM", "кілька місяців", 3, 9),
        ("PXM", "useita kuukausia", 3, 9),
        ("P6M", "six months", 6, 6),
    ],
)
def test_an_estimate_is_read_by_its_words(value: str, words: str, low: int, high: int) -> None:
    length = estimate(value, words)
    assert length is not None
    assert (length.unit, length.low, length.high) == ("M", low, high)


def test_a_vague_length_never_counts_as_exact() -> None:
    assert exact("PXM") is None
    assert estimate("PXM", "soon") is None


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("P12M", "P1Y", True),
        ("P6M", "P6M", True),
        ("P2W", "P14D", True),
        ("P3M", "P90D", None),
        ("P6M", "P1Y", False),
        ("P1M", "P90D", False),
    ],
)
def test_lengths_compare_across_units(one: str, other: str, equal: bool | None) -> None:
    first, second = exact(one), exact(other)
    assert first is not None
    assert second is not None
    assert same(first, second) is equal


@given(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from("DWMY"), st.integers(0, 99_999)
)
def test_a_length_from_a_text_never_runs_off_the_calendar(
    day: date, unit: str, count: int
) -> None:
    end = later(day, unit, count)
    assert end is None or end >= day


@given(st.text(max_size=12))
def test_words_that_are_no_date_are_no_days(value: str) -> None:
    found = days_of(value)
    assert found is None or found.earliest <= found.latest


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025-02", date(2025, 2, 1), date(2025, 2, 28)),
        ("2025-Q2", date(2025, 4, 1), date(2025, 6, 30)),
        ("2025-H2", date(2025, 7, 1), date(2025, 12, 31)),
        ("2025-WI", date(2025, 12, 1), date(2026, 2, 28)),
        ("2025-W01", date(2024, 12, 30), date(2025, 1, 5)),
    ],
)
def test_a_part_of_a_year_is_its_days(value: str, first: date, last: date) -> None:
    assert days_of(value) == Days(first, last)


def test_a_length_says_itself_in_words() -> None:
    assert Length("M", 6, 6).words == "six months"
    assert Length("Y", 1, 1).words == "one year"
    assert Length("D", 90, 90).words == "90 days"
    assert Length("M", 3, 9).words == "three to nine months"
