"""Eleven articles of our own come out as a careful lawyer expects."""

from datetime import date
from pathlib import Path

import pytest

from servanda.dossier import dossier
from servanda.reading.document import document
from tests.articles.expectation import expectation, misses

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
EXPECTED = sorted(HERE.glob("*.expected.toml"))


@pytest.mark.parametrize(
    "path", EXPECTED, ids=lambda path: path.name.removesuffix(".expected.toml")
)
def test_an_article_comes_out_as_a_careful_lawyer_expects(path: Path) -> None:
    wanted = expectation(path, ROOT)
    read = document(wanted.text.read_bytes(), source=wanted.text.name, published=wanted.published)
    assert read.language == wanted.language
    found = dossier(read, date(2026, 11, 1)).to_json()
    missing = list(misses(wanted.parts, found, read.text))
    assert not missing, "\n".join(missing)
