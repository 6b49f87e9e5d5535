"""``servanda deadlines``: what falls due, for whom, and how it stands."""

from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING

import click

from servanda.cli.argument import Day, on_option, treaty_and_state, treaty_or_state
from servanda.cli.output import Form, list_options, print_csv, print_json, print_table, say
from servanda.delivery.asked import window

if TYPE_CHECKING:
    from servanda.record.deadline.line import DueLine


@click.command(short_help="Show what falls due, and when.")
@click.argument("treaty", required=False)
@click.argument("state", required=False)
@click.option(
    "--between",
    nargs=2,
    type=Day(),
    metavar="FIRST LAST",
    help="Only what falls due from one day to another, both included.",
)
@on_option
@list_options
def deadlines(
    treaty: str | None,
    state: str | None,
    between: tuple[date, date] | None,
    on: date,
    form: Form,
) -> None:
    """Say what falls due under TREATY (or any) for STATE (or any): duties, reports, exits.

    Without --between: what binds on the day asked about, and the next yearly report. A party is
    called overdue only where a source says so. The grounds are printed for one TREATY and STATE,
    and always with --json.
    """
    from servanda.record.deadline.due import deadlines as listed
    from servanda.record.deadline.line import DueLine

    if between is not None:
        window(*between)
    named = _named(treaty, state)
    answer = listed(*named, on=on, between=between)
    columns = [field.name for field in fields(DueLine)]
    match form:
        case Form.JSON:
            print_json(answer)
        case Form.CSV:
            print_csv(columns, [{name: getattr(d, name) for name in columns} for d in answer])
        case Form.TEXT:
            _say(answer, named, on)


def _named(first: str | None, second: str | None) -> tuple[str | None, str | None]:
    """Return treaty and state of two names in either order, or of one that is either."""
    if first is None:
        return None, None
    if second is not None:
        return treaty_and_state(first, second)
    return treaty_or_state(first)


def _by_name(line: "DueLine") -> tuple[date, str, str]:
    from servanda.names import state_name, treaty_name

    state = state_name(line.state) if line.state else ""
    return line.due or date.max, treaty_name(line.treaty), state


def _say(answer: "tuple[DueLine, ...]", named: tuple[str | None, str | None], on: date) -> None:
    from servanda.cli.standing import say_grounds
    from servanda.delivery.words import article_words
    from servanda.names import state_name, treaty_name

    if not answer:
        say(f"Nothing is held to fall due (asked for {on}).")
    elif named[1] is None:
        rows = [
            (
                line.due or "no day",
                treaty_name(line.treaty),
                state_name(line.state) if line.state else "all parties",
                line.article,
                line.what,
                line.status,
            )
            for line in sorted(answer, key=_by_name)
        ]
        print_table(("due", "treaty", "state", "article", "what", "status"), rows)
    else:
        for line in answer:
            article = f", {article_words(line.article)}" if line.article else ""
            subject = f"{treaty_name(line.treaty)}{article}, {line.what}"
            say(f"{line.due or 'no day'}  {subject}: {line.status}.")
            say(line.says, indent=2)
            if named[0] is not None:
                say_grounds(line.grounds)
    say("Record: what is held of extensions, completions and reports is incomplete.")
