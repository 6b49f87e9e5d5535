"""Day X as known on day Y, beside day X as known on another day."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from servanda.delivery.asked import treaty_id
from servanda.delivery.comparison import compare as compared
from servanda.record.exits import exits
from servanda.record.party import parties
from servanda.terms.standing import Basis, Exit
from servanda.web.asked import Asked, asked, chosen, day_in
from servanda.web.page.leaving import STEP_COLUMNS
from servanda.web.render import Page, render, treaty_short

_USUAL = "APMBC"


@dataclass(frozen=True, slots=True)
class Learnt:
    """An exit of which more, or something else, was known."""

    before: Exit | None
    after: Exit
    steps: tuple[tuple[str, str | None, str | None], ...]
    """Name of a step, and its day as known before and after."""


def compare(request: Request) -> Response:
    """Answer with what was known of a day on two other days, and what differs."""
    at = asked(request)
    later = day_in(request, "against")
    treaty = treaty_id(chosen(request, "treaty") or _USUAL)
    early = Asked(at.today, at.on, at.known_on or at.on)
    late = Asked(at.today, at.on, later)
    query = early.query(treaty=treaty, against=later.isoformat() if later else None)
    page = Page(f"What was known: {treaty_short(treaty)}", f"/compare?{query}", "compare")
    return render(
        request,
        "web/compare.html.j2",
        page,
        early,
        treaty=treaty,
        later=later,
        counts=[
            (
                basis.value,
                *(parties(treaty, at.on, basis, each.known_on) for each in (early, late)),
            )
            for basis in (Basis.FORCE, Basis.DEPOSIT)
        ],
        changed=compared(
            at.on, early.known_on or at.on, later or at.today, treaty=treaty
        ).differences,
        learnt=_learnt(treaty, early, late),
    )


def _learnt(treaty: str, early: Asked, late: Asked) -> list[Learnt]:
    before = {one.state: one for one in exits(treaty, on=early.on, known_on=early.known_on)}
    found = []
    for one in exits(treaty, on=late.on, known_on=late.known_on):
        was = before.get(one.state)
        steps = tuple(
            (name, getattr(was, name) if was else None, getattr(one, name))
            for name in STEP_COLUMNS
            if getattr(one, name) != (getattr(was, name) if was else None)
        )
        if steps or was is None or was.status != one.status:
            found.append(Learnt(was, one, steps))
    return found
