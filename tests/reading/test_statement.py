"""Statements: what lawyers expect, what must hold of any text, and texts that mean harm."""

import json
import time
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.reading.document import document
from servanda.reading.mention import named, numbered
from servanda.reading.naming import persons
from servanda.reading.sentence import sentences
from servanda.reading.statement import statements
from servanda.reading.time import times
from servanda.terms.document import Document
from servanda.terms.finding import Statement

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
CASES = [
    case
    for file in sorted((HERE / "statements").glob("*.toml"))
    for case in tomllib.loads(file.read_text("utf-8"))["case"]
]
ARTICLES = sorted((ROOT / "tests" / "articles").glob("*.expected.toml"))
PIECES = st.sampled_from(
    [
        '"', "“", "”", "„", "«", "»", "'", "''", "‘", "’", ", ", ". ", "? ", ": ", "; ", " – ",
        "\n", "\n\n", " said ", " says", " told reporters that ", "according to ", "he ", "They ",
        "the minister ", "Anna Brandt", "Norway", " and ", ", adding that ", " who ", "which ",
        "described", " as ", "claim that ", "'s ", "if ", "because ", "in a statement ",
        "sagte ", "teilte ", " mit, dass ", " hat ", " so ", "laut ", "a-t-elle ", "dit ",
        "selon ", "« ", " »", "qu'il ", "сказав ", "за його словами ", "як ", "dodała", "zdaniem ",
        "jak ", " mukaan ", "sanoi, että ", "— ", "on Monday ", "A: ", "B: ",
        "Ä", "e\u0301", "\U0001f600", "х", "\u00a0", "1997", "(", ")",
    ]
)  # fmt: skip
LANGUAGES = ["en", "pl", "fi", "uk", "fr", "de"]
ALLOWED_SECONDS = 30


def read(text: str, language: str = "en", published: date | None = None) -> tuple[Document, Any]:
    source = document(text.encode(), source="case", language=language, published=published)
    return source, said_in(source)


def said_in(source: Document) -> tuple[Statement, ...]:
    known = named(source)
    mentions = numbered([*known, *persons(source, known)])
    return statements(source, sentences(source), mentions, times(source))


def as_told(source: Document, one: Statement) -> dict[str, Any]:
    """Return a statement in the words of the expected findings."""
    who, text = one.source, source.text
    return {
        "source_text": who.text,
        "name": who.name,
        "role": who.role,
        "organisation": who.organisation,
        "state": who.state,
        "ref": list(who.ref) if isinstance(who.ref, tuple) else who.ref,
        "cue": one.cue.of(text) if one.cue else None,
        "content": [span.of(text) for span in one.content],
        "mode": one.mode.value,
        "channel": one.channel,
        "addressee": one.addressee,
        "said_on": one.said_on,
        "stance": [{"treaty": s.treaty, "value": s.value.value} for s in one.stance],
        "reasons": [span.of(text) for span in one.reasons],
        "condition": one.condition.of(text) if one.condition else None,
        "within": one.within,
    }


def differences(wanted: Mapping[str, Any], found: Mapping[str, Any]) -> list[str]:
    return [
        f"{key}: wanted {value!r}, found {found[key]!r}"
        for key, value in wanted.items()
        if key in found
        and found[key] != (None if value == "none" else value)
        and found[key] not in wanted.get(f"{key}_alt", ())
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_a_case_is_read_as_a_lawyer_reads_it(case: dict[str, Any]) -> None:
    source, found = read(case["text"], case.get("language", "en"), case.get("published"))
    told = [as_told(source, one) for one in found]
    assert len(told) == len(case["statements"]), told
    for wanted, one in zip(case["statements"], told, strict=True):
        assert not differences(wanted, one)


def in_article(
    wanted: Sequence[Mapping[str, Any]], source: Document, found: Sequence[Statement]
) -> list[str]:
    told = [as_told(source, one) for one in found]
    problems = []
    for one in wanted:
        same = [t for t in told if t["content"] == one["content"] and t["cue"] == one.get("cue")]
        if not same:
            problems.append(f"missing: {one['content']}")
        else:
            problems += differences(one, same[0])
    return problems


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: str(path.name.split(".")[0]))
def test_an_article_of_our_own_gives_its_statements(path: Path) -> None:
    expected = tomllib.loads(path.read_text("utf-8"))
    source = document(
        (ROOT / expected["text"]).read_bytes(),
        source=expected["text"],
        language=expected["language"],
        published=expected["published"],
    )
    assert not in_article(expected["statements"], source, said_in(source))


