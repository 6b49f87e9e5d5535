"""Stated reasons: the ground that a sentence gives for what it tells."""

from servanda.reading.clause import trimmed
from servanda.reading.lexicon import hits
from servanda.reading.scene import Scene
from servanda.terms.span import Span


def reasons(scene: Scene, at: Span) -> tuple[Span, ...]:
    """Return the reasons that the sentence gives for the act at a span, in order."""
    document = scene.document
    found: list[Span] = []
    for hit in hits(document.language, "reason", document.text, scene.sentence):
        clause = scene.clause_at(hit.span.start)
        if hit.span.within(at) or (found and hit.span.start < found[-1].end):
            continue
        reason = trimmed(document.text, Span(hit.span.end, max(clause.end, hit.span.end)))
        if reason is not None:
            found.append(reason)
    return tuple(found)
