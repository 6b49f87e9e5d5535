"""What a folder of dossiers says: their statements and acts, each with where it was read."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from servanda.delivery.asked import day, state_code, treaty_id
from servanda.dossier import schema
from servanda.web.api.document import DOSSIER, inner
from servanda.web.api.paging import Key
from servanda.web.api.parameter import (
    AskedPlace,
    KnownOn,
    OfState,
    OfTreaty,
    On,
    Settings,
)
from servanda.web.api.reply import reply_keyed, responses
from servanda.web.api.shape import Schema, Shapes, listing, record

LARGEST = 32 << 20
"""In bytes: a larger file is no dossier of one text."""
FILES = 5000
"""Files of the folder that are looked at, by name."""
Finding = dict[str, Any]
_KINDS: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "number": (int, float),
    "null": type(None),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What one file of the folder holds."""

    document: Finding
    statements: tuple[Finding, ...]
    acts: tuple[Finding, ...]


class Folder:
    """The dossiers of a folder; a file is read again when it has changed."""

    def __init__(self, path: Path | None) -> None:
        """Read nothing yet; None: there is no folder."""
        self._path = path
        self._held: dict[str, tuple[tuple[int, int], Told | None]] = {}

    def dossiers(self) -> Iterator[tuple[str, Told]]:
        """Yield the name and content of each dossier; files that are none are passed over."""
        if self._path is None or not self._path.is_dir():
            return
        held = {}
        for path in sorted(self._path.glob("*.json"))[:FILES]:
            try:
                stat = path.stat()
            except OSError:
                continue
            version = (stat.st_size, stat.st_mtime_ns)
            before = self._held.get(path.name)
            fresh = before is not None and before[0] == version
            told = before[1] if before is not None and fresh else _told(path, stat.st_size)
            held[path.name] = (version, told)
            if told is not None:
                yield path.stem, told
        self._held = held

    def found(self, what: str, until: date) -> Iterator[tuple[Key, Finding]]:
        """Yield the statements or the acts of the texts published until a day, with their keys."""
        for name, told in self.dossiers():
            if (told.document["published"] or "") > until.isoformat():
                continue
            for number, one in enumerate(getattr(told, what)):
                key = (told.document["published"] or "", name, f"{number:06}")
                yield key, {**one, "dossier": name, "document": told.document}


def _told(path: Path, size: int) -> Told | None:
    if size > LARGEST:
        return None
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    if not _fits(found, schema()):
        return None
    return Told(found["document"], tuple(found["statements"]), tuple(found["acts"]))


def _fits(value: Any, shape: Any) -> bool:
    """Say whether a value has the types and members that a schema asks for."""
    if "$ref" in shape:
        return _fits(value, schema()["$defs"][shape["$ref"].rpartition("/")[2]])
    if "anyOf" in shape:
        return any(_fits(value, one) for one in shape["anyOf"])
    kinds = shape.get("type")
    if kinds and not any(_is(value, kind) for kind in ([kinds] if type(kinds) is str else kinds)):
        return False
    if isinstance(value, dict):
        columns = shape.get("properties", {})
        whole = all(name in value for name in shape.get("required", ()))
        return whole and all(_fits(value[n], one) for n, one in columns.items() if n in value)
    if isinstance(value, list) and isinstance(shape.get("items"), dict):
        return all(_fits(one, shape["items"]) for one in value)
    return True


def _is(value: Any, kind: str) -> bool:
    if kind == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, _KINDS[kind])


async def published_until(settings: Settings, on: On = None, known_on: KnownOn = None) -> date:
    """Return the day until which texts count: those of later days were not yet known."""
    asked = [day(text) for text in (on, known_on) if text is not None]
    return min([*asked, settings.today()]) if on is None else min(asked)


Until = Annotated[date, Depends(published_until)]


def routes(shapes: Shapes, folder: Folder) -> APIRouter:
    """Return the router, and put the shapes of its answers among ``shapes``."""
    router = APIRouter(tags=["dossiers"])

    @router.get(
        "/statements",
        responses=responses(listing(_finding(shapes, "statement")), paged=True),
        summary="Statements of the folder of dossiers, each with its text's particulars",
    )
    def statements(
        asked: AskedPlace,
        until: Until,
        treaty: OfTreaty = None,
        state: OfState = None,
    ) -> Response:
        ident = treaty_id(treaty) if treaty is not None else None
        code = state_code(state) if state is not None else None
        wanted = (
            (key, one)
            for key, one in folder.found("statements", until)
            if (ident is None or any(each["treaty"] == ident for each in one["stance"]))
            and (code is None or code in _states_of(one["source"]))
        )
        return reply_keyed(sorted(wanted, key=lambda pair: pair[0]), asked)

    @router.get(
        "/acts",
        responses=responses(listing(_finding(shapes, "act")), paged=True),
        summary="Acts of the folder of dossiers, each with its text's particulars",
    )
    def acts(
        asked: AskedPlace,
        until: Until,
        treaty: OfTreaty = None,
        state: OfState = None,
        kind: Annotated[
            str | None, Query(description="Only acts of this kind.", min_length=1, max_length=40)
        ] = None,
    ) -> Response:
        ident = treaty_id(treaty) if treaty is not None else None
        code = state_code(state) if state is not None else None
        wanted = (
            (key, one)
            for key, one in folder.found("acts", until)
            if (ident in (None, one["treaty"]) and kind in (None, one["kind"]))
            and (code is None or code in one["actors"])
        )
        return reply_keyed(sorted(wanted, key=lambda pair: pair[0]), asked)

    return router


def _states_of(source: Finding) -> tuple[str, ...]:
    ref = source["ref"]
    return (source["state"], *(ref if isinstance(ref, list) else [ref]))


def _finding(shapes: Shapes, name: str) -> Schema:
    """Return the shape of a finding with the text that it was found in."""
    held = inner(schema()["$defs"][name])
    columns = dict(held["properties"])
    columns["dossier"] = {"type": "string", "description": "Name of its file."}
    columns["document"] = inner(schema()["properties"]["document"])
    called = f"{name.capitalize()}Of{DOSSIER}"
    return shapes.put(called, record(columns, f"One {name} of a dossier, with its text."))
