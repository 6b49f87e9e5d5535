"""The record and dossiers as JSON-LD: PROV-O, Web Annotation, schema.org; the context inside."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from servanda import __version__
from servanda.delivery.export.annotation import dossier_nodes
from servanda.delivery.export.folder import Held
from servanda.delivery.export.licence import canonical, generator, licences, words
from servanda.delivery.export.name import address, given, iri, key
from servanda.delivery.export.record_table import STEP_DAYS
from servanda.delivery.export.scope import Scope
from servanda.delivery.export.table import Table
from servanda.delivery.export.tables import filled

Node = dict[str, Any]
SOFTWARE = iri("software", __version__)


@cache
def context() -> Mapping[str, Any]:
    """Return what every word of the file means; nothing is fetched to read it."""
    text = files("servanda").joinpath("data/export/context.json").read_text("utf-8")
    found: Mapping[str, Any] = json.loads(text)
    return found


def json_ld(scope: Scope, dossiers: Sequence[Held] = ()) -> tuple[bytes, int]:
    """Return a JSON-LD document and how many nodes its graph has."""
    seen: dict[str, Node] = {}
    for node in _nodes(scope, dossiers):
        seen.setdefault(node["id"], node)
    nodes = list(seen.values())
    digest = hashlib.sha256(canonical(nodes).encode()).hexdigest()
    graph = [*_about(scope, digest), *nodes]
    text = json.dumps({"@context": context(), "graph": graph}, ensure_ascii=False, indent=1)
    return f"{text}\n".encode(), len(graph)


def _about(scope: Scope, digest: str) -> Iterator[Node]:
    """Yield the export itself, and what made it."""
    asked = scope.to_json()
    yield given(
        {
            "id": iri("export", digest),
            "type": ["Dataset", "Entity"],
            "name": words("package")["title"],
            "description": f"{words('package')['says']} {words('package')['beware']}",
            "license": [one["path"] for one in licences()],
            "creditText": words("licence")["attribution"],
            "sha256": digest,
            "on": asked["on"],
            "knownOn": asked["known_on"],
            "wasAttributedTo": SOFTWARE,
        }
    )
    yield {
        "id": SOFTWARE,
        "type": ["SoftwareAgent", "SoftwareApplication"],
        "name": generator(),
        "version": __version__,
    }


def _nodes(scope: Scope, dossiers: Sequence[Held]) -> Iterator[Node]:
    yield from map(_treaty, filled("treaties", scope).records())
    yield from map(_state, filled("states", scope).records())
    for name, of in (("actions", _action), ("steps", _step)):
        for record in filled(name, scope).records():
            yield of(record)
            yield _source(record["source"])
    for table, kind in (
        (filled("standings", scope), "standing"),
        (filled("exits", scope), "exit"),
    ):
        yield from _grounded(table, kind, scope)
    for held in dossiers:
        yield from dossier_nodes(held, SOFTWARE)


def _treaty(record: Mapping[str, Any]) -> Node:
    adopted, opened = record["adopted"], record["opened"]
    return given(
        {
            "id": iri("treaty", record["treaty"]),
            "type": "Legislation",
            "legislationIdentifier": record["treaty"],
            "name": record["title"],
            "alternateName": record["name"],
            "legislationDate": str(adopted or opened) if adopted or opened else None,
        }
    )


def _state(record: Mapping[str, Any]) -> Node:
    kind = "Organization" if record["state"] == "EUE" else "Country"
    code = record["state"]
    return {"id": iri("state", code), "type": kind, "identifier": code, "name": record["name"]}


def _source(words_: str) -> Node:
    return given(
        {
            "id": iri("source", key(words_)),
            "type": ["Entity", "CreativeWork"],
            "name": words_,
            "url": address(words_),
        }
    )


def _action(record: Mapping[str, Any]) -> Node:
    return given(
        {
            "id": iri("action", key(canonical(record))),
            "type": ["Entity", "Action"],
            **_subject(record),
            "kind": record["action"],
            "date": _iso(record["date"]),
            "until": _iso(record["until"]),
            "note": record["note"],
            "asOf": _iso(record["as_of"]),
            "identifier": record["reference"],
            "hadPrimarySource": iri("source", key(record["source"])),
            "confidence": record["confidence"],
        }
    )


def _step(record: Mapping[str, Any]) -> Node:
    return given(
        {
            "id": iri("step", key(canonical(record))),
            "type": ["Entity", "Step"],
            **_subject(record),
            "kind": record["act"],
            "step": record["step"],
            "date": record["date"],
            "takenBy": record["body"],
            "note": record["detail"],
            "hadPrimarySource": iri("source", key(record["source"])),
            "confidence": record["confidence"],
        }
    )


def _grounded(table: Table, kind: str, scope: Scope) -> Iterator[Node]:
    """Yield the answers of a table, each derived from its grounds, and the sources of those."""
    for record in table.records():
        subject = iri(kind, key(canonical({**record, **scope.to_json()})))
        node = {
            "id": subject,
            "type": ["Entity", kind.capitalize()],
            **_subject(record),
            "wasAttributedTo": SOFTWARE,
            "on": scope.on.isoformat(),
            **(_standing(record) if kind == "standing" else _exit(record)),
            "ground": [_ground(subject, n, one) for n, one in enumerate(record["grounds"], 1)],
        }
        yield given(node)
        yield from (_source(one["source"]) for one in record["grounds"] if one["source"])


def _subject(record: Mapping[str, Any]) -> Node:
    return {"treaty": iri("treaty", record["treaty"]), "state": iri("state", record["state"])}


def _standing(record: Mapping[str, Any]) -> Node:
    return {
        "standing": record["standing"],
        "bound": record["bound"],
        "since": _iso(record["since"]),
        "until": _iso(record["until"]),
        "contestedBy": record["contested"],
    }


def _exit(record: Mapping[str, Any]) -> Node:
    days = {name: record[name] for name in (*STEP_DAYS, "effective")}
    return {**days, "status": record["status"], "condition": record["condition"]}


def _ground(subject: str, number: int, one: Mapping[str, Any]) -> Node:
    return given(
        {
            "id": f"{subject}:{number}",
            "type": ["Entity", "Ground"],
            "text": one["text"],
            "article": one["article"],
            "confidence": one["confidence"],
            "hadPrimarySource": iri("source", key(one["source"])) if one["source"] else None,
        }
    )


def _iso(value: Any) -> str | None:
    return None if value is None else str(value)
