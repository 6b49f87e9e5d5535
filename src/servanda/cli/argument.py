"""What a person may write: days, names, and the options that several commands share."""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from string import digits
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

import click

from servanda.errors import Refused, UnknownName

if TYPE_CHECKING:
    from servanda.terms.treaty import Treaty

Command = TypeVar("Command", bound=Callable[..., Any])

FIRST_YEAR, LAST_YEAR = 1500, 2999
"""Years that record and law serve; beyond them the arithmetic of days has no use."""
LONGEST_NAME = 200
"""In code points: no name of a treaty or a state is longer."""


class Day(click.ParamType[date]):
    """A calendar day, written YYYY-MM-DD."""

    name = "date"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return the day, or refuse in one sentence."""
        if isinstance(value, date):
            return value
        return day(str(value))


def day(text: str) -> date:
    """Return the day written as ``YYYY-MM-DD``.

    Raises:
        Refused: It is written otherwise, the calendar does not have it, or it is out of range.
    """
    try:
        found = date.fromisoformat(text) if len(text) == len("2025-03-18") else None
    except ValueError as error:
        raise Refused(f"{text!r} is no day of the calendar ({error}); write YYYY-MM-DD") from error
    if found is None or found.isoformat() != text:
        raise Refused(f"{text!r} is no day; write YYYY-MM-DD")
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise Refused(f"{text}: only days of the years {FIRST_YEAR} to {LAST_YEAR} are served")
    return found


def today() -> date:
    """Return the current day where the command runs: the one clock of the house."""
    return datetime.now().astimezone().date()


def on_option(command: Command) -> Command:
    """Add ``--on DATE``."""
    return click.option(
        "--on", type=Day(), metavar="DATE", default=today, help="Day asked about (today)."
    )(command)


def known_on_option(command: Command) -> Command:
    """Add ``--known-on DATE``."""
    return click.option(
        "--known-on",
        type=Day(),
        metavar="DATE",
        help="Use only what was public on this day.",
    )(command)


def recorded_on_option(command: Command) -> Command:
    """Add ``--recorded-on DATE``."""
    return click.option(
        "--recorded-on",
        type=Day(),
        metavar="DATE",
        help="Use only what had entered our record by this day.",
    )(command)


class Clocks(NamedTuple):
    """The day asked about, and the two clocks of knowledge: the public's and ours."""

    on: date
    known_on: date | None
    recorded_on: date | None


def clock_options(command: Command) -> Command:
    """Add ``--on``, ``--known-on`` and ``--recorded-on``, given to the command as ``clocks``."""

    @wraps(command)
    def asked(
        *args: Any, on: date, known_on: date | None, recorded_on: date | None, **others: Any
    ) -> Any:
        return command(*args, clocks=Clocks(on, known_on, recorded_on), **others)

    return cast("Command", on_option(known_on_option(recorded_on_option(asked))))


def published_option(command: Command) -> Command:
    """Add ``--published DATE``."""
    return click.option(
        "--published",
        type=Day(),
        metavar="DATE",
        help='Day of publication; without it nothing is guessed from "Thursday".',
    )(command)


def treaty_id(text: str) -> str:
    """Return the id of the treaty that a person calls ``text``."""
    from servanda import names

    return names.treaty(_name(text, "treaty"))


def state_code(text: str) -> str:
    """Return the code of the state that a person calls ``text``."""
    from servanda import names

    return names.state(_name(text, "state"))


def treaty_with_clauses(text: str) -> "Treaty":
    """Return the treaty that a person calls ``text``, with its clauses.

    Raises:
        Refused: Only a record of it is held.
    """
    from servanda.law import catalogue

    ident = treaty_id(text)
    if ident in catalogue.catalogue():
        return catalogue.treaty(ident)
    family = ident.rstrip(digits)
    parts = [one for one in catalogue.catalogue() if one.rstrip(digits) == family]
    hint = f"see {', '.join(parts)}" if parts else f"its record: `servanda status {ident}`"
    raise Refused(f"no clauses are held under {ident}; {hint}")


def treaty_and_state(first: str, second: str) -> tuple[str, str]:
    """Return treaty id and state code of two names given in either order."""
    try:
        treaty = treaty_id(first)
    except UnknownName as unknown:
        try:
            return treaty_id(second), state_code(first)
        except UnknownName:
            # Neither order reads; the error of the order that the help shows is the useful one,
            # unless the first name is a state and the second is simply no treaty.
            _raise_for_state_first(first, second)
            raise unknown from None
    return treaty, state_code(second)


def _raise_for_state_first(first: str, second: str) -> None:
    try:
        state_code(first)
    except UnknownName:
        return
    treaty_id(second)


def _name(text: str, kind: str) -> str:
    if not text.strip():
        raise Refused(f"the name of the {kind} is empty")
    if len(text) > LONGEST_NAME:
        raise Refused(f"the name of the {kind} is longer than {LONGEST_NAME} characters")
    if not text.isprintable():
        raise Refused(f"the name of the {kind} holds characters that cannot be printed")
    return text
