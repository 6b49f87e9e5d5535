"""What a person may write: days, names, and the options that several commands share."""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Any, TypeVar, cast

import click

from servanda.delivery.asked import Clocks as Clocks
from servanda.delivery.asked import day as day
from servanda.delivery.asked import state_code as state_code
from servanda.delivery.asked import treaty_and_state as treaty_and_state
from servanda.delivery.asked import treaty_id as treaty_id
from servanda.delivery.asked import treaty_or_state as treaty_or_state
from servanda.delivery.asked import treaty_with_clauses as treaty_with_clauses

Command = TypeVar("Command", bound=Callable[..., Any])


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
