"""The board: each statement a line, the same words of one chain once, filters that hold."""

from datetime import date
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from servanda.delivery.board import NO_STANCE, Asked, board, choices
from servanda.delivery.library import Entry
from tests.delivery.fakes import FakeDossier
from tests.delivery.random_dossier import dossiers
from tests.delivery.shelf import entry, said

TEXT = "“We leave the ban,” the minister said, citing Russia."
WRZOS = {"name": "Halina Wrzos", "role": "minister", "state": "POL"}
AGAINST = [{"treaty": "APMBC", "value": "against"}]


def told(name: str, outlet: str | None, **parts: Any) -> Entry:
    statement = said(
        1, [[0, 19]], source=WRZOS, stance=AGAINST, reasons=[[46, 52]], channel="press conference"
    )
    way = [{"who": "Halina Wrzos", "channel": "press conference", "to": outlet}]
    parts = {"published": "2025-03-19", **parts}
    statement |= parts.pop("statement", {})
    return entry(
        name,
        parts.pop("text", TEXT),
        held=parts.pop("held", True),
        statements=[statement],
        sources=[{"statement": "s1", "chain": parts.pop("chain", way)}],
        outlet=outlet,
        **parts,
    )


def test_a_line_has_speaker_stance_reason_and_words() -> None:
    (line,) = board([told("a", "The Courier")])
    assert (line.treaty, line.stance, line.speaker) == ("APMBC", "against", "Halina Wrzos")
    assert line.states == ("POL",)
    assert line.quotation == "“We leave the ban,”"
    assert line.reasons == ("Russia",)
    assert (line.on, line.on_is_said) == ("2025-03-19", False)
    assert line.places[0].chain == ("Halina Wrzos, press conference → The Courier",)


def test_the_same_words_in_two_outlets_are_one_line_with_two_places() -> None:
    lines = board([told("a", "The Courier"), told("b", "The Herald", published="2025-03-18")])
    assert len(lines) == 1
    assert [one.outlet for one in lines[0].places] == ["The Herald", "The Courier"]
    assert lines[0].on == "2025-03-18"


def test_the_same_words_through_another_channel_are_another_line() -> None:
    mail = [{"who": "Halina Wrzos", "channel": "e-mail", "to": "PAP"}]
    assert len(board([told("a", "The Courier"), told("b", "The Herald", chain=mail)])) == 2


def test_words_that_are_not_held_are_never_the_same() -> None:
    lines = board([told("a", "The Courier", held=False), told("b", "The Herald", held=False)])
    assert len(lines) == 2
    assert {line.quotation for line in lines} == {None}
    assert lines[0].places[0].spans == ((0, 19),)


def test_two_stances_are_two_lines_and_none_is_a_line() -> None:
    both = [*AGAINST, {"treaty": "CCM", "value": "for"}]
    lines = board([told("a", None, statement={"stance": both})])
    assert [(one.treaty, one.stance) for one in lines] == [("APMBC", "against"), ("CCM", "for")]
    (bare,) = board([told("a", None, statement={"stance": []})])
    assert (bare.treaty, bare.stance) == (None, None)
    assert board([told("a", None, statement={"stance": []})], Asked(stance=NO_STANCE))


def test_filters() -> None:
    entries = [told("a", "The Courier"), told("b", "The Herald", text=TEXT.replace("W", "V"))]
    assert len(board(entries, Asked(treaty="APMBC", state="POL", stance="against"))) == 2
    assert board(entries, Asked(treaty="CCM")) == ()
    assert board(entries, Asked(state="FIN")) == ()
    assert len(board(entries, Asked(speaker="WRZOS"))) == 2
    assert len(board(entries, Asked(speaker="minis"))) == 2
    assert board(entries, Asked(since=date(2025, 3, 20))) == ()
    assert len(board(entries, Asked(since=date(2025, 3, 19), until=date(2025, 3, 19)))) == 2
    undated = [told("a", None, published=None)]
    assert len(board(undated)) == 1
    assert board(undated, Asked(until=date(2025, 3, 20))) == ()


def test_choices_count_the_lines() -> None:
    found = choices(board([told("a", "x"), told("b", "y", statement={"stance": []})]))
    assert found.treaties == (("APMBC", 1),)
    assert found.stances == (("against", 1), (NO_STANCE, 1))
    assert found.states == (("POL", 2),)
    assert found.speakers == (("Halina Wrzos", 2),)


@given(st.lists(dossiers(), max_size=3), st.randoms())
def test_the_order_of_the_folder_changes_nothing(made: list[FakeDossier], random: Random) -> None:
    entries = [Entry(f"{n}", one.data, one.document.text) for n, one in enumerate(made)]
    mixed = list(entries)
    random.shuffle(mixed)
    assert board(entries) == board(mixed)


@given(dossiers())
def test_every_statement_is_on_the_board_and_no_word_steers_a_reader(made: FakeDossier) -> None:
    one = Entry("x", made.data, made.document.text)
    lines = board([one])
    placed = {place.statement for line in lines for place in line.places}
    assert placed == {statement["id"] for statement in one.dossier["statements"]}
    for line in lines:
        for words in (line.quotation, line.speaker, line.role, *line.reasons):
            assert words is None or not set("\x1b\u202e\u2066\n") & set(words)
