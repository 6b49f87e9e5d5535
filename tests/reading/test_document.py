"""A text is kept exactly; what cannot be read ends in one clear line."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.errors import Malformed, Refused, ServandaError
from servanda.reading.document import document

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1).filter(
    lambda text: text.strip() and text[0] not in "<\ufeff"
)


@given(TEXTS)
def test_a_plain_text_is_kept_exactly(text: str) -> None:
    assert document(text.encode()).text == text


def test_only_the_byte_order_mark_is_left_out() -> None:
    assert document(b"\xef\xbb\xbfA\r\n\r\nB\tc ").text == "A\r\n\r\nB\tc "


def test_what_the_caller_gives_counts_before_what_the_page_says() -> None:
    raw = b"<html lang=fr><title>T</title><meta name=date content=2024-01-01><p>Texte."
    found = document(raw)
    assert (found.title, found.language, found.published) == ("T", "fr", date(2024, 1, 1))
    given_ = document(raw, title="U", language="en", published=date(2025, 1, 1), source="a.html")
    assert (given_.title, given_.language, given_.published) == ("U", "en", date(2025, 1, 1))
    assert (given_.id, given_.source) == (found.id, "a.html")


def test_a_file_is_a_page_by_its_name_or_by_its_beginning() -> None:
    assert document(b"Hi <b>there</b>", source="a.html").text == "Hi there"
    assert document(b"Hi <b>there</b>", source="a.txt").text == "Hi <b>there</b>"
    assert document(b"  <!-- x --><p>Hi").text == "Hi"


@pytest.mark.parametrize(
    ("text", "title", "byline", "outlet"),
    [
        ("A treaty is left\n\nLatvia left it on Monday.", "A treaty is left", None, None),
        ("Latvia left it on Monday.\n\nMore text.", None, None, None),
        ("Leaving\nBy Ann O'Hara\n\nText follows here.", "Leaving", "Ann O'Hara", None),
        (
            "PRESS RELEASE\nMinistry\n1 May 2025\n\nNotice given\n\nText.",
            "Notice given",
            None,
            None,
        ),
        ("Quit\n\nRIGA, May 8 (The Wire) - Latvia left.", "Quit", None, "The Wire"),
        ("Only one line of text", None, None, None),
    ],
)
def test_the_first_lines_of_a_text_name_it(
    text: str, title: str | None, byline: str | None, outlet: str | None
) -> None:
    found = document(text.encode())
    assert (found.title, found.byline, found.outlet) == (title, byline, outlet)


def test_a_text_wrapped_by_hand_has_blocks_where_lines_are_empty() -> None:
    text = (
        "Latvia and its neighbours have said that they are going to leave the\n"
        "treaty within the year, and that they have told the United Nations in\n"
        "New York so. Nobody has seen a notice yet, and the depositary is still\n"
        "waiting.\n\nA second paragraph."
    )
    assert document(text.encode()).ruptures == (0, text.index("A second"))


@pytest.mark.parametrize(
    ("raw", "error", "words"),
    [
        (b"", Malformed, "empty"),
        (b" \n\t ", Malformed, "empty"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0", Malformed, "binary"),
        (b"PK\x03\x04\x14\0\x06\0", Malformed, "archive"),
        (b"\x81\x8d\x8f\x90\x9d" * 100, Malformed, "encoding"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", Refused, "pdftotext"),
        (b"<html><script>x</script></html>", Malformed, "no text"),
        (b"<div>" * 100_000, Refused, "deeper"),
        (b"<div>" * 100_000 + b"x" + b"</div>" * 100_000, Refused, "deeper"),
        (b"<b>" * 100_000 + b"x", Refused, "deeper"),
        (b"a" * 50_000_000, Refused, "bytes"),
        (b"word " * 1_000_000, Refused, "longer"),
    ],
    ids=range(12),
)
def test_bad_input_ends_in_one_clear_line(
    raw: bytes, error: type[ServandaError], words: str
) -> None:
    begun = time.process_time()
    with pytest.raises(error, match=words) as caught:
        document(raw, source="in")
    assert "\n" not in str(caught.value)
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("TALLINN, June 4, 2025 (Wire) - Estonia left on Wednesday.", date(2025, 6, 4)),
        ("Estonia leaves\n\nPublished: 4 June 2025\n\nIt left on Wednesday.", date(2025, 6, 4)),
        ("Tallinn, 4 June 2025\n\nEstonia left on Wednesday.", date(2025, 6, 4)),
        ("4 June 2025\nEstonia left on Wednesday.", date(2025, 6, 4)),
        ("Estonia leaves\n\nThe treaty of 3 March 1999\nwas left on Wednesday.", None),
        ("TALLINN, 4 June 2025 - Estonia left on Wednesday.", date(2025, 6, 4)),
        ("Tallinn, Estonia, June 4, 2025 – It left on Wednesday.", date(2025, 6, 4)),
        ("TALLINN 4 June 2025 -- Estonia left on Wednesday.", date(2025, 6, 4)),
        ("TALLINN, 14/06/2025 (Wire) - Estonia left on Wednesday.", date(2025, 6, 14)),
        ("TALLINN, 4/6/2025 (Wire) - Estonia left on Wednesday.", None),
        ("TALLINN (4 June 2025) – Estonia left on Wednesday.", date(2025, 6, 4)),
        ("TALLINN, Estonia (AP), June 4, 2025—It left on Wednesday.", date(2025, 6, 4)),
        ("By A. Writer\n4 June 2025, 10:32 CET\n\nEstonia left.", date(2025, 6, 4)),
        ("Last updated 4 June 2025\n\nEstonia left on Wednesday.", date(2025, 6, 4)),
        ("Timeline\n\n4 June 2025 – Estonia left.", None),
        ("TALLINN, June 2025 (Wire) - Estonia left on Wednesday.", None),
        ("TALLINN, June 4 (Wire) - Estonia left on Wednesday.", None),
        ("Estonia left on 4 June 2025 - a Wednesday.", None),
        ("Estonia left on 4 June 2025.\n\nIt is out.", None),
    ],
)
def test_a_day_printed_above_the_news_is_that_of_publication(
    text: str, published: date | None
) -> None:
    assert document(text.encode(), language="en").published == published
    told = document(text.encode(), language="en", published=date(2025, 7, 1))
    assert told.published == date(2025, 7, 1)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Ryga, 20 listopada 2026 (PAP) – Saeima poparła w czwartek ustawę."),
        ("pl", "Warszawa, 20 listopada 2026 r. (PAP) – Sejm poparł w piątek ustawę."),
        ("fr", "Lomé, le 20 novembre 2026 (AFP) – Le Togo a déposé vendredi son instrument."),
        ("fi", "Helsinki 20.11.2026 (STT) – Suomi ei aio palata sopimukseen."),
        ("uk", "Київ, 20 листопада 2026 року (Укрінформ) – Рада ухвалила закон."),
        ("ru", "Москва, 20 ноября 2026 г. – Госдума приняла закон."),
        ("de", "Wien, 20. November 2026 (APA) – Österreich hat Einspruch erhoben."),
        ("de", "WIEN (dpa), 20.11.2026 – Der Nationalrat hat beschlossen."),
        ("es", "Madrid, 20 de noviembre de 2026 (EFE).- El Gobierno anunció su salida."),
        ("fr", "Publié le 20 novembre 2026 à 10h32\n\nLe Mali a quitté la Cour."),
        ("fi", "Julkaistu 20.11.2026 klo 10.32\n\nSuomi ei palaa sopimukseen."),
    ],
)
def test_a_dateline_tells_the_day_in_many_languages(language: str, text: str) -> None:
    assert document(text.encode(), language=language).published == date(2026, 11, 20)
