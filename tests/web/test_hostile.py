"""Hostile text in every field never executes, never breaks the page, and is flagged."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from servanda.dossier import dossier
from servanda.reading.document import document
from servanda.web.settings import Settings
from tests.web.conftest import TODAY, client_of, serving
from tests.web.test_browser import Visit

PAYLOADS = (
    "<script>window.hit=1;alert(1)</script>",
    '"><img src=x onerror="window.hit=1;alert(1)">',
    "'><svg/onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<math><mtext><table><mglyph><style><!--</style>"
    '<img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "</textarea></title></style></script><iframe srcdoc='<script>parent.hit=1</script>'>",
    "javascript:alert(1)//",
    "data:text/html,<script>alert(1)</script>",
    "<style>*{display:none!important}</style>",
    "{{ 7*7 }}{% raw %}${7*7}",
    "\u202eyrotsih fo tnuocca\u202c Pоland \u200b",
    'https://example.org/"onmouseover="alert(1)',
    "A" * 3000,
    "\u0301" * 400,
    "\x00\x1b[31m\ufeff\u2028",
)
FIXED = frozenset(
    ["id", "sha256", "kind", "stage", "modality", "polarity", "verdict", "value", "characters"]
)
FREE = frozenset(
    [
        *("title", "outlet", "byline", "source", "name", "role", "organisation", "text", "who"),
        *("channel", "addressee", "says", "correction", "to", "object"),
    ]
)
SENTENCE = (
    "Poland will leave the Ottawa Convention, Defence Minister Jan {0} told {0} on Thursday. "
    "“{0} over 160 states are parties”, he added. {0}"
)


def hostile_text() -> str:
    """Return an article with every payload in it."""
    return "\n\n".join(SENTENCE.format(one.replace("\0", "")) for one in PAYLOADS)


def _poisoned(value: Any, payload: str, path: str = "") -> Any:
    """Return the dossier with a payload behind every free string."""
    if isinstance(value, dict):
        return {
            key: held if key in FIXED else _poisoned(held, payload, key)
            for key, held in value.items()
        }
    if isinstance(value, list):
        return [_poisoned(one, payload, path) for one in value]
    return f"{value or ''} {payload}" if path in FREE and not isinstance(value, int) else value


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of dossiers with hostile text in every free field."""
    folder = tmp_path_factory.mktemp("hostile")
    for number, payload in enumerate(PAYLOADS):
        text = f"Number {number}. " + SENTENCE.format(payload.replace("\0", ""))
        raw = text.encode()
        found = dossier(document(raw, source="x", published=date(2025, 3, 20)), TODAY)
        told = json.loads(json.dumps(_poisoned(found.to_json(), payload)))
        (folder / f"{number}.txt").write_bytes(raw)
        (folder / f"{number}.json").write_text(json.dumps(told))
    (folder / "none.json").write_text('{"document": "<script>alert(1)</script>"}')
    return folder


@pytest.fixture(scope="module")
def hostile(poisoned: Path) -> TestClient:
    return client_of(Settings(today=lambda: TODAY, dossiers=poisoned, contact="a@example.org"))


@pytest.fixture(scope="module")
def visit(chromium: Browser, poisoned: Path) -> Iterator[Visit]:
    for site in serving(Settings(today=lambda: TODAY, dossiers=poisoned), poisoned):
        held = Visit(chromium, site, viewport={"width": 320, "height": 640})
        yield held
        held.context.close()


ASKED = (
    "/treaty/{}",
    "/state/{}",
    "/treaty/APMBC/{}",
    "/find?treaty={}",
    "/find?state={}",
    "/treaty/APMBC?on={}",
    "/treaty/APMBC?map={}",
    "/timeline?treaty={}",
    "/calendar?state={}",
    "/calendar?part={}",
    "/compare?treaty={}",
    "/board?speaker={}",
    "/board?stance={}",
    "/embed/exits/{}",
    "/embed?treaty={}",
    "/cite?of=/{}",
    "/report?about=/{}",
    "/read/{}",
    "/{}",
)


@pytest.mark.parametrize("path", ASKED)
def test_a_hostile_address_is_answered_without_a_mistake(hostile: TestClient, path: str) -> None:
    for payload in PAYLOADS:
        answer = hostile.get(path.format(quote(payload)))
        assert answer.status_code < 500
        for sign in ("<script>window", "<img", "<svg/onload", "<iframe", "<math", "49${"):
            assert sign not in answer.text


@pytest.mark.parametrize("path", ["/board", "/state/POL", "/timeline?treaty=APMBC", "/"])
def test_hostile_dossiers_are_shown_as_words(hostile: TestClient, path: str) -> None:
    page = hostile.get(path)
    assert page.status_code == 200
    for sign in ("<script>window", "<img", "<svg/onload", "<iframe", "<math", "<style", "49${"):
        assert sign not in page.text
    for link in page.text.split('href="')[1:]:
        assert link.startswith(("/", "#", "http://", "https://", "mailto:"))


def test_a_deceptive_text_is_flagged_on_the_board(hostile: TestClient) -> None:
    page = hostile.get("/board").text
    assert "Deceptive text:" in page
    assert "turn the direction" in page
    assert 'class="mixed"' in page


def test_a_hostile_sentence_is_judged_and_flagged(hostile: TestClient) -> None:
    for payload in PAYLOADS:
        sent = {"sentence": f"{payload} Poland left the Ottawa Convention on 8 May 2025."}
        answer = hostile.post("/check", data=sent)
        # A null character is no text, and a page of nothing but a script has none either.
        assert answer.status_code in {200, 422}
        assert "<img" not in answer.text
    sent = {"sentence": "Pоland left the \u202eOttawa\u202c Convention."}
    assert "Deceptive" in hostile.post("/check", data=sent).text


@pytest.mark.parametrize("path", ["/board", "/state/POL", "/timeline?treaty=APMBC", "/nix<svg>"])
def test_a_browser_runs_nothing_and_keeps_its_layout(visit: Visit, path: str) -> None:
    page = visit.open(path)
    assert page.evaluate("window.hit") is None
    assert page.locator("footer").is_visible()
    assert not visit.too_wide()
    assert visit.quiet(), (visit.elsewhere, visit.complaints)


def test_a_browser_reads_a_hostile_article_and_runs_nothing(visit: Visit) -> None:
    page = visit.open("/read")
    page.fill("#text", hostile_text())
    page.click("main form button")
    page.wait_for_selector("#findings", timeout=60_000)
    assert page.evaluate("window.hit") is None
    assert page.locator("text=turn the direction of the text").first.is_visible()
    assert not visit.too_wide()
    assert visit.quiet(), (visit.elsewhere, visit.complaints)


def test_a_browser_uploads_a_hostile_page_under_a_hostile_name(visit: Visit) -> None:
    page = visit.open("/read")
    body = "<html><title>{0}</title><article><p>{0}</p></article>".format(hostile_text())
    name = '"><img src=x onerror=alert(1)>.html'
    page.set_input_files("#file", {"name": name, "mimeType": "text/html", "buffer": body.encode()})
    page.click("main form button")
    page.wait_for_selector("#findings, #said", timeout=60_000)
    assert page.evaluate("window.hit") is None
    assert visit.quiet(), (visit.elsewhere, visit.complaints)
