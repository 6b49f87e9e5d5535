"""Each exit as a strip: what was said, what the law allows, what happened, what holds now."""

from dataclasses import dataclass
from datetime import date

from servanda.delivery.contract import DossierData, ProjectionData
from servanda.delivery.naming import actor_name, treaty_name
from servanda.delivery.view import Link
from servanda.delivery.words import article_words, day, listing, sentence


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of the strip."""

    term: str
    text: str
    detail: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Strip:
    """One exit, of one state or of several whose days are the same."""

    states: tuple[str, ...]
    treaty: str
    projection: ProjectionData
    cells: tuple[Cell, ...]

    @property
    def heading(self) -> str:
        """Return who leaves what."""
        return f"{named(self.states)}: exit from {treaty_name(self.treaty)}"


def named(states: tuple[str, ...]) -> str:
    """Return states as a sentence lists them, a capital first."""
    words = listing(actor_name(state) for state in states)
    return words[:1].upper() + words[1:]


def strips(data: DossierData, on: date) -> tuple[Strip, ...]:
    """Return the exits of a dossier, states with the same days together."""
    groups: dict[str, list[ProjectionData]] = {}
    for projection in data["projections"]:
        key = repr(
            (projection["treaty"], projection["said"], projection["law"], projection["since"])
        )
        groups.setdefault(key, []).append(projection)
    return tuple(_strip(data, group, on) for group in groups.values())


def _strip(data: DossierData, group: list[ProjectionData], on: date) -> Strip:
    first = group[0]
    cells = (_said(data, first), _law(first), _happened(first, on), _now(first, on))
    return Strip(tuple(entry["state"] for entry in group), first["treaty"], first, cells)


def _said(data: DossierData, projection: ProjectionData) -> Cell:
    said = projection["said"]
    if said is None:
        return Cell("Said", "no day", "Nobody in the text says when it would take effect.")
    links = tuple(
        Link(statement["id"], f"f-s-{number}")
        for number, statement in enumerate(data["statements"])
        if statement["id"] == said["statement"]
    )
    if said["earliest"] == said["latest"]:
        text = day(said["earliest"])
    else:
        text = f"{day(said['earliest'])} to {day(said['latest'])}"
    return Cell("Said", text, sentence(said["assumption"]), links)


def _law(projection: ProjectionData) -> Cell:
    law = projection["law"]
    text = f"{day(law['earliest'])} at the earliest" if law["earliest"] else "no day"
    article = article_words(law["article"]) if law["article"] else ""
    return Cell("Law", text, sentence(": ".join(filter(None, (article, law["condition"])))))


def _happened(projection: ProjectionData, on: date) -> Cell:
    notified, effective = projection["since"]["notified"], projection["since"]["effective"]
    if not notified and not effective:
        return Cell("Happened", "nothing on record", "No notice to the depositary is known here.")
    verb = "took" if effective and effective <= on.isoformat() else "takes"
    detail = (
        f"The exit {verb} effect on {day(effective)}" if effective else "No day of effect is known"
    )
    text = f"notice received {day(notified)}" if notified else "day of notice not known"
    return Cell("Happened", text, sentence(detail))


def _now(projection: ProjectionData, on: date) -> Cell:
    notified, effective = projection["since"]["notified"], projection["since"]["effective"]
    asked = f"On {day(on.isoformat())}."
    if effective and effective <= on.isoformat():
        return Cell("Now", f"not bound since {day(effective)}", asked)
    if effective:
        left = _days(effective, on)
        return Cell("Now", f"bound until {day(effective)}", f"{left}{asked}")
    if notified:
        return Cell("Now", "notice given, no day of effect known", asked)
    return Cell("Now", "no exit on record", asked)


def _days(effective: str, on: date) -> str:
    try:
        left = (date.fromisoformat(effective) - on).days
    except ValueError:
        return ""
    return f"{left} day left. " if left == 1 else f"{left} days left. "
