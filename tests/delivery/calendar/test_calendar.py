"""Calendars: days, how sure they are, and ids that stay when a day moves."""

from datetime import date

import icalendar
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from servanda.delivery.calendar import events, ical
from servanda.delivery.calendar.event import Event, Status
from servanda.delivery.recorded import recorded_on
from tests.delivery.calendar.strict import parsed
from tests.delivery.own import changed, laid

ON = date(2026, 11, 24)


def exits_of(state: str, treaty: str, on: date) -> list[Event]:
    return [one for one in events(treaty, state, on=on) if one.kind == "exit takes effect"]


@pytest.mark.parametrize(
    ("treaty", "state"), [("APMBC", None), (None, "TCD"), ("ROME", None), (None, None)]
)
def test_independent_readers_find_the_same_events(treaty: str | None, state: str | None) -> None:
    found = events(treaty, state, on=ON)
    assert found
    raw = ical(found, title="A; title, with \\ signs", recorded_on=ON)
    strictly = parsed(raw)
    assert strictly.text("NAME") == "A; title, with \\ signs"
    assert [one.text("SUMMARY") for one in strictly.inner] == [one.title for one in found]
    assert [one.text("DESCRIPTION") for one in strictly.inner] == [one.text for one in found]
    read = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    assert [str(one["UID"]) for one in read] == [one.uid for one in found]
    assert [one.decoded("DTSTART") for one in read] == [one.on for one in found]
    assert [str(one["STATUS"]) for one in read] == [one.status.value for one in found]


def test_a_running_exit_is_tentative_and_then_confirmed() -> None:
    (running,) = exits_of("POL", "APMBC", date(2025, 9, 1))
    (done,) = exits_of("POL", "APMBC", date(2026, 2, 20))
    assert (running.on, running.status) == (date(2026, 2, 20), Status.TENTATIVE)
    assert (done.on, done.status) == (date(2026, 2, 20), Status.CONFIRMED)
    assert running.uid == done.uid
    assert running.sequence < done.sequence


def test_an_exit_that_was_taken_back_is_cancelled() -> None:
    # Gambia told the depositary of the Rome Statute on 10 November 2016, and took it back.
    (running,) = exits_of("GMB", "ROME", date(2016, 12, 1))
    (back,) = exits_of("GMB", "ROME", date(2017, 3, 1))
    assert (running.on, running.status) == (date(2017, 11, 10), Status.TENTATIVE)
    assert (back.on, back.status) == (date(2017, 11, 10), Status.CANCELLED)
    assert running.uid == back.uid
    assert running.sequence < back.sequence


def test_a_treaty_enters_into_force_for_a_state_after_its_consent() -> None:
    found = [
        one for one in events("APMBC", "TON", on=date(2025, 7, 1)) if one.kind.startswith("entry")
    ]
    assert [(one.on, one.status) for one in found] == [(date(2025, 12, 1), Status.TENTATIVE)]
    after = events("APMBC", "TON", on=date(2026, 1, 1))
    assert Status.CONFIRMED in [one.status for one in after if one.uid == found[0].uid]
    assert not events("APMBC", "TON", on=date(2025, 1, 1))


def test_a_projection_of_the_text_alone_is_tentative() -> None:
    told = {one.status for one in events("APMBC", on=ON) if "destruction" in one.kind}
    assert told <= {Status.TENTATIVE, Status.CONFIRMED}
    assert any(one.status is Status.TENTATIVE for one in events(on=ON) if one.kind != "exit")


def test_an_extension_moves_the_day_and_not_the_id() -> None:
    def clearance(on: date) -> Event:
        found = [one for one in events("APMBC", "THA", on=on) if "clearance" in one.kind]
        return found[0]

    before, after = clearance(date(2022, 1, 1)), clearance(ON)
    assert before.on < after.on
    assert before.uid == after.uid
    assert before.sequence < after.sequence


def test_the_same_data_give_the_same_bytes() -> None:
    first = ical(events("APMBC", on=ON), title="t", recorded_on=recorded_on(ON))
    assert first == ical(events("APMBC", on=ON), title="t", recorded_on=recorded_on(ON))
    assert recorded_on(date(1999, 1, 1)) == recorded_on(ON) == ON
    with laid(changed(date(2026, 12, 1), "2025-06-25", "2025-06-26")):
        assert recorded_on(date(2026, 12, 5)) == date(2026, 12, 1)


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
@example("C:\\New; \\n, \\\\N")
def test_no_text_breaks_a_calendar(text: str) -> None:
    one = Event("u@x", 0, ON, Status.TENTATIVE, text, text, "APMBC", None, text)
    raw = ical([one], title=text, recorded_on=ON)
    (event,) = parsed(raw).inner
    kept = "".join(c if c == "\n" or c.isprintable() else " " for c in text)
    assert event.text("DESCRIPTION") == kept
