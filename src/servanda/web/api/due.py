"""Questions about days: exits, effects, what falls due, what is new."""

from dataclasses import replace
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from servanda.delivery import asked as asking
from servanda.delivery.answer import effect_object, effect_of
from servanda.delivery.asked import (
    day,
    kind_of_action,
    state_code,
    treaty_id,
    treaty_with_clauses,
)
from servanda.errors import Refused
from servanda.record.change import Changes, Public, Recorded
from servanda.record.deadline.line import DueLine
from servanda.terms.standing import Exit
from servanda.web.api.paging import Key, content_key, descending, page
from servanda.web.api.parameter import (
    AskedClocks,
    AskedPlace,
    OfState,
    OfTreaty,
    On,
    Settings,
)
from servanda.web.api.reply import reply, reply_keyed, reply_page, responses, with_link
from servanda.web.api.shape import Shapes, effect_shape, listing

_DAY = {"format": "date"}
Named = Annotated[str, Query(min_length=1, max_length=200)]


def routes(shapes: Shapes) -> APIRouter:
    """Return the router, and put the shapes of its answers among ``shapes``."""
    router = APIRouter(tags=["days"])
    _exits(router, shapes)
    _effect(router, shapes)
    _deadlines(router, shapes)
    _changes(router, shapes)
    return router


async def window(
    first: Annotated[
        str | None, Query(description="First day of a window.", json_schema_extra=_DAY)
    ] = None,
    last: Annotated[
        str | None, Query(description="Last day of the window.", json_schema_extra=_DAY)
    ] = None,
) -> tuple[date, date] | None:
    """Return the window asked for, if any."""
    if first is None and last is None:
        return None
    if first is None or last is None:
        raise Refused("a window needs first and last")
    return asking.window(day(first), day(last))


Between = Annotated[tuple[date, date] | None, Depends(window)]


def _exits(router: APIRouter, shapes: Shapes) -> None:
    @router.get(
        "/exits",
        responses=responses(listing(shapes.of(Exit)), paged=True),
        summary="Exits under way and past, the newest first",
    )
    def exits(
        clocks: AskedClocks, asked: AskedPlace, treaty: OfTreaty = None, state: OfState = None
    ) -> Response:
        from servanda.record.exits import dated_exits

        found = dated_exits(
            treaty_id(treaty) if treaty is not None else None,
            state_code(state) if state is not None else None,
            **clocks._asdict(),
        )
        pairs = [(exit_key(pair), pair[1]) for pair in found]
        return reply_keyed(sorted(pairs, key=lambda pair: pair[0]), asked)


def exit_key(pair: tuple[str, Exit]) -> Key:
    """Return what an exit is sorted by: the newest first, then by treaty and state."""
    day_, one = pair
    return (descending(day_), one.treaty, one.state, content_key(replace(one, days_left=None)))


def _effect(router: APIRouter, shapes: Shapes) -> None:
    @router.get(
        "/effect",
        responses=responses(effect_shape(shapes)),
        summary="The day on which an action takes effect, and under which article",
    )
    def effect(
        treaty: Annotated[Named, Query(description="A treaty whose clauses are held.")],
        kind: Annotated[
            Named,
            Query(
                description="consent, ratification, accession, acceptance, approval, succession"
                " or withdrawal."
            ),
        ],
        acted: Annotated[
            str,
            Query(
                description="Day on which the depositary received the instrument.",
                json_schema_extra=_DAY,
            ),
        ],
        in_conflict: Annotated[
            bool, Query(description="The state is engaged in an armed conflict.")
        ] = False,
        state: OfState = None,
    ) -> Response:
        clauses, what, on = treaty_with_clauses(treaty), kind_of_action(kind), day(acted)
        code = state_code(state) if state is not None else None
        found = effect_of(clauses.id, what, on, in_conflict=in_conflict, state=code)
        told = (clauses.id, what, on)
        return reply(effect_object(told, found, in_conflict=in_conflict, state=code))


def _deadlines(router: APIRouter, shapes: Shapes) -> None:
    @router.get(
        "/deadlines",
        responses=responses(listing(shapes.of(DueLine)), paged=True),
        summary="What falls due: duties, reports, exits",
    )
    def deadlines(
        settings: Settings,
        asked: AskedPlace,
        between: Between,
        treaty: OfTreaty = None,
        state: OfState = None,
        on: On = None,
    ) -> Response:
        from servanda.record.deadline.due import deadlines as listed

        found = listed(
            treaty_id(treaty) if treaty is not None else None,
            state_code(state) if state is not None else None,
            on=day(on) if on is not None else settings.today(),
            between=between,
        )
        return reply_page(found, due_key, asked)


def due_key(one: DueLine) -> Key:
    """Return what a line of the deadlines is sorted by: its day, those without one last."""
    due = str(one.due or date.max)
    told = (one.state or "", one.article or "", one.what, one.says)
    return (due, one.treaty, *told, one.status.value)


def _changes(router: APIRouter, shapes: Shapes) -> None:
    @router.get(
        "/changes",
        responses=responses(shapes.of(Changes), paged=True),
        summary="What is new since a day, in our record and in public",
        description="A page holds some of `recorded`, then of `public`, and all `editions`.",
    )
    def changes(
        settings: Settings,
        asked: AskedPlace,
        since: Annotated[str, Query(description="First day.", json_schema_extra=_DAY)],
        treaty: OfTreaty = None,
        on: On = None,
    ) -> Response:
        from servanda.record.change import changes as listed

        first, last = day(since), day(on) if on is not None else settings.today()
        if last < first:
            raise Refused(f"since: {first} comes after {last}")
        found = listed(first, last, treaty_id(treaty) if treaty is not None else None)
        new: list[Recorded | Public] = [*found.recorded, *found.public]
        part = page(
            new,
            change_key,
            cursor=asked.cursor,
            limit=asked.limit,
            question=asked.question,
        )
        shown = replace(
            found,
            recorded=tuple(one for one in part.lines if isinstance(one, Recorded)),
            public=tuple(one for one in part.lines if isinstance(one, Public)),
        )
        return with_link(reply(shown), part.following, asked)


def change_key(one: Recorded | Public) -> Key:
    """Return what a change is sorted by: what entered our record first, then what was public."""
    told = (str(one.on), one.treaty, one.state, one.action, one.date or "", one.source)
    sure = one.confidence.value
    if isinstance(one, Recorded):
        return ("ours", *told, sure, one.section, one.was or "")
    return ("public", *told, sure)
