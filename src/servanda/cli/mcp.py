"""``servanda mcp``: tools for assistants, over standard input and output."""

from datetime import date

import click

from servanda.cli.argument import Day, today
from servanda.cli.output import say
from servanda.cli.own import own_record
from servanda.errors import Refused


@click.command(short_help="Serve tools to an assistant.")
@click.option("--on", type=Day(), metavar="DATE", help="Day of questions that name none (today).")
@click.option("--no-fetch", is_flag=True, help="Fetch nothing: only texts are read.")
@click.option("--list", "listed", is_flag=True, help="Print the tools, and serve nothing.")
def mcp(on: date | None, *, no_fetch: bool, listed: bool) -> None:
    """Serve status, state, parties, exits, effect, check and read to an assistant (MCP, stdio).

    The tools only read. Every answer carries its grounds; its size, and the time that reading a
    text takes, are bounded.
    """
    try:
        import mcp.server  # noqa: F401 -- asked for before anything begins
    except ImportError:
        raise Refused("tools need the extra 'mcp': pip install 'servanda[mcp]'") from None
    from servanda.dossier.desk import Desk, Limits
    from servanda.mcp.server import questions, server
    from servanda.mcp.tool import Tools

    desk = Desk(Limits(workers=1), own_record())
    tools = Tools(today if on is None else lambda: on, desk, fetch=not no_fetch)
    if listed:
        for one in questions(tools):
            say(f"{one.__name__}: {(one.__doc__ or '').strip()}")
        return
    try:
        server(tools).run("stdio")
    finally:
        desk.close()
