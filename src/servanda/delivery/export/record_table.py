"""The record as lines of tables."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from servanda.delivery.export.scope import Scope
from servanda.errors import UnknownName
from servanda.law import catalogue
from servanda.names import state_name, treaty_name, treaty_title
from servanda.record.action import actions as acts_of
from servanda.record.action import by_state
from servanda.record.action import steps as steps_of
from servanda.record.exits import exits as exits_of
from servanda.record.party import parties as parties_of
from servanda.record.standing import standing, standings, states
from servanda.terms.source import Ground
from servanda.terms.standing import Basis, StandingAnswer

Line = Mapping[str, Any]
STEP_DAYS = ("announced", "government", "parliament", "enacted", "notified", "circulated")


def grounds(given: Sequence[Ground]) -> list[dict[str, str | None]]:
    """Return grounds as the objects that a cell holds."""
    return [
        {
            "text": one.text,
            "article": one.article,
            "source": one.source,
            "confidence": one.confidence.value if one.confidence else None,
        }
        for one in given
    ]


def called(state: str) -> str:
    """Return the English name of a state; a code without one stays as it is."""
    try:
        return state_name(state)
    except UnknownName:
        return state


def answers(scope: Scope) -> Iterator[StandingAnswer]:
    """Yield where each state that is meant stands to each treaty that is meant."""
    clocks = {"recorded_on": scope.recorded_on}
    for treaty in scope.treaties:
        if scope.state is None:
            yield from standings(treaty, scope.on, scope.known_on, **clocks)
        else:
            yield standing(scope.state, treaty, scope.on, scope.known_on, **clocks)


def treaties(scope: Scope) -> Iterator[Line]:
    """Yield a line for each treaty."""
    for ident in scope.treaties:
        law = catalogue.treaty(ident) if ident in catalogue.catalogue() else None
        force, deposit = (
            parties_of(ident, scope.on, basis, scope.known_on, recorded_on=scope.recorded_on)
            for basis in (Basis.FORCE, Basis.DEPOSIT)
        )
        yield {
            "treaty": ident,
            "name": treaty_name(ident),
            "title": treaty_title(ident),
            "adopted": law and law.adopted,
            "opened": law and law.opened,
            "in_force_on": law and law.in_force_on,
            "ended_on": law and law.ended_on,
            "on": scope.on,
            "known_on": scope.known_on,
            "parties_in_force": force.count,
            "parties_by_deposit": deposit.count,
            "at_least": force.at_least,
            "complete_to": force.reach.complete_to,
            "checked": force.reach.checked,
            "gaps": force.reach.gaps,
        }


def state_lines(scope: Scope) -> Iterator[Line]:
    """Yield a line for each state that occurs."""
    found = {code for one in scope.treaties for code in states(one, scope.recorded_on)}
    for code in sorted(found | ({scope.state} if scope.state else set())):
        if scope.meant(code):
            yield {"state": code, "name": called(code)}


def actions(scope: Scope) -> Iterator[Line]:
    """Yield a line for each treaty action."""
    for treaty in scope.treaties:
        held = by_state(treaty, scope.recorded_on) if scope.recorded_on else None
        told = acts_of(treaty) if held is None else (one for of in held.values() for one in of)
        for one in told:
            if scope.meant(one.state) and scope.public(one.public_on):
                yield {
                    "treaty": one.treaty,
                    "state": one.state,
                    "action": one.kind.value,
                    "date": one.on,
                    "until": one.until,
                    "public_on": one.public_on,
                    "source": one.source,
                    "confidence": one.confidence.value,
                    "note": one.note,
                    "as_of": one.as_of,
                    "reference": one.reference,
                    "circulated_on": one.circulated_on,
                    "recorded_on": one.recorded_on,
                }


def steps(scope: Scope) -> Iterator[Line]:
    """Yield a line for each step on the way out of a treaty."""
    for treaty in scope.treaties:
        for one in steps_of(treaty, scope.state):
            if scope.public(one.on.latest):
                yield {
                    "treaty": one.treaty,
                    "state": one.state,
                    "act": one.act.value,
                    "step": one.step.value,
                    "date": str(one.on),
                    "earliest": one.on.earliest,
                    "latest": one.on.latest,
                    "body": one.body,
                    "detail": one.detail,
                    "reference": one.reference,
                    "reference_confidence": one.reference_confidence
                    and one.reference_confidence.value,
                    "source": one.source,
                    "confidence": one.confidence.value,
                }


def standing_lines(scope: Scope) -> Iterator[Line]:
    """Yield a line for each standing on the day."""
    for one in answers(scope):
        yield {
            "treaty": one.treaty,
            "state": one.state,
            "on": one.on,
            "known_on": one.known_on,
            "standing": one.standing.value,
            "bound": one.bound,
            "since": one.since,
            "until": one.until,
            "contested": one.contested,
            "complete_to": one.reach.complete_to,
            "warnings": one.warnings,
            "grounds": grounds(one.grounds),
        }


def parties(scope: Scope) -> Iterator[Line]:
    """Yield a line for each party on each basis."""
    for treaty in scope.treaties:
        for basis in Basis:
            counted = parties_of(
                treaty, scope.on, basis, scope.known_on, recorded_on=scope.recorded_on
            )
            for code in filter(scope.meant, counted.parties):
                yield {
                    "treaty": treaty,
                    "on": scope.on,
                    "known_on": scope.known_on,
                    "basis": basis.value,
                    "state": code,
                    "name": called(code),
                    "at_least": counted.at_least,
                }


def exits(scope: Scope) -> Iterator[Line]:
    """Yield a line for each exit."""
    for one in exits_of(
        scope.treaty,
        scope.state,
        on=scope.on,
        known_on=scope.known_on,
        recorded_on=scope.recorded_on,
    ):
        yield {
            "state": one.state,
            "treaty": one.treaty,
            **{name: getattr(one, name) for name in (*STEP_DAYS, "effective")},
            "condition": one.condition,
            "status": one.status,
            "days_left": one.days_left,
            "notice_ref": one.notice_ref,
            "grounds": grounds(one.grounds),
        }
