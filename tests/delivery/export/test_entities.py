"""Entities of FollowTheMoney: whole, and kept as they are by its library."""

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from servanda.delivery.export.entities import ftm_lines
from servanda.delivery.export.entity import state_id
from servanda.delivery.export.folder import Held
from servanda.delivery.export.scope import Scope
from tests.conftest import leave_out
from tests.delivery.export.given import ON, articles, held

LIBRARY = "SERVANDA_FTM_PYTHON"
"""Names a Python that has followthemoney, where that of the tests has not."""
LINKS = ("document", "entity", "involved", "proof", "resolved", "holder", "post")


def _entities(scope: Scope, *dossiers: Held) -> list[dict[str, Any]]:
    data, count = ftm_lines(scope, dossiers)
    found = [json.loads(line) for line in data.decode().splitlines()]
    assert len(found) == count
    return found


def _check(found: list[dict[str, Any]]) -> None:
    ids = {one["id"] for one in found}
    assert len(ids) == len(found)
    for one in found:
        assert set(one) == {"id", "schema", "properties"}
        for name, values in one["properties"].items():
            assert values == list(dict.fromkeys(values))
            assert all(isinstance(value, str) and value for value in values)
            assert name not in LINKS or set(values) <= ids


def test_entities_refer_to_entities_of_the_file() -> None:
    _check(_entities(Scope(ON), *articles()))


def test_a_party_is_documented_with_its_days() -> None:
    found = _entities(Scope(ON, treaty="APMBC", state="POL"))
    (one,) = [each for each in found if each["schema"] == "Documentation"]
    said = one["properties"]
    assert said["entity"] == ["servanda-state-POL"]
    assert said["role"] == ["former party"]
    assert (said["startDate"], said["endDate"]) == (["2013-06-01"], ["2026-02-20"])


def test_a_minister_holds_a_position() -> None:
    found = {one["id"]: one for one in _entities(Scope(ON, treaty="ABM"), *articles())}
    held_ = [one["properties"] for one in found.values() if one["schema"] == "Occupancy"]
    told = {
        (
            found[one["holder"][0]]["properties"]["name"][0],
            found[one["post"][0]]["properties"]["name"][0],
        )
        for one in held_
    }
    assert ("Halina Wrzos", "deputy defence minister") in told


@given(held())
@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
def test_any_dossier_gives_whole_entities(one: Held) -> None:
    _check(_entities(Scope(ON, treaty="ABM", state="POL"), one))


def _library() -> str:
    named = os.environ.get(LIBRARY)
    if named is None and find_spec("followthemoney") is not None:
        named = sys.executable
    if named is None:
        leave_out("followthemoney", f"not importable; {LIBRARY} may name a Python that has it")
    assert named is not None
    return named


def _faults(path: Path, *words: str) -> list[str]:
    check = Path(__file__).with_name("ftm_check.py")
    ran = subprocess.run(
        [_library(), check, path, *words], capture_output=True, text=True, check=True
    )
    return ran.stdout.splitlines()


def test_the_library_keeps_every_entity_of_the_record(tmp_path: Path) -> None:
    _library()
    data, count = ftm_lines(Scope(ON), articles())
    (tmp_path / "entities.jsonl").write_bytes(data)
    assert _faults(tmp_path / "entities.jsonl") == [f"{count} entities"]


def test_a_state_is_named_by_plain_letters_only() -> None:
    assert state_id("POL") == "servanda-state-POL"
    assert state_id("\U0002ca57").isascii()


def test_the_library_keeps_hostile_entities(tmp_path: Path) -> None:
    _library()
    lines: dict[str, bytes] = {}

    @given(held())
    @settings(
        deadline=None,
        max_examples=40,
        database=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    def gather(one: Held) -> None:
        data, _ = ftm_lines(Scope(ON, treaty="ABM", state="POL"), [one])
        for line in data.splitlines(keepends=True):
            lines.setdefault(json.loads(line)["id"], line)

    gather()
    (tmp_path / "entities.jsonl").write_bytes(b"".join(lines.values()))
    found = [
        line
        for line in _faults(tmp_path / "entities.jsonl", "--kept")
        if "of this file" not in line
    ]
    assert found == [f"{len(lines)} entities"]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "http://[", "https://x", "http://a b.c"]
)
def test_what_is_no_address_is_none(address: str) -> None:
    from servanda.delivery.export.name import address as of

    assert of(address) is None
