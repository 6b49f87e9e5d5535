"""``servanda read``: an article, or a file of them, becomes a dossier."""

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from servanda.cli.argument import on_option, published_option
from servanda.cli.output import print_json, say, write_out
from servanda.cli.reader import named, reader_option
from servanda.cli.source import is_batch, received, shown_name
from servanda.errors import Malformed, Refused

if TYPE_CHECKING:
    from servanda.dossier import Dossier

TOLD_BESIDE_A_BRIEF = ("reader-failed", "attributions-refused", "published-ahead")
"""Codes of warnings that the text was read or judged otherwise than asked: no brief tells them."""


@click.command(short_help="Turn an article into a dossier.")
@click.argument("source", metavar="FILE|URL|-")
@published_option
@on_option
@click.option("--json", "as_json", is_flag=True, help="Print the dossier as JSON.")
@click.option("--html", "page", metavar="OUT", help="Write one self-contained page to OUT.")
@click.option("--brief", is_flag=True, help="Print at most eight sentences.")
@reader_option
def read(  # noqa: PLR0913 -- one argument for each option
    source: str,
    published: date | None,
    on: date,
    *,
    reader: str,
    as_json: bool,
    page: str | None,
    brief: bool,
) -> None:
    """Read an article and print its dossier: who said what, does it hold, what does the law say.

    A .jsonl file of {id, text, date?, title?}, or the like on standard input, gives one dossier a
    line, in order, each with its id; lines that cannot be read are named on standard error, and
    it is said how far it is.
    """
    if as_json + brief + (page is not None) > 1:
        raise Refused("choose one of --json, --html and --brief")
    if is_batch(source):
        if brief or page is not None:
            raise Refused("many articles give JSON, one dossier a line: no --html, no --brief")
        from servanda.cli.batch import read_lines

        read_lines(source, published, on, reader)
        return
    dossier = _dossier(source, published, on, reader)
    if as_json:
        print_json(dossier.to_json())
    elif page is not None:
        _write_page(dossier, page)
    elif brief:
        _say_brief(dossier)
    else:
        _print_dossier(dossier)


def _dossier(source: str, published: date | None, on: date, reader: str) -> "Dossier":
    from servanda.dossier import dossier
    from servanda.reading.document import BYTES_ALLOWED, document

    raw, declared = received(source, BYTES_ALLOWED)
    source = shown_name(source)
    try:
        text = document(raw, source=source, published=published, declared=declared)
    except (Malformed, Refused) as error:
        name = "standard input" if source == "-" else source
        said = str(error)
        raise type(error)(said if name in said else f"{name}: {said}") from error
    return dossier(text, on, named(reader))


def _write_page(dossier: "Dossier", page: str) -> None:
    from servanda.delivery.page import html_page

    written = html_page(dossier)
    if page == "-":
        sys.stdout.write(written)
    else:
        write_out(written.encode(), page)


def _say_brief(dossier: "Dossier") -> None:
    from servanda.cli.door import tell
    from servanda.delivery.brief import brief

    for warning in (*dossier.reading.warnings, *dossier.assessments.warnings):
        if warning.code in TOLD_BESIDE_A_BRIEF:
            tell(warning.text)
    for sentence in brief(dossier):
        say(sentence)


def _print_dossier(dossier: "Dossier") -> None:
    from rich.console import Console

    from servanda.delivery.terminal import print_dossier

    people = sys.stdout.isatty()
    console = Console(width=None if people else 99, highlight=False)
    # Captured: a console that writes by itself ends the process when a pipe breaks.
    with console.capture() as printed:
        print_dossier(dossier, console)
    sys.stdout.write(printed.get())
