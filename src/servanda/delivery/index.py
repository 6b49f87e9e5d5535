"""The names in a text, with what each stands for and where it occurs."""

from dataclasses import dataclass

from servanda.delivery.contract import DossierData, MentionData
from servanda.delivery.highlight import mention_rows
from servanda.delivery.naming import actor_name, group_name, treaty_name, treaty_title
from servanda.delivery.view import Link
from servanda.delivery.words import clipped, listing, table, word


@dataclass(frozen=True, slots=True)
class Name:
    """One thing named in the text."""

    anchor: str
    text: str
    meaning: str
    places: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The names of one kind."""

    heading: str
    names: tuple[Name, ...]


def index(data: DossierData, lit: frozenset[str]) -> tuple[Shelf, ...]:
    """Return the names by kind, each once, with every place where it occurs.

    Args:
        data: The dossier.
        lit: Ids of the highlights that stand in the text; a place without one is left out.
    """
    rows = mention_rows(data)
    places: dict[int, list[Link]] = {}
    for number, row in enumerate(rows):
        held = places.setdefault(row, [])
        if f"t-m-{number}" in lit:
            held.append(Link(str(len(held) + 1), f"t-m-{number}"))
    shelves: dict[str, list[Name]] = {kind: [] for kind in table("mention")}
    for row, links in places.items():
        mention = data["mentions"][row]
        entry = Name(f"f-m-{row}", clipped(mention["text"], 80), _meaning(mention), tuple(links))
        shelves.setdefault(mention["kind"], []).append(entry)
    return tuple(
        Shelf(word("mention", kind), tuple(names)) for kind, names in shelves.items() if names
    )


def _meaning(mention: MentionData) -> str:
    """Return what a name is linked to, or that it is not."""
    kind, ref = mention["kind"], mention["ref"]
    if mention["members"]:
        return listing(actor_name(code) for code in mention["members"])
    if kind == "group":
        return "which states is left open"
    if not ref:
        return "" if kind == "person" else "not linked"
    if kind == "treaty":
        return clipped(treaty_title(ref) or treaty_name(ref), 160) + f" ({ref})"
    named = {"state": actor_name(ref), "organisation": group_name(ref)}.get(kind, ref)
    return clipped(named, 160)
