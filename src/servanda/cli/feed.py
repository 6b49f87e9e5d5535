"""``servanda feed``: what is new in the record, for a reader of feeds."""

import json
from datetime import date

import click

from servanda.cli.argument import on_option, treaty_or_state
from servanda.cli.output import out_option, write_out


@click.command(short_help="Write what is new as Atom or JSON Feed.")
@click.argument("name", metavar="[TREATY|STATE]", required=False)
@click.option("--stage", metavar="STAGE", help="Only events of this stage, as notified.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["atom", "json"]),
    default="atom",
    show_default=True,
    help="Atom (RFC 4287) or JSON Feed 1.1.",
)
@on_option
@out_option
def feed(name: str | None, stage: str | None, form: str, on: date, out: str | None) -> None:
    """Write the feed of TREATY or STATE (or of all): the actions and steps that became public.

    Each event keeps its id. What was corrected names what it stands for; what the record no
    longer holds is told as deleted.
    """
    from servanda.delivery.feed import atom, json_feed
    from servanda.delivery.feed import feed as selected

    treaty, state = treaty_or_state(name) if name is not None else (None, None)
    found = selected(treaty, state, stage, on=on)
    if form == "atom":
        write_out(atom(found).encode(), out)
    else:
        told = json.dumps(json_feed(found), ensure_ascii=False, indent=2)
        write_out(f"{told}\n".encode(), out)
