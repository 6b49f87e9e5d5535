"""Names in their cases, and words written together with others."""

import pytest

from servanda.reading.inflection import stems
from servanda.reading.speech import words
from servanda.reading.token import tokens
from servanda.terms.span import Span


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("pl", "Joanna Zielska", "Joanny Zielskiej"),
        ("pl", "Karol Bednarek", "Karola Bednarka"),
        ("uk", "Лука Борецький", "Луки Борецького"),
        ("uk", "Віктор Черненко", "Віктора Черненка"),
        ("fi", "Mika Lahti", "Mika Lahden"),
        ("fi", "Kirsi Pitkänen", "Kirsi Pitkäsen"),
        ("de", "Thomas Jahr", "Thomas Jahrs"),
    ],
)
def test_two_cases_of_a_name_have_one_stem(language: str, one: str, other: str) -> None:
    known = words(language)
    assert stems(one, known) == stems(other, known)


@pytest.mark.parametrize(
    ("one", "other"), [("Jan Zarzycki", "Jan Zielski"), ("Ewa Lipa", "Ewa Lis")]
)
def test_two_names_have_two_stems(one: str, other: str) -> None:
    assert stems(one, words("pl")) != stems(other, words("pl"))


def test_a_name_in_a_language_without_cases_is_its_own_stem() -> None:
    assert stems("Anna Brandt", words("en")) == "Anna Brandt"


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("a-t-elle dit", ["a", "elle", "dit"]),
        ("qu'il l'affirme", ["qu'", "il", "l'", "affirme"]),
        ("peut-être", ["peut-être"]),
        ("il", ["il"]),
        ("L'association", ["L'", "association"]),
    ],
)
def test_a_clitic_is_a_word_of_its_own(text: str, row: list[str]) -> None:
    found = list(tokens(text, Span(0, len(text)), (), words("fr").clitics))
    assert [token.text for token in found] == row
    assert all(text[token.start : token.end] == token.text for token in found)


def test_an_ending_behind_initials_belongs_to_them() -> None:
    found = tokens("YK:n johtaja: ei", Span(0, 16))
    assert [token.text for token in found] == ["YK:n", "johtaja", ":", "ei"]
