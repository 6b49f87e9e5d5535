"""``servanda state``: all treaties of one state."""

from datetime import date

import click

from servanda.cli.argument import known_on_option, on_option, state_code
from servanda.cli.output import Form, list_options, print_csv, print_json, print_table, say


@click.command(short_help="Show all treaties of a state.")
@click.argument("state")
@on_option
@known_on_option
@list_options
def state(state: str, on: date, known_on: date | None, form: Form) -> None:
    """Say where STATE stands to every treaty of the record: bound, leaving, unknown."""
    from servanda.cli import standing as shown
    from servanda.names import state_name, treaty_name
    from servanda.record.action import treaty_ids
    from servanda.record.standing import standing

    code = state_code(state)
    answers = [standing(code, treaty, on, known_on) for treaty in treaty_ids()]
    objects = [shown.standing_object(answer) for answer in answers]
    match form:
        case Form.JSON:
            print_json({"state": code, "on": on, "known_on": known_on, "treaties": objects})
        case Form.CSV:
            print_csv(shown.TABLE, objects)
        case Form.TEXT:
            say(f"{state_name(code)} on {on}")
            for bound in (True, False, None):
                rows = [
                    (a.treaty, treaty_name(a.treaty), a.standing, a.since, a.until)
                    for a in answers
                    if a.bound is bound
                ]
                if rows:
                    say()
                    say(f"{shown.bound_word(bound=bound).capitalize()} ({len(rows)}):")
                    print_table(("treaty", "name", "standing", "since", "until"), rows)
