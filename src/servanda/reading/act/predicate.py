"""What the words behind an act say of it, where it is spoken of as a thing."""

from servanda.reading.act.modality import Firmness
from servanda.reading.lexicon import Hit, hits
from servanda.reading.scene import Scene
from servanda.terms.finding import Modality, Polarity
from servanda.terms.span import Span

REACH = 70
"""Characters between an act and what is said of it."""
_THINGS = frozenset({"noun", "ing", "base"})


def said_of(scene: Scene, at: Span, form: str) -> Firmness | None:
    """Return how firm the words behind an act make it: "withdrawal is under discussion".

    Only a noun, a gerund or an infinitive can be the subject of which something is said.
    """
    document = scene.document
    if form not in _THINGS:
        return None
    reach = Span(at.end, min(scene.sentence.end, at.end + 2 * REACH))
    for hit in hits(document.language, "predicate", document.text, reach):
        if hit.cue.keys.get("around") or hit.span.start > at.end + REACH:
            continue
        return _of(hit)
    return None


def enclosed(scene: Scene, at: Span) -> Firmness | None:
    """Return what the words on both sides of an act make of it: denied, or threatened."""
    document = scene.document
    for hit in hits(document.language, "predicate", document.text, scene.sentence):
        if hit.cue.keys.get("around") and at.overlaps(hit.span):
            return _of(hit)
    return None


def _of(hit: Hit) -> Firmness:
    value, polarity = hit.cue.keys.get("modality"), hit.cue.keys.get("polarity")
    return Firmness(
        Modality(value) if value else None,
        Polarity(polarity) if polarity else Polarity.AFFIRMED,
    )
