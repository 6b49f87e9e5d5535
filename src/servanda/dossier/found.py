"""Findings as JSON values."""

from datetime import date, timedelta
from typing import Any

from servanda.dossier.judged import ground
from servanda.terms.assessment import ClaimAssessment
from servanda.terms.finding import Act, Claim, Mention, Speaker, Statement, Time
from servanda.terms.span import Span


def span(one: Span) -> list[int]:
    """Return a span as its two offsets."""
    return [one.start, one.end]


def mention(one: Mention) -> dict[str, Any]:
    """Return a mention."""
    return {
        "id": one.id,
        "span": span(one.span),
        "text": one.text,
        "kind": one.kind.value,
        "ref": one.ref,
        "members": None if one.members is None else list(one.members),
    }


def time(one: Time) -> dict[str, Any]:
    """Return a time expression; ``until`` is the first day after those that it can mean."""
    return {
        "id": one.id,
        "span": span(one.span),
        "text": one.text,
        "type": one.type.value,
        "value": one.value,
        "from": one.earliest.isoformat() if one.earliest else None,
        "until": _day_after(one.latest),
    }


def _day_after(day: date | None) -> str | None:
    if day is None:
        return None
    return (day if day == date.max else day + timedelta(days=1)).isoformat()


def statement(one: Statement) -> dict[str, Any]:
    """Return a statement with its source."""
    return {
        "id": one.id,
        "source": _speaker(one.source),
        "cue": span(one.cue) if one.cue else None,
        "content": [span(part) for part in one.content],
        "mode": one.mode.value,
        "channel": one.channel,
        "addressee": one.addressee,
        "said_on": one.said_on.isoformat() if one.said_on else None,
        "stance": [{"treaty": each.treaty, "value": each.value.value} for each in one.stance],
        "reasons": [span(reason) for reason in one.reasons],
        "condition": span(one.condition) if one.condition else None,
        "within": one.within,
    }


def _speaker(one: Speaker) -> dict[str, Any]:
    return {
        "text": one.text,
        "span": span(one.span) if one.span else None,
        "name": one.name,
        "ref": list(one.ref) if isinstance(one.ref, tuple) else one.ref,
        "role": one.role,
        "organisation": one.organisation,
        "state": one.state,
    }


def act(one: Act) -> dict[str, Any]:
    """Return an act."""
    return {
        "id": one.id,
        "kind": one.kind.value,
        "stage": one.stage.value if one.stage else None,
        "modality": one.modality.value,
        "polarity": one.polarity.value,
        "retrospective": one.retrospective,
        "actors": list(one.actors),
        "treaty": one.treaty,
        "object": one.object,
        "when": one.when,
        "duration": one.duration,
        "reasons": [span(reason) for reason in one.reasons],
        "span": span(one.span),
        "statement": one.statement,
    }


def claim(one: Claim, verdict: ClaimAssessment) -> dict[str, Any]:
    """Return a claim with the verdict on it."""
    return {
        "id": one.id,
        "kind": one.kind.value,
        "span": span(one.span),
        "says": verdict.says,
        "verdict": verdict.verdict.value,
        "record": verdict.record,
        "basis": verdict.basis,
        "on": verdict.on.isoformat() if verdict.on else None,
        "article": verdict.article,
        "qualifications": list(verdict.qualifications),
        "correction": verdict.correction,
        "grounds": [ground(each) for each in verdict.grounds],
    }
