"""Acts of speech against or to others: whom somebody accuses or urges, over which treaty."""

from collections.abc import Iterator

from servanda.reading.act.actor import speaker_codes, subjects
from servanda.reading.act.circumstance import statement_id, stretch
from servanda.reading.act.conduct import Deed
from servanda.reading.act.focus import Focus
from servanda.reading.act.left import kind_of, meant
from servanda.reading.act.modality import firmness
from servanda.reading.lexicon import hits
from servanda.reading.scene import Scene
from servanda.reading.treaty_of import treaty_of, treaty_on
from servanda.terms.finding import Act, ActKind, Modality
from servanda.terms.span import Span


def addresses(scene: Scene, done: tuple[Deed, ...], focus: Focus) -> Iterator[Act]:
    """Yield the accusations and appeals of a sentence that concern a treaty or a weapon."""
    document = scene.document
    for hit in hits(document.language, "address", document.text, scene.sentence):
        kind = hit.cue.keys.get("kind")
        treaty = _treaty(scene, hit.span, done, focus)
        if kind is None or treaty is None or scene.asks(hit.span):
            continue
        by = _speakers(scene, hit.span)
        if by:
            firm = firmness(scene, hit.span)
            yield Act(
                id="",
                kind=ActKind(kind),
                span=stretch(scene, hit.span),
                modality=firm.modality or Modality.DONE,
                polarity=firm.polarity,
                actors=by,
                treaty=treaty,
                statement=statement_id(scene, hit.span),
            )


def _treaty(scene: Scene, at: Span, done: tuple[Deed, ...], focus: Focus) -> str | None:
    behind = [mention for mention in scene.treaties if mention.span.start > at.end]
    if behind:
        return treaty_of(behind[0])
    deed = next((one for one in done if one.at.start > at.end), None)
    if deed is not None:
        return treaty_on(deed.weapon, focus.treaty(deed.at))
    return focus.treaty(at, kind=kind_of(scene, meant(scene, at))) if meant(scene, at) else None


def _speakers(scene: Scene, at: Span) -> tuple[str, ...]:
    """Return who accuses or urges: the source whose cue it is, else the subject."""
    said = [one for one in scene.statements if one.cue is not None and one.cue.overlaps(at)]
    if said:
        return speaker_codes(said[0].source)
    clause = scene.clause_at(at.start)
    return subjects(scene, Span(clause.start, max(clause.start, at.start)))
