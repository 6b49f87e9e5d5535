"""Of a page only the article is read, each character with its way back, in bounded time."""

import time
from contextlib import suppress
from datetime import date
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.errors import Refused
from servanda.fetch.html import extract

PROSE = "Latvia told the depositary that it had changed its mind about the whole matter. " * 4


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html lang='en-GB'><head>{head}</head><body>{body}</body></html>"


def test_only_the_article_is_read() -> None:
    text = extract(
        page(
            "<header><p>The Daily Site, all the news</p></header><nav>Home</nav>"
            f"<article><h1>Latvia stays</h1><p>{PROSE}</p><aside>Read more</aside>"
            "<div class='share-box'>Share this</div>"
            "<figure><figcaption>Photo</figcaption></figure>"
            "<script>let a = '<p>Script</p>'</script><style>p { x: y }</style>"
            "<!-- <p>Comment</p> --><form>Sign up</form><p hidden>Secret</p></article>"
            "<section class='comments'><p>First!</p></section><footer>All rights</footer>"
        )
    ).text
    assert text == f"Latvia stays\n\n{PROSE.strip()}"


def test_a_page_without_article_or_main_is_read_from_its_body() -> None:
    assert extract(page("<div><p>One.</p><p>Two.</p></div>")).text == "One.\n\nTwo."


def test_a_wrapper_with_the_name_of_a_menu_does_not_hide_the_page() -> None:
    assert extract(page("<div class='menu-open'><p>One.</p></div>")).text == "One."


def test_main_counts_where_articles_are_only_teasers() -> None:
    teaser = "<article><a href='/x'>Another story</a></article>"
    assert extract(page(f"<main><p>{PROSE}</p></main>{teaser}")).text == PROSE.strip()


def test_a_page_says_who_wrote_it_where_and_when() -> None:
    found = extract(
        page(
            "<article><p>Text.</p></article>",
            "<title>Latvia stays - The Site</title>"
            "<meta name='author' content='By Ilze B&eacute;rz'>"
            "<meta property='article:published_time' content='2025-04-17T23:30:00+03:00'>"
            "<meta property='og:title' content='Latvia stays in'>",
        )
    )
    assert (found.title, found.byline, found.outlet) == (
        "Latvia stays in",
        "Ilze Bérz",
        "The Site",
    )
    assert (found.published, found.language) == (date(2025, 4, 17), "en")


def test_linked_data_says_it_too() -> None:
    data = (
        '{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle", "headline": "H",'
        '"datePublished": "2024-07-18", "author": [{"name": "A B"}, {"name": "C D"}],'
        '"publisher": {"name": "The Wire"}}]}'
    )
    found = extract(page("<p>Text.</p>", f"<script type='application/ld+json'>{data}</script>"))
    assert (found.title, found.byline, found.outlet) == ("H", "A B", "The Wire")
    assert found.published == date(2024, 7, 18)


def test_entities_white_space_and_breaks_are_read_as_a_browser_shows_them() -> None:
    text = extract(page("<p>A&nbsp;&amp;\n   B&shy;C <b>d</b>e<br>&lt;f&gt; &#8217;g</p>")).text
    assert text == "A & BC de\n<f> ’g"


def test_an_end_tag_missing_takes_nothing_away() -> None:
    assert extract("<p>One<p>Two<ul><li>a<li>b</ul>three").text == "One\n\nTwo\na\nb\n\nthree"


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs")), min_size=1)
    )
)
def test_every_character_leads_back_to_its_own_place(words: list[str]) -> None:
    # Without entities the character in the page is the very same.
    plain = [w.replace("&", "").replace("<", "").replace(">", "") for w in words]
    source = page("<article>" + "".join(f"<p>{w}  <i>{w}</i></p>" for w in plain) + "</article>")
    found = extract(source)
    for at, letter in enumerate(found.text):
        if not letter.isspace():
            assert source[found.origin.source_offset(at) if found.origin else -1] == letter


@given(st.text())
def test_escaped_words_come_back_as_they_were(words: str) -> None:
    printable = "".join(c for c in words if c.isprintable() and not c.isspace())
    assert extract(f"<p>x{escape(printable)}").text.isprintable()


@given(st.text(alphabet="<>/!-\"'= ap&;x\n", max_size=300))
def test_no_page_breaks_the_reader(source: str) -> None:
    found = extract(source)
    assert all(0 <= rupture < len(found.text) for rupture in found.ruptures)
    assert list(found.ruptures) == sorted(set(found.ruptures))


FLOODS = [
    "<!--", "<!", "<a ", "<", "</", "<b></b>", "<p>", '<a b="', "<a '", "&amp;", "&", "<li>",
    "<script>", "</p>", "<article>x</article>", "<![CDATA[", "<svg/>", "<h1>",
    "<title>", "<meta name=date content=x>", "<a =\"'", "<p class=", "x ", "\u00ad",
]  # fmt: skip


@pytest.mark.parametrize("flood", FLOODS)
def test_a_flood_ends_in_bounded_time(flood: str) -> None:
    source = "<p>Text. " + flood * (2_000_000 // len(flood))
    begun = time.process_time()
    with suppress(Refused):
        extract(source)
    assert time.process_time() - begun < 8


def test_a_hundred_thousand_nested_tags_are_refused() -> None:
    with pytest.raises(Refused, match="deeper"):
        extract("<div>" * 100_000 + "text" + "</div>" * 100_000)
