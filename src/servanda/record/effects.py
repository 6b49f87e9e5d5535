"""The day an action takes effect, with what the record knows of the state; one by one or many."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from servanda.errors import AmbiguousName, Malformed, UnknownName
from servanda.law.effect import effect as law_effect
from servanda.law.effect import kind_called
from servanda.record.course import course
from servanda.record.departure import ruled_exit
from servanda.record.finding import in_conflict as conflict_of
from servanda.record.standing import standing, state_eif
from servanda.terms.treaty import Effect

ASKED = ("treaty", "state", "kind", "acted")
ANSWERED = ("effective", "article", "basis", "reason")
FIRST_YEAR, LAST_YEAR = 1500, 2999
"""Beyond these years the arithmetic of days has no use."""
_NOBODY = ("", "*")
"""In the column ``state``: the action of no one state."""


def effect(
    treaty: str,
    kind: str,
    acted: date,
    *,
    state: str | None = None,
    in_conflict: bool = False,
) -> Effect:
    """Return the day on which an action takes effect.

    Args:
        treaty: Id of the treaty.
        kind: ``ratification``, ``withdrawal`` and so on, as ``law.effect.kinds`` has them.
        acted: Day of the deposit, of the receipt of the notice, or of the act.
        state: Code of the state; its own entry into force and findings of armed conflict then
            count as the record has them.
        in_conflict: Whether the state is engaged in armed conflict, whatever the record says.

    Raises:
        UnknownName: The record has no treaty by that id.
    """
    seen = course(state or "", treaty, None)
    if seen.law is None:
        return Effect(None, None, "text", None, f"No clauses of {treaty} are held.")
    if state is None:
        return law_effect(seen.law, kind, acted, in_conflict=in_conflict)
    if kind == "withdrawal" and (then := standing(state, treaty, acted)).bound is False:
        reason = f"The state is {then.standing} on {acted}: it has nothing to withdraw from."
        return Effect(None, None, "text", None, reason)
    eif = state_eif(state, treaty, acted)
    if kind == "withdrawal" and not in_conflict:
        return ruled_exit(seen, acted, eif)[0]
    engaged = in_conflict or conflict_of(state, acted) is not None
    return law_effect(seen.law, kind, acted, in_conflict=engaged, state_eif=eif, state=state)


def effects(
    rows: Iterable[Mapping[str, str]],
    state_code: Callable[[str], str],
    treaty_id: Callable[[str], str],
) -> Iterator[dict[str, str]]:
    """Yield each row with the day its action takes effect; columns: ``ASKED``, ``ANSWERED``.

    One row out for each row in, in order. What cannot be answered, a name or a day that cannot be
    read among it, has an empty ``effective`` and a reason.

    Args:
        rows: Columns treaty and state (any known name or code), kind, acted (YYYY-MM-DD).
        state_code: Returns the code of a state that is called so.
        treaty_id: Returns the id of a treaty that is called so.

    Raises:
        Malformed: A row lacks a column.
    """
    for number, row in enumerate(rows, start=1):
        missing = [name for name in ASKED if name not in row]
        if missing:
            raise Malformed(f"row {number}: columns missing: {', '.join(missing)}")
        asked = {name: (row[name] or "").strip() for name in ASKED}
        try:
            answer = _answer(asked, state_code, treaty_id)
        except (UnknownName, AmbiguousName, Malformed) as error:
            answer = dict.fromkeys(ANSWERED, "") | {"reason": str(error)}
        yield {**row, **answer}


def _answer(
    asked: Mapping[str, str], state_code: Callable[[str], str], treaty_id: Callable[[str], str]
) -> dict[str, str]:
    for name in ("treaty", "kind", "acted"):
        if not asked[name]:
            raise Malformed(f"no {name} is given")
    treaty = treaty_id(asked["treaty"])
    state = None if asked["state"] in _NOBODY else state_code(asked["state"])
    kind = kind_called(asked["kind"])
    found = effect(treaty, kind, _day(asked["acted"]), state=state)
    return {
        "effective": found.on.isoformat() if found.on else "",
        "article": found.article or "",
        "basis": found.basis if found.on else "",
        "reason": found.reason,
    }


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Malformed(f"{text!r} is no day; it is written YYYY-MM-DD") from None
    if day.isoformat() != text or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Malformed(f"{text!r} is no day of the years {FIRST_YEAR} to {LAST_YEAR}")
    return day
