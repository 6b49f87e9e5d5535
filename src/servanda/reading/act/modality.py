"""How firmly an act is meant, and whether it is affirmed."""

from dataclasses import dataclass

from servanda.reading.lexicon import hits
from servanda.reading.scene import Scene
from servanda.terms.finding import MentionKind, Modality, Polarity
from servanda.terms.span import Span


@dataclass(frozen=True, slots=True)
class Firmness:
    """What the words before an act make of it."""

    modality: Modality | None
    """None where no word tells."""
    polarity: Polarity


def firmness(scene: Scene, at: Span) -> Firmness:
    """Return how firmly an act at a span is meant, from the words before it.

    The nearest cue in its clause decides; a supposition or a threat reaches on through its
    sentence, and a threat stays one whatever it hangs on.
    """
    document = scene.document
    clause = scene.clause_at(at.start)
    before = Span(scene.sentence.start, at.start)
    modality, polarity, nearest = None, Polarity.AFFIRMED, -1
    for hit in hits(document.language, "modality", document.text, before):
        near = hit.span.end > clause.start
        match hit.cue.keys:
            case {"polarity": "denied"}:
                polarity = Polarity.DENIED
            case {"polarity": value} if near:
                polarity = Polarity(value)
            case {"modality": value, "reach": "sentence"} if modality is not Modality.THREATENED:
                modality, nearest = Modality(value), len(document.text)
            case {"modality": value} if near and hit.span.end > nearest:
                modality, nearest = Modality(value), hit.span.end
    if modality is None and _is_to(scene, at):
        modality = Modality.PLANNED
    return Firmness(modality, polarity)


def _is_to(scene: Scene, at: Span) -> bool:
    """Say whether a headline says what a state is to do: "Poland to leave mine ban treaty"."""
    text = scene.document.text
    subjects = scene.of_kind(MentionKind.STATE, MentionKind.GROUP)
    return any(text[mention.span.end : at.start] == " to " for mention in subjects)
