"""Texts are read in processes that are few, and that end when they take too long."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from servanda.dossier import check
from servanda.dossier.desk import Busy, Desk, Limits, Sentence, Text, TookTooLong
from servanda.errors import DataError, Malformed, Refused

ON = date(2026, 11, 24)
QUICK = Sentence("Finland left the Ottawa Convention.")
SLOW = Text(b"Estonia will leave the Ottawa Convention, the minister said. " * 15_000)


def test_a_sentence_read_apart_has_the_same_dossier() -> None:
    desk = Desk(Limits(workers=1))
    assert desk.dossier(QUICK, ON) == check(QUICK.words, ON).to_json()
    with pytest.raises(Malformed, match="empty"):
        desk.dossier(Text(b""), ON)
    with pytest.raises(Refused, match="no public address"):
        desk.dossier(Text(address="http://127.0.0.1/"), ON)
    assert desk.dossier(QUICK, ON)["document"]["characters"] == len(QUICK.words)
    desk.close()
    assert desk.dossier(QUICK, ON)["claims"], "a closed desk starts again"
    desk.close()


def test_who_comes_when_all_places_are_taken_is_told() -> None:
    desk = Desk(Limits(workers=1, waiting=0, seconds=2))
    with ThreadPoolExecutor(4) as many:
        asked = [many.submit(desk.dossier, SLOW, ON) for _ in range(4)]
    kinds = sorted(type(one.exception()).__name__ for one in asked)
    assert kinds == ["Busy", "Busy", "Busy", "TookTooLong"]
    assert desk.dossier(QUICK, ON)["document"]
    desk.close()
    assert issubclass(Busy, Refused)
    assert issubclass(TookTooLong, Refused)


def test_who_waits_gets_a_turn() -> None:
    desk = Desk(Limits(workers=1, waiting=5))
    with ThreadPoolExecutor(6) as many:
        asked = [many.submit(desk.dossier, QUICK, ON) for _ in range(6)]
    assert all(one.result()["document"] for one in asked)
    desk.close()


def test_a_broken_record_of_ones_own_is_called_that(tmp_path: Path) -> None:
    own = tmp_path / "own.sqlite"
    own.write_bytes(b"no record at all")
    desk = Desk(Limits(workers=1), own)
    with pytest.raises(DataError, match=r"own\.sqlite"):
        desk.dossier(QUICK, ON)
    desk.close()
