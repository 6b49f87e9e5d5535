"""What the commands print for machines: the keys, their order where it is fixed, the values."""

import csv
import io
import json
import tomllib
from pathlib import Path

import pytest

from servanda.terms.standing import Standing
from tests.cli.answer import keys
from tests.cli.conftest import Ask

ROOT = Path(__file__).parent.parent.parent
CONTRACT = tomllib.loads(Path(__file__).with_name("contract.toml").read_text(encoding="utf-8"))
EXAMPLE = str(ROOT / "examples" / "poland-announcement.txt")


def test_status_of_one_state_has_the_keys_of_its_contract(ask: Ask) -> None:
    found = ask("status", "APMBC", "POL", "--on", "2026-02-19", "--json").json
    keys(found, CONTRACT["status"])
    assert (found["treaty"], found["state"]) == ("APMBC", "POL")
    assert found["on"] == "2026-02-19"
    assert found["known_on"] is None
    assert found["standing"] in set(Standing)
    assert found["until"] == "2026-02-20"
    assert found["grounds"]


def test_poland_is_bound_to_the_last_day_of_its_notice_and_no_longer(ask: Ask) -> None:
    assert ask("status", "APMBC", "POL", "--on", "2026-02-19", "--json").json["bound"] is True
    assert ask("status", "APMBC", "POL", "--on", "2026-02-20", "--json").json["bound"] is False


@pytest.mark.parametrize(
    "names",
    [
        ("APMBC", "POL"),
        ("POL", "APMBC"),
        ("Ottawa", "Poland"),
        ("Poland", "mine ban treaty"),
        ("ottawa convention", "PL"),
    ],
    ids=" ".join,
)
def test_the_names_come_in_either_order_and_in_many_words(
    ask: Ask, names: tuple[str, str]
) -> None:
    found = ask("status", *names, "--on", "2025-09-01", "--json").json
    assert (found["treaty"], found["state"]) == ("APMBC", "POL")


def test_what_was_not_yet_public_is_not_used(ask: Ask) -> None:
    words = ("status", "APMBC", "POL", "--on", "2026-03-01", "--known-on", "2025-03-18", "--json")
    found = ask(*words).json
    assert (found["standing"], found["bound"], found["until"]) == ("party", True, None)


@pytest.mark.parametrize(
    ("on", "basis", "count"),
    [
        ("2025-03-18", "force", 164),
        ("2025-03-18", "deposit", 165),
        ("2025-09-01", "force", 165),
        ("2025-12-01", "force", 166),
        ("2025-12-27", "force", 163),
        ("2026-01-10", "force", 162),
        ("2026-02-20", "force", 161),
    ],
)
def test_the_parties_to_the_mine_ban_are_counted(
    ask: Ask, on: str, basis: str, count: int
) -> None:
    found = ask("parties", "APMBC", "--on", on, "--basis", basis, "--json").json
    keys(found, CONTRACT["parties"])
    assert (found["count"], found["basis"], found["on"]) == (count, basis, on)
    assert len(set(found["parties"])) == count


def test_parties_as_csv_are_a_state_a_line(ask: Ask) -> None:
    rows = list(csv.DictReader(io.StringIO(ask("parties", "Ottawa", "--csv").out)))
    assert {"state": "AUT", "name": "Austria"} in rows


def test_each_exit_has_exactly_the_keys_of_its_contract(ask: Ask) -> None:
    found = ask("exits", "--on", "2025-09-01", "--json").json
    assert all(list(one) == CONTRACT["exit"] for one in found)
    leaving = {(one["state"], one["treaty"]): one for one in found}
    lithuania = leaving["LTU", "APMBC"]
    assert lithuania["effective"] == "2025-12-27"
    assert lithuania["days_left"] == 117


def test_exits_as_csv_are_an_exit_a_line(ask: Ask) -> None:
    rows = list(csv.DictReader(io.StringIO(ask("exits", "Ottawa", "--csv").out)))
    assert {row["treaty"] for row in rows} == {"APMBC"}
    assert list(rows[0]) == CONTRACT["exit"]


def test_a_state_is_shown_with_every_treaty_of_the_record(ask: Ask) -> None:
    found = ask("state", "Lithuania", "--on", "2025-09-01", "--json").json
    standings = {one["treaty"]: one for one in found["treaties"]}
    keys(standings["APMBC"], CONTRACT["status"])
    assert standings["APMBC"]["standing"] == "leaving"


def test_every_state_of_a_treaty_is_shown_when_none_is_named(ask: Ask) -> None:
    found = ask("status", "CCM", "--on", "2025-04-01", "--json").json
    standing = {one["state"]: one["standing"] for one in found}
    assert standing["LTU"] == "former party"
    rows = list(csv.DictReader(io.StringIO(ask("status", "CCM", "--csv").out)))
    assert len(rows) == len(found)


def test_a_withdrawal_from_the_mine_ban_takes_six_months(ask: Ask) -> None:
    found = ask("effect", "Ottawa", "withdrawal", "2025-08-20", "--json").json
    assert (found["effective"], found["basis"]) == ("2026-02-20", "text")
    assert found["article"].startswith("20")


def test_an_armed_conflict_leaves_the_day_open(ask: Ask) -> None:
    found = ask("effect", "APMBC", "withdrawal", "2025-08-20", "--in-conflict", "--json").json
    assert found["effective"] is None
    assert found["reason"]


