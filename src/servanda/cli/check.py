"""``servanda check``: one sentence judged."""

from datetime import date
from typing import TYPE_CHECKING

import click

from servanda.cli.argument import on_option, published_option
from servanda.cli.door import standard_input
from servanda.cli.output import Form, json_option, print_json, say
from servanda.delivery.asked import LONGEST_SENTENCE
from servanda.delivery.asked import sentence as sentence_of
from servanda.errors import Malformed

if TYPE_CHECKING:
    from servanda.dossier import Dossier
    from servanda.terms.assessment import ActEffect, ClaimAssessment


@click.command(short_help="Judge one sentence.")
@click.argument("text")
@published_option
@on_option
@json_option
def check(text: str, published: date | None, on: date, form: Form) -> None:
    """Judge one sentence: does it hold, on what grounds, and what would be right instead.

    TEXT is quoted; - is standard input.
    """
    sentence = _sentence(text)
    from servanda.dossier import check as judged

    dossier = judged(sentence, on, published=published)
    match form:
        case Form.JSON:
            print_json(dossier.to_json())
        case Form.TEXT | Form.CSV:
            _say_verdicts(dossier)


def _sentence(text: str) -> str:
    if text == "-":
        raw = standard_input().read(4 * LONGEST_SENTENCE + 1)
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise Malformed(f"standard input is not UTF-8 ({error.reason})") from error
    return sentence_of(text)


def _say_verdicts(dossier: "Dossier") -> None:
    for claim in dossier.assessments.claims:
        _say_claim(claim)
    for effect in dossier.assessments.effects:
        _say_effect(effect)
    if not (dossier.assessments.claims or dossier.assessments.effects):
        say("Nothing in this sentence can be held against the record or the law.")
    for warning in dossier.assessments.warnings:
        say(f"Warning: {warning.text}")


def _say_claim(claim: "ClaimAssessment") -> None:
    from servanda.cli.standing import say_grounds
    from servanda.delivery.words import article_words

    say(f"{claim.verdict.capitalize()}: {claim.says}")
    if claim.record is not None:
        basis = f" ({claim.basis})" if claim.basis else ""
        say(f"the record: {claim.record}{basis}", indent=2)
    if claim.correction:
        say(f"to paste: {claim.correction}", indent=2)
    if claim.article:
        say(f"under: {article_words(claim.article)}", indent=2)
    for qualification in claim.qualifications:
        say(f"but: {qualification}", indent=2)
    say_grounds(claim.grounds)


def _say_effect(effect: "ActEffect") -> None:
    from servanda.cli.standing import say_grounds
    from servanda.delivery.words import article_words
    from servanda.names import state_name, treaty_name

    until = f" until {effect.until}" if effect.until else ""
    article = f", {article_words(effect.article)}" if effect.article else ""
    verdict = effect.verdict.capitalize()
    say(f"{verdict}{until} for {state_name(effect.state)}: {treaty_name(effect.treaty)}{article}.")
    say_grounds(effect.grounds)
