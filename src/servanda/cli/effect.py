"""``servanda effect``: the day on which an action takes effect."""

from datetime import date

import click

from servanda.cli.argument import Day, state_code, treaty_with_clauses
from servanda.cli.output import Form, json_option, print_json, say
from servanda.errors import UnknownName
from servanda.terms.treaty import Effect, Treaty


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
    clauses, kind = treaty_with_clauses(treaty), _kind(kind)
    code = state_code(state) if state is not None else None
    answer = _answer(clauses, kind, acted, code, in_conflict=in_conflict)
    match form:
        case Form.JSON:
            print_json(
                {
                    "treaty": clauses.id,
                    "state": code,
                    "kind": kind,
                    "acted": acted,
                    "in_conflict": in_conflict,
                    "effective": answer.on,
                    "article": answer.article,
                    "basis": answer.basis,
                    "text_on": answer.text_on,
                    "not_before": answer.not_before,
                    "conditions": answer.conditions,
                    "reason": answer.reason,
                }
            )
        case Form.TEXT | Form.CSV:
            _say_effect(clauses.id, kind, acted, answer)


def _kind(text: str) -> str:
    """Return the kind of action as the law writes it.

    Raises:
        UnknownName: The law knows no such kind; near ones are offered.
    """
    from servanda.law.effect import kinds

    kind = "_".join(text.lower().replace("-", " ").replace("_", " ").split())
    if kind not in kinds():
        from difflib import get_close_matches

        raise UnknownName(text, "kind of action", get_close_matches(kind, kinds()) or kinds())
    return kind


def _answer(
    treaty: Treaty, kind: str, acted: date, state: str | None, *, in_conflict: bool
) -> Effect:
    from servanda.law.effect import effect as computed

    eif = None
    if state is not None:
        from servanda.record.standing import state_eif

        eif = state_eif(state, treaty.id)
    return computed(
        treaty,
        kind,
        acted,
        in_conflict=in_conflict,
        state=state,
        state_eif=eif,
    )


def _say_effect(treaty: str, kind: str, acted: date, answer: Effect) -> None:
    from servanda.names import treaty_name

    subject = f"{treaty_name(treaty)}: {kind} of {acted}"
    article = f", Article {answer.article}" if answer.article else ""
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