def test_a_table_is_answered_line_for_line(ask: Ask) -> None:
    table = (
        b"\xef\xbb\xbftreaty,state,kind,acted\n"
        b"Ottawa,Poland,withdrawal,2025-08-20\n"
        b"APMBC,Atlantis,withdrawal,2025-08-20\n"
        b"APMBC,POL,withdrawal,2025-02-30\n"
        b"APMBC,POL,divorce,2025-02-03\n"
        b"APMBC,POL\n"
    )
    answer = ask("effects", "-", stdin=table)
    rows = list(csv.DictReader(io.StringIO(answer.out)))
    assert (answer.status, list(rows[0])) == (0, CONTRACT["effects"])
    assert rows[0]["effective"] == "2026-02-20"
    assert [row["effective"] for row in rows[1:]] == [""] * 4
    assert all(row["reason"] for row in rows[1:])
    assert [row["state"] for row in rows] == ["Poland", "Atlantis", "POL", "POL", "POL"]


def test_a_treaty_is_listed_and_shown(ask: Ask) -> None:
    assert "APMBC" in {one["treaty"] for one in ask("treaty", "--json").json}
    assert ask("treaty", "mine ban treaty", "--json").json["id"] == "APMBC"
    assert "Article 20" in ask("treaty", "Ottawa").out


@pytest.mark.parametrize("words", [("read", EXAMPLE), ("check", "Poland left the CCM.")])
def test_a_dossier_has_the_parts_of_its_schema(ask: Ask, words: tuple[str, ...]) -> None:
    found = ask(*words, "--published", "2025-03-20", "--json").json
    keys(found, CONTRACT["dossier"])
    assert len(found["document"]["sha256"]) == 64


def test_a_wrong_sentence_is_contradicted_with_one_to_paste(ask: Ask) -> None:
    sentence = "Lithuania left the Ottawa Convention on 8 May 2025"
    found = ask("check", sentence, "--on", "2026-11-24", "--json").json
    claim = next(one for one in found["claims"] if one["kind"] == "left")
    assert claim["verdict"] == "contradicts"
    assert "27 December 2025" in claim["correction"] or "2025-12-27" in claim["correction"]
    told = ask("check", sentence, "--on", "2026-11-24").out.splitlines()
    assert told[1] == "  the record: 2025-12-27 (effective)"
    assert "  under: Article 20(3)" in told


def test_an_article_is_read_from_standard_input_as_from_a_file(ask: Ask) -> None:
    raw = Path(EXAMPLE).read_bytes()
    words = ("--published", "2025-03-20", "--json")
    piped, named = ask("read", "-", *words, stdin=raw).json, ask("read", EXAMPLE, *words).json
    assert piped["document"].pop("source") == "-"
    assert named["document"].pop("source") == EXAMPLE
    assert piped == named


def test_a_batch_gives_one_dossier_a_line_in_order(ask: Ask, tmp_path: Path) -> None:
    text = Path(EXAMPLE).read_text(encoding="utf-8")
    items = [{"id": number, "text": text, "date": "2025-03-20"} for number in (3, 1, 2)]
    file = tmp_path / "articles.jsonl"
    file.write_text("\n".join(map(json.dumps, items)) + "\n\n", encoding="utf-8")
    found = [json.loads(line) for line in ask("read", str(file)).out.splitlines()]
    assert [one["id"] for one in found] == [3, 1, 2]
    assert all(one["document"]["published"] == "2025-03-20" for one in found)


def test_the_brief_is_at_most_eight_lines_of_findings(ask: Ask) -> None:
    answer = ask("read", EXAMPLE, "--published", "2025-03-20", "--brief")
    assert 1 <= answer.out.count(". ") + answer.out.count(".\n") <= 16
    assert answer.err == ""


def test_a_page_is_written_and_said_to_be(ask: Ask, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    answer = ask("read", EXAMPLE, "--published", "2025-03-20", "--html", str(page))
    assert answer.out == ""
    assert str(page) in answer.err
    assert page.read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html>")


def test_people_get_words(ask: Ask) -> None:
    for words in (
        ("status", "Ottawa", "Poland"),
        ("status", "Ottawa"),
        ("state", "Poland"),
        ("parties", "Ottawa"),
        ("exits",),
        ("effect", "Ottawa", "withdrawal", "2025-08-20"),
        ("treaty",),
        ("check", "More than 160 states are parties to the Ottawa Convention."),
        ("read", EXAMPLE),
    ):
        answer = ask(*words)
        assert answer.status == 0
        assert answer.out.strip()
        assert "None" not in answer.out
        assert "\x1b" not in answer.out


@pytest.mark.parametrize("words", [("CFE", "Poland"), ("WHO", "USA")], ids=" ".join)
def test_what_rests_on_memory_is_marked_once(ask: Ask, words: tuple[str, str]) -> None:
    told = " ".join(ask("status", *words, "--on", "2026-11-24").out.split()).split(" - ")
    counts = {line.count("unverified") for line in told}
    assert counts == {0, 1}


def test_effects_as_json_have_null_for_what_is_not_answered(ask: Ask) -> None:
    table = b"treaty,state,kind,acted\nAPMBC,POL,withdrawal,2025-08-20\nNPT,Atlantis,accession,x\n"
    told, refused = map(json.loads, ask("effects", "-", "--json", stdin=table).out.splitlines())
    assert told["effective"] == "2026-02-20"
    assert refused["effective"] is None
    assert refused["reason"]
