"""Bytes become text in the encoding they are in, or are refused in one clear line."""

import pytest

from servanda.errors import Malformed
from servanda.fetch.decode import decode

POLISH = "Sejm uchwalił w środę ustawę o wypowiedzeniu konwencji ottawskiej, choć część posłów."
RUSSIAN = "Государственная дума приняла закон об отзыве ратификации договора."


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le"])
def test_unicode_is_read_with_and_without_a_mark(codec: str) -> None:
    assert decode(POLISH.encode(codec)) == POLISH


@pytest.mark.parametrize(
    ("declared", "codec"),
    [("ISO-8859-2", "iso8859-2"), ("windows-1250", "cp1250"), (" Latin2 ", "iso8859-2")],
)
def test_a_declared_encoding_is_believed(declared: str, codec: str) -> None:
    assert decode(POLISH.encode(codec), declared) == POLISH


def test_the_page_declares_its_encoding() -> None:
    page = f'<html><head><meta charset="windows-1251"></head><p>{RUSSIAN}</p>'
    assert RUSSIAN in decode(page.encode("cp1251"))


def test_a_declaration_that_does_not_fit_is_passed_over() -> None:
    assert decode(POLISH.encode(), "ascii-nonsense") == POLISH
    assert decode(RUSSIAN.encode("utf-8"), "utf-16be") == RUSSIAN


@pytest.mark.parametrize(
    ("text", "codec"), [(POLISH, "cp1250"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r")]
)
def test_an_undeclared_encoding_is_recognised(text: str, codec: str) -> None:
    assert decode((text * 5).encode(codec)) == text * 5


@pytest.mark.parametrize(
    "raw",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        bytes(range(256)) * 20,
        bytes(range(1, 128)) * 20,
        b"\x81\x8d\x8f\x90\x9d" * 200,
        b"\xff\xfe\x00\xd8\x00\xd8",
        bytes(range(128, 256)) * 20,
    ],
)
def test_bytes_that_are_no_text_are_malformed(raw: bytes) -> None:
    with pytest.raises(Malformed):
        decode(raw)
