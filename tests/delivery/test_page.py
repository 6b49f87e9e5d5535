"""The page holds the text exactly, leads everywhere it promises, and obeys nobody but us."""

import pytest
from hypothesis import HealthCheck, given, settings

from servanda.delivery.binding import told_apart
from servanda.delivery.contract import GroundData
from servanda.delivery.page import html_page, shown
from tests.delivery.fakes import FakeDossier, bare, expected
from tests.delivery.parsed import Page
from tests.delivery.random_dossier import PAYLOADS, dossiers

ARTICLES = (
    "poland-announcement",
    "finland-notification",
    "hungary-oped",
    "lithuania-correction",
    "lithuania-interview",
    "lithuania-wire",
    "polska-sejm",
    "russia-test-ban",
    "sahel-rome-statute",
    "suomi-eduskunta",
)
ALLOWED = frozenset(
    " ".join(
        (
            "html head meta title style body a header p h1 h2 h3 main section span div ul ol li",
            "nav footer dl dt dd strong bdi details summary blockquote code mark svg desc line",
            "text rect path circle table caption thead tbody tr th td",
        )
    ).split()
)


def _holdable(text: str) -> str:
    """Return the text as a page can hold it: neither null characters nor lone surrogates."""
    return "".join("\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in text)


def _check(page: Page, dossier: FakeDossier) -> None:
    assert page.column == _holdable(dossier.document.text)
    assert len(page.ids) == len(set(page.ids))
    inside = {href[1:] for href in page.hrefs if href.startswith("#")}
    assert inside <= set(page.ids), "a link leads nowhere"
    outside = [href for href in page.hrefs if not href.startswith("#")]
    assert all(href.startswith(("https://", "http://")) for href in outside)
    for tag, attributes in page.tags:
        assert tag in ALLOWED, tag
        assert not {name for name in attributes if name.startswith("on") or name == "style"}
        assert "src" not in attributes
    assert page.headings[0] == 1
    assert page.headings.count(1) == 1
    steps = zip(page.headings, page.headings[1:], strict=False)
    assert all(deeper - level <= 1 for level, deeper in steps)


@pytest.mark.parametrize("name", ARTICLES)
def test_the_page_of_an_article_holds_its_text_and_leads_everywhere(name: str) -> None:
    dossier = expected(name)
    page = Page(html_page(dossier))
    _check(page, dossier)
    for part, letter in (("statements", "s"), ("acts", "a"), ("claims", "c")):
        for number in range(len(dossier.data[part])):
            assert f"#f-{letter}-{number}" in page.hrefs, "no way from the text to the finding"
            assert f"#t-{letter}-{number}" in page.hrefs, "no way from the finding to the text"


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(dossiers())
def test_any_dossier_becomes_a_well_formed_page(dossier: FakeDossier) -> None:
    _check(Page(html_page(dossier)), dossier)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markup_in_the_text_its_title_or_a_name_stays_text(payload: str) -> None:
    dossier = bare(
        f"Before {payload} after.",
        title=payload,
        byline=payload,
        outlet=payload,
        source=payload,
        statements=[
            {
                "id": payload,
                "source": dict.fromkeys(("text", "name", "role", "organisation"), payload)
                | {"span": [0, 6], "ref": None, "state": payload},
                "cue": [0, 3],
                "content": [[2, len(payload) + 9]],
                "mode": "direct",
                "channel": payload,
                "addressee": payload,
                "said_on": None,
                "stance": [{"treaty": payload, "value": "for"}],
                "reasons": [],
                "condition": None,
                "within": None,
            }
        ],
        warnings=[{"code": payload, "text": payload, "span": [0, 3]}],
    )
    page = Page(html_page(dossier))
    _check(page, dossier)
    plain = Page(html_page(bare("Before after.", title="T", warnings=dossier.data["warnings"])))
    added = {tag for tag, _ in page.tags} - {tag for tag, _ in plain.tags}
    assert added <= {"mark", "blockquote", "dl", "dt", "dd", "code", "bdi"}, added


def test_an_address_is_a_link_only_where_it_is_one() -> None:
    ground = {"text": "g", "article": None, "confidence": "official"}
    claim = {
        "id": "c1",
        "kind": "standing",
        "span": [0, 4],
        "says": "A claim",
        "verdict": "contradicts",
        "record": None,
        "basis": None,
        "on": None,
        "article": None,
        "qualifications": [],
        "correction": "It is otherwise.",
        "grounds": [
            ground | {"source": "javascript:alert(1)"},
            ground | {"source": "https://treaties.un.org/a?b=1&c=2"},
        ],
    }
    page = Page(html_page(bare("Text of a claim.", claims=[claim])))
    assert [h for h in page.hrefs if not h.startswith("#")] == [
        "https://treaties.un.org/a?b=1&c=2"
    ]


def test_nothing_is_requested_and_no_script_can_run() -> None:
    html = html_page(expected("poland-announcement"))
    assert "default-src 'none'; style-src 'unsafe-inline'" in html
    page = Page(html)
    assert not {"script", "link", "img", "iframe", "object", "base", "form"} & {
        tag for tag, _ in page.tags
    }
    style = html[html.index("<style>") : html.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style


def test_a_character_that_turns_the_text_is_shown_and_shut_in() -> None:
    assert shown("a\u202eb") == ('a<bdi class="control" data-code="U+202E">\u202e</bdi>b')


def test_the_page_of_an_empty_text_says_that_there_is_nothing() -> None:
    dossier = bare("")
    page = Page(html_page(dossier))
    _check(page, dossier)
    assert "No treaty was found in this text." in page.text
    assert "No statement was read in this text." in page.text


def test_marks_carry_words_and_symbols_not_colour_alone() -> None:
    page = Page(html_page(expected("lithuania-correction")))
    assert "contradicted" in page.text or "agrees" in page.text
    labels = [a.get("aria-label") or "" for tag, a in page.tags if "ref" in (a.get("class") or "")]
    assert labels
    assert all("to the finding" in label for label in labels)


def test_landmarks_and_languages_are_given() -> None:
    page = Page(html_page(expected("polska-sejm")))
    tags = [tag for tag, _ in page.tags]
    assert [tags.count(tag) for tag in ("header", "main", "footer", "nav")] == [1, 1, 1, 1]
    assert dict(page.tags)["html"] == {"lang": "en"}
    column = next(a for _, a in page.tags if a.get("id") == "source-text")
    assert column["lang"] == "pl"


def test_grounds_of_several_states_say_whose_they_are() -> None:
    def ground(text: str) -> GroundData:
        return {"text": text, "article": None, "source": None, "confidence": "official"}

    held = [
        ("EST", [ground("The rule."), ground("Acceded in 2004.")]),
        ("LVA", [ground("The rule."), ground("Acceded in 2005.")]),
    ]
    assert [g["text"] for g in told_apart(held)] == [
        "The rule.",
        "Estonia: Acceded in 2004.",
        "Latvia: Acceded in 2005.",
    ]
