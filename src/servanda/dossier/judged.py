"""Verdicts as JSON values."""

from datetime import date
from typing import Any

from servanda.terms.assessment import ActEffect, Projection, Residue
from servanda.terms.source import Ground


def day(one: date | None) -> str | None:
    """Return a day as ISO 8601 writes it."""
    return one.isoformat() if one else None


def ground(one: Ground) -> dict[str, Any]:
    """Return a ground with where it was read and how far it can be trusted."""
    return {
        "text": one.text,
        "article": one.article,
        "source": one.source,
        "confidence": one.confidence.value if one.confidence else None,
    }


def effect(one: ActEffect) -> dict[str, Any]:
    """Return what a treaty says of an act of one state."""
    return {
        "act": one.act,
        "state": one.state,
        "treaty": one.treaty,
        "verdict": one.verdict.value,
        "article": one.article,
        "until": day(one.until),
        "as_of": day(one.as_of),
        "grounds": [ground(each) for each in one.grounds],
    }


def projection(one: Projection) -> dict[str, Any]:
    """Return an exit as said, as the law has it, and as it came; ``said`` null if unsaid."""
    said = one.said and {
        "statement": one.said.statement,
        "earliest": day(one.said.earliest),
        "latest": day(one.said.latest),
        "assumption": one.said.assumption,
    }
    return {
        "state": one.state,
        "treaty": one.treaty,
        "said": said,
        "law": {
            "earliest": day(one.law.earliest),
            "article": one.law.article,
            "condition": one.law.condition,
        },
        "since": {"notified": day(one.since.notified), "effective": day(one.since.effective)},
    }


def residue(one: Residue) -> dict[str, Any]:
    """Return what still binds after an exit."""
    return {
        "state": one.state,
        "treaty": one.treaty,
        "acts": list(one.acts),
        "article": one.article,
        "says": one.says,
        "grounds": [ground(each) for each in one.grounds],
    }
