"""A text to its findings: the main path, each stage once and in order."""

from servanda.reading.act.judge import Judge
from servanda.reading.act.read import acts
from servanda.reading.attribution.attribution import Reader
from servanda.reading.attribution.choice import RULES, judge_of
from servanda.reading.attribution.read import attributions, left_to_rules
from servanda.reading.claim.read import claims
from servanda.reading.mention import named, numbered
from servanda.reading.naming import persons
from servanda.reading.organisation import organisations
from servanda.reading.scene import scenes
from servanda.reading.sentence import sentences
from servanda.reading.statement import statements
from servanda.reading.time import times
from servanda.terms.document import Document
from servanda.terms.finding import Caveat, Reading


def read(document: Document, reader: Reader = RULES, judge: Judge | None = None) -> Reading:
    """Return everything found in a document.

    Each stage sees the text and the findings before it; none changes either.

    Args:
        document: The text.
        reader: Who finds the attributions beside the rules.
        judge: Who judges how firmly acts are meant; None for whom the reader brings, if any.
    """
    divided = sentences(document)
    known = named(document)
    mentions = numbered([*known, *persons(document, known)])
    dated = times(document)
    told, refused = attributions(document, reader)
    said = statements(document, divided, mentions, dated, told, left_to_rules(refused))
    mentions = numbered(organisations(document, said, mentions))
    views = tuple(scenes(document, divided, mentions, dated, said))
    done = acts(views, judge or judge_of(document, reader))
    return Reading(
        mentions=mentions,
        times=dated,
        statements=said,
        acts=done,
        claims=claims(views, done),
        warnings=(*_warnings(document), *refused),
    )


def _warnings(document: Document) -> tuple[Caveat, ...]:
    if document.published is None:
        text = "The day of publication is not known: weekdays and counts of today stay open."
        return (Caveat("published-unknown", text),)
    return ()
