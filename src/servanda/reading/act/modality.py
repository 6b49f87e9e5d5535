"""How firmly an act is meant, and whether it is affirmed."""

from dataclasses import dataclass

from servanda.reading.lexicon import hits
from servanda.reading.scene import Scene
from servanda.terms.finding import MentionKind, Modality, Polarity
from servanda.terms.span import Span

DENIAL = 80
"""A denial reaches no further than this, in characters."""


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
            case {"polarity": "denied"} if at.start - hit.span.end <= DENIAL:
                polarity = Polarity.DENIED
            case {"polarity": "denied"}:
                continue
            case {"polarity": value} if near:
                polarity = Polarity(value)
            case {"modality": value, "reach": "sentence"} if modality is not Modality.THREATENED:
                modality, nearest = Modality(value), len(document.text)
            case {"modality": value} if near and hit.span.end > nearest:
                modality, nearest = Modality(value), hit.span.end
    spoken = _as_said(scene, at)
    if Modality.THREATENED in spoken:
        modality = Modality.THREATENED
    if modality is None and _is_to(scene, at):
        modality = Modality.PLANNED
    return Firmness(modality, polarity)


def _as_said(scene: Scene, at: Span) -> set[Modality]:
    """Return what the verb of the statement around an act makes of it: "..., he threatened"."""
    statement, document = scene.statement_at(at.start), scene.document
    if statement is None or statement.cue is None:
        return set()
    found = hits(document.language, "modality", document.text, statement.cue)
    return {Modality(hit.cue.keys["modality"]) for hit in found if "modality" in hit.cue.keys}


def _is_to(scene: Scene, at: Span) -> bool:
    """Say whether a headline says what a state is to do: "Poland to leave mine ban treaty"."""
    text = scene.document.text
    subjects = scene.of_kind(MentionKind.STATE, MentionKind.GROUP)
    return any(text[mention.span.end : at.start] == " to " for mention in subjects)
