"""Who is a party to a treaty on a day, and how many, on either basis."""

from datetime import date

from servanda.record.action import CONSENTS, by_state
from servanda.record.coverage import Coverage, coverage
from servanda.record.standing import standings
from servanda.terms.standing import Basis, PartyCount, Standing, StandingAnswer


def parties(
    treaty: str,
    on: date,
    basis: Basis = Basis.FORCE,
    known_on: date | None = None,
    *,
    recorded_on: date | None = None,
) -> PartyCount:
    """Return the parties to the treaty on a day.

    By force: those whom it binds on that day. By deposit: those who have deposited an instrument
    and are not known to have ceased to be bound; whose end is contested or open is among them.

    Raises:
        UnknownName: The record has no treaty by that id.
    """
    held = coverage(treaty, recorded_on)
    answers = standings(treaty, on, known_on, recorded_on=recorded_on)
    counted = [one for one in answers if counts(one, basis)]
    doubtful = [one.state for one in answers if one.bound is None and _deposited(one)]
    open_ = not held.whole(on) or (held.complete_from is not None and on < held.complete_from)
    missing = basis is Basis.FORCE and any(
        one.standing is not Standing.CONTESTED for one in answers if one.state in doubtful
    )
    return PartyCount(
        treaty=treaty,
        on=on,
        known_on=known_on,
        basis=basis,
        parties=tuple(one.state for one in counted),
        at_least=open_ or missing,
        reach=held.reach,
        warnings=_warnings(held, on, doubtful),
        recorded_on=recorded_on,
    )


def counts(answer: StandingAnswer, basis: Basis) -> bool:
    """Say whether the state is one of the parties on a basis, on the day of the answer."""
    if answer.bound:
        return True
    return basis is Basis.DEPOSIT and _deposited(answer)


def _deposited(answer: StandingAnswer) -> bool:
    """Say whether an instrument was deposited and no end of it is known."""
    match answer.standing:
        case Standing.CONTRACTING_STATE | Standing.CONTESTED:
            return True
        case Standing.PROVISIONAL:
            return _consented(answer)
        case Standing.UNKNOWN:
            return _consented(answer)
        case _:
            return bool(answer.bound)


def _consented(answer: StandingAnswer) -> bool:
    """Say whether the record holds a consent of a state whose standing is not known."""
    on, known_on = answer.on, answer.known_on
    return any(
        one.kind in CONSENTS
        and (one.on is None or one.on <= on)
        and (known_on is None or one.public_on is None or one.public_on <= known_on)
        for one in by_state(answer.treaty, answer.recorded_on).get(answer.state, ())
    )


def _warnings(held: Coverage, on: date, doubtful: list[str]) -> tuple[str, ...]:
    said = []
    if held.stale(on):
        said.append(f"The day lies beyond the record, complete to {held.reach.complete_to}.")
    if held.complete_from is not None and on < held.complete_from:
        said.append(f"The list is whole only from {held.complete_from} on.")
    if doubtful:
        named = ", ".join(doubtful)
        said.append(
            f"Not known or contested whether bound: {named};"
            " counted by deposit, not counted as in force."
        )
    return tuple(said)
