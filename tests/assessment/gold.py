"""Findings built by hand: from the gold of an article, and from the tables of a case file."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from servanda.terms.document import Document
from servanda.terms.finding import (
    Act,
    ActKind,
    Claim,
    ClaimKind,
    Comparison,
    DateSense,
    Mention,
    MentionKind,
    Modality,
    Mode,
    Polarity,
    Reading,
    Speaker,
    Stage,
    Statement,
    Time,
    TimeType,
)
from servanda.terms.span import Span

ARTICLE = "poland-ottawa"
CLAIMS: Mapping[str, Mapping[str, Any]] = {
    "c1": {"figure": 160, "comparison": Comparison.MORE_THAN},
    "c2": {"period": "P6M"},
    "c3": {"figure": 1997},
}
"""What the text says in the claims of the gold, which holds the verdicts only."""


def document(text: str, published: date | None = None, **more: Any) -> Document:
    """Return a text as a document."""
    return Document("test", text, "0" * 64, published=published, **more)


def gold(shared: Path) -> Mapping[str, Any]:
    """Return what the dossier of the first article must hold."""
    path = shared / "text" / f"{ARTICLE}.gold.json"
    read: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
    return read


def gold_document(shared: Path) -> Document:
    """Return the first article with its day of publication."""
    text = (shared / "text" / f"{ARTICLE}.txt").read_text("utf-8").rstrip("\n")
    return document(text, date(2025, 3, 20))


def gold_reading(shared: Path) -> Reading:
    """Return the findings of the first article as a reader is to report them."""
    held, text = gold(shared), gold_document(shared).text
    statements = tuple(_statement(one) for one in held["statements"])
    acts = tuple(_act(one, statements) for one in held["acts"])
    return Reading(
        mentions=tuple(_mentions(text)),
        times=tuple(_time(number, one) for number, one in enumerate(held["times"])),
        statements=statements,
        acts=acts,
        claims=tuple(_claim(one) for one in held["claims"]),
    )


def _span(pair: list[int] | None) -> Span | None:
    return Span(*pair) if pair else None


def _statement(one: Mapping[str, Any]) -> Statement:
    source = one["source"]
    ref = source.get("ref")
    return Statement(
        id=one["id"],
        source=Speaker(
            text=source["text"],
            span=_span(source["span"]),
            name=source["name"],
            ref=tuple(ref) if isinstance(ref, list) else ref,
            role=source.get("role"),
            organisation=source.get("organisation"),
            state=source.get("state"),
        ),
        cue=_span(one["cue"]),
        content=tuple(Span(*pair) for pair in one["content"]),
        mode=Mode(one["mode"]),
        channel=one["channel"],
        addressee=one["addressee"],
        said_on=date.fromisoformat(one["said_on"]) if one["said_on"] else None,
    )


def _act(one: Mapping[str, Any], statements: tuple[Statement, ...]) -> Act:
    span = Span(*one["span"])
    within = [
        each.id for each in statements if any(span.within(content) for content in each.content)
    ]
    return Act(
        id=one["id"],
        kind=ActKind(one["kind"]),
        span=span,
        modality=Modality(one["modality"]),
        stage=Stage(one["stage"]) if one["stage"] else None,
        polarity=Polarity(one["polarity"]),
        actors=tuple(one["actors"]),
        treaty=one["treaty"],
        object=one["object"],
        duration=one["duration"],
        statement=within[-1] if within else None,
    )


def _time(number: int, one: Mapping[str, Any]) -> Time:
    value = one["value"]
    kind = TimeType.DURATION if value.startswith("P") else TimeType.DATE
    day = None if value.startswith("P") else date.fromisoformat(value)
    return Time(f"t{number}", Span(*one["span"]), one["text"], kind, value, day, day)


def _claim(one: Mapping[str, Any]) -> Claim:
    bare = Claim(one["id"], ClaimKind(one["kind"]), Span(*one["span"]), treaty="APMBC")
    return replace(bare, **CLAIMS[one["id"]])


def _mentions(text: str) -> list[Mention]:
    """Return the mentions that the verdicts rest on: the treaty, and the state of a company."""
    named = [
        ("Ottawa Convention", MentionKind.TREATY, "APMBC"),
        ("Polish", MentionKind.STATE, "POL"),
    ]
    found = []
    for number, (words, kind, ref) in enumerate(named):
        at = text.index(words)
        found.append(Mention(f"m{number}", Span(at, at + len(words)), words, kind, ref))
    return found


def claim_of(table: Mapping[str, Any], text: str) -> Claim:
    """Return the claim that a table of a case file describes; it spans the whole text."""
    given = dict(table)
    return Claim(
        "c1",
        ClaimKind(given.pop("kind")),
        Span(0, len(text)),
        states=tuple(given.pop("states", ())),
        comparison=Comparison(given.pop("comparison", "exactly")),
        date_value=given.pop("date", None),
        date_sense=DateSense(given.pop("sense", "on")),
        until_value=given.pop("until", None),
        **given,
    )


def reading_of(case: Mapping[str, Any]) -> Reading:
    """Return the acts, times and mentions of a case; each covers its words, else the text."""
    text: str = case["text"]
    return Reading(
        mentions=tuple(
            Mention(f"m{n}", _words(text, one), one["words"], MentionKind(one["kind"]), one["ref"])
            for n, one in enumerate(case.get("mentions", ()), 1)
        ),
        times=tuple(_case_time(n, text, one) for n, one in enumerate(case.get("times", ()), 1)),
        acts=tuple(_case_act(n, text, one) for n, one in enumerate(case.get("acts", ()), 1)),
    )


def _words(text: str, table: Mapping[str, Any]) -> Span:
    words = table.get("words", text)
    start = text.index(words)
    return Span(start, start + len(words))


def _case_time(number: int, text: str, table: Mapping[str, Any]) -> Time:
    return Time(
        f"t{number}",
        _words(text, table),
        table["words"],
        TimeType(table["type"]),
        table["value"],
        table.get("earliest"),
        table.get("latest"),
    )


def _case_act(number: int, text: str, table: Mapping[str, Any]) -> Act:
    stage = table.get("stage")
    return Act(
        id=f"a{number}",
        kind=ActKind(table["kind"]),
        span=_words(text, table),
        modality=Modality(table["modality"]),
        stage=Stage(stage) if stage else None,
        polarity=Polarity(table.get("polarity", "affirmed")),
        retrospective=table.get("retrospective", False),
        actors=tuple(table["actors"]),
        treaty=table.get("treaty"),
        object=table.get("object"),
        when=table.get("when"),
        duration=table.get("duration"),
    )
