"""The article it all began with: its dossier holds what was found by hand, nothing forbidden.

The text is a third party's and is not part of the project; it lies beside it.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from servanda.dossier import dossier
from servanda.reading.document import document

Finding = dict[str, Any]


@pytest.fixture(scope="module")
def gold(shared: Path) -> Finding:
    held: Finding = json.loads((shared / "text" / "poland-ottawa.gold.json").read_text("utf-8"))
    return held


@pytest.fixture(scope="module")
def found(shared: Path) -> Finding:
    raw = (shared / "text" / "poland-ottawa.txt").read_bytes()
    text = document(raw, source="poland-ottawa.txt", published=date(2025, 3, 20))
    return dossier(text, date(2026, 11, 1)).to_json()


def by_place(rows: list[Finding], *keys: str) -> dict[str, Finding]:
    return {json.dumps([row[key] for key in keys]): row for row in rows}


def test_every_statement_is_found_with_its_speaker_words_and_stance(
    gold: Finding, found: Finding
) -> None:
    have = by_place(found["statements"], "content")
    for wanted in gold["statements"]:
        one = have.get(json.dumps([wanted["content"]]))
        assert one, wanted
        for key in ("cue", "mode", "channel", "addressee", "said_on", "stance"):
            assert one[key] == wanted[key], (wanted["id"], key, one[key])
        assert one["condition"] == wanted.get("condition"), wanted["id"]
        for key, value in wanted["source"].items():
            assert one["source"][key] == value, (wanted["id"], key, one["source"])


def test_every_act_is_found_with_its_stage_modality_actors_and_reasons(
    gold: Finding, found: Finding
) -> None:
    have = by_place(found["acts"], "kind", "span")
    for wanted in gold["acts"]:
        one = have.get(json.dumps([wanted["kind"], wanted["span"]]))
        assert one, (wanted, [(a["kind"], a["span"]) for a in found["acts"]])
        assert one["stage"] in [wanted["stage"], *wanted.get("stage_alt", [])]
        for key in ("modality", "polarity", "treaty", "object", "reasons", "duration"):
            assert one[key] == wanted[key], (wanted["id"], key, one[key])
        assert sorted(one["actors"]) == sorted(wanted["actors"]), wanted["id"]
        if "duration_text" in wanted:
            times = {time["id"]: time["text"] for time in found["times"]}
            assert times[one["when"]] == wanted["duration_text"]


def test_nothing_is_found_that_must_never_be(gold: Finding, found: Finding) -> None:
    for barred in gold["never"]:
        keys = [key for key in barred if key != "why"]
        for act in found["acts"]:
            assert any(act[key] != barred[key] for key in keys), (barred, act)


def test_every_claim_is_judged_with_its_qualifications(gold: Finding, found: Finding) -> None:
    have = by_place(found["claims"], "kind", "span")
    for wanted in gold["claims"]:
        one = have[json.dumps([wanted["kind"], wanted["span"]])]
        assert one["verdict"] == wanted["verdict"]
        assert one["article"] == wanted["article"]
        for key in ("record", "basis", "on"):
            if key in wanted:
                assert one[key] == wanted[key], (wanted["id"], key, one[key])
        for said in wanted.get("qualifications", []):
            assert said in one["qualifications"]
    counted = have[json.dumps(["party-count", [276, 304]])]
    assert any("164" in said for said in counted["qualifications"])


def test_every_effect_projection_and_residue_is_there(gold: Finding, found: Finding) -> None:
    own = {act["id"]: (act["kind"], act["span"]) for act in found["acts"]}
    wanted_acts = {act["id"]: (act["kind"], act["span"]) for act in gold["acts"]}
    for wanted in gold["effects"]:
        assert any(
            own[one["act"]] == wanted_acts[wanted["act"]]
            and all(one[key] == wanted[key] for key in wanted if key not in ("act", "note"))
            for one in found["effects"]
        ), wanted
    said_by = {one["id"]: one["content"] for one in found["statements"]}
    gold_said = {one["id"]: one["content"] for one in gold["statements"]}
    for wanted in gold["projections"]:
        one = next(p for p in found["projections"] if p["state"] == wanted["state"])
        assert said_by[one["said"]["statement"]] == gold_said[wanted["said"]["statement"]]
        assert one["said"]["earliest"] == wanted["said"]["earliest"]
        assert one["said"]["latest"] == wanted["said"]["latest"]
        assert one["law"]["earliest"] == wanted["law"]["earliest"]
        assert one["law"]["article"] == wanted["law"]["article"]
        assert one["since"] == wanted["since"]
    held = {(one["state"], one["treaty"]) for one in found["residue"]}
    assert {(one["state"], one["treaty"]) for one in gold["residue"]} <= held


def test_every_time_and_group_is_found(gold: Finding, found: Finding) -> None:
    times = by_place(found["times"], "span")
    for wanted in gold["times"]:
        assert times[json.dumps([wanted["span"]])]["value"] == wanted["value"]
    groups = {json.dumps(one["span"]): one for one in found["mentions"] if one["kind"] == "group"}
    for wanted in gold["groups"]:
        one = groups[json.dumps(wanted["span"])]
        assert one["members"] == wanted["members"], (wanted, one)


def test_without_a_day_of_publication_nothing_is_guessed_from_thursday(shared: Path) -> None:
    raw = (shared / "text" / "poland-ottawa.txt").read_bytes()
    undated = dossier(document(raw), date(2026, 11, 1)).to_json()
    thursday = next(time for time in undated["times"] if time["text"] == "Thursday")
    assert thursday["value"] is None
    assert all(one["said_on"] is None for one in undated["statements"])
    assert undated["projections"] == [] or undated["projections"][0]["said"] is None
