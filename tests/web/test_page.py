"""Every page answers, says what the commands say, and carries its citation."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from starlette.testclient import TestClient

from servanda.record.exits import exits
from servanda.record.party import parties
from servanda.terms.standing import Basis
from servanda.web.settings import Settings
from tests.web.conftest import ARTICLE, TODAY, client_of, settled

PAGES = (
    "/",
    "/treaties",
    "/states",
    "/treaty/APMBC",
    "/treaty/APMBC?on=2025-09-01&known_on=2025-09-01",
    "/treaty/APMBC?map=europe",
    "/treaty/ROME",
    "/treaty/KINSHASA",
    "/treaty/APMBC/POL?on=2026-02-19",
    "/treaty/APMBC/UKR",
    "/state/POL",
    "/state/UKR?on=2025-08-01&known_on=2025-07-01",
    "/timeline",
    "/timeline?treaty=APMBC",
    "/timeline?state=UKR",
    "/calendar",
    "/calendar?treaty=APMBC&on=2025-01-01&until=2026-12-31",
    "/board",
    "/board?stance=against",
    "/compare?treaty=APMBC&on=2026-03-01&known_on=2025-03-18",
    "/read",
    "/check",
    "/embed",
    "/cite?of=/treaty/APMBC%23count-force",
    "/report?about=/treaty/APMBC",
    "/policy",
)
EMBEDDED = ("/embed/count/APMBC", "/embed/exits", "/embed/exits/ROME?on=2026-11-24")
MAP = re.compile(rb'<svg[^>]* class="chart map.*?</svg>', re.S)
LARGEST = 100_000


@pytest.mark.parametrize("path", PAGES + EMBEDDED)
def test_a_page_answers_within_its_size_without_the_map(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert len(MAP.sub(b"", answer.content)) < LARGEST


@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_how_it_is_cited_and_how_an_error_is_reported(
    client: TestClient, path: str
) -> None:
    page = client.get(path).text
    assert "report an error" in page.lower()
    assert "Servanda 0.1.0, record of " in page


@pytest.mark.parametrize("path", PAGES + EMBEDDED)
def test_no_page_names_anything_elsewhere_to_load(client: TestClient, path: str) -> None:
    page = client.get(path).text
    loaded = re.findall(
        r'<(?:script|img|iframe|link|source|use|image)\b[^>]*"(https?:[^"]*)"', page
    )
    assert loaded == []
    assert "<style" not in page
    assert not re.search(r"<script>|\son\w+=|style=\"", page)


def test_the_counts_of_a_treaty_are_those_of_the_record(client: TestClient) -> None:
    page = client.get("/treaty/APMBC?on=2025-09-01").text
    on = TODAY.replace(2025, 9, 1)
    for basis in (Basis.FORCE, Basis.DEPOSIT):
        count = parties("APMBC", on, basis).count
        assert re.search(rf'id="count-{basis}">.*?<strong>{count}</strong>', page, re.S)


def test_what_was_known_on_a_day_changes_the_page(client: TestClient) -> None:
    now = client.get("/treaty/APMBC/POL?on=2026-03-01").text
    then = client.get("/treaty/APMBC/POL?on=2026-03-01&known_on=2025-03-18").text
    assert "former party" in now
    assert "former party" not in then


def test_every_step_of_an_exit_under_way_stands_on_the_page(client: TestClient) -> None:
    page = client.get("/treaty/APMBC?on=2025-10-01").text
    poland = next(one for one in exits("APMBC", "POL", on=TODAY.replace(2025, 10, 1)))
    card = page.partition('id="exit-APMBC-POL-2025-08-20"')[2].partition("</article>")[0]
    for words in ("25 June 2025", "20 August 2025", "20 February 2026", str(poland.days_left)):
        assert words in card
    assert "no armed conflict at expiry" in card


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ("/treaty/Ottawa?on=2025-01-01", "/treaty/APMBC"),
        ("/treaty/mine ban treaty/Polska", "/treaty/APMBC/POL"),
        ("/state/Türkiye", "/state/TUR"),
        ("/find?treaty=Ottawa&state=Poland&on=2025-01-01", "/treaty/APMBC/POL"),
        ("/find?treaty=Poland&state=Ottawa", "/treaty/APMBC/POL"),
        ("/find?state=Poland", "/state/POL"),
        ("/find?treaty=Poland", "/state/POL"),
        ("/find?treaty=Ottawa", "/treaty/APMBC"),
        ("/find", "/treaties"),
        ("/embed/count/Ottawa", "/embed/count/APMBC"),
    ],
)
def test_any_known_name_leads_to_the_page(client: TestClient, given: str, path: str) -> None:
    assert client.get(given).url.path == path


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/treaty/Otawa", 404, "Ottawa"),
        ("/state/Congo", 404, "Several by that name"),
        ("/nowhere", 404, "Nothing is held"),
        ("/treaty/APMBC?on=2025-02-30", 400, "write YYYY-MM-DD"),
        ("/treaty/APMBC?on=0001-01-01", 400, "1500"),
        ("/treaty/APMBC?map=moon", 400, "choose one of"),
        ("/calendar?on=2025-01-01&until=2020-01-01", 400, "until"),
        ("/read/nothing", 404, "not held"),
        ("/cite?of=https://example.org/", 400, "only pages of this site"),
        ("/cite?of=//example.org/", 400, "only pages of this site"),
        ("/report?about=javascript:alert(1)", 400, "only pages of this site"),
    ],
)
def test_what_is_not_served_is_told_on_a_page(
    client: TestClient, path: str, status: int, words: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert words.lower() in answer.text.lower()


def test_a_method_that_is_not_meant_is_refused(client: TestClient) -> None:
    assert client.post("/treaty/APMBC").status_code == 405
    assert client.delete("/read").status_code == 405


def test_a_sentence_is_judged_with_a_correction(client: TestClient) -> None:
    sent = {"sentence": "Lithuania left the Ottawa Convention on 8 May 2025", "published": ""}
    page = client.post("/check", data=sent).text
    assert "contradicted" in page
    assert "Lithuania left the Ottawa Convention on 27 December 2025" in page
    assert "Under: Article 20(3)" in page


@pytest.mark.parametrize(("treaty", "others"), [("ROME", "Outside"), ("ATT", "Unknown")])
def test_a_page_says_where_all_others_stand_as_the_map_does(
    client: TestClient, treaty: str, others: str
) -> None:
    page = client.get(f"/treaty/{treaty}?on=2026-11-24").text
    told = re.findall(r"<summary>(\w[\w ]*) \(\d+ that the record names; all others, too\)", page)
    assert told == [others]


def test_an_exit_of_which_the_end_is_not_known_says_so(client: TestClient) -> None:
    for path in ("/timeline?state=Hungary&on=2026-11-24", "/state/HUN?on=2026-11-24"):
        assert "not known whether it took effect" in client.get(path).text


def test_a_heading_with_lines_is_not_said_to_be_without_a_source(client: TestClient) -> None:
    page = client.get("/state/POL?on=2026-11-24").text
    measures = page.partition('id="h-measures"')[2].partition("</section>")[0]
    assert '<span class="when">' in measures
    assert "No source." not in measures
    retention = page.partition('id="h-retention"')[2].partition("</section>")[0]
    assert "No source." in retention


@pytest.mark.parametrize("sent", [{}, {"sentence": " "}, {"sentence": "x", "published": "soon"}])
def test_a_sentence_that_cannot_be_judged_is_refused(
    client: TestClient, sent: dict[str, str]
) -> None:
    assert client.post("/check", data=sent).status_code in {400, 422}


def test_the_board_is_filtered_by_stance_and_speaker(client: TestClient) -> None:
    every = client.get("/board").text
    some = client.get("/board?speaker=Vautrin").text
    assert "Emile Vautrin" in every
    assert 0 < some.count('id="said-') < every.count('id="said-')


def test_a_contact_that_was_named_stands_where_errors_are_reported(client: TestClient) -> None:
    assert "mailto:desk@example.org?subject=" in client.get("/report?about=/policy").text


def test_without_a_folder_the_board_says_how_to_give_one() -> None:
    page = client_of(Settings(today=lambda: TODAY)).get("/board").text
    assert "--dossiers" in page


def test_a_state_is_told_under_the_headings_of_researchers(client: TestClient) -> None:
    page = client.get("/state/POL").text
    for heading in ("Policy", "Use, production", "Retention", "Reporting", "Statements"):
        assert heading in page
    assert "No source" in page


def test_an_article_is_read_and_its_dossier_kept_only_when_asked(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    with client_of(Settings(today=lambda: TODAY, dossiers=folder)) as client:
        sent = {"text": ARTICLE, "published": "2025-03-20"}
        page = settled(client, client.post("/read", data=sent))
        assert page.status_code == 200
        assert "Each exit: said, law, happened, now" in page.text
        assert not folder.exists()
        assert client.post(f"{page.url.path}/keep").url.path == "/board"
        assert sorted(one.suffix for one in folder.iterdir()) == [".json", ".txt"]
        assert client.get(f"{page.url.path}/dossier.json").json()["document"]["published"]
        assert client.post(f"{page.url.path}/forget").url.path == "/read"
        assert client.get(page.url.path).status_code == 404


def test_every_link_of_a_page_leads_somewhere(client: TestClient) -> None:
    links = {
        link.partition("#")[0].replace("&amp;", "&")
        for path in (*PAGES, *EMBEDDED)
        for link in re.findall(r'href="(/[^"]*)"', client.get(path).text)
    }
    kinds: dict[str, str] = {}
    for link in sorted(filter(None, links)):
        kinds.setdefault(re.sub(r"[A-Z0-9][A-Z0-9-]+|\d+", "N", link), link)
    wrong = [link for link in kinds.values() if client.get(link).status_code >= 400]
    assert wrong == []


@pytest.mark.parametrize("path", PAGES)
def test_every_anchor_of_a_page_is_on_it(client: TestClient, path: str) -> None:
    page = client.get(path).text
    ids = set(re.findall(r'\sid="([^"]*)"', page))
    assert set(re.findall(r'href="#([^"]*)"', page)) <= ids
    cited = re.findall(r'class="cite" href="/cite\?of=[^"]*%23([^"]*)"', page)
    assert {unquote(name) for name in cited} <= ids
    assert len(ids) == len(re.findall(r'\sid="', page))


def test_the_interface_for_programs_stands_beside_the_pages(client: TestClient) -> None:
    told = client.get("/api/v1/treaties/APMBC/parties?on=2025-09-01").json()
    assert told["count"] == parties("APMBC", TODAY.replace(2025, 9, 1)).count
    assert client.get("/api/v1/openapi.json").json()["openapi"].startswith("3.1")
    feed = client.get("/feed/atom?treaty=APMBC")
    assert feed.headers["etag"]
    assert (
        client.get(
            "/feed/atom?treaty=APMBC", headers={"if-none-match": feed.headers["etag"]}
        ).status_code
        == 304
    )
    assert client.get("/calendar.ics?treaty=APMBC").text.startswith("BEGIN:VCALENDAR")


def plain(page: str) -> str:
    """Return the words of a page on one line."""
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


def test_a_standing_is_told_once_however_its_grounds_change(client: TestClient) -> None:
    page = plain(client.get("/treaty/APMBC/POL").text)
    course = page.partition("From the first day to the last")[2].partition("Exit")[0]
    assert course.count("former party") == 1


def test_states_are_listed_by_name(client: TestClient) -> None:
    page = plain(client.get("/treaty/APMBC").text)
    assert "Albania Algeria Andorra Angola" in page


def test_a_count_of_what_is_incomplete_reads_as_one(client: TestClient) -> None:
    page = plain(client.get("/treaty/KINSHASA").text)
    assert "at least 4 parties" in page
    assert "Unknown (7 that the record names; all others, too)" in page


def test_what_rests_on_memory_is_marked_once_on_a_page(client: TestClient) -> None:
    page = plain(client.get("/treaty/CFE/POL").text)
    assert "(unverified)" in page
    assert page.count("(unverified)") == page.count("(unverified) memory")


@pytest.mark.parametrize("path", ["/exits", "/timeline", "/treaty/APMBC/UKR"])
def test_no_sentence_ends_twice(client: TestClient, path: str) -> None:
    assert ").." not in plain(client.get(path).text).replace("...", "")


def test_the_calendar_is_ordered_by_names(client: TestClient) -> None:
    page = plain(client.get("/calendar?treaty=APMBC&on=2026-11-27").text)
    reports = re.findall(r"30 April 2027 (\S+)", page)
    assert reports
    assert reports == sorted(reports)
