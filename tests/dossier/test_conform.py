"""Our own check of a dossier says what a validator of JSON Schema says."""

import copy
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from servanda.dossier import dossier, schema
from servanda.dossier.conform import misfit
from servanda.reading.document import document
from tests.delivery.fakes import ROOT

VALIDATOR = Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-3, 3), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def sound() -> dict[str, Any]:
    path = ROOT / "examples" / "poland-announcement.txt"
    read = document(path.read_bytes(), source=path.name, published=date(2025, 3, 19))
    found: dict[str, Any] = json.loads(json.dumps(dossier(read, date(2026, 2, 1)).to_json()))
    return found


def spots(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner: list[tuple[Any, ...]] = [path] if path else []
    if isinstance(value, dict):
        for key, one in value.items():
            inner += spots(one, (*path, key))
    elif isinstance(value, list):
        for key, one in enumerate(value):
            inner += spots(one, (*path, key))
    return inner


def test_a_dossier_is_one(sound: dict[str, Any]) -> None:
    assert misfit(sound) is None
    assert misfit({"id": "n1", **sound}) is None
    assert misfit({"id": 7, **sound}) is None


@given(st.data(), JSON)
def test_a_dossier_changed_anywhere_is_judged_as_a_validator_does(
    sound: dict[str, Any], data: st.DataObject, value: Any
) -> None:
    changed = copy.deepcopy(sound)
    path = data.draw(st.sampled_from(spots(sound)))
    inner = changed
    for key in path[:-1]:
        inner = inner[key]
    if data.draw(st.booleans()) and isinstance(inner, dict):
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    assert (misfit(changed) is None) == VALIDATOR.is_valid(changed)


@given(JSON)
def test_anything_else_is_judged_as_a_validator_does(value: Any) -> None:
    assert misfit(value) is not None
    assert not VALIDATOR.is_valid(value)


@pytest.mark.parametrize(
    ("path", "value", "why"),
    [
        (("document", "sha256"), "x", "the dossier: document: sha256: 'x' is not written as it"),
        (("document", "published"), "2025-02-30", "'2025-02-30' is no day of the calendar"),
        (("acts", 0, "kind"), "sing", "the dossier: acts 1: kind: 'sing' is none of the words"),
        (("acts", 0, "span"), [1], "the dossier: acts 1: span: fewer than 2 items"),
        (("acts", 0, "span"), [1, 2, 3], "the dossier: acts 1: span: more than 2 items"),
        (("acts", 0, "span"), [-1, 2], "the dossier: acts 1: span 1: -1 is less than 0"),
        (("document", "characters"), True, "True is no integer"),
        (("statements",), {}, "the dossier: statements: an object is no array"),
    ],
)
def test_the_reason_names_the_place(
    sound: dict[str, Any], path: tuple[Any, ...], value: Any, why: str
) -> None:
    changed = copy.deepcopy(sound)
    inner = changed
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    assert why in (misfit(changed) or "")


def test_a_reason_is_one_short_line_whatever_is_wrong(sound: dict[str, Any]) -> None:
    told = misfit({**sound, "\x1b[31m\n\u202e" + "x" * 10_000: 1}) or ""
    assert told.isprintable()
    assert told.isascii()
    assert len(told) < 200
