"""What the description of the interface promises is what it answers: asked by schemathesis."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from servanda.web.api.app import api
from tests.web.api.conftest import SENTENCE, SETTINGS

APP = api(SETTINGS)
SCHEMA = schemathesis.openapi.from_asgi("/openapi.json", APP)
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


TREATIES = ["APMBC", "Rome Statute", "NPT", "mine ban treaty", "CCW"]
STATES = ["POL", "Ukraine", "LTU", "Chad", "United States"]


def _known(name: str, value: Any) -> Any:
    known = {"treaty": TREATIES, "state": STATES}.get(name)
    number = len(str(value)) + sum(str(value).encode("utf-8", "replace"))
    return known[number // 2 % len(known)] if known and number % 2 else value


@pytest.fixture(scope="module", autouse=True)
def _closed() -> Iterator[None]:
    yield
    APP.state.desk.close()


@SCHEMA.parametrize()
@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)
def test_nothing_is_answered_that_is_not_described(case: "schemathesis.Case[Any]") -> None:
    # Else most of the names would be nonsense.
    for found in (case.path_parameters, case.query):
        if isinstance(found, dict):
            found |= {name: _known(name, value) for name, value in found.items()}
    case.call_and_validate(checks=CHECKS)


RIGHTLY = [
    ("/treaties", {}, {"limit": 500}),
    ("/treaties/{treaty}", {"treaty": "APMBC"}, {}),
    ("/treaties/{treaty}", {"treaty": "NPT"}, {}),
    ("/treaties/{treaty}", {"treaty": "CCW-AP2"}, {}),
    ("/treaties/{treaty}/status", {"treaty": "ROME"}, {"limit": 500}),
    ("/treaties/{treaty}/status/{state}", {"treaty": "APMBC", "state": "UKR"}, {}),
    ("/treaties/{treaty}/parties", {"treaty": "GC1"}, {"basis": "deposit"}),
    ("/treaties/{treaty}/actions", {"treaty": "ROME"}, {"limit": 500}),
    ("/treaties/{treaty}/steps", {"treaty": "APMBC"}, {"limit": 500}),
    ("/states", {}, {"limit": 500}),
    ("/states/{state}", {"state": "RUS"}, {"known_on": "2024-01-01"}),
    ("/exits", {}, {"limit": 500}),
    ("/effect", {}, {"treaty": "NPT", "kind": "withdrawal", "acted": "2026-01-01"}),
    ("/deadlines", {}, {"limit": 500}),
    ("/changes", {}, {"since": "2020-01-01", "limit": 500}),
    ("/statements", {}, {}),
    ("/acts", {}, {}),
]  # fmt: skip


@pytest.mark.parametrize(("path", "named", "query"), RIGHTLY)
def test_what_is_asked_rightly_is_answered_as_described(
    path: str, named: dict[str, str], query: dict[str, Any], folder: Path
) -> None:
    # Else it would be shown only that nonsense is refused.
    told = schemathesis.openapi.from_asgi("/openapi.json", api(replace(SETTINGS, dossiers=folder)))
    case = told[path]["GET"].Case(path_parameters=named, query=query)
    answer = case.call_and_validate(checks=CHECKS)
    assert answer.status_code == 200
    assert answer.json()


@pytest.mark.parametrize("path", ["/read", "/check"])
def test_a_dossier_is_as_described(path: str) -> None:
    body: Any = {"text": SENTENCE, "published": "2025-03-18"}
    case = SCHEMA[path]["POST"].Case(body=body, media_type="application/json")
    answer = case.call_and_validate(checks=CHECKS)
    assert answer.status_code == 200
    assert answer.json()["acts"]


@pytest.mark.parametrize("path", sorted(api(SETTINGS).openapi()["paths"]))
def test_every_question_is_described(path: str, client: TestClient) -> None:
    for told in client.get("/openapi.json").json()["paths"][path].values():
        assert told["summary"]
        assert {"200", "404", "405", "422", "429", "500"} <= set(told["responses"])
        for one in told.get("parameters", ()):
            assert one["description"], one["name"]
