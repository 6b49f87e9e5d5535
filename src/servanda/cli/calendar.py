"""``servanda calendar``: effects and deadlines, for a calendar."""

from datetime import date

import click

from servanda.cli.argument import on_option, treaty_or_state
from servanda.cli.output import out_option, write_out


@click.command(short_help="Write effects and deadlines as iCalendar.")
@click.argument("name", metavar="[TREATY|STATE]", required=False)
@on_option
@out_option
def calendar(name: str | None, on: date, out: str | None) -> None:
    """Write the calendar of TREATY or STATE (or of all): entries into force, exits, deadlines.

    Each event keeps its id. What is projected is tentative; an exit that was taken back is
    cancelled. It reaches from a year before the day of --on to ten years after it.
    """
    from servanda.delivery.calendar import events, ical
    from servanda.delivery.calendar.ical import title_of
    from servanda.delivery.recorded import recorded_on

    treaty, state = treaty_or_state(name) if name is not None else (None, None)
    found = events(treaty, state, on=on)
    title = title_of(treaty, state)
    write_out(ical(found, title=title, recorded_on=recorded_on(on)), out)
