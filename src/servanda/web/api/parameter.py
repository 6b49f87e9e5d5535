"""What may be asked with: parameters of the path and of the query, read as strictly as a command.

They arrive as text and are read by the functions that read the words of a command, so that both
doors refuse the same things in the same words. The functions are asynchronous although they never
wait: FastAPI would give each of them a thread.
"""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Path, Query, Request

from servanda.delivery import asked
from servanda.delivery.asked import Clocks
from servanda.errors import Malformed
from servanda.web.api.paging import LARGEST, USUAL, question_of
from servanda.web.api.settings import ApiSettings

_DAY = {"format": "date"}
_NAME = 200

TreatyName = Annotated[
    str,
    Path(
        description="Id of the treaty, or any name that people use for it.",
        min_length=1,
        max_length=_NAME,
        examples=["APMBC"],
    ),
]
StateName = Annotated[
    str,
    Path(
        description="ISO code of the state, or any name that people use for it.",
        min_length=1,
        max_length=_NAME,
        examples=["POL"],
    ),
]
OfTreaty = Annotated[
    str | None, Query(description="Only of this treaty.", min_length=1, max_length=_NAME)
]
OfState = Annotated[
    str | None, Query(description="Only of this state.", min_length=1, max_length=_NAME)
]
On = Annotated[str | None, Query(description="Day asked about (today).", json_schema_extra=_DAY)]
KnownOn = Annotated[
    str | None,
    Query(description="Use only what was public on this day.", json_schema_extra=_DAY),
]
RecordedOn = Annotated[
    str | None,
    Query(description="Use only what had entered the record by this day.", json_schema_extra=_DAY),
]


async def settings_of(request: Request) -> ApiSettings:
    """Return what the interface was started with."""
    found = request.app.state.settings
    assert isinstance(found, ApiSettings)
    return found


Settings = Annotated[ApiSettings, Depends(settings_of)]


async def clocks(
    settings: Settings,
    on: On = None,
    known_on: KnownOn = None,
    recorded_on: RecordedOn = None,
) -> Clocks:
    """Return the day asked about and the two clocks of knowledge."""
    return Clocks(
        asked.day(on) if on is not None else settings.today(),
        asked.day(known_on) if known_on is not None else None,
        asked.day(recorded_on) if recorded_on is not None else None,
    )


AskedClocks = Annotated[Clocks, Depends(clocks)]


@dataclass(frozen=True, slots=True)
class Place:
    """Which part of a list is asked for."""

    cursor: str | None
    limit: int
    question: str
    query: tuple[tuple[str, str], ...]


async def place(
    request: Request,
    cursor: Annotated[
        str | None,
        Query(description="From the link to the next page; opaque.", min_length=1),
    ] = None,
    limit: Annotated[int, Query(description="Lines of a page.", ge=1, le=LARGEST)] = USUAL,
) -> Place:
    """Return which part of the list is asked for."""
    query = tuple(request.query_params.multi_items())
    return Place(cursor, limit, question_of(request.url.path, query), query)


AskedPlace = Annotated[Place, Depends(place)]


async def known_parameters(request: Request) -> None:
    """Refuse parameters that the question does not have: a misspelt one would go unheard.

    Raises:
        Malformed: There is one, or one that stands twice.
    """
    allowed: dict[str, frozenset[str]] = request.app.state.parameters()
    path = getattr(request.scope.get("route"), "path_format", None)
    given = [name for name, _ in request.query_params.multi_items()]
    known = allowed.get(f"{request.method} {path}", frozenset())
    for name in given:
        if name not in known:
            there = ", ".join(sorted(known)) or "none"
            raise Malformed(f"{name[:60]}: no such parameter; there are: {there}")
        if given.count(name) > 1:
            raise Malformed(f"{name}: stands more than once")
