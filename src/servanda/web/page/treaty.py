"""The page of a treaty: counts, who stands where, exits, clauses, deadlines, gaps."""

from collections.abc import Sequence
from datetime import date, timedelta

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from servanda import names
from servanda.delivery.asked import treaty_id
from servanda.delivery.chapter import chapters
from servanda.delivery.chart.dot_map import dot_map, everyone
from servanda.delivery.chart.place import windows
from servanda.delivery.chart.steps import steps
from servanda.errors import Refused
from servanda.law import catalogue
from servanda.record.coverage import coverage
from servanda.record.deadline.due import deadlines
from servanda.record.deadline.line import DueLine
from servanda.record.exits import exits
from servanda.record.party import parties
from servanda.record.standing import standings
from servanda.record.tally import tally
from servanda.terms.standing import Basis, Standing, StandingAnswer
from servanda.terms.treaty import Clause
from servanda.web.asked import Asked, asked, chosen
from servanda.web.page.leaving import parted
from servanda.web.render import Page, render, state_name, treaty_short

_AHEAD = timedelta(days=2 * 366)
_DUE_SHOWN = 15
_NARROW = 340
"""Width of a chart on a small screen, in CSS pixels."""


def treaty(request: Request) -> Response:
    """Answer with the page of a treaty."""
    at = asked(request)
    ident = treaty_id(request.path_params["treaty"])
    if ident != request.path_params["treaty"]:
        return RedirectResponse(f"/treaty/{ident}?{request.url.query}", 303)
    whole = coverage(ident).whole(at.on)
    answers = standings(ident, at.on, at.known_on)
    moving, over = parted(exits(ident, on=at.on, known_on=at.known_on))
    counted = {
        basis.value: parties(ident, at.on, basis, at.known_on)
        for basis in (Basis.FORCE, Basis.DEPOSIT)
    }
    clauses, law = _clauses(ident)
    due = _due(ident, at)
    page = Page(treaty_short(ident), f"/treaty/{ident}?{at.query()}", "treaties")
    return render(
        request,
        "web/treaty.html.j2",
        page,
        at,
        ident=ident,
        title=names.treaty_title(ident),
        law=law,
        chapters=clauses,
        counted=counted,
        shelves=_shelves(answers),
        others=Standing.OUTSIDE if whole else Standing.UNKNOWN,
        moving=moving,
        over=over,
        due=due[:_DUE_SHOWN],
        due_more=len(due) - _DUE_SHOWN,
        near=_near_days(at),
        **_charts(request, ident, at),
    )


def _charts(request: Request, ident: str, at: Asked) -> dict[str, object]:
    """Return the map of where states stand, and the parties over time for two widths."""
    seen = chosen(request, "map") or "world"
    if seen not in windows():
        raise Refused(f"map: choose one of {', '.join(windows())}")
    turns = tally(ident, known_on=at.known_on)
    return {
        "map": dot_map(everyone(ident, at.on, at.known_on), window=seen),
        "windows": [(key, window.name) for key, window in windows().items()],
        "seen": seen,
        "steps": steps(ident, turns, at.on),
        "steps_narrow": steps(ident, turns, at.on, width=_NARROW, key="steps-narrow"),
    }


def _clauses(ident: str) -> tuple[list[tuple[str, list[Clause]]], object]:
    if ident not in catalogue.catalogue():
        return [], None
    law = catalogue.treaty(ident)
    return [(heading, found) for heading, found in chapters(law) if found], law


def _shelves(answers: Sequence[StandingAnswer]) -> list[tuple[str, list[StandingAnswer]]]:
    """Return the states by where they stand, those that move first; outsiders are not listed."""
    held: dict[Standing, list[StandingAnswer]] = {each: [] for each in _ORDER}
    for one in sorted(answers, key=lambda answer: state_name(answer.state)):
        held[one.standing].append(one)
    return [(str(each), found) for each, found in held.items() if found]


_ORDER = sorted(Standing, key=lambda each: (each is Standing.PARTY, each is Standing.OUTSIDE))


def _due(ident: str, at: Asked) -> list[DueLine]:
    """Return what falls due in the two years after the day asked about."""
    found = deadlines(ident, on=at.on)
    return [one for one in found if one.due is not None and at.on <= one.due <= at.on + _AHEAD] + [
        one for one in found if one.due is None and one.state is None
    ]


def _near_days(at: Asked) -> list[tuple[str, str]]:
    """Return other days that a reader may want, each with its query."""
    found: list[tuple[str, date]] = [("today", at.today)]
    for label, years in (("a year before", -1), ("a year after", 1)):
        try:
            found.append((label, at.on.replace(year=at.on.year + years)))
        except ValueError:
            found.append((label, at.on + timedelta(days=365 * years)))
    return [(label, at.at(day).query()) for label, day in found if day != at.on]
