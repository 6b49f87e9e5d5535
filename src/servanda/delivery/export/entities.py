"""FollowTheMoney entities, one a line of JSON: the record of states and treaties, and dossiers.

Where a state stands to a treaty is a ``Documentation`` of the state by the treaty, with the days
from and to which it binds; an action or a step is an ``Event`` with the state involved and the
treaty as proof.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from servanda.delivery.export.entity import (
    LONGEST_NAME,
    LONGEST_TEXT,
    Entity,
    country,
    entity,
    source_of,
    state_entity,
    state_id,
    treaty_entity,
    treaty_id,
)
from servanda.delivery.export.entity_said import dossier_entities
from servanda.delivery.export.folder import Held
from servanda.delivery.export.licence import canonical
from servanda.delivery.export.name import key
from servanda.delivery.export.scope import Scope
from servanda.delivery.export.tables import filled
from servanda.delivery.naming import actor_name, treaty_name
from servanda.delivery.words import clipped


def ftm_lines(scope: Scope, dossiers: Sequence[Held] = ()) -> tuple[bytes, int]:
    """Return the entities as JSON lines, and how many they are."""
    seen: dict[str, Entity] = {}
    for one in chain(_record(scope), *map(dossier_entities, dossiers)):
        _merge(seen.setdefault(one["id"], one), one)
    lines = [json.dumps(one, ensure_ascii=False) for one in seen.values()]
    return "".join(f"{line}\n" for line in lines).encode(), len(lines)


def _merge(held: Entity, other: Entity) -> None:
    """Add what another mention of the same thing knows of it."""
    if held["schema"] == other["schema"]:
        for name, values in other["properties"].items():
            known = held["properties"].setdefault(name, [])
            known += [value for value in values if value not in known]


def _record(scope: Scope) -> Iterator[Entity]:
    for record in filled("states", scope).records():
        yield state_entity(record["state"])
    for record in filled("treaties", scope).records():
        yield treaty_entity(record["treaty"], record)
    for record in filled("standings", scope).records():
        if record["standing"] not in {"outside", "unknown"}:
            yield _standing(record)
    for record in filled("actions", scope).records():
        yield _event(record, record["action"], record["note"])
    for record in filled("steps", scope).records():
        told = filter(None, (record["body"], record["detail"]))
        yield _event(record, f"{record['act']} {record['step']}", ": ".join(told))


def _standing(record: Mapping[str, Any]) -> Entity:
    bound = {True: "bound", False: "not bound", None: "not known whether bound"}
    return entity(
        f"servanda-standing-{key(record['treaty'], record['state'])}",
        "Documentation",
        document=treaty_id(record["treaty"]),
        entity=state_id(record["state"]),
        role=record["standing"],
        status=bound[record["bound"]],
        startDate=record["since"],
        endDate=record["until"],
        date=record["on"],
        description=[clipped(_ground(one), LONGEST_TEXT) for one in record["grounds"]],
    )


def _ground(one: Mapping[str, Any]) -> str:
    source = f" ({one['source']})" if one["source"] else ""
    marked = "(unverified)" in one["text"]
    unverified = " Unverified." if one["confidence"] == "memory" and not marked else ""
    return f"{one['text']}{source}{unverified}"


def _event(record: Mapping[str, Any], what: str, note: str | None) -> Entity:
    name = (
        f"{actor_name(record['state'])}: {what.replace('_', ' ')}, {treaty_name(record['treaty'])}"
    )
    return entity(
        f"servanda-event-{key(canonical(record))}",
        "Event",
        name=clipped(name, LONGEST_NAME),
        date=record["date"],
        involved=state_id(record["state"]),
        proof=treaty_id(record["treaty"]),
        summary=what.replace("_", " "),
        description=note and clipped(note, LONGEST_TEXT),
        keywords=f"confidence: {record['confidence']}",
        country=country(record["state"]),
        **source_of(record["source"]),
    )
