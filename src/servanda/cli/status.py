"""``servanda status``: where a state, or every state, stands to a treaty."""

from datetime import date
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from servanda.cli.argument import Clocks, clock_options, treaty_and_state, treaty_id
from servanda.cli.output import Form, list_options, print_csv, print_json, print_table, say
from servanda.cli.suppose import suppose_option
from servanda.errors import Refused

if TYPE_CHECKING:
    from servanda.record.suppose import Supposition


@click.command(short_help="Say where a state stands to a treaty.")
@click.argument("treaty")
@click.argument("state", required=False)
@clock_options
@suppose_option
@list_options
def status(
    treaty: str,
    state: str | None,
    clocks: Clocks,
    supposed: "tuple[Supposition, ...]",
    form: Form,
) -> None:
    """Say where STATE stands to TREATY, and why; without STATE, every state of its record.

    The two names may come in either order, as codes or in words: "mine ban treaty" Poland. With
    --suppose: where STATE would stand if it acted so; what is supposed is marked, never stored.
    """
    if supposed:
        if state is None:
            raise Refused("--suppose needs a state")
        if clocks.recorded_on is not None:
            raise Refused("--suppose goes from the record as it is: no --recorded-on")
        from servanda.cli.suppose import show

        show(*treaty_and_state(treaty, state), supposed, _days(clocks, supposed), form)
    elif state is None:
        _all(treaty_id(treaty), clocks, form)
    else:
        _one(*treaty_and_state(treaty, state), clocks, form)


def _days(clocks: Clocks, supposed: "tuple[Supposition, ...]") -> tuple[date, date | None]:
    """Return the days asked about; nobody supposes an act to be told of a day before it."""
    source = click.get_current_context().get_parameter_source("on")
    if source is not ParameterSource.DEFAULT:
        return clocks.on, clocks.known_on
    return max(clocks.on, *(one.on for one in supposed)), clocks.known_on


def _one(treaty: str, state: str, clocks: Clocks, form: Form) -> None:
    from servanda.cli import standing as shown
    from servanda.record.standing import standing

    answer = standing(state, treaty, clocks.on, clocks.known_on, recorded_on=clocks.recorded_on)
    match form:
        case Form.JSON:
            print_json(shown.standing_object(answer))
        case Form.CSV:
            print_csv(shown.TABLE, [shown.standing_object(answer)])
        case Form.TEXT:
            say(shown.standing_line(answer))
            if answer.contested:
                say(f"Contested by: {', '.join(map(shown.called, answer.contested))}.")
            shown.say_grounds(answer.grounds)
            shown.say_reach(answer.reach, answer.warnings)


def _all(treaty: str, clocks: Clocks, form: Form) -> None:
    from servanda.cli import standing as shown
    from servanda.names import state_name
    from servanda.record.standing import standings

    answers = standings(treaty, clocks.on, clocks.known_on, recorded_on=clocks.recorded_on)
    objects = [shown.standing_object(answer) for answer in answers]
    match form:
        case Form.JSON:
            print_json(objects)
        case Form.CSV:
            print_csv(shown.TABLE, objects)
        case Form.TEXT:
            ordered = sorted(answers, key=lambda answer: state_name(answer.state))
            rows = [(state_name(a.state), a.standing, a.since, a.until) for a in ordered]
            print_table(("state", "standing", "since", "until"), rows)
            if answers:
                shown.say_reach(answers[0].reach, ())
