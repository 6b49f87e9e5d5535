"""What is held of extensions, completions and breaches: one file a treaty, read strictly."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from servanda.record.ground import marked
from servanda.record.table import Row, rows
from servanda.terms.partial_date import PartialDate
from servanda.terms.source import Confidence, Ground

FOLDER = "deadlines"
COLUMNS = (
    "state",
    "article",
    "kind",
    "date",
    "due",
    "undecided",
    "except",
    "text",
    "source",
    "confidence",
)
_YES = {"yes": True, "": False}


class FactKind(StrEnum):
    """What happened to a duty."""

    OBLIGATION = "obligation"
    """The duty applies, or applies again: stock or areas were reported."""
    NONE_REPORTED = "none_reported"
    EXTENSION_REQUESTED = "extension_requested"
    EXTENSION_GRANTED = "extension_granted"
    BREACH = "breach"
    COMPLETED = "completed"


_HELD_FROM_THE_LAST_DAY = (FactKind.COMPLETED, FactKind.BREACH, FactKind.NONE_REPORTED)


@dataclass(frozen=True, slots=True)
class Fact:
    """One event in the life of a duty under an article."""

    state: str | None
    """None: all parties of that day but those in ``but``."""
    article: str
    """Number of the article, without its paragraphs."""
    kind: FactKind
    on: PartialDate
    due: date | None
    """The day until which the duty runs from then on."""
    undecided: bool
    """True where the decision on what follows was not seen."""
    but: tuple[str, ...]
    text: str
    source: str
    confidence: Confidence

    @property
    def remembered(self) -> bool:
        """Say whether it rests on memory alone, so that none of its days may be asserted."""
        return self.confidence is Confidence.MEMORY

    @property
    def ground(self) -> Ground:
        """Return the fact as a ground; one from memory gives no day."""
        told = self.kind.replace("_", " ")
        if self.remembered:
            words = f"{told.capitalize()}: not seen in a source; no day is asserted."
            return marked(Ground(words, None, self.source, self.confidence))
        to = f", to {self.due}" if self.due else ""
        detail = f": {self.text}" if self.text else ""
        words = f"{self.on} {told}{to}{detail}"
        return Ground(words.rstrip(".") + ".", None, self.source, self.confidence)

    def known(self, on: date) -> bool:
        """Say whether it had happened by a day, as far as its own day tells."""
        late = self.kind in _HELD_FROM_THE_LAST_DAY
        return (self.on.latest if late else self.on.earliest) <= on


@cache
def facts(treaty: str) -> tuple[Fact, ...]:
    """Return what is held of the duties under the treaty; nothing where no file is held.

    Raises:
        DataError: Its file is wrong; names file and line.
    """
    return tuple(map(fact, rows((FOLDER, f"{treaty}.csv"), COLUMNS)))


@cache
def _facts_of(treaty: str, state: str, article: str) -> tuple[Fact, ...]:
    return tuple(
        one
        for one in facts(treaty)
        if one.article == article
        and (one.state == state or (one.state is None and state not in one.but))
    )


def facts_of(treaty: str, state: str, article: str, begun: date | None) -> tuple[Fact, ...]:
    """Return what is held of a party's duty under an article, in order of days.

    Args:
        treaty: Id of the treaty.
        state: Code of the party.
        article: Number of the article, without its paragraphs.
        begun: Day of entry into force for the party: what was said of all parties before that
            day does not speak of it.
    """
    held = [
        one
        for one in _facts_of(treaty, state, article)
        if one.state or (begun is not None and begun <= one.on.earliest)
    ]
    # Of one day, what a source tells comes before what is remembered.
    return tuple(sorted(held, key=lambda one: (one.on.earliest, one.remembered)))


def fact(row: Row) -> Fact:
    """Return the fact that a line of the table holds.

    Raises:
        DataError: A cell is wrong; names file, line and column.
    """
    try:
        on = PartialDate.parse(row.must("date"))
    except ValueError as error:
        raise row.wrong("date", str(error)) from None
    state, but = row.text("state"), row.parts("except")
    if state and but:
        raise row.wrong("except", "is for all parties only")
    if row.text("undecided") not in _YES:
        raise row.wrong("undecided", f"{row.text('undecided')!r} is neither yes nor empty")
    return Fact(
        state=state or None,
        article=row.must("article"),
        kind=row.word("kind", FactKind),
        on=on,
        due=row.day("due"),
        undecided=_YES[row.text("undecided")],
        but=but,
        text=row.text("text"),
        source=row.must("source"),
        confidence=row.word("confidence", Confidence),
    )
