"""Acts are listed by what they tell: who acts, how firmly."""

from datetime import date

from servanda.delivery.contract import data_of
from servanda.delivery.deciding import who_decided
from servanda.dossier import dossier
from servanda.reading.document import document

TEXT = (
    "The pact has been joined by more than 160 states. "
    "Poland plans to leave the Ottawa Convention, the minister said."
)


def test_what_nobody_is_named_to_have_done_comes_after_what_somebody_did() -> None:
    found = data_of(dossier(document(TEXT.encode(), language="en"), date(2026, 11, 1)))
    told = [one.sentence for one in who_decided(found, TEXT).findings]
    assert len(told) == 2
    assert "Poland" in told[0]
    assert "does not name" in told[1]
