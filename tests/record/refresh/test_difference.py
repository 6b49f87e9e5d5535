"""A page against the record: what is told, what enters, and what stays."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from servanda.errors import DataError, Refused
from servanda.names import state_name
from servanda.record.action import actions, history
from servanda.record.change import changes
from servanda.record.coverage import coverage
from servanda.record.entry import Line, Section
from servanda.record.exits import UNSEEN, exits
from servanda.record.party import parties
from servanda.record.refresh.acceptance import accept, open_own
from servanda.record.refresh.compare import Refresh, compare
from servanda.record.refresh.store import Acceptance, contents
from servanda.record.refresh.store import accept as write
from servanda.record.source.read import page
from servanda.record.standing import standing
from servanda.terms.action import Action, ActionKind
from servanda.terms.sighting import SourcePage
from servanda.terms.source import Confidence
from servanda.terms.standing import Basis, Standing
from tests.record.refresh.pages import own, status, table

__all__ = ["own"]
HUNGARY = """Reference: C.N.240.2026.TREATIES-XVIII.10 (Depositary Notification)

ROME STATUTE OF THE INTERNATIONAL CRIMINAL COURT
ROME, 17 JULY 1998

HUNGARY: WITHDRAWAL OF NOTIFICATION OF WITHDRAWAL

The Secretary-General of the United Nations, acting in his capacity as depositary,
communicates the following:

The above action was effected on 29 May 2026.

