"""The findings of one text against record and law: the main path, one line a stage."""

from datetime import date

from servanda.assessment.claim import claims
from servanda.assessment.effect import effects
from servanda.assessment.projection import projections
from servanda.assessment.residue import residue
from servanda.assessment.setting import Setting
from servanda.assessment.warning import warnings
from servanda.terms.assessment import Assessments
from servanda.terms.document import Document
from servanda.terms.finding import Reading


def assess(document: Document, reading: Reading, on: date) -> Assessments:
    """Return what record and law make of everything that a text says.

    Args:
        document: The text; its day of publication decides for which day it is judged.
        reading: The findings, read from the text or typed in.
        on: The day of asking: what has happened since is told as the record knows it then.
    """
    setting = Setting(document, reading, on)
    of_acts = tuple(effects(setting))
    return Assessments(
        claims=tuple(claims(setting)),
        effects=of_acts,
        projections=tuple(projections(setting)),
        residue=tuple(residue(setting, of_acts)),
        warnings=tuple(warnings(setting)),
    )
