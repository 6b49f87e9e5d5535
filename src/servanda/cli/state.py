"""``servanda state``: all treaties of one state."""

import click

from servanda.cli.argument import Clocks, clock_options, state_code
from servanda.cli.output import Form, list_options, print_csv, print_json, print_table, say


@click.command(short_help="Show all treaties of a state.")
@click.argument("state")
@clock_options
@list_options
def state(state: str, clocks: Clocks, form: Form) -> None:
    """Say where STATE stands to every treaty of the record: bound, leaving, unknown."""
    from servanda.cli import standing as shown
    from servanda.delivery.answer import state_object
    from servanda.names import state_name, treaty_name
    from servanda.record.standing import all_standings

    code = state_code(state)
    answers = all_standings(code, clocks.on, clocks.known_on, recorded_on=clocks.recorded_on)
    match form:
        case Form.JSON:
            print_json(state_object(code, clocks, answers))
        case Form.CSV:
            print_csv(shown.TABLE, map(shown.standing_object, answers))
        case Form.TEXT:
            say(f"{state_name(code)} on {clocks.on}")
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
