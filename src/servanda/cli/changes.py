"""``servanda changes``: what is new since a day, in our record and in public."""

from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING

import click

from servanda.cli.argument import Day, on_option, treaty_id
from servanda.cli.output import Form, list_options, print_csv, print_json, print_table, say
from servanda.errors import Refused

if TYPE_CHECKING:
    from servanda.record.change import Changes


@click.command(short_help="Show what is new since a day.")
@click.argument("treaty", required=False)
@click.option("--since", type=Day(), metavar="DATE", required=True, help="First day.")
@on_option
@list_options
def changes(treaty: str | None, since: date, on: date, form: Form) -> None:
    """Say what is new since a day under TREATY (or any), to the day of --on.

    What entered our record, and what became public, stand clearly apart: the record may learn
    today of what happened years ago.
    """
    from servanda.record.change import changes as listed

    if on < since:
        raise Refused(f"--since: {since} comes after {on}")
    answer = listed(since, on, treaty_id(treaty) if treaty is not None else None)
    match form:
        case Form.JSON:
            print_json(answer)
        case Form.CSV:
            _print_csv(answer)
        case Form.TEXT:
            _say(answer)


def _print_csv(answer: "Changes") -> None:
    from servanda.record.change import Recorded

    names = [field.name for field in fields(Recorded)]
    told = [("ours", one) for one in answer.recorded] + [("public", one) for one in answer.public]
    rows = ({"clock": clock, **{n: getattr(one, n, None) for n in names}} for clock, one in told)
    print_csv(("clock", *names), rows)


def _say(answer: "Changes") -> None:
    from servanda.record.naming import action_name

    say(f"Entered our record from {answer.since} to {answer.on}:")
    for edition in answer.editions:
        say(f"{edition.on}  {edition.says}", indent=2)
    if answer.recorded:
        print_table(
            ("on", "how", "treaty", "state", "action", "date", "was"),
            [
                (
                    one.on,
                    one.section,
                    one.treaty,
                    one.state,
                    action_name(one.action),
                    one.date,
                    one.was,
                )
                for one in answer.recorded
            ],
        )
    elif not answer.editions:
        say("nothing", indent=2)
    say()
    say(f"Became public from {answer.since} to {answer.on}:")
    if answer.public:
        print_table(
            ("public", "treaty", "state", "action", "date", "confidence"),
            [
                (
                    one.on,
                    one.treaty,
                    one.state,
                    action_name(one.action),
                    one.date,
                    one.confidence,
                )
                for one in answer.public
            ],
        )
    else:
        say("nothing that the record holds", indent=2)
