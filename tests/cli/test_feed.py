"""``feed`` and ``calendar``: to standard output or to a file, for a treaty or a state."""

import json
from collections.abc import Callable
from pathlib import Path

import feedparser
import pytest

from tests.cli.answer import Answer, sole_line
from tests.delivery.calendar.strict import parsed
from tests.delivery.feed.strict import atom_problems, json_feed_problems

ON = ("--on", "2026-11-24")
Ask = Callable[..., Answer]


def test_a_feed_is_written_for_a_treaty_or_a_state(run: Ask) -> None:
    of_treaty = run("feed", "mine ban treaty", "--stage", "notified", *ON)
    assert (of_treaty.status, atom_problems(of_treaty.out)) == (0, [])
    assert "Ottawa" in feedparser.parse(of_treaty.out).feed.title
    of_state = run("feed", "Poland", "--format", "json", *ON)
    assert json_feed_problems(of_state.json) == []
    assert {one["_servanda"]["state"] for one in of_state.json["items"]} == {"POL"}


def test_a_calendar_is_written_as_it_must_be(run: Ask, tmp_path: Path) -> None:
    out = tmp_path / "chad.ics"
    answer = run("calendar", "Chad", *ON, "--out", str(out))
    assert (answer.status, answer.out, answer.err) == (0, "", f"servanda: wrote {out}\n")
    assert parsed(out.read_bytes()).text("NAME") == "Servanda: Chad"


def test_a_feed_is_written_to_a_file(ask: Ask, tmp_path: Path) -> None:
    out = tmp_path / "feed.json"
    assert ask("feed", *ON, "--format", "json", "--out", str(out)).status == 0
    assert len(json.loads(out.read_text(encoding="utf-8"))["items"]) == 200


@pytest.mark.parametrize(
    "words",
    [
        ("feed", "Atlantis"),
        ("feed", "APMBC", "--stage", "nothing"),
        ("feed", "APMBC", "--format", "rss"),
        ("calendar", "Atlantis"),
        ("calendar", "Chad", "--out", "/dev/null/all.ics"),
        ("feed", "APMBC", "--on", "2026-02-30"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(ask: Ask, words: tuple[str, ...]) -> None:
    answer = ask(*words)
    assert answer.status == 2
    sole_line(answer)
