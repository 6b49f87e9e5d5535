"""What the description of the interface promises is what it answers: asked by schemathesis."""

from collections.abc import Iterator
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
from tests.web.api.conftest import SETTINGS

APP = api(SETTINGS)
SCHEMA = schemathesis.openapi.from_asgi("/openapi.json", APP)
SEEN: list[tuple[str, int]] = []
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
    max_examples=18,
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
    SEEN.append((case.path, case.call_and_validate(checks=CHECKS).status_code))


def test_what_is_asked_rightly_was_among_it() -> None:
    # Else it would be shown only that nonsense is refused.
    answered = {path for path, status in SEEN if status == 200}
    assert answered >= {path for path in APP.openapi()["paths"] if "{" in path or path == "/exits"}


@pytest.mark.parametrize("path", sorted(api(SETTINGS).openapi()["paths"]))
def test_every_question_is_described(path: str, client: TestClient) -> None:
    for told in client.get("/openapi.json").json()["paths"][path].values():
        assert told["summary"]
        assert {"200", "404", "405", "422", "429", "500"} <= set(told["responses"])
        for one in told.get("parameters", ()):
            assert one["description"], one["name"]