def test_the_article_it_all_began_with_gives_its_statements(shared: Path) -> None:
    gold = json.loads((shared / "text" / "poland-ottawa.gold.json").read_text("utf-8"))
    source = document(
        (shared / "text" / "poland-ottawa.txt").read_bytes(),
        source="article",
        published=date.fromisoformat(gold["document"]["published"]),
    )
    found = said_in(source)
    text = source.text
    wanted = []
    for one in gold["statements"]:
        words = dict(one, **{k: v for k, v in one["source"].items() if k not in {"text", "span"}})
        words["source_text"] = one["source"]["text"]
        words["cue"] = text[slice(*one["cue"])]
        words["content"] = [text[slice(*span)] for span in one["content"]]
        words["said_on"] = date.fromisoformat(one["said_on"]) if one["said_on"] else None
        words["condition"] = text[slice(*one["condition"])] if "condition" in one else None
        wanted.append(words)
    assert not in_article(wanted, source, found)
    assert [one.id for one in found] == [one["id"] for one in gold["statements"]]


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=60).map("".join), st.sampled_from(LANGUAGES))
def test_whatever_is_said_stands_in_the_text(text: str, language: str) -> None:
    if not text.strip():
        return
    source, found = read(text, language)
    whole = source.whole
    for one in found:
        assert one.content
        places = [*one.content, *one.reasons]
        places += [p for p in (one.cue, one.source.span, one.condition) if p is not None]
        assert all(place.within(whole) and place.of(source.text).strip() for place in places)
        if one.source.span is not None:
            assert one.source.span.of(source.text) == one.source.text
        if one.within is not None:
            assert one.within != one.id
            assert one.within in {other.id for other in found}


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=300))
def test_no_text_is_too_strange(text: str) -> None:
    if text.strip() and "\x00" not in text:
        source = Document(id="d", text=text, sha256="")
        statements(source, sentences(source), (), ())


@pytest.mark.parametrize(
    "piece",
    ['"', "“", "said ", "he said that ", "A, said, ", "who said, ", '"x\n', "“Abc.\n",
     "A: b?\nB: c\n", "Ab Cd ", "he said if ", "they said it. ", ", adding that y", "A. B. "],
)  # fmt: skip
def test_a_text_that_means_harm_ends_in_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    source = Document(id="d", text=text, sha256="")
    began = time.process_time()
    statements(source, sentences(source), (), ())
    assert time.process_time() - began < ALLOWED_SECONDS


@pytest.mark.parametrize(
    ("language", "piece"),
    [
        ("de", "„"), ("de", "„Ab“, so "), ("de", "wie er sagte, "), ("de", "teilte "),
        ("fr", "« "), ("fr", "« Oui », a-t-elle dit. "), ("fr", "qu'a-t-il-t-il "),
        ("pl", "– Tak – dodała. "), ("pl", "jak podkreślił, "), ("pl", "Jan Zarzycki dodał. "),
        ("uk", "— Так, — каже він. — "), ("uk", "за його словами, "), ("fi", "Lahden mukaan "),
    ],
)  # fmt: skip
def test_a_text_that_means_harm_ends_in_time_in_every_language(language: str, piece: str) -> None:
    text = piece * (60_000 // len(piece))
    source = Document(id="d", text=text, sha256="", language=language)
    began = time.process_time()
    statements(source, sentences(source), (), ())
    assert time.process_time() - began < ALLOWED_SECONDS


def test_a_text_twice_as_long_takes_about_twice_the_time() -> None:
    def seconds(count: int) -> float:
        source = Document(id="d", text='"It is so," Anna Brandt said. ' * count, sha256="")
        spans = sentences(source)
        began = time.process_time()
        statements(source, spans, (), ())
        return time.process_time() - began

    seconds(50)
    assert seconds(4000) < 6 * seconds(2000)
