"""The shapes of the answers about record and law: the same from every door."""

from datetime import date
from typing import Any

from servanda.delivery.asked import Clocks
from servanda.terms.standing import PartyCount, Reach, StandingAnswer
from servanda.terms.treaty import Effect

STANDING_COLUMNS = (
    "treaty",
    "state",
    "on",
    "known_on",
    "recorded_on",
    "standing",
    "bound",
    "since",
    "until",
)
"""What a standing is said with, before ``contested``, ``grounds`` and the reach of the record."""

Answer = dict[str, Any]


def standing_object(answer: StandingAnswer) -> Answer:
    """Return the answer as ``servanda status --json`` prints it."""
    return {
        **{column: getattr(answer, column) for column in STANDING_COLUMNS},
        "contested": answer.contested,
        "grounds": answer.grounds,
        **reach_object(answer.reach),
        "warnings": answer.warnings,
    }


def reach_object(reach: Reach) -> Answer:
    """Return how far a record reaches."""
    return {"complete_to": reach.complete_to, "checked": reach.checked, "gaps": reach.gaps}


def state_object(state: str, clocks: Clocks, answers: tuple[StandingAnswer, ...]) -> Answer:
    """Return where a state stands to every treaty as ``servanda state --json`` prints it."""
    return {
        "state": state,
        "on": clocks.on,
        "known_on": clocks.known_on,
        "recorded_on": clocks.recorded_on,
        "treaties": [standing_object(answer) for answer in answers],
    }


def parties_object(answer: PartyCount) -> Answer:
    """Return the parties as ``servanda parties --json`` prints them."""
    return {
        "treaty": answer.treaty,
        "on": answer.on,
        "known_on": answer.known_on,
        "recorded_on": answer.recorded_on,
        "basis": answer.basis,
        "count": answer.count,
        "at_least": answer.at_least,
        **reach_object(answer.reach),
        "parties": answer.parties,
        "warnings": answer.warnings,
    }


def effect_of(
    treaty: str, kind: str, acted: date, *, in_conflict: bool, state: str | None
) -> Effect:
    """Return the day on which an action takes effect, with what the record knows of its state.

    Args:
        treaty: Id of a treaty whose clauses are held.
        kind: Kind of action, as the law writes it.
        acted: Day on which the depositary received the instrument.
        in_conflict: Whether the state is engaged in an armed conflict.
        state: Code of the state; None: the general rule.
    """
    if state is not None:
        from servanda.record.effects import effect as recorded

        return recorded(treaty, kind, acted, state=state, in_conflict=in_conflict)
    from servanda.law.catalogue import treaty as law_treaty
    from servanda.law.effect import effect as computed

    return computed(law_treaty(treaty), kind, acted, in_conflict=in_conflict)


def effect_object(
    asked: tuple[str, str, date], answer: Effect, *, in_conflict: bool, state: str | None
) -> Answer:
    """Return the effect as ``servanda effect --json`` prints it; asked: treaty, kind and day."""
    treaty, kind, acted = asked
    return {
        "treaty": treaty,
        "state": state,
        "kind": kind,
        "acted": acted,
        "in_conflict": in_conflict,
        "effective": answer.on,
        "article": answer.article,
        "basis": answer.basis,
        "text_on": answer.text_on,
        "not_before": answer.not_before,
        "conditions": answer.conditions,
        "reason": answer.reason,
    }


def treaty_titles() -> list[dict[str, str]]:
    """Return the treaties whose clauses are held, as ``servanda treaty --json`` lists them."""
    from servanda.law.catalogue import catalogue
    from servanda.names import treaty_title

    return [{"treaty": ident, "title": treaty_title(ident)} for ident in catalogue()]
