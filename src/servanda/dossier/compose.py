"""The one place where reading and assessment meet."""

from dataclasses import replace
from datetime import date

from servanda.assessment import assess
from servanda.assessment.warning import PUBLISHED_UNKNOWN
from servanda.dossier.unchecked import unchecked
from servanda.dossier.value import Dossier
from servanda.reading.attribution.attribution import Reader
from servanda.reading.attribution.choice import SHIPPED
from servanda.reading.document import document as document_of
from servanda.reading.read import read
from servanda.terms.document import Document
from servanda.terms.finding import Caveat


def dossier(document: Document, on: date, reader: Reader = SHIPPED) -> Dossier:
    """Return the dossier of a text: read it, then assess what it says.

    Args:
        document: The text.
        on: The day of asking: what has happened since is told as the record knows it then.
        reader: Who finds the attributions beside the rules.
    """
    reading = read(document, reader)
    return Dossier(document, reading, assess(document, reading, on), on)


def check(sentence: str, on: date, published: date | None = None) -> Dossier:
    """Return the dossier of one sentence that a person typed in.

    Without a day of publication it is judged for the day of asking, and says so; but no
    "Thursday" in it is resolved from that day. What of it nobody judged is said, too.

    Args:
        sentence: The words to judge.
        on: The day of asking.
        published: The day on which the sentence was published, where that is known.
    """
    document = document_of(sentence.encode(), published=published)
    reading = read(document, SHIPPED)
    left_out = tuple(unchecked(document, reading))
    if published is not None:
        found = assess(document, reading, on)
        found = replace(found, warnings=(*left_out, *found.warnings))
        return Dossier(document, reading, found, on)
    told = tuple(one for one in reading.warnings if one.code != PUBLISHED_UNKNOWN)
    found = assess(replace(document, published=on), reading, on)
    words = f"No day of publication was given: judged for {on.isoformat()}."
    today = (*left_out, Caveat("judged-today", words), *found.warnings)
    return Dossier(document, replace(reading, warnings=told), replace(found, warnings=today), on)
