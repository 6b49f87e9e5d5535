"""The command ``servanda``: its verbs are loaded when they are asked for."""

import sys
from collections.abc import Sequence
from importlib import import_module

import click

from servanda.cli.door import exit_status, steady_streams
from servanda.cli.own import lay_own
from servanda.errors import Refused, UnknownName

VERBS = {
    "read": "servanda.cli.read:read",
    "check": "servanda.cli.check:check",
    "status": "servanda.cli.status:status",
    "state": "servanda.cli.state:state",
    "parties": "servanda.cli.parties:parties",
    "exits": "servanda.cli.exits:exits",
    "deadlines": "servanda.cli.deadlines:deadlines",
    "effect": "servanda.cli.effect:effect",
    "effects": "servanda.cli.effects:effects",
    "treaty": "servanda.cli.treaty:treaty",
    "refresh": "servanda.cli.refresh:refresh",
    "changes": "servanda.cli.changes:changes",
    "serve": "servanda.cli.serve:serve",
    "backtest": "servanda.cli.backtest:backtest",
    "feed": "servanda.cli.feed:feed",
    "calendar": "servanda.cli.calendar:calendar",
    "mcp": "servanda.cli.mcp:mcp",
    "export": "servanda.cli.export:export",
}
"""Each verb and where it stands; in the order of the help."""


class Verbs(click.Group):
    """A group that imports a command only when it is called, or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs, in the order of the help."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, or None."""
        if cmd_name not in VERBS:
            return None
        module, _, name = VERBS[cmd_name].partition(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the words name, or offer near ones."""
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], VERBS)
            if not near:
                raise Refused(f"unknown command: {args[0]!r}; `servanda --help` lists them")
            raise UnknownName(args[0], "command", near)
        name, command, rest = super().resolve_command(ctx, args)
        if command is not None:
            _check_once(command, click.Context(command, ctx, name), rest)
        return name, command, rest


def _check_once(command: click.Command, ctx: click.Context, words: list[str]) -> None:
    """Refuse what takes one value and is given several: the last would win without a word."""
    given: dict[str | None, click.Option] = {}
    for one in command.make_parser(ctx).parse_args(list(words))[2]:
        if not isinstance(one, click.Option) or one.multiple or one.is_eager:
            continue
        before = given.get(one.name)
        if before is not None and before is not one:
            raise Refused(f"choose one of {before.opts[0]} and {one.opts[0]}")
        if before is one and not one.is_flag:
            raise Refused(f"{one.opts[0]} is given twice")
        given[one.name] = one


@click.group(
    cls=Verbs,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 99},
    subcommand_metavar="COMMAND ...",
    invoke_without_command=True,
)
@click.option("--version", is_flag=True, help="Print the version.")
@click.pass_context
def servanda(ctx: click.Context, *, version: bool) -> None:
    """Say who is bound by which treaty, until when, and who said what about it.

    Exit status: 0 done; 2 refused (usage, an unknown name, a limit); 3 the input is malformed.
    """
    if version:
        from servanda import __version__

        click.echo(f"servanda {__version__}")
    elif ctx.invoked_subcommand is None:
        raise click.UsageError("no command given; `servanda --help` lists them")
    else:
        lay_own()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    return exit_status(lambda: _invoke(words))


def _invoke(words: list[str]) -> None:
    steady_streams()
    # Not `servanda.main`: it ends the process itself when a pipe breaks.
    with servanda.make_context("servanda", words) as context:
        servanda.invoke(context)
