"""Values of times are told in English: no code reaches a reader."""

from typing import Any

import pytest

from servanda.delivery.dating import time_words
from servanda.delivery.words import day, period

SAID = {
    "2026-W08": "the week of 16 February 2026",
    "2025-W18-WE": "the weekend of 3 May 2025",
    "2025-SU": "summer 2025",
    "2025-Q4": "the fourth quarter of 2025",
    "2025-H1": "the first half of 2025",
    "198": "the 1980s",
    "20": "the years 2000 to 2099",
    "2026-03-09TEV": "the evening of 9 March 2026",
    "2026-03-10T18:30": "10 March 2026, 18:30",
    "2025-02-30": "2025-02-30",
}
RECURRING = {
    "XXXX-XX-XX": "every day",
    "XXXX-WXX-2": "every Tuesday",
    "XXXX-WXX-WE": "every weekend",
    "XXXX": "every year",
    "XXXX-03": "every March",
    "XXXX-SP": "every spring",
    "P6M": "every 6 months",
}


@pytest.mark.parametrize(("value", "said"), SAID.items())
def test_a_moment_is_told_in_english(value: str, said: str) -> None:
    assert day(value) == said


@pytest.mark.parametrize(("value", "said"), RECURRING.items())
def test_what_comes_again_is_told_so(value: str, said: str) -> None:
    time: Any = {"type": "set", "value": value}
    assert time_words(time) == said


def test_a_day_of_no_year_is_not_told_as_recurring() -> None:
    time: Any = {"type": "date", "value": "XXXX-05-08"}
    assert time_words(time) == "8 May, of which year is not said"


def test_half_an_hour_is_no_month() -> None:
    assert period("PT30M") == "30 minutes"
