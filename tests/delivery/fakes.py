"""Dossiers made by hand, in the shape that delivery reads."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from servanda.terms.document import Document

ROOT = Path(__file__).parent.parent.parent
ON = date(2026, 11, 24)


@dataclass(frozen=True, slots=True)
class FakeDossier:
    """A dossier of which only the JSON and the text exist."""

    document: Document
    data: dict[str, Any]
    on: date = ON

    def to_json(self) -> dict[str, Any]:
        """Return the JSON."""
        return self.data


def bare(text: str, **parts: Any) -> FakeDossier:
    """Return a dossier of ``text`` with nothing found in it but ``parts``."""
    document = Document(id="d1", text=text, sha256="0" * 64)
    data: dict[str, Any] = {
        "document": {
            "id": "d1",
            "source": None,
            "title": None,
            "outlet": None,
            "byline": None,
            "language": "en",
            "published": None,
            "characters": len(text),
            "sha256": "0" * 64,
        }
    }
    for part in (
        "mentions",
        "times",
        "statements",
        "acts",
        "claims",
        "effects",
        "projections",
        "residue",
        "sources",
        "warnings",
    ):
        data[part] = parts.pop(part, [])
    data["document"] |= parts
    return FakeDossier(document, data)


def expected(name: str) -> FakeDossier:
    """Return what a careful lawyer finds in one of our own articles, as a dossier."""
    wanted = tomllib.loads((ROOT / f"tests/articles/{name}.expected.toml").read_text("utf-8"))
    text = (ROOT / wanted["text"]).read_text("utf-8")
    return bare(
        text,
        published=wanted["published"].isoformat(),
        language=wanted["language"],
        title=wanted.get("title"),
        source=wanted["text"],
        mentions=[_mention(text, n, m) for n, m in enumerate(wanted.get("mentions", []), 1)],
        times=[_time(text, n, t) for n, t in enumerate(wanted.get("times", []), 1)],
        statements=[_said(text, n, s) for n, s in enumerate(wanted.get("statements", []), 1)],
        acts=(acts := [_act(text, n, a) for n, a in enumerate(wanted.get("acts", []), 1)]),
        claims=[_claim(text, n, c) for n, c in enumerate(wanted.get("claims", []), 1)],
        effects=[_effect(text, acts, e) for e in wanted.get("effects", [])],
        projections=[_projection(p) for p in wanted.get("projections", [])],
        residue=[
            {
                "state": r["state"],
                "treaty": r["treaty"],
                "acts": ["use", "transfer"],
                "article": "3(2)",
                "says": "It restricts the use of mines, and their transfer",
                "grounds": [],
            }
            for r in wanted.get("residue", [])
        ],
        sources=[_way(n, s) for n, s in enumerate(wanted.get("statements", []), 1)],
        warnings=[
            {"code": "record-reach", "text": "The record is complete to 2026-03-01.", "span": None}
        ],
    )


def at(text: str, words: str, nth: int = 1) -> list[int]:
    """Return where ``words`` stand in ``text``, ``nth`` occurrence."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return [start, start + len(words)]


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _mention(text: str, number: int, wanted: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": f"m{number}",
        "span": at(text, wanted["text"], wanted.get("nth", 1)),
        "text": wanted["text"],
        "kind": wanted["kind"],
        "ref": wanted.get("ref"),
        "members": wanted.get("members"),
    }


def _time(text: str, number: int, wanted: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": f"t{number}",
        "span": at(text, wanted["text"], wanted.get("nth", 1)),
        "text": wanted["text"],
        "type": "duration" if wanted.get("value", "").startswith("P") else "date",
        "value": wanted.get("value"),
        "from": None,
        "until": None,
    }


