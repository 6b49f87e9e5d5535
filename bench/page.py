"""The pages of facts under load, beside a bare route with the same query in the same run.

Two servers run on this machine: the whole application, and a bare Starlette route that asks the
record the same question each time and answers JSON. ``--seconds N`` sets how long each is asked.
"""

import sys
from collections.abc import Awaitable, Callable
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bench.asking import load
from bench.load import SECONDS, measured, served
from bench.measure import report
from bench.question import ON, Question, written
from servanda.delivery.agenda import agenda
from servanda.record.exits import exits
from servanda.record.party import parties
from servanda.record.standing import all_standings, standing
from servanda.web.app import application
from servanda.web.settings import Settings

PAGES = (
    Question("/treaty/APMBC", lambda: (parties("APMBC", ON), exits("APMBC", on=ON))),
    Question("/treaty/APMBC/POL", lambda: standing("POL", "APMBC", ON)),
    Question("/state/POL", lambda: all_standings("POL", ON)),
    Question("/timeline", lambda: exits(on=ON)),
    Question(
        "/calendar?treaty=APMBC", lambda: agenda(ON, ON.replace(2027), on=ON, treaty="APMBC")
    ),
    Question("/compare", lambda: (parties("APMBC", ON), parties("APMBC", ON, known_on=ON))),
    Question("/embed/count/APMBC", lambda: parties("APMBC", ON)),
    Question("/embed/exits", lambda: exits(on=ON)),
)


def _route(answer: Callable[[], Any]) -> Callable[[Request], Awaitable[Response]]:
    async def answered(_: Request) -> Response:
        return Response(written(answer()), media_type="application/json")

    return answered


def _serve(kind: str, port: int) -> None:
    routes = [Route(one.path.partition("?")[0], _route(one.answer)) for one in PAGES]
    app = application(Settings(today=lambda: ON)) if kind == "ours" else Starlette(routes=routes)
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", access_log=False)


def main() -> int:
    """Measure, print, and return the exit status."""
    asked = sys.argv[1:]
    if asked and asked[0] in {"ours", "bare"}:
        _serve(asked[0], int(asked[1]))
        return 0
    seconds = float(asked[asked.index("--seconds") + 1]) if "--seconds" in asked else SECONDS
    python = (sys.executable, "-m", "bench.page")
    ready = PAGES[1].path
    with (
        served(*python, "ours", ready=ready) as ours,
        served(*python, "bare", ready=ready) as bare,
    ):
        return max(
            report(
                measured(
                    one,
                    load(ours, one.path, seconds),
                    load(bare, one.path, seconds),
                    None,
                )
            )
            for one in PAGES
        )


if __name__ == "__main__":
    sys.exit(main())
