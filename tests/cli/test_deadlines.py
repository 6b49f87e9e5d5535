"""``servanda deadlines`` and what is supposed: forms, windows, refusals."""

import csv
import io

import pytest

from tests.cli.conftest import Ask

KEYS = ["treaty", "state", "article", "what", "due", "status", "says", "grounds"]


def test_each_line_has_the_keys_of_its_contract(ask: Ask) -> None:
    found = ask("deadlines", "Ottawa", "--on", "2026-11-24", "--json").json
    assert all(list(one) == KEYS for one in found)
    assert all(one["grounds"] for one in found)
    rows = list(csv.DictReader(io.StringIO(ask("deadlines", "Ottawa", "--csv").out)))
    assert list(rows[0]) == KEYS


@pytest.mark.parametrize("names", [("APMBC", "UKR"), ("Ukraine", "Ottawa"), ("Ukraine",)])
def test_the_names_come_in_either_order_or_alone(ask: Ask, names: tuple[str, ...]) -> None:
    found = ask("deadlines", *names, "--on", "2026-11-24", "--json").json
    overdue = [(one["treaty"], one["state"]) for one in found if one["status"] == "overdue"]
    assert overdue == [("APMBC", "UKR")]


def test_the_base_date_is_never_called_overdue(ask: Ask) -> None:
    answer = ask("deadlines", "APMBC", "POL", "--on", "2025-11-24")
    assert "treaty base date; extensions not held" in answer.out
    assert "overdue" not in answer.out


def test_a_window_has_two_days_in_order(ask: Ask) -> None:
    words = ("deadlines", "--between", "2026-02-01", "2026-02-28", "--on", "2026-01-01")
    found = ask(*words, "--json").json
    assert ("APMBC", "POL", "2026-02-20") in {
        (one["treaty"], one["state"], one["due"]) for one in found
    }
    refused = ask("deadlines", "--between", "2026-03-01", "2026-02-01")
    assert refused.status == 2
    assert "comes before" in refused.err


def test_a_name_that_nobody_has_is_refused(ask: Ask) -> None:
    assert ask("deadlines", "Atlantis").status == 2


def test_who_left_has_nothing_due(ask: Ask) -> None:
    found = ask("deadlines", "Ottawa", "Poland", "--on", "2026-11-24", "--json").json
    assert [one for one in found if one["state"] == "POL"] == []
