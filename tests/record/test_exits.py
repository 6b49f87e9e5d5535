"""Exits under way and past, as a lawyer would tell them."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from servanda.record.coverage import treaty_ids
from servanda.record.episode import leavers
from servanda.record.exits import exits
from servanda.record.standing import states
from servanda.terms.partial_date import PartialDate
from servanda.terms.standing import Exit

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("exits.toml").read_text("utf-8")
)["case"]
TODAY = date(2026, 11, 24)


def one(treaty: str, state: str, on: date = TODAY) -> Exit:
    """Return the only exit of a state."""
    (found,) = exits(treaty, state, on=on)
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_lawyers_exit_comes_out(case: dict[str, Any]) -> None:
    found = one(case["treaty"], case["state"], case["on"])
    for key, value in case.items():
        if key not in ("name", "on"):
            assert getattr(found, key) == value, key


def test_who_is_leaving_the_ottawa_convention_or_left_it() -> None:
    found = exits("APMBC", on=TODAY)
    assert [exit_.state for exit_ in found] == ["POL", "UKR", "FIN", "EST", "LTU", "LVA"]


def test_before_the_announcement_no_exit_is_known() -> None:
    assert exits("APMBC", "POL", on=date(2026, 3, 1), known_on=date(2025, 3, 18)) == ()


def test_between_notice_and_effect_the_clause_gives_the_day() -> None:
    (found,) = exits("APMBC", "POL", on=date(2025, 9, 1), known_on=date(2025, 9, 1))
    assert (found.effective, found.status, found.days_left) == ("2026-02-20", "notified", 172)


def test_each_notice_is_an_exit_of_its_own() -> None:
    second, first = exits("WHO", "USA", on=TODAY)
    assert (first.notified, first.status, first.effective) == ("2020-07-06", "rescinded", None)
    assert (second.government, second.notified) == ("2025-01-20", "2025-01-22")
    assert second.effective == "2026-01-22"
    later, earlier = exits("NPT", "PRK", on=TODAY)
    assert (earlier.announced, earlier.status) == ("1993-03-12", "rescinded")
    assert (later.announced, later.status) == ("2003-01-10", "contested")


def test_a_suspension_and_a_later_withdrawal_are_told_apart() -> None:
    left, suspended = exits("CFE", "RUS", on=TODAY)
    assert (left.status, left.effective) == ("effective", "2023-11-07")
    # It left since: the suspension of 2007 is over.
    assert (suspended.status, suspended.act) == ("over", "suspension")
    assert (suspended.notified, left.act) == ("2007-07-14", "withdrawal")
    (then,) = exits("CFE", "RUS", on=date(2020, 1, 1))
    assert (then.status, then.act) == ("suspension claimed", "suspension")


def test_an_unsigning_is_no_exit() -> None:
    assert exits("ROME", "RUS", on=TODAY) == ()
    assert exits("ATT", "USA", on=TODAY) == ()


def test_the_newest_exit_comes_first_and_each_has_grounds() -> None:
    found = exits(on=TODAY)
    assert found[0].state == "TCD"
    assert len(found) > 60
    assert all(exit_.grounds for exit_ in found)


def test_days_are_iso_and_perhaps_partial() -> None:
    for found in exits(on=TODAY):
        for step in ("announced", "government", "parliament", "enacted", "notified", "effective"):
            day = getattr(found, step)
            assert day is None or str(PartialDate.parse(day)) == day


def test_an_exit_of_which_nothing_had_happened_is_left_out() -> None:
    assert exits("APMBC", on=date(2024, 1, 1)) == ()


def test_objections_are_among_the_grounds_of_a_claimed_suspension() -> None:
    grounds = " ".join(ground.text for ground in one("APMBC", "UKR").grounds)
    assert all(f"{state}: Objected" in grounds for state in ("AUT", "BEL", "CHE", "NOR"))


def test_the_list_of_a_treaty_has_what_each_state_is_told_to_do() -> None:
    on = date(2026, 11, 24)
    for treaty in treaty_ids():
        told = {one for code in states(treaty) for one in exits(treaty, code, on=on)}
        assert set(exits(treaty, on=on)) >= told
        assert {one.state for one in exits(treaty, on=on)} <= set(leavers(treaty))
