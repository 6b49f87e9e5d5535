"""``servanda refresh``: what would change and why, and what enters when it is accepted."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from servanda.fetch import guard
from servanda.record.refresh.acceptance import open_own
from tests.cli.answer import keys, sole_line
from tests.cli.conftest import Ask

LINE = ("treaty", "state", "action", "date", "was", "source", "row")
PAGES = Path(__file__).parent.parent / "record" / "source" / "pages"
MINE = (
    "treaty,state,action,date\nAPMBC,Nepal,accession,2025-10-01\nAPMBC,TON,accession,2025-06-26\n"
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give each test a home of its own, and leave nothing of it behind."""
    monkeypatch.setenv("SERVANDA_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("servanda.cli.argument.today", lambda: date(2026, 11, 25))
    yield tmp_path / "home"
    open_own(None)


@pytest.fixture
def mine(tmp_path: Path) -> str:
    """Return the name of a table that a user keeps."""
    path = tmp_path / "mine.csv"
    path.write_text(MINE, encoding="utf-8")
    return str(path)


def test_the_difference_has_the_keys_of_the_contract(ask: Ask, mine: str) -> None:
    found = ask("refresh", "--from", mine, "--json").json
    keys(found, ("added", "changed", "vanished", "contradicted", "problems", "rows"))
    assert found["rows"] == {"seen": 2, "read": 2, "refused": 0}
    (added,) = found["added"]
    keys(added, (*LINE, "id"))
    assert (added["state"], added["date"], added["was"]) == ("NPL", "2025-10-01", None)
    (odd,) = found["contradicted"]
    assert (odd["state"], odd["date"], odd["was"]) == ("TON", "2025-06-26", "2025-06-25")
    assert "Nepal" in added["row"]


def test_nothing_enters_without_accept(ask: Ask, mine: str, home: Path) -> None:
    assert ask("refresh", "--from", mine).status == 0
    assert not home.exists()
    assert ask("status", "APMBC", "NPL", "--on", "2026-06-01", "--json").json["bound"] is False


def test_an_act_of_a_day_that_is_yet_to_come_is_a_problem(ask: Ask, tmp_path: Path) -> None:
    table = tmp_path / "ahead.csv"
    rows = ("APMBC,Nepal,accession,2030-02-01", "APMBC,Estonia,withdrawal_effective,2030-02-01")
    table.write_text("\n".join(("treaty,state,action,date", *rows)) + "\n", encoding="utf-8")
    found = ask("refresh", "--from", str(table), "--json").json
    assert "NPL" not in {line["state"] for line in (*found["added"], *found["changed"])}
    (problem,) = found["problems"]
    assert problem["cell"] == "2030-02-01"
    assert "lies after 2026-11-25" in problem["why"]
    assert found["rows"] == {"seen": 2, "read": 1, "refused": 1}


def test_accept_lets_all_enter_and_a_second_refresh_is_empty(ask: Ask, mine: str) -> None:
    done = ask("refresh", "--from", mine, "--accept", "--json")
    assert done.status == 0
    assert "2 of 2 lines entered" in done.err
    assert ask("status", "APMBC", "NPL", "--on", "2026-06-01", "--json").json["bound"] is True
    again = ask("refresh", "--from", mine, "--json").json
    assert not any(again[one] for one in ("added", "changed", "vanished", "contradicted"))


def test_lines_are_accepted_by_their_ids(ask: Ask, mine: str) -> None:
    found = ask("refresh", "--from", mine, "--json").json
    one = found["added"][0]["id"]
    assert "1 of 2" in ask("refresh", "--from", mine, "--accept", one).err
    left = ask("refresh", "--from", mine, "--json").json
    assert left["added"] == []
    assert left["contradicted"][0]["id"] == found["contradicted"][0]["id"]
    assert "is another one now" in sole_line(ask("refresh", "--from", mine, "--accept", one))


def test_lines_are_accepted_one_by_one(ask: Ask, mine: str) -> None:
    done = ask("refresh", "--from", mine, "--review", stdin=b"y\nn\n")
    assert done.status == 0, done.err
    assert "1 of 2 lines entered" in done.err
    assert "as it was" in ask("refresh", "--from", mine, "--review", stdin=b"q\n").err


def test_what_entered_is_told_on_our_clock_and_the_public_one(ask: Ask, mine: str) -> None:
    ask("refresh", "--from", mine, "--accept")
    new = ask("changes", "--since", "2026-11-25", "--on", "2026-11-25", "--json").json
    assert sorted(one["state"] for one in new["recorded"]) == ["NPL", "TON"]
    assert new["public"] == []
    asked = ("status", "APMBC", "NPL", "--on", "2026-06-01", "--json", "--recorded-on")
    assert ask(*asked, "2026-11-24").json["bound"] is False
    assert ask(*asked, "2026-11-25").json["bound"] is True
    assert ask(*asked, "2026-11-23").json["bound"] is None


@pytest.mark.parametrize("command", [("parties", "APMBC"), ("exits",), ("state", "POL")])
def test_every_answer_is_given_as_recorded_on_a_day(ask: Ask, command: tuple[str, ...]) -> None:
    before = ask(*command, "--on", "2026-06-01", "--recorded-on", "2026-11-23", "--json")
    now = ask(*command, "--on", "2026-06-01", "--recorded-on", "2026-11-24", "--json")
    assert before.status == now.status == 0
    plain = ask(*command, "--on", "2026-06-01", "--json").json
    if isinstance(plain, dict):
        plain["recorded_on"] = "2026-11-24"
        for one in plain.get("treaties", []):
            one["recorded_on"] = "2026-11-24"
    assert now.json == plain
    assert before.json != now.json


def test_further_files_may_follow_the_first(ask: Ask, mine: str) -> None:
    found = ask("refresh", "--from", mine, str(PAGES / "user.csv"), "--json").json
    assert found["rows"]["seen"] == 7


def test_a_page_that_cannot_be_read_is_malformed_alone_and_a_problem_among_others(
    ask: Ask, mine: str
) -> None:
    notice = str(PAGES / "maintenance.html")
    assert ask("refresh", "--from", notice).status == 3
    found = ask("refresh", "--from", notice, "--from", mine, "--json")
    assert found.status == 0
    assert found.json["problems"][0]["source"] == "maintenance.html"
    assert len(found.json["added"]) == 1


def test_a_cell_that_cannot_be_read_is_told_by_its_row(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text(MINE + "APMBC,Atlantis,accession,2025-06-26\n", encoding="utf-8")
    found = ask("refresh", "--from", str(path), "--json").json
    assert found["rows"] == {"seen": 3, "read": 2, "refused": 1}
    (problem,) = found["problems"]
    keys(problem, ("source", "row", "cell", "why"))
    assert (problem["cell"], "Atlantis" in problem["row"]) == ("Atlantis", True)


def test_a_treaty_that_a_page_is_not_about_is_a_problem(ask: Ask, mine: str) -> None:
    found = ask("refresh", "CCM", "TPNW", "--from", mine, "--json").json
    assert found["added"] == []
    assert "not asked for" in found["problems"][0]["why"]


@pytest.mark.parametrize(
    "words",
    [
        ("--from", "no such file"),
        ("Atlantis treaty", "--from", "FILE"),
        ("--from", "FILE", "--accept", "--review"),
        ("--from", "FILE", "--review", "--json"),
        ("--from", "FILE", "0123456789"),
        ("--from", "FILE", "--accept", "0123456789"),
        ("NPT",),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_line(
    ask: Ask, mine: str, words: tuple[str, ...]
) -> None:
    refused = ask("refresh", *(mine if word == "FILE" else word for word in words))
    assert refused.status == 2
    sole_line(refused)


def test_without_a_network_there_is_one_line(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(host: str, port: int) -> list[str]:
        return []

    kept = guard.get.__kwdefaults__ or {}
    monkeypatch.setattr(guard.get, "__kwdefaults__", {**kept, "resolve": nothing})
    refused = ask("refresh", "APMBC")
    assert refused.status == 2
    assert "the host is not known" in sole_line(refused)


def test_a_damaged_record_of_ones_own_is_told_and_nothing_is_answered(
    ask: Ask, home: Path
) -> None:
    home.mkdir()
    (home / "record.sqlite").write_bytes(b"this is no database at all, only words")
    refused = ask("status", "APMBC", "POL")
    assert refused.status == 3
    assert "record.sqlite" in sole_line(refused)


def test_where_the_folder_cannot_be_written_it_is_said(
    ask: Ask, mine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("SERVANDA_HOME", str(blocked / "home"))
    done = ask("refresh", "--from", mine, "--accept", "--json")
    assert done.status == 2
    assert len(done.err.splitlines()) == 1
    assert os.fspath(blocked) in done.err
