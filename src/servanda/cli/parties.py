"""``servanda parties``: who is a party to a treaty, and how many, on which basis."""

import click

from servanda.cli.argument import Clocks, clock_options, treaty_id
from servanda.cli.output import Form, list_options, print_csv, print_json, say
from servanda.terms.standing import Basis, PartyCount


@click.command(short_help="Count the parties to a treaty.")
@click.argument("treaty")
@click.option(
    "--basis",
    type=click.Choice(["force", "deposit"]),
    default="force",
    show_default=True,
    help="Count states for which it is in force, or states that have deposited.",
)
@clock_options
@list_options
def parties(treaty: str, basis: str, clocks: Clocks, form: Form) -> None:
    """Say who is a party to TREATY on a day, and how many they are."""
    from servanda.delivery.answer import parties_object
    from servanda.names import state_name
    from servanda.record.party import parties as counted

    answer = counted(
        treaty_id(treaty),
        clocks.on,
        Basis(basis),
        clocks.known_on,
        recorded_on=clocks.recorded_on,
    )
    match form:
        case Form.JSON:
            print_json(parties_object(answer))
        case Form.CSV:
            rows = [{"state": code, "name": state_name(code)} for code in answer.parties]
            print_csv(("state", "name"), rows)
        case Form.TEXT:
            _say_count(answer)


def _say_count(answer: PartyCount) -> None:
    from servanda.cli.standing import say_reach
    from servanda.names import state_name, treaty_name

    least = "at least " if answer.at_least else ""
    basis = "by deposit" if answer.basis is Basis.DEPOSIT else "in force"
    noun = "party" if answer.count == 1 else "parties"
    name = treaty_name(answer.treaty)
    say(f"{name} on {answer.on}: {least}{answer.count} {noun} ({basis}).")
    say(", ".join(sorted(map(state_name, answer.parties))), indent=2)
    say_reach(answer.reach, answer.warnings)
