"""What pages of depositaries show, and what is said of those that cannot be read."""

from datetime import date
from pathlib import Path

import pytest

from servanda.errors import Malformed
from servanda.record.source.read import page
from servanda.terms.action import ActionKind
from servanda.terms.sighting import Sighting, SourceKind, SourcePage

PAGES = Path(__file__).parent / "pages"


def read(name: str, treaty: str | None = None) -> SourcePage:
    return page((PAGES / name).read_bytes(), name=name, treaty=treaty)


def seen(of: SourcePage, state: str, action: ActionKind) -> Sighting:
    (one,) = [s for s in of.sightings if s.state == state and s.action is action]
    return one


def whys(of: SourcePage) -> list[str]:
    return [one.why for one in of.problems]


def edited(name: str, old: str, new: str) -> SourcePage:
    text = (PAGES / name).read_text("utf-8")
    assert old in text
    return page(text.replace(old, new).encode(), name=name)


def test_a_status_page_is_read_whole() -> None:
    found = read("untc_apmbc.html")
    assert (found.kind, found.treaty, found.as_of) == (
        SourceKind.STATUS_PAGE,
        "APMBC",
        date(2026, 3, 1),
    )
    assert (found.seen, found.read, found.refused, found.problems) == (15, 15, 0, ())
    assert str(seen(found, "JPN", ActionKind.ACCEPTANCE).on) == "1998-09-30"
    assert str(seen(found, "SVK", ActionKind.APPROVAL).on) == "1999-02-25"
    assert str(seen(found, "MNE", ActionKind.SUCCESSION).on) == "2006-10-23"
    assert found.whole


def test_an_exit_in_brackets_has_its_days_from_the_footnote() -> None:
    found = read("untc_apmbc.html")
    one = seen(found, "POL", ActionKind.WITHDRAWAL_NOTIFIED)
    assert (str(one.on), one.effective_on) == ("2025-08-20", date(2026, 2, 20))
    assert one.notice_ref == "C.N.420.2025.TREATIES-XXVI.5"
    assert one.circulated_on == date(2025, 8, 21)
    assert found.withdrawn == {"EST", "FIN", "LTU", "LVA", "POL"}


def test_an_exit_in_brackets_without_a_footnote_is_shown_undated_and_loud() -> None:
    found = edited("untc_apmbc.html", "[Poland] <sup>7</sup>", "[Poland]")
    assert seen(found, "POL", ActionKind.WITHDRAWAL_NOTIFIED).on is None
    assert "in brackets: the day of the exit is not found" in whys(found)
    assert "nothing refers to footnote 7" in whys(found)


def test_brackets_that_fall_away_contradict_the_footnote_loudly() -> None:
    found = edited("untc_apmbc.html", "[Poland]", "Poland")
    assert "not in brackets, and a footnote tells of its exit" in whys(found)


def test_a_rescinded_notice_is_shown_as_revoked() -> None:
    found = read("untc_rome.html")
    assert found.problems == ()
    assert seen(found, "GMB", ActionKind.WITHDRAWAL_NOTIFIED).revoked
    assert str(seen(found, "GMB", ActionKind.WITHDRAWAL_RESCINDED).on) == "2017-02-10"
    assert seen(found, "ZAF", ActionKind.WITHDRAWAL_RESCINDED).on is None
    assert seen(found, "BDI", ActionKind.WITHDRAWAL_NOTIFIED).effective_on == date(2017, 10, 27)
    assert found.withdrawn == {"BDI", "PHL"}


def test_a_signature_renounced_is_read_from_its_footnote() -> None:
    one = seen(read("untc_rome.html"), "RUS", ActionKind.SIGNATURE_RENOUNCED)
    assert str(one.on) == "2016-11-30"


def test_a_declaration_withdrawn_is_no_exit() -> None:
    found = read("untc_rome.html")
    assert [s.action for s in found.sightings if s.state == "COL"] == ["signature", "ratification"]


