"""Names in running text: lawyers' cases, and what must hold for any text."""

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.names.lexicon import lexicon
from servanda.names.table import LANGUAGES

CASES = tomllib.loads((Path(__file__).parent / "texts.toml").read_text("utf-8"))["case"]
FRAGMENTS = st.sampled_from(
    ["Poland", "’s", " ", "\n", "the ", "Baltic ", "states", "Ottawa ", "Convention", "U.S.", ", ",
     "anti-", "personnel mines", "Côte d'", "Ivoire", "İ", "ß", "\u0301", "\u00ad", "ẞ", "Ё", "(",
     ")", "Congo ", "-", "New ", "START", "мины", "ﬁ", "\U0001f600", "Jordan"]
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_names_of_a_text_are_found_and_no_others(case: dict[str, Any]) -> None:
    text = case["text"]
    hits = lexicon((case.get("language", "en"),)).find(text)
    found = []
    for hit in hits:
        meant: object = hit.ref or ""
        if hit.kind == "group":
            meant = list(hit.members or ())
        found.append([hit.span.of(text), meant])
    assert found == case["found"]


@settings(deadline=None)
@given(st.lists(FRAGMENTS | st.text(max_size=6)).map("".join))
def test_hits_lie_in_the_text_in_order_and_never_overlap(text: str) -> None:
    end = 0
    for hit in lexicon(("en", "pl", "ru")).find(text):
        assert end <= hit.span.start < hit.span.end <= len(text)
        words = hit.span.of(text)
        assert words == words.strip()
        end = hit.span.end


@settings(deadline=None)
@given(st.lists(FRAGMENTS).map("".join))
def test_what_stands_after_a_paragraph_does_not_change_what_stands_before(text: str) -> None:
    names = lexicon(("en",))
    assert names.find(text + "\n\n\nPoland")[:-1] == names.find(text)


def test_twice_the_text_takes_about_twice_the_time() -> None:
    names = lexicon(("en",))

    def seconds(text: str) -> float:
        best = 1e9
        for _ in range(3):
            start = time.perf_counter()
            names.find(text)
            best = min(best, time.perf_counter() - start)
        return best

    for hard in (
        "the three Baltic ",
        "Convention on the Prohibition of ",
        "U.S.",
        "a",
        " ",
        "Congo (",
        "--",
    ):
        once = hard * (60_000 // len(hard))
        assert seconds(once * 4) < 12 * seconds(once) + 0.05, hard


def test_a_page_is_read_in_less_than_two_milliseconds() -> None:
    page = (
        "Poland and the three Baltic states said that the Ottawa Convention no longer helps them. "
    )
    text = (
        page + "A minister explained at length why the others would follow soon, and when. "
    ) * 18
    names = lexicon(("en",))
    best = 1e9
    for _ in range(20):
        start = time.perf_counter()
        names.find(text)
        best = min(best, time.perf_counter() - start)
    assert best / len(text) * 3_000 < 0.004  # twice what is promised, for a busy machine


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_names_the_ottawa_convention_the_mines_and_the_baltic_states(
    language: str,
) -> None:
    named = _refs(lexicon((language,)).tree)
    assert {"APMBC", "CCM", "CWC", "NPT", "anti-personnel mine", "baltic-states", "POL"} <= named
    assert {"icrc", "united-nations", "neighbours", "ministry-of-defence"} <= named


def test_a_language_without_tables_adds_nothing_and_breaks_nothing() -> None:
    assert [hit.ref for hit in lexicon(("xx",)).find("Reuters, NPT")] == ["reuters", "NPT"]


def _refs(node: dict[str, Any]) -> set[str]:
    found: set[str] = set()
    for below in node.values():
        if isinstance(below, dict):
            found |= _refs(below)
        elif below.ref:
            found.add(below.ref)
    return found
