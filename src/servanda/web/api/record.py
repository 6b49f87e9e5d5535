"""Questions about states and treaties: who stands where, how many, who did what."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.responses import Response

from servanda.delivery.answer import (
    parties_object,
    standing_object,
    state_object,
    treaty_titles,
)
from servanda.delivery.asked import Clocks, state_code, treaty_id, treaty_with_clauses
from servanda.delivery.plain import plain
from servanda.terms.action import Action, DomesticStep
from servanda.terms.standing import Basis
from servanda.terms.treaty import Treaty
from servanda.web.api.paging import Key, content_key
from servanda.web.api.parameter import AskedClocks, AskedPlace, OfState, StateName, TreatyName
from servanda.web.api.reply import reply, reply_keyed, reply_page, responses
from servanda.web.api.shape import (
    Shapes,
    listing,
    parties_shape,
    record,
    standing_shape,
    state_shape,
    step_shape,
)

TEXT = {"type": "string"}


def routes(shapes: Shapes) -> APIRouter:
    """Return the router, and put the shapes of its answers among ``shapes``."""
    router = APIRouter(tags=["record"])
    _treaties(router, shapes)
    _standings(router, shapes)
    _actions(router, shapes)
    return router


def _treaties(router: APIRouter, shapes: Shapes) -> None:
    title = shapes.put(
        "TreatyTitle", record({"treaty": TEXT, "title": TEXT}, "A treaty whose clauses are held.")
    )

    @router.get(
        "/treaties",
        responses=responses(listing(title), paged=True),
        summary="The treaties whose clauses are held",
    )
    def treaties(asked: AskedPlace) -> Response:
        return reply_page(treaty_titles(), lambda one: (one["treaty"],), asked)

    @router.get(
        "/treaties/{treaty}",
        responses=responses(shapes.of(Treaty)),
        summary="What a treaty provides, clause by clause",
    )
    def treaty(treaty: TreatyName) -> Response:
        return reply(treaty_with_clauses(treaty))


def _standings(router: APIRouter, shapes: Shapes) -> None:
    one_standing = standing_shape(shapes)

    @router.get(
        "/treaties/{treaty}/status",
        responses=responses(listing(one_standing), paged=True),
        summary="Where every state of its record stands to a treaty",
    )
    def statuses(treaty: TreatyName, clocks: AskedClocks, asked: AskedPlace) -> Response:
        from servanda.record.standing import standings

        on, known_on, recorded_on = clocks
        found = standings(treaty_id(treaty), on, known_on, recorded_on=recorded_on)
        objects = [standing_object(one) for one in found]
        return reply_page(objects, lambda one: (one["state"],), asked)

    @router.get(
        "/treaties/{treaty}/status/{state}",
        responses=responses(one_standing),
        summary="Where one state stands to a treaty, and why",
    )
    def status(treaty: TreatyName, state: StateName, clocks: AskedClocks) -> Response:
        from servanda.record.standing import standing

        on, known_on, recorded_on = clocks
        ident, code = treaty_id(treaty), state_code(state)
        return reply(standing_object(standing(code, ident, on, known_on, recorded_on=recorded_on)))

    @router.get(
        "/treaties/{treaty}/parties",
        responses=responses(parties_shape(shapes)),
        summary="Who is a party to a treaty, and how many",
    )
    def parties(
        treaty: TreatyName,
        clocks: AskedClocks,
        basis: Annotated[
            Literal["force", "deposit"],
            Query(description="Count those for whom it is in force, or who have deposited."),
        ] = "force",
    ) -> Response:
        from servanda.record.party import parties as counted

        on, known_on, recorded_on = clocks
        found = counted(treaty_id(treaty), on, Basis(basis), known_on, recorded_on=recorded_on)
        return reply(parties_object(found))

    _states(router, shapes)


def _states(router: APIRouter, shapes: Shapes) -> None:
    name = shapes.put("StateName", record({"state": TEXT, "name": TEXT}, "A state by its code."))

    @router.get(
        "/states", responses=responses(listing(name), paged=True), summary="The states by code"
    )
    def states(asked: AskedPlace) -> Response:
        from servanda import names

        known = [{"state": one, "name": names.state_name(one)} for one in sorted(names.states())]
        return reply_page(known, lambda one: (one["state"],), asked)

    @router.get(
        "/states/{state}",
        responses=responses(state_shape(shapes)),
        summary="Where one state stands to every treaty of the record",
    )
    def state(state: StateName, clocks: AskedClocks) -> Response:
        from servanda.record.standing import all_standings

        code = state_code(state)
        on, known_on, recorded_on = clocks
        return reply(
            state_object(code, clocks, all_standings(code, on, known_on, recorded_on=recorded_on))
        )


def _actions(router: APIRouter, shapes: Shapes) -> None:
    @router.get(
        "/treaties/{treaty}/actions",
        responses=responses(listing(shapes.of(Action)), paged=True),
        summary="What states did under a treaty, as the record holds it",
    )
    def actions(
        treaty: TreatyName, clocks: AskedClocks, asked: AskedPlace, state: OfState = None
    ) -> Response:
        from servanda.record.action import by_state

        code = state_code(state) if state is not None else None
        found = [
            one
            for of_state in by_state(treaty_id(treaty), clocks.recorded_on).values()
            for one in of_state
            if code in (None, one.state) and _known(one, clocks)
        ]
        return reply_page(sorted(found, key=_action_key), _action_key, asked)

    @router.get(
        "/treaties/{treaty}/steps",
        responses=responses(listing(step_shape(shapes)), paged=True),
        summary="Steps on the way out of a treaty, at home and at the depositary",
    )
    def steps(
        treaty: TreatyName, clocks: AskedClocks, asked: AskedPlace, state: OfState = None
    ) -> Response:
        from servanda.record.action import steps as held
        from servanda.record.own import begun

        code = state_code(state) if state is not None else None
        last = min(clocks.on, clocks.known_on or clocks.on)
        found = [
            one
            for one in (held(treaty_id(treaty), code) if begun(clocks.recorded_on) else ())
            if one.on.latest <= last
        ]
        pairs = [(_step_key(one), {**plain(one), "on": str(one.on)}) for one in found]
        return reply_keyed(sorted(pairs, key=lambda pair: pair[0]), asked)


def _known(one: Action, clocks: Clocks) -> bool:
    """Say whether the action had happened by the day, and was public by the other."""
    if one.on is not None and one.on > clocks.on:
        return False
    known_on, public_on = clocks.known_on, one.public_on
    return known_on is None or public_on is None or public_on <= known_on


def _action_key(one: Action) -> Key:
    return (one.state, str(one.on or ""), one.kind.value, content_key(one))


def _step_key(one: DomesticStep) -> Key:
    return (one.state, str(one.on), one.step.value, content_key(one))
