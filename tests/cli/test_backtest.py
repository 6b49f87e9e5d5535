"""``servanda backtest``: files, counts, going on after an interruption, broken news."""

import csv
import gzip
import json
from pathlib import Path

import pytest

from servanda.watch.saved import NAME, fingerprint
from tests.cli.conftest import Ask

NEWS = Path(__file__).parent.parent.parent / "examples" / "news.jsonl"


def test_the_files_are_written_and_said_to_be(ask: Ask, tmp_path: Path) -> None:
    answer = ask("backtest", str(NEWS), "--out", str(tmp_path))
    assert answer.status == 0
    assert "5 items in: 5 read, 0 refused, 0 malformed" in answer.out
    rows = list(csv.DictReader((tmp_path / "exits.csv").read_text("utf-8").splitlines()))
    burundi = next(one for one in rows if one["state"] == "BDI")
    assert burundi["news_parliament"] == "2016-10-12"
    assert burundi["record_effective"] == "2017-10-27"
    told = json.loads((tmp_path / "exits.json").read_text("utf-8"))
    assert told["items"] == {"in": 5, "read": 5, "refused": 0, "malformed": 0}
    assert (tmp_path / "chart.svg").read_text("utf-8").startswith("<svg")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "chart.svg",
        "exits.csv",
        "exits.json",
    ]


def test_json_is_what_the_file_holds(ask: Ask, tmp_path: Path) -> None:
    answer = ask("backtest", str(NEWS), "--out", str(tmp_path), "--json", "--every", "2")
    assert answer.json == json.loads((tmp_path / "exits.json").read_text("utf-8"))
    assert [line.partition(" items")[0] for line in answer.err.splitlines()] == [
        "servanda: 2",
        "servanda: 4",
    ]


def test_packed_news_and_standard_input_give_the_same(ask: Ask, tmp_path: Path) -> None:
    packed = tmp_path / "news.jsonl.gz"
    packed.write_bytes(gzip.compress(NEWS.read_bytes()))
    told = ask("backtest", str(NEWS), "--out", str(tmp_path / "a"), "--json").out
    assert ask("backtest", str(packed), "--out", str(tmp_path / "b"), "--json").out == told
    given = NEWS.read_bytes()
    assert ask("backtest", "-", "--out", str(tmp_path / "c"), "--json", stdin=given).out == told


def test_an_interrupted_replay_goes_on_where_it_stopped(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from servanda.watch import replay

    whole = ask("backtest", str(NEWS), "--out", str(tmp_path / "whole"), "--json").out
    read, real = [], replay.outcome

    def interrupted(line: bytes) -> replay.Outcome:
        read.append(line)
        if len(read) == 4:
            raise KeyboardInterrupt
        return real(line)

    monkeypatch.setattr(replay, "outcome", interrupted)
    out = tmp_path / "out"
    assert ask("backtest", str(NEWS), "--out", str(out), "--every", "1").status == 130
    assert json.loads((out / NAME).read_text("utf-8"))["of"] == fingerprint(NEWS)
    again = ask("backtest", str(NEWS), "--out", str(out), "--json")
    assert "goes on after 3 items" in again.err
    assert again.out == whole
    assert len(read) == 4 + 2
    assert not (out / NAME).exists()


def test_lines_that_cannot_be_read_are_counted(ask: Ask, tmp_path: Path) -> None:
    news = tmp_path / "news.jsonl"
    news.write_bytes(b'{\n\n{"id": 1, "date": "2016-01-01", "text": " "}\n' + NEWS.read_bytes())
    found = ask("backtest", str(news), "--out", str(tmp_path / "out"), "--json").json
    assert found["items"] == {"in": 7, "read": 5, "refused": 0, "malformed": 2}
    assert len(found["problems"]) == 2


def test_news_that_are_missing_broken_or_another_s_are_refused(ask: Ask, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    assert ask("backtest", str(tmp_path / "none.jsonl"), "--out", out).status == 2
    broken = tmp_path / "broken.gz"
    broken.write_bytes(gzip.compress(NEWS.read_bytes() * 50)[:300])
    assert ask("backtest", str(broken), "--out", out).status == 3
    (tmp_path / "out" / NAME).write_text('{"of": "another"}', encoding="utf-8")
    assert ask("backtest", str(NEWS), "--out", out).status == 2
    assert ask("backtest", str(NEWS)).status == 2


def test_no_news_make_no_exits(ask: Ask, tmp_path: Path) -> None:
    answer = ask("backtest", "-", "--out", str(tmp_path), stdin=b"\n")
    assert answer.status == 0
    assert "0 items in" in answer.out