def _said(text: str, number: int, wanted: dict[str, Any]) -> dict[str, Any]:
    words, content = wanted.get("source_text"), [at(text, c) for c in wanted["content"]]
    source = {key: wanted.get(key) for key in ("name", "ref", "role", "organisation", "state")}
    if words and source["name"] is None and source["organisation"] is None:
        source["name"] = words
    cue = wanted.get("cue")
    near = text.find(cue, max(0, content[0][0] - 120)) if cue else -1
    return {
        "id": f"s{number}",
        "source": source
        | {"text": words, "span": at(text, words) if words and words[0].isupper() else None},
        "cue": [near, near + len(cue)] if cue and near >= 0 else None,
        "content": content,
        "mode": wanted.get("mode", "indirect"),
        "channel": wanted.get("channel"),
        "addressee": wanted.get("addressee"),
        "said_on": _iso(wanted.get("said_on")),
        "stance": wanted.get("stance", []),
        "reasons": [at(text, r) for r in wanted.get("reasons", [])],
        "condition": at(text, wanted["condition"]) if "condition" in wanted else None,
        "within": wanted.get("within"),
    }


def _way(number: int, wanted: dict[str, Any]) -> dict[str, Any]:
    who = wanted.get("name") or wanted.get("organisation") or wanted.get("source_text")
    link = {"who": who, "channel": wanted.get("channel"), "to": wanted.get("addressee")}
    return {"statement": f"s{number}", "chain": [link]}


def _act(text: str, number: int, wanted: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": f"a{number}",
        "kind": wanted["kind"],
        "stage": wanted.get("stage") if wanted.get("stage") != "none" else None,
        "modality": wanted.get("modality", "planned"),
        "polarity": wanted.get("polarity", "affirmed"),
        "retrospective": wanted.get("retrospective", False),
        "actors": wanted.get("actors", []),
        "treaty": wanted.get("treaty"),
        "object": wanted.get("object"),
        "when": None,
        "duration": wanted.get("duration"),
        "reasons": [at(text, r) for r in wanted.get("reasons", [])],
        "span": at(text, wanted["inside"]),
        "statement": None,
    }


def _claim(text: str, number: int, wanted: dict[str, Any]) -> dict[str, Any]:
    words = wanted["inside"]
    wrong = wanted["verdict"] == "contradicts"
    return {
        "id": f"c{number}",
        "kind": wanted["kind"],
        "span": at(text, words),
        "says": f"The text gives this: {words}",
        "verdict": wanted["verdict"],
        "record": str(wanted["record"]) if "record" in wanted else None,
        "basis": wanted.get("basis"),
        "on": None,
        "article": wanted.get("article"),
        "qualifications": ["runs from receipt by the depositary"] if "article" in wanted else [],
        "correction": f"It is not so: {wanted.get('record', 'see the record')}."
        if wrong
        else None,
        "grounds": [
            {
                "text": "The record holds it.",
                "article": None,
                "source": "https://treaties.un.org/",
                "confidence": "official",
            }
        ],
    }


def _effect(text: str, acts: list[dict[str, Any]], wanted: dict[str, Any]) -> dict[str, Any]:
    where = at(text, wanted["inside"]) if "inside" in wanted else [0, len(text)]
    act = next(
        a["id"]
        for a in acts
        if a["kind"] == wanted["act"] and a["span"][0] < where[1] and where[0] < a["span"][1]
    )
    return {
        "act": act,
        "state": wanted["state"],
        "treaty": wanted["treaty"],
        "verdict": wanted["verdict"],
        "article": wanted.get("article"),
        "until": _iso(wanted.get("until")),
        "as_of": None,
        "grounds": [],
    }


def _projection(wanted: dict[str, Any]) -> dict[str, Any]:
    said = "said_earliest" in wanted
    return {
        "state": wanted["state"],
        "treaty": wanted["treaty"],
        "said": {
            "statement": None,
            "earliest": _iso(wanted["said_earliest"]),
            "latest": _iso(wanted["said_latest"]),
            "assumption": "several months read as three to nine, then six",
        }
        if said
        else None,
        "law": {
            "earliest": _iso(wanted.get("law_earliest")),
            "article": wanted.get("article"),
            "condition": "had the depositary received the notice on the day of publication; "
            "no armed conflict",
        },
        "since": {
            "notified": _iso(wanted.get("notified")),
            "effective": _iso(wanted.get("effective")),
        },
    }
