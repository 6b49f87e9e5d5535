"""What the law says in words can be read aloud, for every treaty of the catalogue."""

from datetime import date

import pytest

from servanda.law import catalogue
from servanda.law.effect import effect
from servanda.terms.treaty import Effect

NOTICE = date(2023, 6, 9)


def withdrawal(treaty: str, *, in_conflict: bool = False) -> Effect:
    return effect(catalogue.treaty(treaty), "withdrawal", NOTICE, in_conflict=in_conflict)


@pytest.mark.parametrize("treaty", catalogue.catalogue())
def test_an_exit_is_told_without_keys_of_the_clause(treaty: str) -> None:
    for in_conflict in (False, True):
        found = withdrawal(treaty, in_conflict=in_conflict)
        told = " ".join((found.reason, *found.conditions))
        assert "_" not in told
        assert "no involved" not in told
        assert "in involved" not in told


@pytest.mark.parametrize(
    ("treaty", "reason"),
    [
        ("APMBC", "6 months from the receipt of the notice."),
        ("ICRW", "30 June of the same year if the notice comes by 1 January, else a year later."),
        ("UNESCO", "31 December of the year after the notice."),
        (
            "ISTANBUL",
            "3 months from the receipt of the notice, then the first day of month 1 after that "
            "month.",
        ),
    ],
)
def test_the_reason_says_from_what_the_time_runs(treaty: str, reason: str) -> None:
    assert withdrawal(treaty).reason == reason


def test_what_holds_an_exit_is_told_with_its_end() -> None:
    held = withdrawal("GC1", in_conflict=True)
    assert held.reason == (
        "Held: the party is involved in a conflict; no effect before peace is concluded."
    )
    assert held.conditions == ("no involvement in a conflict at the notice",)
