"""Feeds: ids that stay, corrections and deletions that are told, read by independent clients."""

import json
from datetime import date
from xml.etree import ElementTree

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.delivery.feed import atom, feed, json_feed, stages
from servanda.delivery.feed.entry import Entry, Feed, Removed, entry_id
from servanda.errors import UnknownName
from servanda.terms.action import ActionKind
from tests.delivery.feed.strict import ATOM, TOMBSTONE, atom_problems, json_feed_problems
from tests.delivery.own import added, changed, laid

ON = date(2026, 11, 24)
LATER = date(2026, 12, 1)


def of_tonga(on: date) -> Feed:
    return feed("APMBC", "TON", on=on)


@pytest.mark.parametrize(
    "asked",
    [("APMBC", None, None), (None, "POL", None), (None, None, "notified"), (None, None, None),
     ("ROME", "BDI", "effective"), ("ABM", "POL", None)],
)  # fmt: skip
def test_independent_readers_find_the_same_entries(
    asked: tuple[str | None, str | None, str | None],
) -> None:
    found = feed(*asked, on=ON)
    written = atom(found, "https://record.example/feed/atom?a=1&b=2")
    assert atom_problems(written) == []
    read = feedparser.parse(written)
    assert not read.bozo
    assert [one.id for one in read.entries] == [one.id for one in found.entries]
    assert [one.title for one in read.entries] == [one.title for one in found.entries]
    assert [one.summary for one in read.entries] == [
        " ".join(one.text.split()) for one in found.entries
    ] or all(one.content for one in read.entries)
    told = json_feed(found, "https://record.example/feed/json")
    assert json_feed_problems(told) == []
    assert [one["id"] for one in told["items"]] == [one.id for one in found.entries]
    assert json.loads(json.dumps(told)) == told


def test_a_feed_tells_the_notice_and_not_what_was_not_yet_public() -> None:
    before, after = feed("APMBC", "POL", on=date(2025, 8, 1)), feed("APMBC", "POL", on=ON)
    assert "notified" not in {one.stage for one in before.entries}
    assert {"parliament", "enacted"} <= {one.stage for one in before.entries}
    assert after.entries[0].stage == "effective"
    assert after.updated == date(2026, 2, 20)
    assert {one.id for one in before.entries} < {one.id for one in after.entries}


def test_the_same_data_give_the_same_bytes() -> None:
    assert atom(feed("APMBC", on=ON)) == atom(feed("APMBC", on=ON))
    assert atom(feed("APMBC", on=ON)) == atom(feed("APMBC", on=date(2027, 3, 1)))


def test_an_event_is_told_once_whether_by_an_action_or_by_a_step() -> None:
    found = feed("APMBC", "POL", "notified", on=ON)
    assert [one.dated for one in found.entries] == ["2025-08-20"]


def test_a_correction_names_what_it_stands_for_and_deletes_it() -> None:
    before = of_tonga(ON)
    with laid(changed(LATER, "2025-06-25", "2025-06-26")):
        assert of_tonga(ON) == before, "not yet in the record"
        after = of_tonga(LATER)
    old = next(one for one in before.entries if one.dated == "2025-06-25")
    new = next(one for one in after.entries if one.dated == "2025-06-26")
    assert old.id not in {one.id for one in after.entries}
    assert (new.corrects, new.updated) == (old.id, LATER)
    assert after.removed == (Removed(old.id, LATER, new.id),)
    assert after.updated == LATER
    written = ElementTree.fromstring(atom(after))
    deleted = written.find(f"{TOMBSTONE}deleted-entry")
    assert deleted is not None
    assert (deleted.get("ref"), deleted.get("when")) == (old.id, "2026-12-01T00:00:00Z")
    assert atom_problems(atom(after)) == []
    assert json_feed(after)["_servanda"]["deleted"] == [
        {"id": old.id, "when": "2026-12-01T00:00:00Z", "by": new.id}
    ]


def test_a_correction_taken_back_brings_the_old_id_back() -> None:
    back = changed(date(2026, 12, 9), "2025-06-26", "2025-06-25")
    with laid(changed(LATER, "2025-06-25", "2025-06-26"), back):
        found = of_tonga(date(2026, 12, 10))
    ids = {one.id for one in found.entries}
    assert next(one.id for one in of_tonga(ON).entries if one.dated == "2025-06-25") in ids
    assert ids.isdisjoint(one.id for one in found.removed)


def test_what_enters_later_is_new_from_that_day() -> None:
    with laid(added(LATER, "NPL", ActionKind.ACCESSION, "2026-11-25")):
        assert feed("APMBC", "NPL", on=date(2026, 11, 30)).entries == ()
        entry = feed("APMBC", "NPL", on=LATER).entries[0]
    assert (entry.published, entry.updated) == (date(2026, 11, 25), LATER)


def test_unknown_stages_are_refused() -> None:
    with pytest.raises(UnknownName, match="notified"):
        feed(stage="notifed", on=ON)
    assert "reason" not in stages()
    assert feed("APMBC", stage="extended", on=ON).updated


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.text(min_size=1, max_size=80))
def test_no_text_breaks_a_feed(title: str, text: str) -> None:
    one = Entry(
        entry_id((title,)), "APMBC", "POL", "notified", f"x{title}", text, "", ON, ON, title
    )
    found = Feed("tag:a,2026:x", "t", ON, (one,), (Removed("tag:a,2026:y", ON, title),))
    root = ElementTree.fromstring(atom(found))
    content = root.find(f"{ATOM}entry/{ATOM}content")
    assert content is not None
    assert len(content) == 0
    kept = "".join(c if c in "\t\n" or ord(c) >= 32 else "\ufffd" for c in text)
    if not any(0xD800 <= ord(c) <= 0xDFFF or ord(c) in (0xFFFE, 0xFFFF) for c in text):
        assert content.text == kept
    json.dumps(json_feed(found))
