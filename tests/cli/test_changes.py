"""``servanda changes``: what is new since a day, on both clocks."""

from tests.cli.answer import keys, sole_line
from tests.cli.conftest import Ask


def test_what_became_public_is_told_apart_from_what_entered(ask: Ask) -> None:
    asked = ("changes", "APMBC", "--since", "2025-08-15", "--on", "2025-08-31")
    found = ask(*asked, "--json").json
    keys(found, ("since", "on", "editions", "recorded", "public"))
    assert found["recorded"] == found["editions"] == []
    poland = [one for one in found["public"] if one["action"] == "withdrawal_notified"]
    assert [(one["state"], one["on"]) for one in poland] == [("POL", "2025-08-20")]
    lines = ask(*asked, "--csv").out.splitlines()
    assert lines[0] == "clock,on,section,treaty,state,action,date,was,source,confidence"
    assert all(line.startswith("public,") for line in lines[1:])


def test_the_first_day_of_the_record_is_named(ask: Ask) -> None:
    found = ask("changes", "--since", "2026-11-24", "--on", "2026-11-25", "--json").json
    assert [one["on"] for one in found["editions"]] == ["2026-11-24"]
    text = ask("changes", "--since", "2026-11-24", "--on", "2026-11-25").out
    assert "Entered our record" in text
    assert "Became public" in text


def test_a_first_day_after_the_last_is_refused(ask: Ask) -> None:
    refused = ask("changes", "--since", "2026-11-24", "--on", "2026-11-23")
    assert refused.status == 2
    sole_line(refused)


def test_the_first_day_must_be_given(ask: Ask) -> None:
    assert ask("changes").status == 2


def test_an_exit_that_the_record_and_the_news_both_tell_of_is_told_once(ask: Ask) -> None:
    found = ask("changes", "APMBC", "--since", "2025-06-27", "--on", "2025-06-27", "--json").json
    told = sorted((one["state"], one["action"]) for one in found["public"])
    assert [action for state, action in told if state == "EST"] == ["withdrawal_notified"]
    assert ("LTU", "withdraw reason") in told
