"""Delivery is tested with dossiers that are valid in the published schema."""

import json
from functools import cache
from importlib.resources import files

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from tests.delivery.fakes import FakeDossier, expected
from tests.delivery.random_dossier import dossiers
from tests.delivery.test_page import ARTICLES


@cache
def _schema() -> Draft202012Validator:
    text = files("servanda").joinpath("data/schema/dossier-1.json").read_text("utf-8")
    return Draft202012Validator(json.loads(text))


@pytest.mark.parametrize("name", ARTICLES)
def test_the_dossiers_of_our_articles_are_valid(name: str) -> None:
    _schema().validate(expected(name).to_json())


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(dossiers())
def test_random_dossiers_are_valid(dossier: FakeDossier) -> None:
    _schema().validate(dossier.to_json())
