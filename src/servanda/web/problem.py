"""What goes wrong becomes a page: what is not known, not allowed, or broken, and what to do."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from servanda.errors import (
    AmbiguousName,
    DataError,
    Malformed,
    Refused,
    ServandaError,
    UnknownName,
)
from servanda.web.asked import Asked, settings_of
from servanda.web.door import HEADERS
from servanda.web.render import Page, page_text

_TITLES = {
    404: "Nothing is held under this address",
    405: "This address is not asked that way",
    413: "More than is read",
    429: "Too many readings at once",
    503: "Too many readings at once",
}
_LONGEST = 400


def refused(request: Request, wrong: Exception) -> Response:
    """Answer an error raised on purpose."""
    assert isinstance(wrong, ServandaError)
    candidates: tuple[str, ...] = ()
    kind = ""
    match wrong:
        case UnknownName(kind=kind, near=candidates):
            return problem(request, 404, f"Unknown {wrong.kind}", str(wrong), (kind, candidates))
        case AmbiguousName(kind=kind, candidates=candidates):
            return problem(request, 404, "Several by that name", str(wrong), (kind, candidates))
        case Malformed():
            return problem(request, 422, "This cannot be read", str(wrong))
        case Refused():
            return problem(request, 400, "This is not served", str(wrong))
        case DataError() | _:
            return problem(request, 500, "A data file is wrong", str(wrong))


def not_served(request: Request, wrong: Exception) -> Response:
    """Answer what the routes do not serve."""
    assert isinstance(wrong, HTTPException)
    title = _TITLES.get(wrong.status_code, "This did not work")
    return problem(request, wrong.status_code, title, wrong.detail)


def broken(request: Request, _: Exception) -> Response:
    """Answer a mistake of ours; it stands outside the door, so it dresses itself."""
    words = "The mistake is in Servanda, not in what you asked. It is written to the log."
    answer = problem(request, 500, "Something broke", words)
    for name, value in HEADERS:
        answer.headers[name.decode()] = value.decode()
    return answer


def problem(
    request: Request,
    status: int,
    title: str,
    words: str,
    near: tuple[str, tuple[str, ...]] = ("", ()),
) -> HTMLResponse:
    """Return the page that tells an error, with near names where there are some."""
    today = settings_of(request).today()
    kind, candidates = near
    text = page_text(
        request,
        "web/problem.html.j2",
        Page(title, request.url.path[:200]),
        Asked(today, today),
        status=status,
        said=words[:_LONGEST],
        kind=kind,
        near=candidates,
    )
    return HTMLResponse(text, status, headers={"cache-control": "no-store"})
