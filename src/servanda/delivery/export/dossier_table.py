"""Dossiers as lines of tables."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from servanda.delivery.export.folder import Held
from servanda.delivery.export.record_table import Line
from servanda.errors import Malformed


def day(value: str | None) -> date | None:
    """Return the day that a dossier writes as ISO 8601.

    Raises:
        Malformed: The calendar does not have it.
    """
    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError as error:
        raise Malformed(f"a dossier has the day {value!r}: {error}") from error


def documents(held: Sequence[Held]) -> Iterator[Line]:
    """Yield a line for each text."""
    for one in held:
        data = dict(one.data["document"])
        document = data.pop("id")
        published = day(data.pop("published"))
        yield {
            **data,
            "file": one.file,
            "document": document,
            "published": published,
            "text_held": one.text is not None,
        }


def mentions(held: Sequence[Held]) -> Iterator[Line]:
    """Yield a line for each mention."""
    for one in held:
        for mention in one.data["mentions"]:
            yield {**mention, "file": one.file}


def statements(held: Sequence[Held]) -> Iterator[Line]:
    """Yield a line for each statement."""
    for one in held:
        ways = {way["statement"]: way["chain"] for way in one.data["sources"]}
        for said in one.data["statements"]:
            yield _statement(one, said, ways.get(said["id"]))


def refs(ref: str | list[str] | None) -> list[str] | None:
    """Return the codes of the states that are a source, as a list."""
    return [ref] if isinstance(ref, str) else ref


def _statement(one: Held, said: Mapping[str, Any], way: list[Any] | None) -> Line:
    source = said["source"]
    quoted = None if one.text is None else [one.words(span) for span in said["content"]]
    sides = {
        side: [stance["treaty"] for stance in said["stance"] if stance["value"] == side]
        for side in ("for", "against", "neutral")
    }
    return {
        "file": one.file,
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
        for act in one.data["acts"]:
            yield {**act, "file": one.file, "words": one.words(act["span"])}


def claims(held: Sequence[Held]) -> Iterator[Line]:
    """Yield a line for each claim."""
    for one in held:
        for claim in one.data["claims"]:
            record = claim["record"]
            yield {
                **claim,
                "file": one.file,
                "words": one.words(claim["span"]),
                "record": None if record is None else str(record),
                "on": day(claim["on"]),
            }


def effects(held: Sequence[Held]) -> Iterator[Line]:
    """Yield a line for each effect."""
    for one in held:
        for effect in one.data["effects"]:
            days = {name: day(effect[name]) for name in ("until", "as_of")}
            yield {**effect, **days, "file": one.file}


def projections(held: Sequence[Held]) -> Iterator[Line]:
    """Yield a line for each projection."""
    for one in held:
        for each in one.data["projections"]:
            said = each["said"] or {}
            yield {
                "file": one.file,
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
        for each in one.data["residue"]:
            yield {**each, "file": one.file}


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
