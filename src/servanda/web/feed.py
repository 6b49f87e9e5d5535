"""Feeds and calendars at addresses that readers and calendars subscribe to."""

from collections.abc import Callable
from datetime import date

from anyio import to_thread
from fastapi import APIRouter, Request
from starlette.responses import Response

from servanda.delivery.asked import state_code, treaty_id
from servanda.errors import ServandaError
from servanda.web.api.problem import of_error, problem, written
from servanda.web.digest import DataDigest
from servanda.web.keep import Shelf, holds, tagged

KEPT, KEPT_BYTES = 256, 32 << 20
ATOM, JSON = "atom", "json"
Named = tuple[str | None, str | None]
Made = tuple[bytes, str]
"""What is sent, and its type."""


def router(today: Callable[[], date]) -> APIRouter:
    """Return the addresses of feeds and calendars.

    ``/feed/atom`` and ``/feed/json`` take ``treaty``, ``state`` and ``stage``; ``/calendar.ics``
    takes ``treaty`` and ``state``. What is asked wrongly is told as a problem (RFC 9457); what
    was answered is kept as long as day and data are the same.

    Args:
        today: The clock of the door.
    """
    found = APIRouter(tags=["feeds"])
    shelf, digest = Shelf(KEPT, KEPT_BYTES), DataDigest()

    async def kept(request: Request, make: Callable[[], Made]) -> Response:
        key = (str(request.url), b"", (today(), digest()))
        held = shelf.get(key)
        if held is None:
            try:
                body, media = await to_thread.run_sync(make)
            except ServandaError as error:
                return of_error(error)
            held = tagged([(b"content-type", media.encode())], body)
            shelf.put(key, held)
        if holds(request.scope, held.tag):
            return Response(status_code=304, headers={"etag": held.tag.decode()})
        answer = Response(held.body)
        answer.raw_headers += held.headers
        return answer

    @found.get("/feed/{form}", summary="What is new, as Atom or JSON Feed")
    async def feed(
        request: Request,
        form: str,
        treaty: str | None = None,
        state: str | None = None,
        stage: str | None = None,
    ) -> Response:
        if form not in (ATOM, JSON):
            return problem(404, f"feeds are served as {ATOM} and {JSON}")
        return await kept(
            request,
            lambda: _feed(form, (treaty, state), stage, on=today(), address=str(request.url)),
        )

    @found.get("/calendar.ics", summary="Effects and deadlines, as iCalendar")
    async def calendar(
        request: Request, treaty: str | None = None, state: str | None = None
    ) -> Response:
        return await kept(request, lambda: _calendar((treaty, state), today()))

    return found


def _feed(form: str, named: Named, stage: str | None, *, on: date, address: str) -> Made:
    from servanda.delivery.feed import atom, feed, json_feed
    from servanda.delivery.feed.atom import MEDIA as ATOM_MEDIA
    from servanda.delivery.feed.json_feed import MEDIA as JSON_MEDIA

    told = feed(*_asked(named), stage, on=on)
    if form == ATOM:
        return atom(told, address).encode(), ATOM_MEDIA
    return written(json_feed(told, address)), JSON_MEDIA


def _calendar(named: Named, on: date) -> Made:
    from servanda.delivery.calendar import events, ical
    from servanda.delivery.calendar.ical import MEDIA, title_of
    from servanda.delivery.recorded import recorded_on

    asked = _asked(named)
    content = ical(events(*asked, on=on), title=title_of(*asked), recorded_on=recorded_on(on))
    return content, f"{MEDIA}; charset=utf-8"


def _asked(named: Named) -> Named:
    treaty, state = named
    return (
        treaty_id(treaty) if treaty is not None else None,
        state_code(state) if state is not None else None,
    )
