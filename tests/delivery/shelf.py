"""Entries of a library made by hand."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from servanda.delivery.library import Entry
from servanda.dossier import dossier
from servanda.reading.document import document
from tests.delivery.fakes import ROOT, bare


def said(number: int, content: list[list[int]], **parts: Any) -> dict[str, Any]:
    """Return a statement with a source, in the shape of a dossier."""
    source = {
        "text": None,
        "span": None,
        "name": None,
        "ref": None,
        "role": None,
        "organisation": None,
        "state": None,
    }
    return {
        "id": f"s{number}",
        "source": source | parts.pop("source", {}),
        "cue": None,
        "content": content,
        "mode": "direct",
        "channel": None,
        "addressee": None,
        "said_on": None,
        "stance": [],
        "reasons": [],
        "condition": None,
        "within": None,
        **parts,
    }


def act(kind: str, actors: list[str], span: list[int], **parts: Any) -> dict[str, Any]:
    """Return an act, in the shape of a dossier."""
    return {
        "id": "a1",
        "kind": kind,
        "stage": None,
        "modality": "done",
        "polarity": "affirmed",
        "retrospective": False,
        "actors": actors,
        "treaty": "APMBC",
        "object": None,
        "when": None,
        "duration": None,
        "reasons": [],
        "span": span,
        "statement": None,
        **parts,
    }


def entry(name: str, text: str, *, held: bool = True, **parts: Any) -> Entry:
    """Return an entry on a text with what is found in it."""
    made = bare(text, **parts)
    return Entry(name, made.data, text if held else None)


def shelved(folder: Path, example: str, published: date) -> Path:
    """Write an example and its dossier into a folder; return the file of the dossier."""
    raw = (ROOT / "examples" / example).read_bytes()
    (folder / example).write_bytes(raw)
    read = document(raw, source=example, published=published)
    path = folder / f"{example}.json"
    path.write_text(json.dumps(dossier(read, date(2026, 2, 1)).to_json()), encoding="utf-8")
    return path
