"""A brief is short, whole and no firmer than its findings."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from servanda.delivery.brief import brief
from servanda.delivery.phrase import clause, deed
from servanda.dossier import dossier
from servanda.reading.document import document
from tests.delivery.fakes import FakeDossier, bare, expected
from tests.delivery.random_dossier import dossiers
from tests.delivery.test_page import ARTICLES

SPOKEN = "He said that Lithuania will leave the Ottawa Convention."
ACT: dict[str, Any] = {
    "id": "a1",
    "kind": "withdraw",
    "stage": "parliament",
    "modality": "decided",
    "polarity": "affirmed",
    "retrospective": False,
    "actors": ["LTU"],
    "treaty": "APMBC",
    "object": None,
    "when": None,
    "duration": None,
    "reasons": [],
    "span": [0, 4],
    "statement": None,
}


@pytest.mark.parametrize("name", ARTICLES)
def test_a_brief_has_at_most_eight_whole_sentences(name: str) -> None:
    lines = brief(expected(name))
    assert 1 <= len(lines) <= 8
    for line in lines:
        assert line[0].isupper()
        assert line.endswith(".")
        assert "None" not in line
        assert "{" not in line


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(dossiers())
def test_any_dossier_has_a_brief(dossier: FakeDossier) -> None:
    lines = brief(dossier)
    assert 1 <= len(lines) <= 8
    assert all(line.strip() and "\n" not in line and "  " not in line for line in lines)


def test_the_brief_of_the_announcement_tells_it_in_order() -> None:
    lines = brief(expected("poland-announcement"))
    text = " ".join(lines)
    order = (
        "leave the Ottawa Convention",
        "20 September 2025 at the earliest",
        "received the notice of Poland to leave the Ottawa Convention on 20 August 2025",
        "took effect on 20 February 2026",
        "Before 20 February 2026, the Ottawa Convention forbids Poland",
        "speaks for the Ottawa Convention",
        "still binds Poland, Estonia, Latvia and Lithuania",
    )
    places = [text.index(words) for words in order]
    assert places == sorted(places)


@pytest.mark.parametrize("stage", ["considered", "announced", "cabinet", "parliament", "enacted"])
@pytest.mark.parametrize("modality", ["done", "ongoing", "decided"])
def test_a_step_at_home_is_never_told_as_an_exit(stage: str, modality: str) -> None:
    text = brief(bare("Text", acts=[ACT | {"stage": stage, "modality": modality}]))[0]
    assert "has decided to leave" in text
    assert "by which nobody has left" in text
    assert "has left the" not in text


def test_an_exit_that_the_text_says_is_still_due_is_not_told_as_done() -> None:
    left = ACT | {"id": "a1", "stage": "effective", "modality": "done"}
    notice = ACT | {"id": "a2", "stage": "notified", "modality": "done"}
    due = ACT | {"id": "a3", "stage": "effective", "modality": "planned"}
    assert "has left" in brief(bare("Text", acts=[left, notice]))[0]
    assert "has given notice" in brief(bare("Text", acts=[left, notice, due]))[0]
    former = left | {"retrospective": True}
    assert "has given notice" in brief(bare("Text", acts=[former, notice, due]))[0]


def test_an_accusation_of_nothing_that_is_named_is_not_told() -> None:
    act = ACT | {"kind": "accuse", "stage": None, "modality": "done", "object": None}
    assert "accus" not in " ".join(brief(bare("Text", acts=[act])))


def test_a_supposition_is_not_told_at_all() -> None:
    acts = [
        ACT | {"stage": None, "modality": "hypothetical"},
        ACT | {"kind": "use", "object": "chemical weapon", "modality": "hypothetical"},
    ]
    lines = brief(bare("Text", acts=acts))
    assert not any("Lithuania" in line or "chemical" in line for line in lines)


def test_an_act_that_is_denied_is_not_affirmed() -> None:
    text = brief(bare("Text", acts=[ACT | {"stage": "notified", "polarity": "denied"}]))[0]
    assert "it is denied that Lithuania has decided to give notice of leaving" in text


def test_a_text_without_a_treaty_is_said_to_have_none() -> None:
    assert brief(bare("Rain is expected."))[0] == "No treaty was found in this text."


def test_what_is_contradicted_comes_with_its_correction() -> None:
    claim = {
        "id": "c1",
        "kind": "left",
        "span": [0, 4],
        "says": "Lithuania left the Ottawa Convention on 8 May 2025.",
        "verdict": "contradicts",
        "record": "2025-12-27",
        "basis": None,
        "on": None,
        "article": "20(3)",
        "qualifications": [],
        "correction": "Lithuania ceased to be bound on 27 December 2025.",
        "grounds": [],
    }
    text = " ".join(brief(bare("Text", claims=[claim])))
    assert "contradict the claim “Lithuania left the Ottawa Convention on 8 May 2025”" in text
    assert "Lithuania ceased to be bound on 27 December 2025." in text


def test_what_is_unknown_is_said() -> None:
    projection = {
        "state": "HUN",
        "treaty": "ROME",
        "said": None,
        "law": {"earliest": None, "article": None, "condition": ""},
        "since": {"notified": None, "effective": None},
    }
    text = " ".join(brief(bare("Text", projections=[projection])))
    assert "The law names no day for the exit of Hungary from the Rome Statute" in text
    assert "Not known: the day of publication and any notice of Hungary" in text


def test_a_speaker_of_whom_only_a_pronoun_is_known_is_the_text() -> None:
    text = "We believe that it is time for Poland to leave the Ottawa Convention."
    lines = brief(dossier(document(text.encode(), language="en"), date(2026, 11, 1)))
    assert "According to the text" in lines[0]
    assert "According to We" not in " ".join(lines)


@pytest.mark.parametrize(
    ("speaker", "called"),
    [
        ({"role": "foreign minister"}, "the foreign minister"),
        ({"role": "analyst", "text": "An analyst"}, "an analyst"),
        ({"role": "officials"}, "officials"),
    ],
)
def test_who_has_a_role_alone_is_told_with_an_article(
    speaker: dict[str, str], called: str
) -> None:
    found = dossier(document(SPOKEN.encode(), language="en"), date(2026, 11, 1))
    data = found.to_json()
    (said,) = data["statements"]
    said["source"] = dict.fromkeys(said["source"]) | speaker
    lines = brief(FakeDossier(found.document, data, found.on))
    assert f"According to {called}, " in lines[0]


def test_what_is_only_supposed_is_not_told_as_what_is_expected() -> None:
    act: Any = ACT | {"stage": None, "modality": "hypothetical"}
    told = "Lithuania would leave the Ottawa Convention in a mere supposition (no act)"
    assert clause(deed(act)) == told