def test_a_page_in_latin_1_with_four_columns_is_read() -> None:
    found = read("untc_ccm_latin1.html")
    assert found.problems == ()
    assert str(seen(found, "BLZ", ActionKind.PROVISIONAL_APPLICATION).on) == "2014-09-02"
    assert seen(found, "CIV", ActionKind.RATIFICATION)
    assert seen(found, "STP", ActionKind.RATIFICATION)


def test_a_page_in_latin_1_said_to_be_utf_8_is_read_or_loud() -> None:
    raw = (PAGES / "untc_ccm_latin1.html").read_bytes().replace(b"iso-8859-1", b"utf-8")
    try:
        found = page(raw, name="latin")
    except Malformed:
        return
    assert {"CIV", "STP"} <= {one.state for one in found.sightings} or found.problems


def test_a_protocol_with_two_columns_and_the_old_id_is_read() -> None:
    found = read("untc_ccw_ap2_2016.html")
    assert (found.treaty, found.problems, found.seen) == ("CCW-AP2", (), 4)
    assert {one.action for one in found.sightings} == {ActionKind.CONSENT_TO_BE_BOUND}


def test_a_registration_page_has_the_days_of_effect() -> None:
    found = read("unts_att.html")
    assert (found.treaty, found.problems) == ("ATT", ())
    one = seen(found, "AFG", ActionKind.ACCESSION)
    assert (str(one.on), one.effective_on) == ("2020-07-29", date(2020, 10, 27))
    assert seen(found, "BEL", ActionKind.DECLARATION).effective_on is None


def test_notifications_carry_number_effect_and_circulation() -> None:
    found = read("cn_withdrawals.txt")
    assert (found.treaty, found.problems, found.lists_all) == ("APMBC", (), False)
    one = seen(found, "LTU", ActionKind.WITHDRAWAL_NOTIFIED)
    assert (str(one.on), one.effective_on) == ("2025-06-27", date(2025, 12, 27))
    assert (one.circulated_on, one.notice_ref) == (
        date(2025, 7, 3),
        "C.N.303.2025.TREATIES-XXVI.5",
    )
    assert seen(found, "MHL", ActionKind.RATIFICATION).effective_on == date(2025, 9, 1)
    assert seen(read("cn_rescinded.txt"), "GMB", ActionKind.WITHDRAWAL_RESCINDED)


def test_a_corrigendum_is_loud_and_no_action() -> None:
    found = edited("cn_rescinded.txt", "ROME, 17 JULY 1998", "CORRIGENDUM")
    assert found.sightings == ()
    assert (found.seen, found.refused, found.refused) == (1, 1, 1)


def test_three_depositaries_give_three_sightings() -> None:
    found = read("unoda_npt.json")
    days = {
        one.depositary: str(one.on)
        for one in found.sightings
        if one.state == "POL" and one.action is ActionKind.RATIFICATION
    }
    assert days == {"RUS": "1969-07-29", "GBR": "1968-07-01", "USA": "1969-05-27"}
    assert seen(found, "ISR", ActionKind.OBJECTION).note.startswith("to PSE")
    assert "its rows show 3 or 4 parties" in whys(found)


def test_the_dutch_table_shows_denunciation_and_cessation() -> None:
    found = read("verdragenbank_apmbc.html")
    assert (found.treaty, found.problems) == ("APMBC", ())
    one = seen(found, "LTU", ActionKind.WITHDRAWAL_NOTIFIED)
    assert (str(one.on), one.effective_on) == ("2025-06-27", date(2025, 12, 27))
    assert seen(found, "ALB", ActionKind.RATIFICATION).may_be == ("acceptance", "approval")


def test_the_table_of_a_user_is_read_and_lists_not_all() -> None:
    found = read("user.csv")
    assert (found.seen, found.problems, found.lists_all) == (5, (), False)
    assert str(seen(found, "RUS", ActionKind.RATIFICATION_WITHDRAWN).on) == "2023-11"
    assert seen(found, "GMB", ActionKind.WITHDRAWAL_NOTIFIED).revoked


