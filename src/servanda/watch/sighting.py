"""What one item of news tells of exits, and what was known on its day."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from servanda.dossier import dossier
from servanda.fetch.item import Item
from servanda.names import states
from servanda.reading.attribution.choice import RULES
from servanda.reading.document import document
from servanda.record.action import treaty_ids
from servanda.record.standing import standing
from servanda.terms.finding import Act, ActKind

EXITS = frozenset(
    {ActKind.WITHDRAW, ActKind.SUSPEND, ActKind.UNSIGN, ActKind.RESCIND, ActKind.REJOIN}
)


@dataclass(frozen=True, slots=True)
class Sighting:
    """An item that speaks of one state's exit from one treaty, or of a way back."""

    item: str
    on: str
    """Day of the item, ISO."""
    state: str
    treaty: str
    """Its id; outside the catalogue, its name in the text."""
    held: bool
    """Whether the treaty is one of the record."""
    kind: str
    stage: str | None
    modality: str
    polarity: str
    retrospective: bool
    text: str
    """The words of the act."""
    standing: str | None
    """Where the state stood on that day, as far as was public on it; None outside the record."""
    lawful_from: str | None
    """The earliest day on which the law would let the exit take effect, as seen on that day."""

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return asdict(self)


def sightings(item: Item, on: date) -> tuple[Sighting, ...]:
    """Return what an item of a day tells of exits; nothing that became known after it is used.

    Raises:
        Malformed: Its text cannot be read.
        Refused: A limit forbids it.
    """
    text = document(item.text.encode(), published=on, title=item.title)
    found = dossier(text, on, RULES)
    lawful = {
        (one.state, one.treaty): one.law.earliest.isoformat()
        for one in found.assessments.projections
        if one.law.earliest
    }
    return tuple(
        _sighting(item, on, act, state, treaty, lawful.get((state, treaty)))
        for act in found.reading.acts
        for state, treaty in _exits(act)
    )


def _exits(act: Act) -> Iterator[tuple[str, str]]:
    treaty = act.treaty or act.object
    if act.kind in EXITS and treaty:
        for actor in act.actors:
            if actor in states():
                yield actor, treaty


def _sighting(
    item: Item, on: date, act: Act, state: str, treaty: str, lawful: str | None
) -> Sighting:
    held = treaty in treaty_ids()
    then = standing(state, treaty, on, on).standing.value if held else None
    return Sighting(
        item=str(item.id),
        on=on.isoformat(),
        state=state,
        treaty=treaty,
        held=held,
        kind=act.kind.value,
        stage=act.stage.value if act.stage else None,
        modality=act.modality.value,
        polarity=act.polarity.value,
        retrospective=act.retrospective,
        text=" ".join(act.span.of(item.text).split()),
        standing=then,
        lawful_from=lawful,
    )
