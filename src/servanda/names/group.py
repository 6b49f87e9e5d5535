"""Groups of states: who belongs to them, and which stay vague."""

from dataclasses import dataclass

from servanda.errors import UnknownName
from servanda.names.entry import group_members
from servanda.names.table import rows


@dataclass(frozen=True, slots=True)
class Group:
    """A group of states."""

    id: str
    name: str
    members: tuple[str, ...] | None
    """State codes as of the table's day; None for a vague group ("our neighbours")."""


def group(group_id: str) -> Group:
    """Return the group with that id.

    Raises:
        UnknownName: There is none.
    """
    for row in rows("groups.csv"):
        if row["id"] == group_id:
            return Group(group_id, row["name"], group_members()[group_id])
    raise UnknownName(group_id, "group")
