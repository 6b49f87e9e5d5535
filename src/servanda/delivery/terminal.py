"""The dossier in the terminal: the same questions, at 80 columns and when piped."""

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from servanda.delivery.contract import Dossier
from servanda.delivery.exits import Strip
from servanda.delivery.question import sheet
from servanda.delivery.view import Fact, Finding, Question
from servanda.delivery.words import plain, table

GROUNDS = 4
"""Grounds that the terminal prints of a finding; page and JSON hold them all."""

_TONES = {"good": "bold green", "bad": "bold red", "open": "bold yellow", "calm": "bold"}


def print_dossier(dossier: Dossier, console: Console) -> None:
    """Print the dossier under the reader's questions.

    Everything is printed as plain text: neither markup nor a steering character of the text
    reaches the terminal. Each verdict is a word; colour only repeats it.
    """
    laid_out = sheet(dossier)
    console.print(_text(laid_out.title, "bold"))
    console.print(_text(laid_out.subtitle, "dim"))
    for line in laid_out.brief:
        console.print(_hanging("–", line))
    for strip in laid_out.strips:
        _heading(console, strip.heading)
        console.print(_strip(strip))
    for question in (*laid_out.questions, laid_out.caveats):
        _question(console, question)


def _text(words: str, style: str = "") -> Text:
    return Text(plain(words), style=style, overflow="fold")


def _heading(console: Console, words: str) -> None:
    console.print()
    console.print(Rule(_text(words, "bold"), align="left", characters="─"))


def _hanging(sign: str, words: str, style: str = "") -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=2)
    grid.add_column(ratio=1)
    grid.add_row(_text(sign), _text(words, style))
    return grid


def _strip(strip: Strip) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(ratio=1)
    for cell in strip.cells:
        shown = _text(cell.text, "bold")
        shown.append(f"\n{plain(cell.detail)}" if cell.detail else "", "not bold")
        grid.add_row(_text(cell.term), shown)
    return grid


def _question(console: Console, question: Question) -> None:
    _heading(console, question.heading)
    for found in question.findings:
        console.print(Padding(_finding(found), (0, 0, 0 if found.slim else 1, 0)))
    if not question.findings:
        console.print(_text(question.nothing))
    if question.note:
        console.print(_text(question.note, "dim"))


def _finding(found: Finding) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=4, no_wrap=True, style="dim", overflow="ellipsis")
    grid.add_column(ratio=1)
    grid.add_row(_text(found.label), _head(found))
    for quote in found.quotes:
        grid.add_row("", _text(f"│ {plain(quote)}", "italic"))
    for fact in found.facts:
        grid.add_row("", _fact(fact))
    if found.correction:
        label = str(table("page")["correction"])
        grid.add_row("", _text(f"{label}: {found.correction}", "bold"))
    for ground in found.grounds[:GROUNDS]:
        source = f" [{ground['source']}]" if ground["source"] else ""
        grid.add_row("", _text(f"§ {ground['text']}{source}", "dim"))
    more = len(found.grounds) - GROUNDS
    if more > 0:
        grid.add_row("", _text(f"§ {table('page')['more']}".format(count=more), "dim"))
    return grid


def _head(found: Finding) -> Text:
    head = Text(overflow="fold")
    if found.badge:
        head.append(f"{found.badge.symbol} {plain(found.badge.word)}", _TONES[found.badge.tone])
        head.append(" – ")
    head.append(plain(found.sentence))
    return head


def _fact(fact: Fact) -> Text:
    links = " ".join(f"[{plain(link.label)}]" for link in fact.links if link.label != fact.text)
    shown = Text(overflow="fold")
    shown.append(f"{fact.term}: ", "dim")
    shown.append(" ".join(filter(None, (plain(fact.text), links))))
    return shown
