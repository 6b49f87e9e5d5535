"""A sheet about one state: what binds it, what it leaves, what was said, what is not known."""

from collections.abc import Sequence

from servanda.delivery.export.folder import Held
from servanda.delivery.export.record_table import answers
from servanda.delivery.export.scope import Scope
from servanda.delivery.export.sheet import Line, Sheet, notes, sections
from servanda.delivery.export.sheet_part import (
    deadline_lines,
    exit_lines,
    foot,
    said_lines,
    subtitle,
    upper,
)
from servanda.delivery.naming import actor_name, treaty_name
from servanda.delivery.words import day, sentence
from servanda.terms.standing import Standing, StandingAnswer

_PLAIN = (Standing.PARTY, Standing.OUTSIDE, Standing.UNKNOWN)


def state_sheet(state: str, scope: Scope, dossiers: Sequence[Held] = ()) -> Sheet:
    """Return the sheet about a state on the day of the scope, perhaps under one treaty alone."""
    where = list(answers(scope))
    name = upper(actor_name(state))
    under = f" and {treaty_name(scope.treaty)}" if scope.treaty else ""
    bound = [one for one in where if one.bound]
    not_known = [one for one in where if one.bound is None]
    # Under one treaty alone the first line says all of it.
    listed = [] if scope.treaty else where
    between = [one for one in listed if one.standing not in _PLAIN]
    return Sheet(
        title=f"{name}{under}",
        subtitle=f"{subtitle(scope)}.",
        lead=tuple(map(_line, where)) if scope.treaty else (_count_line(where, bound, not_known),),
        sections=sections(
            [
                ("Leaving, and left", exit_lines(scope, by_state=False)),
                ("Other standings", [_line(one) for one in between]),
                ("Said", said_lines(scope, dossiers)),
                ("What falls due", deadline_lines(scope, by_state=False)),
                ("Bound by", [_line(one) for one in listed if one.standing is Standing.PARTY]),
                ("Outside", _names([one for one in listed if one.standing is Standing.OUTSIDE])),
                ("Not known", _names([one for one in listed if one.bound is None])),
            ]
        ),
        foot=foot(),
    )


def _count_line(
    where: Sequence[StandingAnswer],
    bound: Sequence[StandingAnswer],
    not_known: Sequence[StandingAnswer],
) -> Line:
    free = len(where) - len(bound) - len(not_known)
    text = (
        f"Of {len(where)} treaties of the record: bound by {len(bound)}, not bound by {free}, "
        f"not known for {len(not_known)}."
    )
    return Line(text)


def _line(one: StandingAnswer) -> Line:
    since = f", since {day(one.since.isoformat())}" if one.since else ""
    until = f", until {day(one.until.isoformat())}" if one.until else ""
    standing = f": {one.standing}"
    text = sentence(f"{upper(treaty_name(one.treaty))}{standing}{since}{until}")
    return Line(text, notes(one.grounds))


def _names(where: Sequence[StandingAnswer]) -> list[Line]:
    names = sorted(treaty_name(one.treaty) for one in where)
    return [Line("", items=tuple(names))] if names else []
