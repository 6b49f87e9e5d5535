"""Feeds and calendars at addresses that readers and calendars subscribe to."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from servanda.delivery.asked import state_code, treaty_id
from servanda.errors import ServandaError
from servanda.web.api.problem import of_error, written

_LONGEST = 200
Name = Annotated[str | None, Query(min_length=1, max_length=_LONGEST)]


class Form(StrEnum):
    """The form of a feed."""

    ATOM = "atom"
    JSON = "json"


def router(today: Callable[[], date]) -> APIRouter:
    """Return the addresses of feeds and calendars.

    ``/feed/atom`` and ``/feed/json`` take ``treaty``, ``state`` and ``stage``; ``/calendar.ics``
    takes ``treaty`` and ``state``; what is asked wrongly is told as a problem.

    Args:
        today: The clock of the door.
    """
    found = APIRouter(tags=["feeds"])

    @found.get("/feed/{form}", summary="What is new, as Atom or JSON Feed")
    def feed(
        request: Request,
        form: Form,
        treaty: Name = None,
        state: Name = None,
        stage: Name = None,
    ) -> Response:
        from servanda.delivery.feed import atom, json_feed
        from servanda.delivery.feed import feed as selected
        from servanda.delivery.feed.atom import MEDIA as ATOM
        from servanda.delivery.feed.json_feed import MEDIA as JSON

        try:
            told = selected(*_asked(treaty, state), stage, on=today())
        except ServandaError as error:
            return of_error(error)
        address = str(request.url)
        if form is Form.ATOM:
            return Response(atom(told, address), media_type=ATOM)
        return Response(written(json_feed(told, address)), media_type=JSON)

    @found.get("/calendar.ics", summary="Effects and deadlines, as iCalendar")
    def calendar(treaty: Name = None, state: Name = None) -> Response:
        from servanda.delivery.calendar import events, ical
        from servanda.delivery.calendar.ical import MEDIA, title_of
        from servanda.delivery.recorded import recorded_on

        on = today()
        try:
            named = _asked(treaty, state)
            content = ical(
                events(*named, on=on), title=title_of(*named), recorded_on=recorded_on(on)
            )
        except ServandaError as error:
            return of_error(error)
        return Response(content, media_type=MEDIA)

    return found


def _asked(treaty: str | None, state: str | None) -> tuple[str | None, str | None]:
    return (
        treaty_id(treaty) if treaty is not None else None,
        state_code(state) if state is not None else None,
    )
