"""The dossier in the terminal fits 80 columns and steers no terminal."""

from io import StringIO

import pytest
from hypothesis import HealthCheck, given, settings
from rich.console import Console

from servanda.delivery.terminal import print_dossier
from tests.delivery.fakes import FakeDossier, expected
from tests.delivery.random_dossier import dossiers
from tests.delivery.test_page import ARTICLES


def _printed(dossier: FakeDossier, width: int = 80) -> str:
    out = StringIO()
    print_dossier(dossier, Console(file=out, width=width))
    return out.getvalue()


@pytest.mark.parametrize("name", ARTICLES)
def test_the_same_questions_fit_eighty_columns(name: str) -> None:
    text = _printed(expected(name))
    assert max(map(len, text.splitlines())) <= 80
    for heading in ("Who decided what?", "Is it right?", "Who objects?", "binds after?"):
        assert heading in text


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(dossiers())
def test_no_steering_character_reaches_the_terminal(dossier: FakeDossier) -> None:
    text = _printed(dossier)
    assert not [c for c in text if c != "\n" and (ord(c) < 32 or 127 <= ord(c) < 160)]
    assert "\u202e" not in text


def test_markup_of_the_printer_in_a_text_is_printed_as_it_stands() -> None:
    dossier = expected("poland-announcement")
    dossier.data["document"]["title"] = "[bold]x[/bold] [link=file:///]y"
    assert "[bold]x[/bold] [link=file:///]y" in _printed(dossier)