1 June 2026
"""
TODAY, LATER = date(2026, 11, 25), date(2026, 12, 24)


def differ(own: Path, *pages: SourcePage, on: date = TODAY) -> Refresh:
    return compare(pages, (), contents(own).seen_by, on)


def enter(own: Path, *pages: SourcePage, on: date = TODAY) -> Refresh:
    found = differ(own, *pages, on=on)
    accept(own, found, None, on)
    return found


def told(found: Refresh, section: Section) -> list[tuple[str, str, str, str]]:
    return [(one.state, one.action.value, one.dated, one.was) for one in found.lines(section)]


def held(treaty: str, state: str, kind: ActionKind) -> list[Action]:
    return [one for one in actions(treaty) if one.state == state and one.kind is kind]


def whole_list(treaty: str, number: str) -> SourcePage:
    """Return a status page that shows every signature and consent that the record holds."""
    tags = {"accession": " a", "acceptance": " A", "approval": " AA", "succession": " d"}
    signed: dict[str, str] = {}
    consented: dict[str, str] = {}
    for one in actions(treaty):
        assert one.on is not None
        day = f"{one.on.day} {one.on:%b %Y}{tags.get(one.kind.value, '')}"
        (signed if one.kind is ActionKind.SIGNATURE else consented)[one.state] = day
    states = sorted({*signed, *consented})
    rows = [(state_name(one), signed.get(one, ""), consented.get(one, "")) for one in states]
    return status(rows, number=number)


def test_a_contradiction_keeps_both_days_with_their_sources(own: Path) -> None:
    # Tonga: 25 June 2025 by one source, 26 June by another.
    found = enter(own, table("APMBC,TON,accession,2025-06-26"))
    assert told(found, Section.CONTRADICTED) == [("TON", "accession", "2025-06-26", "2025-06-25")]
    (tonga,) = held("APMBC", "TON", ActionKind.ACCESSION)
    assert tonga.on == date(2025, 6, 25), "the firmer source keeps its place"
    assert "CONTRADICTED: accession 2025-06-26 (table of a user" in tonga.note
    assert not differ(own, table("APMBC,TON,accession,2025-06-26")).lines()


def test_a_firmer_source_takes_the_place_and_the_other_stays_in_the_grounds(own: Path) -> None:
    enter(own, status([("Tonga", "", "26 Jun 2025 a")]))
    (tonga,) = held("APMBC", "TON", ActionKind.ACCESSION)
    assert (tonga.on, tonga.confidence) == (date(2025, 6, 26), Confidence.OFFICIAL)
    answer = standing("TON", "APMBC", date(2026, 1, 1))
    assert answer.since == date(2025, 12, 1)
    assert any("2025-06-25" in (ground.source or "") for ground in answer.grounds)


def test_a_second_independent_source_raises_the_confidence(own: Path) -> None:
    found = enter(own, status([("Tonga", "", "25 Jun 2025 a")]))
    assert ("TON", "accession", "2025-06-25", "ngo") in told(found, Section.CONFIRMED)
    (tonga,) = held("APMBC", "TON", ActionKind.ACCESSION)
    assert tonga.confidence is Confidence.OFFICIAL
    assert "confirmed by UN Treaty Collection" in tonga.source


def test_the_same_publisher_saying_the_same_raises_nothing(own: Path) -> None:
    found = differ(own, status([("Afghanistan", "", "11 Sep 2002 a")]))
    assert not [line for line in found.lines() if line.state == "AFG"]


def test_the_publisher_itself_saying_otherwise_is_a_change(own: Path) -> None:
    found = enter(own, status([("Afghanistan", "", "12 Sep 2002 a")]))
    assert told(found, Section.CHANGED) == [("AFG", "accession", "2002-09-12", "2002-09-11")]
    days = [one.on for one in held("APMBC", "AFG", ActionKind.ACCESSION)]
    assert days == [date(2002, 9, 12)]
    ever = [one.on for one in history("APMBC") if one.state == "AFG"]
    assert ever == [date(2002, 9, 11), date(2002, 9, 12)], "nothing is deleted"


def test_another_kind_of_consent_is_told(own: Path) -> None:
    found = differ(own, status([("Afghanistan", "", "11 Sep 2002 A")]))
    assert told(found, Section.CHANGED) == [
        ("AFG", "acceptance", "2002-09-11", "accession 2002-09-11")
    ]


def test_an_exit_that_a_source_drops_silently_is_reported_and_stays(own: Path) -> None:
    found = enter(own, status([("Poland", "4 Dec 1997", "27 Dec 2012")]))
    gone = told(found, Section.VANISHED)
    assert ("POL", "withdrawal_notified", "2025-08-20", "2025-08-20") in gone
    answer = standing("POL", "APMBC", date(2026, 3, 1))
    assert answer.standing is Standing.FORMER_PARTY
    assert any("no longer shown by UN Treaty" in (one.source or "") for one in answer.grounds)
    assert not differ(own, status([("Poland", "4 Dec 1997", "27 Dec 2012")])).lines()


def test_what_happened_after_the_state_of_the_page_has_not_vanished(own: Path) -> None:
    found = differ(own, status([("Poland", "4 Dec 1997", "27 Dec 2012")], as_of="01-07-2015"))
    assert not [one for one in found.lines(Section.VANISHED) if one.dated > "2015-07-01"]


def test_a_notice_taken_back_enters_as_such(own: Path) -> None:
    # Hungary and the Rome Statute: the page says one day that the notice was taken back.
    before = standing("HUN", "ROME", date(2026, 11, 24))
    found = enter(own, table("ROME,HUN,withdrawal_rescinded,2026-05-29"))
    assert told(found, Section.ADDED) == [("HUN", "withdrawal_rescinded", "2026-05-29", "")]
    assert standing("HUN", "ROME", date(2026, 11, 24), recorded_on=date(2026, 11, 24)).grounds == (
        before.grounds
    )
    assert any(one.kind is ActionKind.WITHDRAWAL_RESCINDED for one in actions("ROME"))


def test_a_rescission_at_the_depositary_answers_what_was_not_known(own: Path) -> None:
    day = date(2026, 11, 24)
    assert standing("HUN", "ROME", day).standing is Standing.UNKNOWN
    notice = page(HUNGARY.encode(), name="C.N.240.2026.txt")
    assert told(enter(own, notice), Section.ADDED)
    assert standing("HUN", "ROME", day).standing is Standing.PARTY
    assert standing("HUN", "ROME", day, recorded_on=day).standing is Standing.UNKNOWN


def test_a_day_of_effect_other_than_that_of_the_notice_is_a_contradiction(own: Path) -> None:
    assert not differ(own, table("ROME,TCD,withdrawal_effective,2027-07-27")).lines()
    found = differ(own, table("ROME,HUN,withdrawal_effective,2026-06-03"))
    assert told(found, Section.CONTRADICTED) == [
        ("HUN", "withdrawal_effective", "2026-06-03", "2026-06-02")
    ]


def test_a_table_of_ones_own_checks_no_whole_record(own: Path) -> None:
    before = coverage("APMBC").reach
    enter(own, table("APMBC,NPL,accession,2026-10-01"))
    assert coverage("APMBC").reach == before


def test_two_pages_with_the_same_new_fact_add_it_once(own: Path) -> None:
    rows = [("Nepal", "", "1 Oct 2026 a")]
    found = differ(own, table("APMBC,NPL,accession,2026-10-01"), status(rows))
    assert told(found, Section.ADDED) == [("NPL", "accession", "2026-10-01", "")]
    assert ("NPL", "accession", "2026-10-01", "secondary") in told(found, Section.CONFIRMED)
    accept(own, found, None, TODAY)
    (nepal,) = held("APMBC", "NPL", ActionKind.ACCESSION)
    assert nepal.confidence is Confidence.OFFICIAL


def test_nothing_enters_before_it_is_accepted(own: Path) -> None:
    differ(own, table("APMBC,NPL,accession,2026-10-01"))
    assert not own.exists()
    assert not held("APMBC", "NPL", ActionKind.ACCESSION)


def test_one_line_enters_alone_and_the_other_is_told_again(own: Path) -> None:
    page = table("APMBC,NPL,accession,2026-10-01", "APMBC,TON,accession,2025-06-26")
    found = differ(own, page)
    (line,) = found.lines(Section.ADDED)
    assert accept(own, found, [line.id], TODAY) == 1
    left = differ(own, page)
    assert [one.state for one in left.lines()] == ["TON"]
    assert {one.id for one in left.lines()} < {one.id for one in found.lines()}


def test_an_acceptance_of_an_older_difference_is_refused(own: Path) -> None:
    page = table("APMBC,NPL,accession,2026-10-01")
    found = differ(own, page)
    first = contents(own)
    accept(own, found, None, TODAY)
    with pytest.raises(Refused, match="meanwhile"):
        write(own, Acceptance((), (), (), first.generation))


def test_each_day_of_our_record_can_be_asked(own: Path) -> None:
    enter(own, table("APMBC,NPL,accession,2025-10-01"), on=TODAY)
    day = date(2026, 11, 24)
    for known, bound in ((day, False), (TODAY, True), (None, True), (date(2026, 11, 1), None)):
        assert standing("NPL", "APMBC", day, recorded_on=known).bound is bound
    counts = [
        parties("APMBC", day, Basis.FORCE, recorded_on=known).count for known in (day, TODAY)
    ]
    assert counts[1] == counts[0] + 1
    unbegun = parties("APMBC", day, recorded_on=date(2026, 11, 1))
    assert (unbegun.count, unbegun.at_least) == (0, True)


def test_both_clocks_are_asked_together(own: Path) -> None:
    enter(own, table("APMBC,NPL,accession,2025-10-01,,2025-10-20"), on=TODAY)
    day = date(2026, 11, 24)
    assert standing("NPL", "APMBC", day, date(2025, 10, 19), recorded_on=TODAY).bound is False
    assert standing("NPL", "APMBC", day, date(2025, 10, 20), recorded_on=TODAY).bound is True
    assert standing("NPL", "APMBC", day, date(2025, 10, 20), recorded_on=day).bound is False


def test_a_whole_list_carries_the_record_to_its_day(own: Path) -> None:
    before = coverage("CCM").reach
    page = whole_list("CCM", "XXVI-6")
    assert page.refused == 0
    assert differ(own, page).lines(Section.ADDED) == ()
    enter(own, status([("Albania", "3 Dec 2008", "16 Jun 2009")], number="XXVI-6"))
    assert coverage("CCM").reach.complete_to == before.complete_to, "that page lacks parties"
    assert coverage("CCM").reach.checked == TODAY


def test_what_is_new_is_told_on_both_clocks_apart(own: Path) -> None:
    enter(own, table("APMBC,NPL,accession,2025-10-01"), on=TODAY)
    new = changes(TODAY, LATER)
    assert [(one.state, one.section) for one in new.recorded] == [("NPL", "added")]
    assert new.public == ()
    assert new.editions == ()
    old = changes(date(2025, 9, 30), date(2025, 10, 2), "APMBC")
    assert old.recorded == ()
    assert [one.state for one in old.public] == ["NPL"]
    assert changes(date(2026, 11, 24), LATER).editions


def test_first_and_last_sight_are_kept_for_each_kind_of_page(own: Path) -> None:
    page = table("APMBC,NPL,accession,2026-10-01")
    enter(own, page, on=TODAY)
    enter(own, page, on=LATER)
    (sight,) = contents(own).sights
    assert (sight.first_seen, sight.last_seen) == (TODAY, LATER)
    enter(own, table("APMBC,NPL,accession,2026-10-02"), on=LATER)
    gone = {one.key.dated: one.gone_on for one in contents(own).sights}
    assert gone == {"2026-10-01": LATER, "2026-10-02": None}


def test_a_day_of_effect_other_than_the_record_computes_is_told(own: Path) -> None:
    assert not differ(own, table("APMBC,MHL,ratification,2025-03-12,2025-09-01")).lines(
        Section.CONTRADICTED
    )
    found = differ(own, table("APMBC,MHL,ratification,2025-03-12,2025-10-01"))
    (line,) = found.lines(Section.CONTRADICTED)
    assert line.was == "in force 2025-09-01"


def test_the_same_line_has_the_same_id_and_no_two_have_one(own: Path) -> None:
    def lines(rows: Sequence[str]) -> tuple[Line, ...]:
        return differ(own, table(*rows)).lines()

    rows = [f"APMBC,NPL,accession,2026-10-{day:02}" for day in range(1, 29)]
    first, again = lines(rows), lines(rows[::-1])
    assert {one.id for one in first} == {one.id for one in again}
    assert len({one.id for one in first}) == len(first)


def test_a_record_that_is_none_is_refused_by_its_name(own: Path) -> None:
    own.parent.mkdir()
    own.write_bytes(b"this is no database, whatever it is called")
    with pytest.raises(DataError, match=r"record\.sqlite"):
        contents(own)
    own.write_bytes(b"")
    assert contents(own).entries("APMBC") == ()
    open_own(None)


def test_the_number_of_the_notification_reaches_the_exit_once_it_was_circulated(own: Path) -> None:
    row = "APMBC,POL,withdrawal_notified,2025-08-20,2026-02-20,2025-08-21,C.N.420.2025,"
    before = exits("APMBC", "POL", on=LATER)[0]
    enter(own, table(row))
    after = exits("APMBC", "POL", on=LATER)[0]
    assert (before.notice_ref, after.notice_ref) == (UNSEEN, "C.N.420.2025")
    assert (before.circulated, after.circulated) == (None, "2025-08-21")
    early = exits("APMBC", "POL", on=LATER, known_on=date(2025, 8, 20))[0]
    assert (early.notice_ref, early.circulated) == (UNSEEN, None)
