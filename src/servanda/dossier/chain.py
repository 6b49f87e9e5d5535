"""How a statement came to the reader: who told whom, through which channel."""

from collections.abc import Mapping
from typing import Any

from servanda.terms.document import Document
from servanda.terms.finding import Statement


def chain(
    statement: Statement, document: Document, by_id: Mapping[str, Statement]
) -> list[dict[str, Any]]:
    """Return the links from the one who spoke to the text, in the order the words travelled."""
    links: list[dict[str, Any]] = []
    seen: set[str] = set()
    current: Statement | None = statement
    while current is not None and current.id not in seen:
        seen.add(current.id)
        links.append(_link(_who(current), current.channel, current.addressee))
        current = by_id.get(current.within) if current.within else None
    last = links[-1]
    if last["to"] is None:
        last["to"] = document.outlet
    elif document.outlet and last["to"] != document.outlet:
        links.append(_link(last["to"], "report", document.outlet))
    return links


def _link(who: str | None, channel: str | None, to: str | None) -> dict[str, Any]:
    return {"who": who, "channel": channel, "to": to}


def _who(statement: Statement) -> str | None:
    source = statement.source
    ref = ", ".join(source.ref) if isinstance(source.ref, tuple) else source.ref
    return source.name or source.organisation or ref or source.text
