"""Linked data stands on its own, and its selectors lead to the words."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from servanda.delivery.export.annotation import AROUND, selectors
from servanda.delivery.export.folder import Held
from servanda.delivery.export.linked import json_ld
from servanda.delivery.export.name import address
from servanda.delivery.export.scope import Scope
from servanda.record.action import actions
from tests.delivery.export.given import ON, article, articles, held

SCOPE = Scope(ON, treaty="APMBC", state="POL")
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "motivation", "body", "target"],
    "properties": {
        "target": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["source", "selector"],
                "properties": {
                    "selector": {
                        "type": "array",
                        "minItems": 1,
                        "items": {
                            "oneOf": [
                                {
                                    "properties": {
                                        "type": {"const": "TextPositionSelector"},
                                        "start": {"type": "integer", "minimum": 0},
                                        "end": {"type": "integer", "minimum": 0},
                                    },
                                    "required": ["type", "start", "end"],
                                    "additionalProperties": False,
                                },
                                {
                                    "properties": {
                                        "type": {"const": "TextQuoteSelector"},
                                        "exact": {"type": "string"},
                                        "prefix": {"type": "string"},
                                        "suffix": {"type": "string"},
                                    },
                                    "required": ["type", "exact", "prefix", "suffix"],
                                    "additionalProperties": False,
                                },
                            ]
                        },
                    }
                },
            },
        }
    },
}
"""The Web Annotation Data Model, as far as it is used."""
CHECK = Draft202012Validator(ANNOTATION)


def _graph(*dossiers: Held, scope: Scope = SCOPE) -> dict[str, Any]:
    data, count = json_ld(scope, dossiers)
    read: dict[str, Any] = json.loads(data)
    assert len(read["graph"]) == count
    return read


def _annotations(read: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for one in read["graph"] if one["type"] == "Annotation"]


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from _objects(one)
    elif isinstance(value, list):
        for one in value:
            yield from _objects(one)


@pytest.mark.parametrize("one", articles(), ids=lambda one: one.name)
def test_both_selectors_lead_to_the_same_words(one: Held) -> None:
    assert one.text is not None
    found = _annotations(_graph(one))
    assert found
    for annotation in found:
        CHECK.validate(annotation)
        for target in annotation["target"]:
            place, quote = target["selector"]
            words = one.text[place["start"] : place["end"]]
            assert quote["exact"] == words
            around = quote["prefix"] + words + quote["suffix"]
            assert one.text.find(around) == place["start"] - len(quote["prefix"])
            assert len(quote["prefix"]) == min(AROUND, place["start"])


def test_without_the_text_only_the_position_is_given() -> None:
    bare = Held("x.json", article("poland-announcement.txt").dossier, None)
    assert selectors(bare, [3, 9]) == [{"type": "TextPositionSelector", "start": 3, "end": 9}]


def test_positions_are_code_points_not_code_units() -> None:
    one = Held("x.json", article("poland-announcement.txt").dossier, "\U0001f4a3 mine")
    assert selectors(one, [2, 6])[1]["exact"] == "mine"


def test_every_word_of_the_file_is_defined_in_it() -> None:
    read = _graph(*articles())
    context = read["@context"]
    assert isinstance(context, dict), "nothing must be fetched to read it"
    prefixes = {name for name, value in context.items() if str(value).endswith((":", "#", "/"))}
    for node in _objects(read["graph"]):
        for word in node:
            assert word in context or word.partition(":")[0] in prefixes, word
        types = node.get("type", [])
        for kind in [types] if isinstance(types, str) else types:
            assert kind in context, kind


def test_what_is_referred_to_stands_in_the_file() -> None:
    read = _graph(*articles(), scope=Scope(ON))
    ids = {node["id"] for node in _objects(read["graph"]) if "id" in node}
    links = {
        word
        for word, value in read["@context"].items()
        if isinstance(value, dict) and value.get("@type") == "@id"
    } - {"url", "license"}
    for node in _objects(read["graph"]):
        for word in links & node.keys():
            values = node[word] if isinstance(node[word], list) else [node[word]]
            for value in values:
                assert isinstance(value, dict) or value in ids, (word, value)


def test_an_id_is_given_once() -> None:
    ids = [node["id"] for node in _graph(*articles(), scope=Scope(ON))["graph"]]
    assert len(set(ids)) == len(ids)


def test_a_claim_has_a_review_with_its_verdict() -> None:
    nodes = _graph(article("poland-announcement.txt"))["graph"]
    claims = [one for one in nodes if "Claim" in one["type"]]
    reviews = {one["itemReviewed"]: one for one in nodes if "ClaimReview" in one["type"]}
    assert claims
    for claim in claims:
        assert reviews[claim["id"]]["claimReviewed"] == claim["text"]
        assert reviews[claim["id"]]["reviewRating"]["alternateName"] == "agrees"


def test_an_action_names_its_source_and_how_far_it_can_be_trusted() -> None:
    nodes = _graph()["graph"]
    by_id = {one["id"]: one for one in nodes}
    (notice,) = [one for one in nodes if one.get("kind") == "withdrawal_notified"]
    (held_,) = [
        one for one in actions("APMBC") if one.state == "POL" and one.kind == notice["kind"]
    ]
    assert (notice["date"], notice["confidence"]) == ("2025-08-20", held_.confidence.value)
    assert by_id[notice["hadPrimarySource"]]["name"] == held_.source


@given(held())
@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
def test_hostile_words_stay_words(one: Held) -> None:
    scope = Scope(ON, treaty="ABM", state="POL")
    data, _ = json_ld(scope, [one])
    read = json.loads(data)
    for node in _objects(read["graph"]):
        assert node.get("url") in (None, address(node.get("url")))
        for word in ("id", "source", "body"):
            assert str(node.get(word, "urn:")).startswith("urn:")
    for annotation in _annotations(read):
        CHECK.validate(annotation)
