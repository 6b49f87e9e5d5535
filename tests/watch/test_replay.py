"""News replayed: what it told of exits, as of its day and in any order."""

from datetime import date
from pathlib import Path

import pytest

from servanda.errors import Malformed, Refused
from servanda.fetch.item import LARGEST, item
from servanda.watch.course import COLUMNS, TAKEN_BACK, courses, row, step
from servanda.watch.replay import Fate, outcome, replayed
from servanda.watch.saved import NAME, Tally, drop, load, save
from servanda.watch.sighting import Sighting

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
NEWS = (EXAMPLES / "news.jsonl").read_bytes().splitlines(keepends=True)
LAST = date(2017, 12, 31)


def sighting(**changes: object) -> Sighting:
    told: dict[str, object] = {
        "item": "x",
        "on": "2016-10-20",
        "state": "ZAF",
        "treaty": "ROME",
        "held": True,
        "kind": "withdraw",
        "stage": "announced",
        "modality": "decided",
        "polarity": "affirmed",
        "retrospective": False,
        "text": "South Africa leaves",
        "standing": "party",
        "lawful_from": None,
    }
    return Sighting(**{**told, **changes})  # type: ignore[arg-type]


def tally_of(lines: list[bytes], workers: int = 1) -> Tally:
    tally = Tally()
    with replayed(lines, workers=workers) as outcomes:
        for one in outcomes:
            tally.add(one)
    return tally


def test_an_exit_has_the_days_on_which_the_news_had_its_steps() -> None:
    tally = tally_of(NEWS)
    found = {(one.state, one.treaty): one for one in courses(tally.sightings, tally.last)}
    burundi = found["BDI", "ROME"]
    assert {name: seen.on for name, seen in burundi.news.items()} == {
        "parliament": "2016-10-12",
        "effective": "2017-10-27",
    }
    assert burundi.record is not None
    assert burundi.record.notified == "2016-10-27"
    assert burundi.standing == "party"
    assert list(found["RUS", "CFE"].news) == ["considered"]
    assert tally.counts == {"read": 5, "refused": 0, "malformed": 0}


def test_neither_the_order_of_the_items_nor_the_workers_change_what_is_told() -> None:
    straight = tally_of(NEWS)
    for tally in (tally_of(NEWS[::-1]), tally_of(NEWS, workers=2)):
        assert courses(tally.sightings, LAST) == courses(straight.sightings, LAST)
        assert (tally.counts, tally.first_on) == (straight.counts, straight.first_on)


def test_an_item_is_told_what_was_known_on_its_day_and_nothing_else() -> None:
    early = b'{"id": 1, "date": "2015-10-11", "text": "South Africa plans to leave the ICC."}'
    (seen,) = outcome(early).sightings
    assert (seen.standing, seen.stage) == ("party", "considered")
    (course,) = courses([seen], date(2015, 12, 31))
    assert course.record is None, "the notice of 2016 was not known in 2015"
    (course,) = courses([seen], LAST)
    assert course.record is not None
    assert course.record.notified == "2016-10-19"


def test_a_notice_that_was_not_yet_public_moves_no_day() -> None:
    line = (
        b'{"id": 1, "date": "2016-10-20", "text": "South Africa announces that it will withdraw '
        b'from the International Criminal Court."}'
    )
    (seen,) = outcome(line).sightings
    assert (seen.standing, seen.lawful_from) == ("party", "2017-10-20")


@pytest.mark.parametrize(
    ("changes", "reached"),
    [
        ({}, "announced"),
        ({"stage": "notified", "modality": "planned"}, "announced"),
        ({"stage": "notified", "modality": "done"}, "notified"),
        ({"stage": "parliament"}, "parliament"),
        ({"modality": "threatened"}, "considered"),
        ({"stage": "effective", "modality": "possible"}, "considered"),
        ({"stage": "considered", "modality": "considered"}, "considered"),
        ({"stage": None, "modality": "called_for"}, None),
        ({"retrospective": True, "stage": "effective", "modality": "done"}, None),
        ({"polarity": "denied"}, None),
        ({"polarity": "negated"}, None),
        ({"kind": "rescind", "stage": "announced"}, TAKEN_BACK),
        ({"kind": "rejoin", "modality": "possible"}, None),
    ],
)
def test_a_sighting_reaches_no_step_beyond_what_it_says(
    changes: dict[str, object], reached: str | None
) -> None:
    assert step(sighting(**changes)) == reached


def test_an_exit_from_a_treaty_outside_the_record_keeps_its_name() -> None:
    (course,) = courses([sighting(treaty="Pact of Bogotá", held=False, standing=None)], LAST)
    assert (course.treaty_name, course.record, course.standing) == ("Pact of Bogotá", None, None)
    assert list(row(course)) == list(COLUMNS)


def test_a_way_back_belongs_to_the_exit() -> None:
    told = [sighting(), sighting(item="y", on="2017-03-08", kind="rescind", modality="done")]
    (course,) = courses(told, LAST)
    assert course.news[TAKEN_BACK].on == "2017-03-08"
    assert course.record is not None
    assert course.record.status == "rescinded"


def test_a_return_without_an_exit_in_the_news_is_none() -> None:
    back = sighting(on="2017-01-31", kind="rejoin", modality="done")
    assert courses([back], LAST) == ()
    (course,) = courses([back, sighting(item="y", on="2017-03-08")], LAST)
    assert TAKEN_BACK not in course.news
    (course,) = courses([back, sighting(item="y", on="2017-01-30")], LAST)
    assert course.news[TAKEN_BACK].on == "2017-01-31"


@pytest.mark.parametrize(
    "line",
    [
        b"{",
        b"[]",
        b"null",
        b'{"id": null, "date": "2016-01-01", "text": "x"}',
        b'{"id": 1, "date": "2016-02-30", "text": "x"}',
        b'{"id": 1, "date": "yesterday", "text": "x"}',
        b'{"id": 1, "date": "2016-01-01", "text": 5}',
        b'{"id": 1, "date": "2016-01-01", "text": "\\ud800"}',
        b"[" * 200_000,
        b"\xff\xfe",
    ],
)
def test_a_line_that_is_no_item_is_malformed(line: bytes) -> None:
    with pytest.raises(Malformed):
        item(line)
    assert outcome(line).fate is Fate.MALFORMED


def test_an_item_without_text_or_day_is_malformed_and_one_too_long_refused() -> None:
    assert outcome(b'{"id": 1, "date": "2016-01-01", "text": " "}').fate is Fate.MALFORMED
    assert outcome(b'{"id": 1, "text": "x"}').fate is Fate.MALFORMED
    with pytest.raises(Refused):
        item(b" " * (LARGEST + 1))


def test_what_is_saved_is_loaded_again(tmp_path: Path) -> None:
    tally = tally_of([*NEWS, b"{"])
    save(tmp_path, "news", tally)
    assert load(tmp_path, "news") == tally
    drop(tmp_path)
    assert load(tmp_path, "news") == Tally()


@pytest.mark.parametrize("held", ['{"of": "other"}', "{", "[]", '{"of": "news"}'])
def test_a_state_of_other_news_is_refused(tmp_path: Path, held: str) -> None:
    (tmp_path / NAME).write_text(held, encoding="utf-8")
    with pytest.raises(Refused, match="remove it to begin anew"):
        load(tmp_path, "news")
