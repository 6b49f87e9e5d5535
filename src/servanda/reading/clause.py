"""Sentences into clauses."""

from collections.abc import Sequence

from servanda.reading.lexicon import hits
from servanda.terms.span import Span


def clauses(
    text: str, sentence: Span, language: str, whole: Sequence[Span] = ()
) -> tuple[Span, ...]:
    """Return the clauses of a sentence, in order, without the words that divide them.

    Args:
        text: The text of the document.
        sentence: The sentence.
        language: Its language, ISO 639-1.
        whole: Names in the sentence; what stands inside one divides nothing.
    """
    found: list[Span] = []
    start = sentence.start
    divisions = hits(language, "clause", text, sentence)
    closed = [*whole, *(hit.span for hit in divisions if hit.cue.keys.get("keep"))]
    for hit in divisions:
        if hit.span.start < start or any(hit.span.overlaps(name) for name in closed):
            continue
        found.append(Span(start, hit.span.start))
        start = hit.groups["next"].start if "next" in hit.groups else hit.span.end
    found.append(Span(start, sentence.end))
    return tuple(span for raw in found if (span := trimmed(text, raw)) is not None)


def trimmed(text: str, span: Span) -> Span | None:
    """Return the span without white space and stops at its ends; None where nothing is left."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(" \t\n\r.,;:—–-"))
    end = span.end - (len(words) - len(words.rstrip(" \t\n\r.,;:!?—–-")))
    return Span(start, end) if start < end else None
