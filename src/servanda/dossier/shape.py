"""The shape ``servanda/dossier/1``: every finding and verdict as JSON values."""

from typing import Any

from servanda.dossier.chain import chain
from servanda.dossier.found import act, claim, mention, span, statement, time
from servanda.dossier.judged import effect, projection, residue
from servanda.terms.assessment import Assessments
from servanda.terms.document import Document
from servanda.terms.finding import Caveat, Reading


def shape(document: Document, reading: Reading, assessments: Assessments) -> dict[str, Any]:
    """Return the dossier of a text in its published shape."""
    by_id = {one.id: one for one in reading.statements}
    verdicts = {one.claim: one for one in assessments.claims}
    return {
        "document": _document(document),
        "mentions": [mention(one) for one in reading.mentions],
        "times": [time(one) for one in reading.times],
        "statements": [statement(one) for one in reading.statements],
        "acts": [act(one) for one in reading.acts],
        "claims": [claim(one, verdicts[one.id]) for one in reading.claims],
        "effects": [effect(one) for one in assessments.effects],
        "projections": [projection(one) for one in assessments.projections],
        "residue": [residue(one) for one in assessments.residue],
        "sources": [
            {"statement": one.id, "chain": chain(one, document, by_id)}
            for one in reading.statements
        ],
        "warnings": [_caveat(one) for one in (*reading.warnings, *assessments.warnings)],
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "source": document.source,
        "title": document.title,
        "outlet": document.outlet,
        "byline": document.byline,
        "language": document.language,
        "published": document.published.isoformat() if document.published else None,
        "characters": len(document.text),
        "sha256": document.sha256,
    }


def _caveat(caveat: Caveat) -> dict[str, Any]:
    return {
        "code": caveat.code,
        "text": caveat.text,
        "span": span(caveat.span) if caveat.span else None,
    }
