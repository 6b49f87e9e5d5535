"""``servanda exits``: exits under way and past, with every step that is known."""

from dataclasses import fields

import click

from servanda.cli.argument import Clocks, clock_options, state_code, treaty_id
from servanda.cli.output import Form, list_options, print_csv, print_json, say
from servanda.terms.standing import Exit

STEPS = ("announced", "government", "parliament", "enacted", "notified", "circulated", "effective")
"""The days of an exit that the press confuses, in their order."""


@click.command(short_help="Show exits under way and past.")
@click.argument("treaty", required=False)
@click.option("--state", metavar="STATE", help="Only the exits of this state.")
@clock_options
@list_options
def exits(treaty: str | None, state: str | None, clocks: Clocks, form: Form) -> None:
    """Say who is leaving, or left, TREATY (or any), with every step and the days left.

    The grounds of each are printed for one STATE, and always with --json.
    """
    from servanda.record.exits import exits as listed

    answer = listed(
        treaty=treaty_id(treaty) if treaty is not None else None,
        state=state_code(state) if state is not None else None,
        **clocks._asdict(),
    )
    columns = [field.name for field in fields(Exit)]
    match form:
        case Form.JSON:
            print_json(answer)
        case Form.CSV:
            print_csv(columns, [{name: getattr(e, name) for name in columns} for e in answer])
        case Form.TEXT:
            if not answer:
                say("No exit is known.")
            for one in answer:
                _say_exit(one, grounds=state is not None or len(answer) == 1)


def _say_exit(one: Exit, *, grounds: bool) -> None:
    from servanda.cli.standing import say_grounds
    from servanda.delivery.naming import exit_status
    from servanda.names import state_name, treaty_name

    left = f", {one.days_left} days left" if one.days_left is not None else ""
    treaty = treaty_name(one.treaty)
    if one.act == "suspension" and "suspension" not in one.status:
        treaty += " (suspension)"
    say(f"{state_name(one.state)}, {treaty}: {exit_status(one.status)}{left}")
    steps = ((name, getattr(one, name)) for name in STEPS)
    say("; ".join(f"{name} {on}" for name, on in steps if on), indent=2)
    if one.condition:
        say(f"condition: {one.condition}", indent=2)
    say(f"notice: {one.notice_ref}", indent=2)
    if grounds:
        say_grounds(one.grounds)
