"""One sentence with all that earlier stages found in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from servanda.reading.clause import clauses
from servanda.reading.enumeration import enumerations
from servanda.reading.inside import inside
from servanda.reading.treaty_of import treaty_of
from servanda.terms.document import Document
from servanda.terms.finding import Mention, MentionKind, Statement, Time
from servanda.terms.span import Span

LEAD = 8
"""Characters before a clause in which a relative pronoun stands."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence, its clauses and the findings inside it."""

    document: Document
    sentence: Span
    clauses: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    times: tuple[Time, ...]
    statements: tuple[Statement, ...]
    """All statements whose content meets the sentence."""
    questions: tuple[Span, ...]

    @property
    def words(self) -> str:
        """Return the words of the sentence."""
        return self.sentence.of(self.document.text)

    @property
    def is_over(self) -> bool:
        """Say whether the sentence names a day, month or year that ended before publication."""
        published = self.document.published
        dates = [one.latest for one in self.times if one.is_dated and one.latest]
        return published is not None and bool(dates) and dates[-1] < published

    def asks(self, span: Span) -> bool:
        """Say whether a stretch lies in a question, so that nothing in it is said to happen."""
        return any(span.overlaps(question) for question in self.questions)

    def clause_at(self, offset: int) -> Span:
        """Return the clause that holds an offset, else the last one that begins before it."""
        held = [span for span in self.clauses if span.start <= offset]
        return held[-1] if held else self.sentence

    def lead_of(self, clause: Span) -> Span:
        """Return the words right before a clause, which may have been its relative pronoun."""
        return Span(max(self.sentence.start, clause.start - LEAD), clause.start)

    def statement_at(self, offset: int) -> Statement | None:
        """Return the innermost statement whose content holds an offset."""
        best: tuple[int, Statement] | None = None
        for statement in self.statements:
            for span in statement.content:
                length = span.end - span.start
                if span.start <= offset < span.end and (best is None or length < best[0]):
                    best = (length, statement)
        return best[1] if best else None

    @property
    def treaties(self) -> tuple[Mention, ...]:
        """Return the mentions that stand for a treaty: its name, or what one joins by it."""
        return tuple(mention for mention in self.mentions if treaty_of(mention))

    def of_kind(self, *kinds: MentionKind) -> tuple[Mention, ...]:
        """Return the mentions of the given kinds, in order."""
        return tuple(mention for mention in self.mentions if mention.kind in kinds)


def scenes(
    document: Document,
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    times: Sequence[Time],
    statements: Sequence[Statement],
) -> Iterator[Scene]:
    """Yield a scene for each sentence, in order."""
    spoken = sorted(
        ((span, statement) for statement in statements for span in statement.content),
        key=lambda pair: pair[0],
    )
    first = 0
    for sentence in sentences:
        while first < len(spoken) and spoken[first][0].end <= sentence.start:
            first += 1
        met = []
        for span, statement in spoken[first:]:
            if span.start >= sentence.end:
                break
            if span.overlaps(sentence):
                met.append(statement)
        named = inside(mentions, sentence)
        names = [mention.span for mention in named]
        names += enumerations(document, named)
        # "On March 3, 1999": no clause ends within a date.
        dated = inside(times, sentence)
        names += [time.span for time in dated]
        yield Scene(
            document,
            sentence,
            clauses(document.text, sentence, document.language, names),
            named,
            dated,
            tuple(met),
            tuple(_questions(document.text, sentence)),
        )


def _questions(text: str, sentence: Span) -> Iterator[Span]:
    """Yield the questions in a sentence, each from its quotation mark or beginning to its mark."""
    start = sentence.start
    for place in range(sentence.start, sentence.end):
        sign = text[place]
        if sign == "?":
            yield Span(start, place + 1)
        if sign in '?.!“„«"”»':
            start = place + 1
