"""One door for every kind of action: the day on which it takes effect, or why there is none."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from servanda.law.clock import run
from servanda.law.entry import entry_effect
from servanda.law.exit import exit_effect
from servanda.law.succession import succession_effect
from servanda.terms.treaty import Effect, Treaty


@dataclass(frozen=True, slots=True)
class _Asked:
    treaty: Treaty
    kind: str
    acted: date
    in_conflict: bool
    state_eif: date | None
    state: str | None


def effect(
    treaty: Treaty,
    kind: str,
    acted: date,
    *,
    in_conflict: bool = False,
    state_eif: date | None = None,
    state: str | None = None,
) -> Effect:
    """Return the day on which an action takes effect.

    Args:
        treaty: The treaty.
        kind: ``ratification``, ``withdrawal``, ``suspension`` ...: see ``kinds()``.
        acted: Day of the deposit, of the receipt of the notice, or of the act.
        in_conflict: Whether the state is engaged in armed conflict.
        state_eif: Day of entry into force for the state, where a clause asks for it.
        state: Code of the state, where a rule or a succession hangs on it.

    What the law leaves open, or a kind that it does not know, has ``on=None`` and a reason.
    """
    answer = _ANSWERS.get(kind)
    if answer is None:
        return _none(None, f"No rule is held for {kind.replace('_', ' ')!r}.")
    if kind == "withdrawal" and treaty.adopted and acted < treaty.adopted:
        return _none(
            None, f"The treaty was adopted on {treaty.adopted}: nothing takes effect before."
        )
    return answer(_Asked(treaty, kind, acted, in_conflict, state_eif, state))


def kinds() -> tuple[str, ...]:
    """Return the kinds of action that have an answer."""
    return tuple(_ANSWERS)


def kind_called(text: str) -> str:
    """Return the kind of action that a word or a verb names; the word itself where none is known.

    >>> kind_called("Withdraw")
    'withdrawal'
    """
    kind = "_".join(text.lower().replace("-", " ").replace("_", " ").split())
    return _called().get(kind, kind)


@cache
def _called() -> dict[str, str]:
    text = files("servanda").joinpath("data", "law", "kinds.toml").read_text("utf-8")
    called: dict[str, str] = tomllib.loads(text)["called"]
    return called


def _none(article: str | None, reason: str) -> Effect:
    return Effect(None, article, "text", None, reason)


def _on(day: date | None, article: str | None, reason: str) -> Effect:
    return Effect(day, article, "text", day, reason)


def _entry(asked: _Asked) -> Effect:
    state = asked.treaty.state_entry
    if asked.in_conflict and state and state.immediate_if:
        event = state.immediate_if.event.replace("_", " ")
        return _on(asked.acted, state.immediate_if.article, f"At once, in case of {event}.")
    return entry_effect(asked.treaty, asked.acted, kind=asked.kind)


def _succession(asked: _Asked) -> Effect:
    return succession_effect(asked.treaty, asked.acted, state=asked.state)


def _exit(asked: _Asked) -> Effect:
    return exit_effect(
        asked.treaty,
        asked.acted,
        in_conflict=asked.in_conflict,
        state_eif=asked.state_eif,
        state=asked.state,
    )


def _suspension(asked: _Asked) -> Effect:
    clause = asked.treaty.suspension
    says = clause.says if clause else "The treaty has no clause on suspension."
    return _none(None, f"{says} A claimed suspension rests on general law (VCLT 57, 60, 62).")


def _unsigning(asked: _Asked) -> Effect:
    reason = "A signatory that will not become a party loses its duty; no treaty relation ends."
    return _none("VCLT 18(a)", reason)


def _objection(asked: _Asked) -> Effect:
    return _none(None, "An objection states one state's view; it sets no day for the treaty.")


def _announcement(asked: _Asked) -> Effect:
    clause = asked.treaty.withdrawal
    return _none(clause.article, "An announcement starts no clock; a notice received does.")


def _provisional(asked: _Asked) -> Effect:
    clause = asked.treaty.provisional
    if clause is None:
        return _none("VCLT 25(1)", "The treaty has no clause on provisional application.")
    return _on(asked.acted, clause.article, f"From the declaration ({clause.scope}).")


def _provisional_end(asked: _Asked) -> Effect:
    clause = asked.treaty.provisional
    if clause is not None and clause.termination is not None:
        on = run(clause.termination, {clause.termination.anchor: asked.acted})
        return _on(on, clause.article, clause.says)
    return _on(asked.acted, "VCLT 25(2)", "Notice that it will not become a party ends it.")


def _duration(asked: _Asked) -> Effect:
    clause, treaty = asked.treaty.duration, asked.treaty
    if clause is None or clause.clock is None:
        return _none(clause.article if clause else None, "The treaty runs for no fixed time.")
    on = run(clause.clock, {clause.clock.anchor: treaty.in_force_on or asked.acted})
    if on and treaty.ended_on and treaty.ended_on > on:
        extended = f"Extended by agreement beyond {on.isoformat()}. {clause.says}"
        return Effect(treaty.ended_on, clause.article, "text", on, extended)
    return _on(on, clause.article, clause.says)


def _territory(asked: _Asked) -> Effect:
    reason = "An exclusion leaves a territory outside; it changes no day of the state itself."
    return _none("VCLT 29", reason)


def _membership(asked: _Asked) -> Effect:
    clause = asked.treaty.withdrawal.automatic
    if clause is None or clause.clock is None or "member" not in clause.clock.anchor:
        return _none(None, "The treaty does not hang on membership of an organisation.")
    on = run(clause.clock, {clause.clock.anchor: asked.acted})
    return Effect(on, clause.article, "text", on, clause.says, ("disputed",))


_ANSWERS: dict[str, Callable[[_Asked], Effect]] = {
    "consent": _entry,
    "consent_to_be_bound": _entry,
    "ratification": _entry,
    "acceptance": _entry,
    "approval": _entry,
    "accession": _entry,
    "succession": _succession,
    "withdrawal": _exit,
    "suspension": _suspension,
    "withdrawal_of_signature": _unsigning,
    "objection": _objection,
    "announcement": _announcement,
    "provisional_application": _provisional,
    "termination_of_provisional_application": _provisional_end,
    "duration": _duration,
    "territorial_exclusion": _territory,
    "cessation_of_membership": _membership,
}
