"""When a notice of withdrawal or denunciation takes effect."""

import tomllib
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from servanda.law.clock import in_words, run
from servanda.law.entry import not_running
from servanda.law.practice import practised_day
from servanda.terms.treaty import Allowed, Effect, HoldTest, Treaty, Withdrawal


def exit_effect(
    treaty: Treaty,
    received_on: date,
    *,
    in_conflict: bool = False,
    state_eif: date | None = None,
    stated_on: date | None = None,
    state: str | None = None,
) -> Effect:
    """Return the day on which a party's notice of withdrawal takes effect.

    Args:
        treaty: The treaty.
        received_on: Day on which the depositary received the notice (where the clause runs from
            the notice: on which it was given); never the day of an announcement or a vote.
        in_conflict: Whether the party is engaged in armed conflict on the day that the clause
            tests. A finding of fact: the caller makes it and answers for it.
        state_eif: Day of entry into force for the party, where a notice may be given only later.
        stated_on: The day that the notice itself names.
        state: Code of the party, where a treaty has a rule for one state alone.

    Source:
        Vienna Convention on the Law of Treaties, articles 54 (a) and 56.
    """
    clause = treaty.withdrawal
    rule = clause.states.get(state) if state else None
    if rule is not None:
        on = run(rule.clock, {rule.clock.anchor: received_on})
        return Effect(on, rule.article, "text", on, rule.says)
    if clause.clock is None:
        return _no_clause(clause)
    barred = not_running(treaty, received_on) or _barred(treaty, received_on, state_eif)
    if barred is not None:
        return barred
    text_on = run(clause.clock, {clause.clock.anchor: received_on})
    assert text_on is not None
    on = practised_day(clause.practice, received_on, text_on)
    named = stated_on if stated_on and (clause.later_ok or clause.in_advance) else None
    found = Effect(
        on=max(on, named) if named else on,
        article=clause.article_effect or clause.article,
        basis="practice" if on != text_on else "text",
        text_on=max(text_on, named) if named else text_on,
        reason=_reason(clause, practised=on != text_on),
        conditions=_conditions(clause, gate_known=state_eif is not None),
        not_before=on if clause.in_advance else None,
    )
    return _held(clause, found) if in_conflict and clause.hold else found


def _no_clause(clause: Withdrawal) -> Effect:
    return Effect(None, clause.fallback or clause.article, "text", None, clause.says)


def _barred(treaty: Treaty, received_on: date, state_eif: date | None) -> Effect | None:
    """Return the answer to a notice that came before a notice may be given."""
    clause = treaty.withdrawal
    if clause.gate is None or clause.clock is None:
        return None
    opens = run(clause.gate, {"treaty_eif": treaty.in_force_on, "state_eif": state_eif})
    if opens is None or received_on >= opens:
        return None
    return Effect(
        on=None,
        article=clause.article,
        basis="text",
        text_on=None,
        reason=f"No notice may be given before {opens.isoformat()}.",
        not_before=run(clause.clock, {clause.clock.anchor: opens}),
    )


def _reason(clause: Withdrawal, *, practised: bool) -> str:
    assert clause.clock is not None
    anchor = clause.clock.anchor
    start = "the notice" if anchor == "notice" else f"the {anchor} of the notice"
    counted = in_words(clause.clock.then, start)
    if clause.in_advance:
        counted = (
            f"the earliest lawful day: notice is given {in_words(clause.clock.then)} in advance"
        )
    note = f" {clause.practice.note}" if practised and clause.practice else ""
    return f"{counted[0].upper()}{counted[1:]}.{note}"


def _conditions(clause: Withdrawal, *, gate_known: bool) -> tuple[str, ...]:
    said = [f"needs: {one.replace('_', ' ')}" for one in clause.requires]
    if clause.allowed not in (Allowed.YES, Allowed.NO_CLAUSE):
        said.append(clause.allowed.replace("_", " "))
    if clause.hold:
        when = "at expiry" if clause.hold.test is HoldTest.EXPIRY else "at the notice"
        said.append(f"{_holds()['while'][clause.hold.while_]['absent']} {when}")
    if clause.gate and clause.gate.anchor == "state_eif" and not gate_known:
        waited = in_words(clause.gate.then)
        said.append(f"not checked: notice only {waited} after entry into force for the party")
    if clause.later_ok:
        said.append("a later day if the notice names one")
    return tuple(said)


def _held(clause: Withdrawal, found: Effect) -> Effect:
    assert clause.hold is not None
    words = _holds()["while"][clause.hold.while_]
    until = _holds()["until"][clause.hold.until] if clause.hold.until else words["until"]
    return replace(
        found,
        on=None,
        text_on=None,
        not_before=found.on,
        reason=f"Held: the party is {words['is']}; no effect before {until}.",
    )


@cache
def _holds() -> dict[str, Any]:
    """Return the words of ``data/law/holds.toml`` for what holds an exit."""
    return tomllib.loads((files("servanda") / "data" / "law" / "holds.toml").read_text("utf-8"))
