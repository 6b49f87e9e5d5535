"""What of a sentence was not judged, beside the claims that were."""

from collections.abc import Iterator

from servanda.reading.clause import clauses
from servanda.reading.sentence import sentences
from servanda.terms.document import Document
from servanda.terms.finding import Caveat, Reading
from servanda.terms.span import Span

FEWEST = 2
"""Words beside names: shorter stretches say nothing of their own."""


def unchecked(document: Document, reading: Reading) -> Iterator[Caveat]:
    """Yield a caveat for each clause without a claim, and each time that no claim holds.

    None where nothing was judged at all, and for words that only tell who says it.
    """
    judged = [one.span for one in reading.claims]
    if not judged:
        return
    speaking = [one.cue for one in reading.statements if one.cue]
    names = [one.span for one in reading.mentions]
    names += [one.span for one in reading.times]
    for sentence in sentences(document):
        for clause in clauses(document.text, sentence, document.language, names):
            if any(one.overlaps(clause) for one in judged):
                yield from _times(reading, clause)
            elif not any(one.overlaps(clause) for one in speaking):
                named = sum(len(one.of(document.text).split()) for one in _within(names, clause))
                if len(clause.of(document.text).split()) - named >= FEWEST:
                    yield _caveat(clause.of(document.text), clause)


def _within(spans: list[Span], where: Span) -> list[Span]:
    return [one for one in spans if one.within(where)]


def _times(reading: Reading, clause: Span) -> Iterator[Caveat]:
    """Yield the times of a clause that no claim is of: "two days before it took effect"."""
    told = [(c.date_value, c.until_value, c.period, str(c.figure)) for c in reading.claims]
    used = {value for values in told for value in values}
    for time in reading.times:
        dated = time.value and any(map(str.isdigit, time.value))
        if dated and time.value not in used and time.span.within(clause):
            yield _caveat(time.text, time.span)


def _caveat(words: str, span: Span) -> Caveat:
    return Caveat("unchecked", f"Not checked: “{words}”.", span)
