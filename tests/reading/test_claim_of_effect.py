"""What takes effect: an exit, or the treaty itself; and from when a period runs."""

from datetime import date

import pytest

from servanda.reading.document import document
from servanda.reading.read import read

LEFT = "left"
PERIOD = "notice-period"

CASES: tuple[tuple[str, str, set[str]], ...] = (
    ("en", "Burundi's withdrawal from the ICC took effect on 27 October 2017.", {LEFT}),
    (
        "en",
        "Seven years after the withdrawal of the Philippines from the International Criminal "
        "Court took effect on 17 March 2019, it is debating a return.",
        {LEFT},
    ),
    ("en", "Two years after Burundi's withdrawal from the ICC took effect, it was sued.", {LEFT}),
    (
        "en",
        "Poland's withdrawal from the Ottawa Convention took effect on 20 February 2026, six "
        "months after the notice.",
        {LEFT, PERIOD},
    ),
    ("en", "Leaving the ICC takes effect one year after the notice.", {PERIOD}),
    ("en", "The nuclear ban treaty comes into force 90 days after the deposit.", set()),
    ("en", "The Ottawa Convention entered into force in 1999.", {"treaty-year"}),
    ("fr", "Le TIAN entrera en vigueur pour le Togo 90 jours après ce dépôt.", set()),
    (
        "fr",
        "Le retrait de la Convention d'Ottawa entrera en vigueur six mois après la notification.",
        {PERIOD},
    ),
    (
        "pl",
        "Polska wypowiedziała konwencję ottawską; wypowiedzenie weszło w życie 20 lutego 2026 r.",
        {"notified", LEFT},
    ),
    (
        "pl",
        "Wypowiedzenie konwencji ottawskiej wejdzie w życie sześć miesięcy po notyfikacji.",
        {PERIOD},
    ),
    ("de", "Der Atomwaffenverbotsvertrag tritt für Togo 90 Tage danach in Kraft.", set()),
)


@pytest.mark.parametrize(("language", "text", "kinds"), CASES)
def test_an_exit_in_effect_is_no_treaty_in_force(
    language: str, text: str, kinds: set[str]
) -> None:
    found = read(document(text.encode(), language=language, published=date(2026, 11, 9)))
    assert {claim.kind.value for claim in found.claims} == kinds
