"""Sheets about a treaty or a state: every line with its sources, one page, nothing executed."""

import io
import re
from datetime import date
from typing import Any

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings

from servanda.delivery.export.folder import Held
from servanda.delivery.export.markdown import escaped, markdown
from servanda.delivery.export.pdf import pdf
from servanda.delivery.export.scope import Scope
from servanda.delivery.export.sheet import Line, Section, Sheet
from servanda.delivery.export.state_sheet import state_sheet
from servanda.delivery.export.treaty_sheet import treaty_sheet
from servanda.record.coverage import treaty_ids
from tests.delivery.export.given import ON, WORDS, articles, held

POLAND = state_sheet("POL", Scope(ON, state="POL"), articles())
OTTAWA = treaty_sheet("APMBC", Scope(ON, treaty="APMBC"), articles())
STATES = ("AFG", "EUE", "FIN", "PSE", "SUN", "UKR", "USA")


def _text(data: bytes) -> str:
    reader = pypdf.PdfReader(io.BytesIO(data))
    assert len(reader.pages) == 1
    return " ".join(reader.pages[0].extract_text().split())


def test_the_sheets_say_what_the_record_holds() -> None:
    text = markdown(POLAND, "pol")
    assert text.startswith("## Poland\n\n*On 24 November 2026.*")
    assert "notified 20 August 2025, effective 20 February 2026" in text
    assert "161 parties for which it is in force" in markdown(OTTAWA, "x")
    assert "Halina Wrzos, deputy defence minister (against the Ottawa Convention)" in text


@pytest.mark.parametrize("sheet", [POLAND, OTTAWA], ids=["state", "treaty"])
def test_every_footnote_is_called_and_every_call_has_its_note(sheet: Sheet) -> None:
    text = markdown(sheet, "p")
    notes = re.findall(r"^\[\^(p-\d+)\]: .", text, re.M)
    calls = re.findall(r"\[\^(p-\d+)\](?!:)", text)
    assert notes == list(dict.fromkeys(calls)) == [f"p-{n}" for n in range(1, len(notes) + 1)]


def test_what_falls_due_alike_for_many_states_is_one_line() -> None:
    due = next(one for one in OTTAWA.sections if one.heading == "What falls due")
    reports = [one for one in due.lines if "annual transparency report" in one.text]
    assert len(reports) == 1
    assert "30 April 2027: Afghanistan, Albania, Algeria" in reports[0].text
    assert reports[0].text.endswith(
        "and Zimbabwe, Article 7(2), annual transparency report (recurring)."
    )


def test_a_sheet_knows_only_what_was_public() -> None:
    scope = Scope(ON, state="POL", treaty="APMBC", known_on=date(2025, 3, 17))
    text = markdown(state_sheet("POL", scope), "p")
    assert "as public on 17 March 2025" in text
    assert "2026-02-20" not in text
    assert "20 August 2025" not in text


@given(WORDS)
def test_markdown_shows_words_as_they_are(words: str) -> None:
    line = escaped(words)
    assert "\n" not in line
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_{}\[\]<>#|~!$]", line)
    assert not re.match(r"[-+=]|\d+[.)]", line)


def _one_page(sheet: Sheet) -> str:
    return _text(pdf(sheet))


def test_a_brief_is_one_page_with_its_fonts_and_the_remainder() -> None:
    data = pdf(OTTAWA)
    text = _text(data)
    assert "The Ottawa Convention" in text
    assert re.search(r"\d+ more", text)
    page: Any = pypdf.PdfReader(io.BytesIO(data)).pages[0]
    for font in page["/Resources"]["/Font"].values():
        (inner,) = font.get_object()["/DescendantFonts"]
        descriptor = inner.get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & descriptor.keys()


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert pdf(POLAND) == pdf(POLAND)


@pytest.mark.parametrize("treaty", treaty_ids()[::12])
def test_every_treaty_fits_one_page(treaty: str) -> None:
    assert _one_page(treaty_sheet(treaty, Scope(ON, treaty=treaty)))


@pytest.mark.parametrize("state", STATES)
def test_every_state_fits_one_page(state: str) -> None:
    assert _one_page(state_sheet(state, Scope(ON, state=state)))


def test_what_is_left_out_is_counted() -> None:
    lines = tuple(Line(f"Line {n}.", (f"Note {n}.",)) for n in range(500))
    names = Line("", items=tuple(f"State {n}" for n in range(300)))
    sheet = Sheet("T", "s", (), (Section("A", lines), Section("B", (names,))), ("f",))
    text = _one_page(sheet)
    shown = len(re.findall(r"Line \d+\.", text))
    assert 3 <= shown < 500
    assert f"{500 - shown} more" in text
    named = len(re.findall(r"State \d+", text))
    assert f"and {300 - named} more" in text


LONG = "word " * 4000
UNBROKEN = "w" * 20_000


@pytest.mark.parametrize("words", [UNBROKEN, "\u202e" + LONG, "#panic()[*x*] $ \\ " * 900])
def test_words_without_end_still_give_one_page(words: str) -> None:
    lines = tuple(Line(f"{n} {words}", (f"{n} {words}",)) for n in range(45))
    sections = tuple(Section(words, lines) for _ in range(5))
    _one_page(Sheet(words, words, lines[:3], sections, ("f",)))


@given(held())
@settings(deadline=None, max_examples=6, suppress_health_check=[HealthCheck.too_slow])
def test_hostile_dossiers_give_a_page_and_a_section(one: Held) -> None:
    sheet = state_sheet("POL", Scope(ON, state="POL", treaty="APMBC"), [one])
    assert "\u202e" not in markdown(sheet, "p")
    _one_page(sheet)
