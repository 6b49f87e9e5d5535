"""Acts on a treaty other than exits: sign, consent, rejoin, object, reserve."""

from collections.abc import Iterator, Sequence

from servanda.reading.act.actor import actors
from servanda.reading.act.circumstance import statement_id, stretch, time_of
from servanda.reading.act.exit import meant
from servanda.reading.act.focus import Focus
from servanda.reading.act.modality import firmness
from servanda.reading.act.trigger import Trigger
from servanda.reading.scene import Scene
from servanda.reading.treaty_of import treaty_of
from servanda.terms.finding import Act, ActKind, Modality

RELATIVE = 9
"""Characters between a treaty and the clause about it: ", which "."""
NEAR = 40
"""The treaty follows the verb within this many characters and in its clause."""


def bonds(scene: Scene, told: Sequence[Trigger], focus: Focus) -> Iterator[Act]:
    """Yield the joinings, signatures, reservations and objections of a sentence."""
    for one in told:
        treaty = _treaty(scene, one, focus) if one.role == "bond" else None
        if treaty is None:
            continue
        firm = firmness(scene, one.span)
        modality = firm.modality or (Modality.DONE if one.form in ("past", "third") else None)
        if one.form == "past" and modality is Modality.ONGOING:
            modality = Modality.DONE
        by = actors(scene, one.span, focus)
        if modality is None or not by:
            continue
        time = time_of(scene, one.span)
        yield Act(
            id="",
            kind=one.kind,
            span=stretch(scene, one.span),
            modality=modality,
            polarity=firm.polarity,
            actors=by,
            treaty=treaty,
            when=time.id if time else None,
            statement=statement_id(scene, one.span),
        )


def _treaty(scene: Scene, one: Trigger, focus: Focus) -> str | None:
    clause = scene.clause_at(one.span.start)
    for mention in scene.treaties:
        if 0 <= mention.span.start - one.span.end <= NEAR and mention.span.start < clause.end:
            return treaty_of(mention)
        if 0 < clause.start - mention.span.end <= RELATIVE:
            return treaty_of(mention)
    stands_for_one = one.kind is ActKind.OBJECT or meant(scene, one.span)
    return focus.treaty(one.span) if stands_for_one else None
