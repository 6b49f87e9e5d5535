"""Read: a text, a file or an address becomes a dossier; nothing is kept unless it is asked for."""

from collections.abc import AsyncIterator

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    JSONResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)

from servanda.delivery.words import plain
from servanda.errors import Malformed, Refused
from servanda.web.asked import asked, day, settings_of
from servanda.web.asset import icon_address, script_addresses, style_address
from servanda.web.page.form import field, fields, file
from servanda.web.reading import Desk, Found, Job, Order, new_token
from servanda.web.render import Page, folder_of, page_text, render, templates

_AT_ONCE = 0.8
"""Seconds that a dossier may take before its progress is shown instead."""
_ADDRESS = ("http://", "https://")
_LONGEST_ADDRESS = 2000
_MARK = "<!--progress-->"
_PRIVATE = {"cache-control": "no-store"}


def ask(request: Request) -> Response:
    """Answer with the form."""
    page = Page("Read an article", "/read", "read")
    return render(request, "web/read.html.j2", page, asked(request))


async def begin(request: Request) -> Response:
    """Take a text, begin to read it, and lead to where it will be."""
    token = new_token()
    async with fields(request) as sent:
        order = await _order(request, sent, token)
    desk_of(request).begin(order, token)
    return RedirectResponse(f"/read/{token}", 303)


async def show(request: Request) -> Response:
    """Answer with the dossier, or with how far it is."""
    token = request.path_params["token"]
    job = desk_of(request).job(token)
    assert job.task is not None
    await job.wait(_AT_ONCE)
    if job.task.done():
        return HTMLResponse(found_in(job).page, headers=_PRIVATE)
    page = Page("Reading", f"/read/{token}", "read")
    text = page_text(request, "web/progress.html.j2", page, asked(request))
    head, _, tail = text.partition(_MARK)
    stream = _progress(job, head, tail, f"/read/{token}")
    return StreamingResponse(stream, media_type="text/html", headers=_PRIVATE)


def as_json(request: Request) -> Response:
    """Answer with the dossier as JSON."""
    job = desk_of(request).job(request.path_params["token"])
    found = found_in(job)
    name = f"dossier-{found.dossier['document']['id']}.json"
    headers = {**_PRIVATE, "content-disposition": f'attachment; filename="{plain(name)}"'}
    return JSONResponse(found.dossier, headers=headers)


async def keep(request: Request) -> Response:
    """Keep the dossier in the folder that the server was given."""
    token = request.path_params["token"]
    job = desk_of(request).job(token)
    found = found_in(job)
    await run_in_threadpool(folder_of(request).keep, found, found.raw or job.order.raw)
    return RedirectResponse("/board", 303)


async def forget(request: Request) -> Response:
    """Forget the dossier now."""
    desk_of(request).forget(request.path_params["token"])
    return RedirectResponse("/read", 303)


def desk_of(request: Request) -> Desk:
    """Return the desk at which texts are read."""
    found = request.app.state.desk
    assert isinstance(found, Desk)
    return found


def found_in(job: Job) -> Found:
    """Return what was found, or raise what went wrong.

    Raises:
        Refused: It is not read yet; or a limit forbids it.
        Malformed: It cannot be read.
    """
    assert job.task is not None
    if not job.task.done() or job.task.cancelled():
        raise Refused("this text is not read yet")
    return job.task.result()


async def _order(request: Request, sent: FormData, token: str) -> Order:
    published = field(sent, "published").strip()
    text, url = field(sent, "text"), field(sent, "url").strip()
    name, content = await file(sent, "file")
    if sum((bool(text.strip()), bool(url), bool(content))) != 1:
        raise Malformed("give one thing to read: a text, a file or an address")
    if url and (not url.lower().startswith(_ADDRESS) or len(url) > _LONGEST_ADDRESS):
        raise Refused("only addresses that begin with http:// or https:// are read")
    return Order(
        on=settings_of(request).today(),
        raw=b"" if url else content or text.encode("utf-8", "replace"),
        url=url or None,
        source=url or plain(name)[:200] or None,
        published=day(published, "published") if published else None,
        frame=_frame(request, token),
    )


def _frame(request: Request, token: str) -> dict[str, object]:
    """Return what the frame of a dossier shows, in values that a process can be told."""
    settings = settings_of(request)
    return {
        "style": style_address(),
        "icon": icon_address(),
        "scripts": script_addresses()[-1:],
        "section": "read",
        "token": token,
        "kept_in": folder_of(request).name,
        "contact": settings.contact or "",
    }


async def _progress(job: Job, head: str, tail: str, path: str) -> AsyncIterator[str]:
    """Yield a page that grows while the text is read, and then leads to the dossier."""
    yield head
    item = templates().from_string("<li>{{ step|shown }}</li>\n")
    async for step in job.progress():
        yield item.render(step=step)
    # Not a script: the last line of the page itself leads on, at once.
    yield str(
        Markup(
            '<li><a href="{0}">Done: open the dossier</a></li>'
            '<meta http-equiv="refresh" content="0;url={0}">\n'
        ).format(path)
    )
    yield tail
