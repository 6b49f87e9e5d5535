"""The shape of a dossier: strict, published, and kept by everything that is composed."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from servanda.assessment import assess
from servanda.dossier import Dossier, schema
from servanda.terms.finding import Reading
from tests.assessment.gold import document, gold_document, gold_reading
from tests.assessment.strategies import READINGS, TEXT, given_reading

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(schema())
    return Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def _objects(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, dict):
        inner = [one for value in node.values() for one in _objects(value)]
        return [node, *inner] if node.get("type") == "object" else inner
    return [one for value in node for one in _objects(value)] if isinstance(node, list) else []


def test_no_object_of_the_schema_admits_other_keys() -> None:
    for one in _objects(schema()):
        assert one["additionalProperties"] is False
        assert set(one["properties"]) - set(one["required"]) <= {"id"}


def test_the_dossier_of_the_first_article_keeps_the_shape(
    shared: Path, validator: Draft202012Validator
) -> None:
    text, reading = gold_document(shared), gold_reading(shared)
    shown = Dossier(text, reading, assess(text, reading, TODAY), TODAY).to_json()
    validator.validate(shown)
    assert json.loads(json.dumps(shown)) == shown


def test_a_text_without_findings_keeps_the_shape(validator: Draft202012Validator) -> None:
    text = document("Nothing of the kind.")
    shown = Dossier(text, Reading(), assess(text, Reading(), TODAY), TODAY).to_json()
    validator.validate(shown)
    assert [one["code"] for one in shown["warnings"]] == ["published-unknown"]


@given_reading(READINGS)
def test_whatever_is_found_keeps_the_shape(reading: Reading, published: date | None) -> None:
    text = document(TEXT, published)
    shown = Dossier(text, reading, assess(text, reading, TODAY), TODAY).to_json()
    Draft202012Validator(schema()).validate(shown)
