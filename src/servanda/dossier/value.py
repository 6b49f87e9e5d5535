"""A dossier: a text, what it says, and what record and law make of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from servanda.dossier.shape import shape
from servanda.terms.assessment import Assessments
from servanda.terms.document import Document
from servanda.terms.finding import Reading


@dataclass(frozen=True, slots=True)
class Dossier:
    """A text with its findings and the verdicts on them, as of one day of asking."""

    document: Document
    reading: Reading
    assessments: Assessments
    on: date
    """The day of asking."""

    def to_json(self) -> dict[str, Any]:
        """Return it in the shape ``servanda/dossier/1``: JSON values only."""
        return shape(self.document, self.reading, self.assessments)
