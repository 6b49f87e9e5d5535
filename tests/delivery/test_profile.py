"""The profile of a state: every line with its source, every gap said."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.delivery.first_act import first_acts
from servanda.delivery.library import Entry, library
from servanda.delivery.profile import NO_SOURCE, Heading, profile
from servanda.names import states
from servanda.terms.finding import ActKind
from servanda.terms.standing import Standing
from tests.delivery.fakes import FakeDossier
from tests.delivery.random_dossier import dossiers
from tests.delivery.shelf import act, entry, shelved

ON = date(2025, 9, 1)
HEADINGS = ["policy", "conduct", "retention", "measures", "reporting", "statements"]


def heading(state: str, ident: str, *entries: Entry, on: date = ON) -> Heading:
    return next(one for one in profile(state, on, entries).headings if one.id == ident)


def test_the_matrix_has_every_treaty_and_headings_their_order() -> None:
    found = profile("POL", ON)
    ottawa = next(one for one in found.matrix if one.treaty == "APMBC")
    assert (ottawa.standing, ottawa.until) == (Standing.LEAVING, date(2026, 2, 20))
    assert ottawa.grounds
    assert [one.id for one in found.headings] == HEADINGS


def test_policy_has_actions_and_steps_once_each_with_their_sources() -> None:
    found = heading("POL", "policy")
    assert found.gap == f"{NO_SOURCE} since 2025-08-20"
    lines = [one for one in found.lines if one.treaty == "APMBC"]
    told = [one.text for one in lines]
    assert "Its notice of withdrawal was received on 2025-08-20." in told
    assert not any("withdraw notified" in one for one in told)
    assert any(
        one.startswith("2025-06-25, withdrawal in parliament, Sejm: 413 for") for one in told
    )
    assert all(one.source for one in lines)


def test_what_is_later_or_not_yet_known_is_left_out() -> None:
    found = profile("POL", date(2026, 3, 1), known_on=date(2025, 3, 18))
    policy = found.headings[0]
    assert all(one.seen_on is None or one.seen_on <= date(2025, 3, 18) for one in policy.lines)
    assert not any("2025-06-25" in one.text for one in policy.lines)


def test_a_heading_without_a_source_says_so() -> None:
    assert heading("POL", "retention").gap == NO_SOURCE
    assert heading("POL", "retention").lines == ()
    assert heading("POL", "statements").gap == NO_SOURCE


def test_dossiers_fill_the_headings(tmp_path: Path) -> None:
    shelved(tmp_path, "poland-announcement.txt", date(2025, 3, 19))
    entries = library(tmp_path).entries
    conduct = heading("POL", "conduct", *entries)
    assert conduct.gap == f"{NO_SOURCE} since 2025-03-19"
    line = next(one for one in conduct.lines if one.quotation and "anti-personnel" in one.text)
    assert line.text.startswith("Poland plans to ")
    assert "Poland and the Baltic states" in line.source
    assert line.source.endswith("2025-03-19")
    said = heading("POL", "statements", *entries)
    assert said.lines[0].text == "Halina Wrzos, deputy defence minister (against)."
    assert "No treaty should tie the hands" in (said.lines[0].quotation or "")
    # The maker of the mines is no state; what it does counts for Poland.
    assert any("Stalgrot" in one.text for one in conduct.lines)
    assert heading("POL", "statements", *entries, on=date(2025, 3, 18)).lines == ()


def test_a_text_without_words_still_says_where() -> None:
    one = entry("x.json", "mines", held=False, acts=[act("retain", ["FIN"], [0, 5])])
    (line,) = heading("FIN", "retention", one).lines
    assert line.quotation is None
    assert line.place is not None
    assert line.place.spans == ((0, 5),)
    assert line.source == "x.json"


@pytest.mark.parametrize("kind", list(ActKind))
def test_every_kind_of_act_has_a_heading(kind: ActKind) -> None:
    one = entry("x", "mines", acts=[act(kind.value, ["FIN"], [0, 5])])
    found = profile("FIN", ON, [one]).headings
    assert sum(line.source == "x" for each in found for line in each.lines) == 1


@settings(max_examples=30)
@given(st.lists(dossiers(), max_size=2), st.sampled_from(["POL", "UKR", "EST"]))
def test_anything_in_a_dossier_is_words_with_a_source(made: list[FakeDossier], state: str) -> None:
    entries = [Entry(f"{n}", one.data, one.document.text) for n, one in enumerate(made)]
    for each in profile(state, ON, entries).headings:
        assert re.fullmatch(rf"{NO_SOURCE}( since \d{{4}}-\d\d-\d\d)?", each.gap)
        for line in each.lines:
            assert line.source
            for words in (line.text, line.source, line.quotation or ""):
                assert not set("\x1b\u202e\u2066\n") & set(words)


@settings(max_examples=20)
@given(st.sampled_from(states()), st.dates(date(1950, 1, 1), date(2035, 1, 1)))
def test_every_state_has_a_profile_on_any_day(state: str, on: date) -> None:
    found = profile(state, on)
    assert all(line.source for each in found.headings for line in each.lines)


def forbidden(**parts: Any) -> Entry:
    done = {"modality": "done", **parts}
    effect = {
        "act": "a1",
        "state": "POL",
        "treaty": "APMBC",
        "verdict": done.pop("verdict", "prohibited"),
        "article": "1(1)(b)",
        "until": "2026-02-20",
        "as_of": "2025-03-19",
        "grounds": [],
    }
    published = done.pop("published", "2025-03-19")
    made = act("produce", ["POL"], [0, 5], object="anti-personnel mine", **done)
    return entry("x", "mines", acts=[made], effects=[effect], published=published)


def test_the_first_act_is_one_that_was_done_and_is_forbidden() -> None:
    acts = first_acts([forbidden(), forbidden(published="2025-01-02"), forbidden(published=None)])
    (key,) = acts
    assert key == ("POL", "APMBC")
    assert acts[key].on == "2025-01-02"
    assert acts[key].words.startswith("Poland has produced anti-personnel mines")


@pytest.mark.parametrize(
    "parts",
    [
        {"modality": "planned"},
        {"modality": "decided"},
        {"polarity": "denied"},
        {"polarity": "negated"},
        {"verdict": "permitted"},
        {"verdict": "undetermined"},
    ],
)
def test_what_is_meant_denied_or_allowed_is_no_first_act(parts: dict[str, Any]) -> None:
    assert first_acts([forbidden(**parts)]) == {}
