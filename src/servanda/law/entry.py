"""When a consent to be bound takes effect."""

from datetime import date

from servanda.law.clock import in_words, run
from servanda.law.practice import practised_day
from servanda.terms.treaty import Clock, Effect, Later, StateEntry, Treaty


def entry_effect(treaty: Treaty, deposited_on: date, *, kind: str = "ratification") -> Effect:
    """Return the day on which the treaty enters into force for a state that consented.

    Args:
        treaty: The treaty.
        deposited_on: Day of the deposit (of the notification of consent, of the waiver).
        kind: ``ratification``, ``accession`` ...; some treaties tell them apart.

    Source:
        Vienna Convention on the Law of Treaties, articles 24 and 16.
    """
    state, whole = treaty.state_entry, treaty.treaty_entry
    if state is None or state.clock is None:
        return _open(None, "The clause on entry into force is not held.")
    if state.later is Later.ALWAYS:
        return _own_clock(treaty, state, deposited_on, kind)
    barred = not_running(treaty, deposited_on)
    if barred is not None or treaty.in_force_on is None:
        return barred or _open(state.article, "The treaty is not in force.")
    found = _own_clock(treaty, state, deposited_on, kind)
    reached = whole.threshold.on if whole and whole.threshold else None
    if state.later is Later.TREATY_EIF:
        early = deposited_on <= treaty.in_force_on
    elif reached is not None:
        early = deposited_on <= reached
    else:
        early = found.on is None or found.on < treaty.in_force_on
    if not early:
        return found
    gap = state.gap if reached is not None and deposited_on > reached else None
    return _with_treaty(treaty, state, gap)


def not_running(treaty: Treaty, on: date) -> Effect | None:
    """Return the answer to an action on a treaty that is not, or no longer, in force."""
    whole = treaty.treaty_entry
    if treaty.in_force_on is None:
        return _open(whole.article if whole else None, "The treaty is not in force.")
    if treaty.ended_on is not None and on >= treaty.ended_on:
        return _open(None, f"The treaty ended on {treaty.ended_on.isoformat()}.")
    return None


def treaty_in_force(treaty: Treaty) -> date | None:
    """Return the day that the clause gives for the treaty itself, from its threshold.

    A practice that the clause on states names is followed here too.
    """
    whole, state = treaty.treaty_entry, treaty.state_entry
    if whole is None or whole.clock is None or whole.threshold is None:
        return None
    days = {"threshold": whole.threshold.on, "opening": treaty.opened}
    day = run(whole.clock, days)
    floor = run(whole.floor, days) if whole.floor else None
    if day is None or whole.threshold.on is None:
        return day
    day = max(day, floor) if floor else day
    return practised_day(state.practice if state else None, whole.threshold.on, day)


def _with_treaty(treaty: Treaty, state: StateEntry, gap: str | None) -> Effect:
    whole = treaty.treaty_entry
    return Effect(
        on=treaty.in_force_on,
        article=whole.article if whole else state.article,
        basis="text",
        text_on=treaty.in_force_on,
        reason="The consent took effect with the treaty itself.",
        conditions=(gap,) if gap else (),
    )


def _own_clock(treaty: Treaty, state: StateEntry, deposited_on: date, kind: str) -> Effect:
    assert state.clock is not None
    if kind == "accession" and state.accession_on == "depositary_notification":
        says = "An accession runs from the day on which the depositary notified it"
    else:
        says = f"Counted from the {state.clock.anchor.replace('_', ' ')}"
    text_on = _not_before(state.floor, treaty, _run_from(state.clock, deposited_on))
    on = practised_day(state.practice, deposited_on, text_on)
    practised = on != text_on
    note = f" {state.practice.note}" if practised and state.practice else ""
    conditions: tuple[str, ...] = ()
    if state.immediate_if:
        conditions = (
            f"at once in case of {state.immediate_if.event.replace('_', ' ')}"
            f" (article {state.immediate_if.article})",
        )
    return Effect(
        on=on,
        article=state.article,
        basis="practice" if practised else "text",
        text_on=text_on,
        reason=f"{says}: {in_words(state.clock.then)}.{note}",
        conditions=conditions,
    )


def _run_from(clock: Clock, day: date) -> date:
    found = run(clock, {clock.anchor: day})
    assert found is not None
    return found


def _not_before(floor: Clock | None, treaty: Treaty, day: date) -> date:
    bound = (
        run(floor, {"treaty_eif": treaty.in_force_on, "opening": treaty.opened}) if floor else None
    )
    return max(day, bound) if bound else day


def _open(article: str | None, reason: str) -> Effect:
    return Effect(None, article, "text", None, reason)
