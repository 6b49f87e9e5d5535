"""``servanda effect``: the day on which an action takes effect."""

from datetime import date

import click

from servanda.cli.argument import Day, state_code, treaty_with_clauses
from servanda.cli.output import Form, json_option, print_json, say
from servanda.delivery.answer import effect_object, effect_of
from servanda.delivery.asked import kind_of_action
from servanda.terms.treaty import Effect


@click.command(short_help="Say when an action takes effect.")
@click.argument("treaty")
@click.argument("kind")
@click.argument("acted", metavar="DATE", type=Day())
@click.option("--in-conflict", is_flag=True, help="The state is engaged in an armed conflict.")
@click.option("--state", metavar="STATE", help="Apply the rules that hang on this state.")
@json_option
def effect(
    treaty: str, kind: str, acted: date, *, in_conflict: bool, state: str | None, form: Form
) -> None:
    """Say on which day an action of DATE under TREATY takes effect, and under which article.

    KIND is consent, ratification, accession, acceptance, approval, succession or withdrawal. DATE
    is the day on which the depositary received the instrument.
    """
    clauses, kind = treaty_with_clauses(treaty), kind_of_action(kind)
    code = state_code(state) if state is not None else None
    answer = effect_of(clauses.id, kind, acted, in_conflict=in_conflict, state=code)
    match form:
        case Form.JSON:
            asked = (clauses.id, kind, acted)
            print_json(effect_object(asked, answer, in_conflict=in_conflict, state=code))
        case Form.TEXT | Form.CSV:
            _say_effect(clauses.id, kind, acted, answer)


def _say_effect(treaty: str, kind: str, acted: date, answer: Effect) -> None:
    from servanda.delivery.words import article_words
    from servanda.names import treaty_name

    subject = f"{treaty_name(treaty)}: {kind} of {acted}"
    article = f", {article_words(answer.article)}" if answer.article else ""
    if answer.on is None:
        say(f"{subject} has no day of effect{article}.")
    else:
        say(f"{subject} takes effect on {answer.on}{article} ({answer.basis}).")
    say(answer.reason)
    if answer.text_on not in (None, answer.on):
        say(f"The text itself gives {answer.text_on}.")
    if answer.not_before:
        say(f"Not before {answer.not_before}.")
    for condition in answer.conditions:
        say(f"Condition: {condition}")
