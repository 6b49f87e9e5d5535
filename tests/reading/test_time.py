"""Times mean what a careful reader takes them to mean; what is unknown stays unknown."""

import json
import time
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.reading.document import document
from servanda.reading.time import times
from servanda.reading.time.fold import folded
from servanda.reading.time.grammar import Rule, grammar
from servanda.reading.time.timex import days_of
from servanda.terms.finding import Time, TimeType

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
CASES: list[dict[str, Any]] = tomllib.loads(
    "\n".join(
        path.read_text("utf-8")
        for path in [HERE / "times.toml", *sorted((HERE / "times").glob("*.toml"))]
    )
)["case"]
LANGUAGES = ("de", "en", "es", "et", "fi", "fr", "lt", "lv", "pl", "ru", "uk")
ARTICLES = sorted((ROOT / "tests" / "articles").glob("*.expected.toml"))


def rules() -> list[tuple[str, Rule]]:
    known = {code: grammar(code) for code in LANGUAGES}
    return [(code, rule) for code, found in known.items() if found for rule in found.rules]


def read(text: str, published: date | None, language: str = "en") -> tuple[Time, ...]:
    return times(document(text.encode(), published=published, language=language))


@pytest.mark.parametrize(("code", "rule"), rules())
def test_a_rule_finds_its_examples_and_ignores_its_counter_examples(code: str, rule: Rule) -> None:
    assert rule.finds
    assert rule.ignores
    for example in rule.finds:
        assert rule.pattern.search(folded(example)), f"{code} {rule.kind}: {example}"
    for example in rule.ignores:
        assert not rule.pattern.search(folded(example)), f"{code} {rule.kind}: {example}"


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_times_mean_what_a_reader_takes_them_to_mean(case: dict[str, Any]) -> None:
    found = read(case["text"], case.get("published"), case.get("language", "en"))
    assert [(t.text, t.value) for t in found] == [(w[0], w[1] or None) for w in case["times"]]
    for have, wanted in zip(found, case["times"], strict=True):
        assert wanted[2:] in ([], [have.earliest, have.latest])


@pytest.mark.parametrize("path", ARTICLES, ids=[path.stem for path in ARTICLES])
def test_the_times_of_our_articles_are_found(path: Path) -> None:
    wanted = tomllib.loads(path.read_text("utf-8"))
    raw = (ROOT / wanted["text"]).read_bytes()
    article = document(raw, published=wanted["published"])
    assert article.language == wanted["language"]
    assert article.title == wanted.get("title", article.title)
    assert article.byline == wanted.get("byline", article.byline)
    found = {(t.text, t.value) for t in times(article)}
    assert {(t["text"], t["value"]) for t in wanted.get("times", [])} <= found


def test_the_times_of_the_first_article_are_found(shared: Path) -> None:
    raw = (shared / "text" / "poland-ottawa.txt").read_bytes()
    gold = json.loads((shared / "text" / "poland-ottawa.gold.json").read_text("utf-8"))["times"]
    known = times(document(raw, published=date(2025, 3, 20)))
    unknown = times(document(raw))
    for wanted in gold:
        span = tuple(wanted["span"])
        without = wanted.get("value_without_published", wanted["value"])
        assert (span, wanted["value"]) in {((t.span.start, t.span.end), t.value) for t in known}
        assert (span, without) in {((t.span.start, t.span.end), t.value) for t in unknown}


def test_a_language_without_a_grammar_has_no_times() -> None:
    assert read("Törvényt írt alá kedden.", date(2025, 3, 20), "hu") == ()


VOCABULARY = """
    on in by the last next past same six a several May March 18 2025 1997 Thursday month months
    year years ago later , . - ’ early century 20th 21:00 every day yesterday 9999 0 30 February 29
    of and 1000000 decades hundred ‘ż
"""
WORDS = st.sampled_from(VOCABULARY.split())


@given(
    st.lists(WORDS, max_size=40),
    st.none() | st.dates(),
    st.sampled_from(LANGUAGES),
)
def test_every_time_lies_in_the_text_in_order(
    words: list[str], published: date | None, language: str
) -> None:
    text = "x " + " ".join(words)
    found = read(text, published, language)
    at = 0
    for number, item in enumerate(found, 1):
        assert item.id == f"t{number}"
        assert at <= item.span.start < item.span.end <= len(text)
        assert item.span.of(text) == item.text
        assert item.earliest is None or item.latest is None or item.earliest <= item.latest
        at = item.span.end


@given(st.dates())
def test_a_day_means_itself(day: date) -> None:
    assert days_of(day.isoformat()) == (day, day)


@given(st.text(max_size=50))
def test_folding_keeps_every_place(text: str) -> None:
    assert len(folded(text)) == len(text)


FLOODS = [
    "on ", "1997 ", "six ", "the last ", "May ", "18-", "a few ", "20", "the end of ", "–", "\n",
    "a couple of ", "Thursday, the ", "1997-98 ", "twenty-",
]  # fmt: skip


@pytest.mark.parametrize("flood", FLOODS)
def test_a_flood_takes_linear_time(flood: str) -> None:
    text = "x " + flood * (200_000 // len(flood))
    begun = time.process_time()
    read(text, date(2025, 3, 20))
    assert time.process_time() - begun < 8


@given(st.text(alphabet="ab.( )1997May now$", max_size=60))
def test_marks_around_a_time_break_nothing(text: str) -> None:
    for item in read("x " + text, date(2025, 3, 20)):
        assert item.text


KINDS = [
    ("It is now quiet.", "PRESENT_REF", TimeType.DATE),
    ("He left recently.", "PAST_REF", TimeType.DATE),
    ("It is a thing of the future.", "FUTURE_REF", TimeType.DATE),
    ("He left yesterday evening.", "2026-03-09TEV", TimeType.TIME),
    ("He left at 21:00.", "2026-03-10T21:00", TimeType.TIME),
]


@pytest.mark.parametrize(("text", "value", "kind"), KINDS)
def test_only_a_time_of_day_is_a_time(text: str, value: str, kind: TimeType) -> None:
    (found,) = read(text, date(2026, 3, 10))
    assert (found.value, found.type) == (value, kind)
