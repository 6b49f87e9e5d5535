"""Dossiers as lines of tables."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from servanda.delivery.export.folder import Held
from servanda.delivery.export.record_table import Line


def day(value: str | None) -> date | None:
    """Return the day that a dossier writes as ISO 8601."""
    return None if value is None else date.fromisoformat(value)


def documents(held: Sequence[Held]) -> Iterator[Line]:
    """Yield a line for each text."""
    for one in held:
        data = dict(one.dossier["document"])
        document = data.pop("id")
        published = day(data.pop("published"))
        yield {
            **data,
            "file": one.name,
            "document": document,
            "published": published,
            "text_held": one.text is not None,
        }


def mentions(held: Sequence[Held]) -> Iterator[Line]:
    """Yield a line for each mention."""
    for one in held:
        for mention in one.dossier["mentions"]:
            yield {**mention, "file": one.name}


def statements(held: Sequence[Held]) -> Iterator[Line]:
    """Yield a line for each statement."""
    for one in held:
        ways = {way["statement"]: way["chain"] for way in one.dossier["sources"]}
        for said in one.dossier["statements"]:
            yield _statement(one, said, ways.get(said["id"]))


def refs(ref: str | list[str] | None) -> list[str] | None:
    """Return the codes of the states that are a source, as a list."""
    return [ref] if isinstance(ref, str) else ref


def _statement(one: Held, said: Mapping[str, Any], way: list[Any] | None) -> Line:
    source = said["source"]
    words = [one.words(span) for span in said["content"]]
    quoted = None if one.text is None or None in words else words
    sides = {
        side: [stance["treaty"] for stance in said["stance"] if stance["value"] == side]
        for side in ("for", "against", "neutral")
    }
    return {
        "file": one.name,
        "id": said["id"],
        "name": source["name"],
        "ref": refs(source["ref"]),
        "role": source["role"],
        "organisation": source["organisation"],
        "state": source["state"],
        "called": source["text"],
        "source_span": source["span"],
        "mode": said["mode"],
        "cue": said["cue"],
        "content": said["content"],
        "quotation": quoted,
        "channel": said["channel"],
        "addressee": said["addressee"],
        "said_on": day(said["said_on"]),
        **sides,
        "reasons": said["reasons"],
        "condition": said["condition"],
        "within": said["within"],
        "chain": way,
    }


def acts(held: Sequence[Held]) -> Iterator[Line]:
    """Yield a line for each act."""
    for one in held:
        for act in one.dossier["acts"]:
            yield {**act, "file": one.name, "words": one.words(act["span"])}


def claims(held: Sequence[Held]) -> Iterator[Line]:
    """Yield a line for each claim."""
    for one in held:
        for claim in one.dossier["claims"]:
            record = claim["record"]
            yield {
                **claim,
                "file": one.name,
                "words": one.words(claim["span"]),
                "record": None if record is None else str(record),
                "on": day(claim["on"]),
            }


def effects(held: Sequence[Held]) -> Iterator[Line]:
    """Yield a line for each effect."""
    for one in held:
        for effect in one.dossier["effects"]:
            days = {name: day(effect[name]) for name in ("until", "as_of")}
            yield {**effect, **days, "file": one.name}


def projections(held: Sequence[Held]) -> Iterator[Line]:
    """Yield a line for each projection."""
    for one in held:
        for each in one.dossier["projections"]:
            said = each["said"] or {}
            yield {
                "file": one.name,
                "state": each["state"],
                "treaty": each["treaty"],
                "said_in": said.get("statement"),
                "said_earliest": day(said.get("earliest")),
                "said_latest": day(said.get("latest")),
                "assumption": said.get("assumption"),
                "law_earliest": day(each["law"]["earliest"]),
                "article": each["law"]["article"],
                "condition": each["law"]["condition"],
                "notified": day(each["since"]["notified"]),
                "effective": day(each["since"]["effective"]),
            }


def residue(held: Sequence[Held]) -> Iterator[Line]:
    """Yield a line for each duty that still binds."""
    for one in held:
        for each in one.dossier["residue"]:
            yield {**each, "file": one.name}


LINES: dict[str, Callable[[Sequence[Held]], Iterator[Line]]] = {
    "documents": documents,
    "mentions": mentions,
    "statements": statements,
    "acts": acts,
    "claims": claims,
    "effects": effects,
    "projections": projections,
    "residue": residue,
}
