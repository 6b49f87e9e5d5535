"""How a standing is shown: as an object, as a row, and in words."""

from servanda.cli.output import say
from servanda.delivery.answer import STANDING_COLUMNS
from servanda.delivery.answer import standing_object as standing_object
from servanda.errors import UnknownName
from servanda.names import state_name, treaty_name
from servanda.terms.source import Confidence, Ground
from servanda.terms.standing import Reach, StandingAnswer

TABLE = (*STANDING_COLUMNS, "contested", "grounds", "complete_to", "gaps", "warnings")
"""Columns of many standings as CSV."""


def standing_line(answer: StandingAnswer) -> str:
    """Return the answer in one sentence."""
    line = (
        f"{state_name(answer.state)}, {treaty_name(answer.treaty)}, on {answer.on}: "
        f"{answer.standing}, {bound_word(bound=answer.bound)}"
    )
    line += f", since {answer.since}" if answer.since else ""
    line += f", until {answer.until}" if answer.until else ""
    return line + "."


def bound_word(*, bound: bool | None) -> str:
    """Return ``bound``, ``not bound``, or that it is not known."""
    if bound is None:
        return "not known whether bound"
    return "bound" if bound else "not bound"


def called(who: str) -> str:
    """Return the name of a state by its code; who is no state is called as it is written."""
    try:
        return state_name(who)
    except UnknownName:
        return who


def say_grounds(grounds: tuple[Ground, ...]) -> None:
    """Print the grounds of an answer, each with its article and source."""
    for ground in grounds:
        say(f"- {ground_line(ground)}", indent=2)


def ground_line(ground: Ground) -> str:
    """Return one ground in words; what rests on memory is marked as unverified."""
    parts = [ground.text]
    if ground.article and ground.article not in ground.text:
        parts.append(f"[{ground.article}]")
    if ground.source:
        parts.append(f"({ground.source})")
    if ground.confidence is Confidence.MEMORY and "(unverified)" not in ground.text:
        parts.append("(unverified)")
    return " ".join(parts)


def say_reach(reach: Reach, warnings: tuple[str, ...]) -> None:
    """Print how far the record reaches, what it lacks, and what to beware of."""
    known = f"complete to {reach.complete_to}" if reach.complete_to else "incomplete"
    checked = f", checked {reach.checked}" if reach.checked else ""
    say(f"Record: {known}{checked}.")
    for gap in reach.gaps:
        say(f"Gap: {gap}")
    for warning in warnings:
        say(f"Warning: {warning}")
