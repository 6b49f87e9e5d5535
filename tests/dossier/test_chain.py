"""How we know: who told whom, through which channel."""

from servanda.dossier.chain import chain
from servanda.terms.document import Document
from servanda.terms.finding import Mode, Speaker, Statement
from servanda.terms.span import Span

TEXT = Document("d", "words", "0" * 64, outlet="The Daily")


def said(id_: str, name: str | None, **more: str | None) -> Statement:
    return Statement(
        id_,
        Speaker(name=name, text="she"),
        None,
        (Span(0, 5),),
        Mode.INDIRECT,
        channel=more.get("channel"),
        addressee=more.get("addressee"),
        within=more.get("within"),
    )


def test_an_e_mail_to_an_agency_reaches_the_text_through_the_agency() -> None:
    one = said("s1", "Belma", channel="e-mail", addressee="Reuters")
    assert chain(one, TEXT, {one.id: one}) == [
        {"who": "Belma", "channel": "e-mail", "to": "Reuters"},
        {"who": "Reuters", "channel": "report", "to": "The Daily"},
    ]


def test_words_to_the_outlet_itself_reach_it_at_once() -> None:
    one = said("s1", "Belma", addressee="The Daily")
    assert chain(one, TEXT, {one.id: one}) == [
        {"who": "Belma", "channel": None, "to": "The Daily"}
    ]


def test_words_reported_by_another_pass_through_him() -> None:
    inner, outer = said("s2", "Belma", within="s1"), said("s1", "A witness")
    assert [one["who"] for one in chain(inner, TEXT, {outer.id: outer, inner.id: inner})] == [
        "Belma",
        "A witness",
    ]


def test_statements_that_hold_each_other_do_not_run_for_ever() -> None:
    one, other = said("s1", "A", within="s2"), said("s2", "B", within="s1")
    assert len(chain(one, TEXT, {one.id: one, other.id: other})) == 2


def test_a_source_without_a_name_is_called_by_the_words_of_the_text() -> None:
    one = said("s1", None)
    assert chain(one, TEXT, {one.id: one})[0]["who"] == "she"