def test_the_xml_of_the_mtdsg_is_read_with_literal_footnote_marks() -> None:
    found = read("mtdsg_ccm.xml")
    assert (found.treaty, found.problems) == ("CCM", ())
    one = seen(found, "LTU", ActionKind.WITHDRAWAL_NOTIFIED)
    assert (str(one.on), one.effective_on) == ("2024-09-06", date(2025, 3, 6))
    assert seen(found, "VAT", ActionKind.DECLARATION)


@pytest.mark.parametrize(
    ("name", "treaty", "rows"),
    [
        ("untreaties_26-5.csv", "APMBC", 162),
        ("untc_viewdetails_XXVI-8_2015.text.txt", "ATT", 3),
        ("unts_showdetails_52373.text.txt", "ATT", 6),
        ("verdragenbank_008170_p.text.txt", "APMBC", 4),
    ],
)
def test_real_samples_are_read_row_by_row(name: str, treaty: str, rows: int, shared: Path) -> None:
    raw = (shared / "facts" / "samples" / name).read_bytes()
    found = page(raw, name=name, treaty=treaty)
    assert (found.treaty, found.seen, found.read) == (treaty, rows, rows)


def test_a_sample_whose_cells_ran_together_is_refused(shared: Path) -> None:
    name = "untc_mtdsg_xml_XXVI-6.text.txt"
    with pytest.raises(Malformed):
        page((shared / "facts" / "samples" / name).read_bytes(), name=name)


def test_a_table_cut_short_says_that_rows_are_missing(shared: Path) -> None:
    name = "untc_viewdetails_XXVI-8_2015.text.txt"
    found = page((shared / "facts" / "samples" / name).read_bytes(), name=name)
    assert not found.whole
    assert "its rows show 2 parties" in whys(found)


@pytest.mark.parametrize("name", ["untc_apmbc.html", "untc_rome.html", "mtdsg_ccm.xml"])
@pytest.mark.parametrize("share", [0.35, 0.5, 0.7, 0.9, 0.97])
def test_a_truncated_page_is_never_whole(name: str, share: float) -> None:
    raw = (PAGES / name).read_bytes()
    try:
        found = page(raw[: int(len(raw) * share)], name=name)
    except Malformed:
        return
    assert not found.whole
    assert found.problems


def test_a_maintenance_page_is_malformed() -> None:
    with pytest.raises(Malformed, match="unavailable"):
        read("maintenance.html")


@pytest.mark.parametrize("raw", [b"", b" \n", b"<html><body>Hello</body></html>", b"{}", b"[]"])
def test_no_page_at_all_is_malformed(raw: bytes) -> None:
    with pytest.raises(Malformed):
        page(raw, name="nothing")


def test_a_page_about_another_treaty_is_malformed() -> None:
    with pytest.raises(Malformed, match="APMBC"):
        read("untc_apmbc.html", "CCM")


def test_a_new_tag_and_an_unknown_state_are_loud_with_row_and_cell() -> None:
    tagged = edited("untc_apmbc.html", "30&nbsp;Sep 1998 A", "30&nbsp;Sep 1998 x")
    (one,) = tagged.problems[:1]
    assert (one.cell, one.row) == ("30 Sep 1998 x", "Japan | 3 Dec 1997 | 30 Sep 1998 x")
    assert tagged.refused_states == {"JPN"}
    strange = edited("untc_apmbc.html", "\tJapan", "\tNippon Republic of Nowhere")
    assert strange.problems[0].cell == "Nippon Republic of Nowhere"
    assert (strange.seen, strange.refused) == (15, 1)


def test_a_head_that_is_not_known_is_malformed() -> None:
    with pytest.raises(Malformed, match="Adhesion"):
        edited("untc_apmbc.html", "Accession(a)", "Adhesion(a)")


def test_a_second_table_of_states_is_not_passed_over() -> None:
    more = "<table><tr><td>Peru</td><td>1 Jan 2001</td></tr></table>"
    found = edited("untc_apmbc.html", "<span>End Note</span>", more)
    assert "a row of a table that is not read" in whys(found)
