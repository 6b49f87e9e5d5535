"""One sentence judged: does it hold, on what grounds, and what would be right instead."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from servanda.errors import Malformed, Refused
from servanda.web.asked import asked, day
from servanda.web.page.form import field, fields
from servanda.web.reading import Desk, Order
from servanda.web.render import Page, page_text, render

LONGEST = 20_000
"""In code points: a sentence, or a paragraph; what is longer is an article to read."""


def ask(request: Request) -> Response:
    """Answer with the form."""
    at = asked(request)
    page = Page("Check a sentence", "/check", "check")
    return render(request, "web/check.html.j2", page, at, sentence="", published="", found=None)


async def judge(request: Request) -> Response:
    """Answer with the verdicts on the sentence that a form brings."""
    at = asked(request)
    async with fields(request) as sent:
        sentence, published = field(sent, "sentence").strip(), field(sent, "published").strip()
    if not sentence:
        raise Malformed("the sentence is empty")
    if len(sentence) > LONGEST:
        raise Refused(f"longer than {LONGEST:,} characters: read it as an article instead")
    desk = request.app.state.desk
    assert isinstance(desk, Desk)
    order = Order(
        on=at.today,
        raw=sentence.encode("utf-8", "replace"),
        published=day(published, "published") if published else None,
        sentence=True,
    )
    judged = await desk.read(order)
    page = Page("A sentence, checked", "/check", "check")
    text = page_text(
        request,
        "web/check.html.j2",
        page,
        at,
        sentence=judged.text,
        published=published,
        found=judged.dossier,
    )
    return HTMLResponse(text, headers={"cache-control": "no-store"})
