"""The reasons given with a verdict: articles, rows of the record, and how far it reaches."""

from servanda.assessment.wording import day_words, treaty_words
from servanda.record.ground import marked
from servanda.terms.source import Confidence, Ground
from servanda.terms.standing import Reach
from servanda.terms.treaty import Clause, Ruling, Treaty


def clause_ground(treaty: str, clause: Clause, article: str | None = None) -> Ground:
    """Return a clause as a ground, with its article and where it was read."""
    number = article or clause.article
    return marked(
        Ground(
            clause.says,
            article=f"{treaty} {number}" if number else treaty,
            source=clause.source,
            confidence=clause.confidence,
        )
    )


def ruling_ground(law: Treaty, ruling: Ruling) -> Ground:
    """Return what a clause says of an act as a ground, with where the clause was read."""
    clauses = (*law.prohibitions, *law.duties, *law.exceptions)
    clause = next((one for one in clauses if one.article == ruling.article), None)
    return marked(
        Ground(
            ruling.says,
            article=f"{law.id} {ruling.article}",
            source=clause.source if clause else law.source,
            confidence=clause.confidence if clause else law.confidence,
        )
    )


def count_grounds(treaty: str, reach: Reach) -> tuple[Ground, ...]:
    """Return how a count was made, and how far the record of the treaty reaches."""
    counted = "Counted from the instruments and notices that the record holds, state by state."
    whole = (
        f"The record of {treaty_words(treaty)} is complete to {day_words(reach.complete_to)}."
        if reach.complete_to
        else f"The record of {treaty_words(treaty)} is incomplete."
    )
    return (Ground(f"{counted} {whole}", confidence=Confidence.DERIVED),)
