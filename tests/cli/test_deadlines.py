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


def test_a_window_has_an_end(ask: Ask) -> None:
    refused = ask("deadlines", "--between", "1900-01-01", "2026-02-01")
    assert (refused.status, "100 years" in refused.err) == (2, True)


def test_a_name_that_nobody_has_is_refused(ask: Ask) -> None:
    assert ask("deadlines", "Atlantis").status == 2


def test_who_left_has_nothing_due(ask: Ask) -> None:
    found = ask("deadlines", "Ottawa", "Poland", "--on", "2026-11-24", "--json").json
    assert [one for one in found if one["state"] == "POL"] == []


def test_what_is_supposed_is_marked_and_followed_by_what_the_law_has(ask: Ask) -> None:
    words = ("status", "APMBC", "Austria", "--on", "2027-08-01")
    found = ask(*words, "--suppose", "withdraw 2027-01-15", "--json").json
    assert (found["standing"], found["bound"], found["until"]) == (
        "former party",
        False,
        "2027-07-15",
    )
    (supposed,) = found["supposed"]
    assert (supposed["kind"], supposed["on"]) == ("withdraw", "2027-01-15")
    assert (supposed["effective"], supposed["article"]) == ("2027-07-15", "20(3)")
    assert [one["from"] for one in found["following"]] == ["2027-01-15", "2027-07-15"]
    text = ask(*words, "--suppose", "withdraw 2027-01-15").out
    assert "Supposed:" in text
    assert "Nothing of this is stored." in text
    real = ask(*words, "--json").json
    assert real["bound"] is True
    assert "supposed" not in real


def test_several_acts_may_be_supposed_in_any_order(ask: Ask) -> None:
    acts = ("--suppose", "rescind 2027-03-01", "--suppose", "withdraw 2027-01-15")
    found = ask("status", "Ottawa", "AUT", *acts, "--on", "2028-01-01", "--json").json
    assert (found["standing"], len(found["supposed"])) == ("party", 2)


@pytest.mark.parametrize(
    "words",
    [
        ("APMBC", "AUT", "--suppose", "leave 2027-01-15"),
        ("APMBC", "AUT", "--suppose", "withdraw"),
        ("APMBC", "AUT", "--suppose", "withdraw 20270115"),
        ("APMBC", "AUT", "--suppose", "withdraw 9999-12-31"),
        ("APMBC", "--suppose", "withdraw 2027-01-15"),
        ("APMBC", "POL", "--suppose", "withdraw 2027-01-15"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_supposed_is_refused_in_one_line(ask: Ask, words: tuple[str, ...]) -> None:
    answer = ask("status", *words)
    assert answer.status == 2
    assert answer.err.count("\n") == 1


def test_without_a_day_the_answer_is_for_the_day_supposed(ask: Ask) -> None:
    words = ("status", "APMBC", "AUT", "--suppose", "withdraw 2999-01-15", "--json")
    assert ask(*words).json["on"] == "2999-01-15"
    assert ask(*words, "--on", "2998-01-15").json["on"] == "2998-01-15"


def test_an_exit_in_an_armed_conflict_has_no_day(ask: Ask) -> None:
    for treaty in ("APMBC", "CCM", "TPNW", "CCW", "AP1"):
        words = ("effect", treaty, "withdrawal", "2027-01-15", "--in-conflict", "--json")
        found = ask(*words).json
        assert (found["effective"], found["in_conflict"]) == (None, True), treaty
        assert found["not_before"], treaty


def test_people_read_a_day_by_the_names_of_its_states(ask: Ask) -> None:
    days = ("--between", "2027-04-30", "2027-04-30", "--on", "2026-11-27")
    told = ask("deadlines", "APMBC", *days).out.splitlines()
    states = [line.split("  ")[2].strip() for line in told if line.startswith("2027-04-30")]
    assert states[:4] == ["Afghanistan", "Albania", "Algeria", "Andorra"]
    assert states == sorted(states)
