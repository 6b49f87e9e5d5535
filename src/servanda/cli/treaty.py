"""``servanda treaty``: the clauses of a treaty in plain words."""

import click

from servanda.cli.argument import treaty_with_clauses
from servanda.cli.output import Form, json_option, plain, print_json, print_table, say
from servanda.terms.treaty import Clause, Treaty


@click.command(short_help="Show the clauses of a treaty.")
@click.argument("treaty", required=False)
@json_option
def treaty(treaty: str | None, form: Form) -> None:
    """Say what TREATY provides, in plain words with articles; without TREATY, list them all."""
    if treaty is None:
        _list(form)
        return
    found = treaty_with_clauses(treaty)
    match form:
        case Form.JSON:
            print_json(found)
        case Form.TEXT | Form.CSV:
            _say_treaty(found)


def _list(form: Form) -> None:
    from servanda.delivery.answer import treaty_titles

    titles = treaty_titles()
    match form:
        case Form.JSON:
            print_json(titles)
        case Form.TEXT | Form.CSV:
            print_table(("treaty", "title"), [tuple(one.values()) for one in titles])


def _say_treaty(treaty: Treaty) -> None:
    from servanda.delivery.chapter import chapters

    say(f"{treaty.id}: {treaty.title}")
    for label, on in (
        ("adopted", treaty.adopted),
        ("opened for signature", treaty.opened),
        ("in force since", treaty.in_force_on),
        ("ended", treaty.ended_on),
    ):
        if on:
            say(f"{label} {on}", indent=2)
    for heading, clauses in chapters(treaty):
        if clauses:
            say()
            say(heading)
            for clause in clauses:
                say(_clause_line(clause), indent=2)
    say()
    say(f"Paraphrases, not the authentic text; read from: {treaty.source}")


def _clause_line(clause: Clause) -> str:
    from servanda.delivery.words import article_words

    cited = article_words(clause.article or "")
    article = f"{cited[0].upper()}{cited[1:]}: " if cited else ""
    unverified = " (unverified)" if plain(clause.confidence) == "memory" else ""
    return f"{article}{clause.says}{unverified}"
