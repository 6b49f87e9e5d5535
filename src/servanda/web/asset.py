"""Styles and scripts, all from the package; their addresses change when they do."""

import hashlib
from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response

from servanda.web.shelf import KEEP

_PARTS = {
    "site.css": (("templates/page.css", "charts/chart.css", "assets/site.css"), "text/css"),
    "htmx.js": (("assets/htmx.min.js",), "text/javascript"),
    "site.js": (("assets/site.js",), "text/javascript"),
    "icon.svg": (("assets/icon.svg",), "image/svg+xml"),
}
"""Each asset, the files that it is put together from, and its type."""


@cache
def _bytes(name: str) -> bytes:
    data = files("servanda").joinpath("data")
    return b"\n".join(data.joinpath(part).read_bytes() for part in _PARTS[name][0])


@cache
def _address(name: str) -> str:
    return f"/assets/{hashlib.sha256(_bytes(name)).hexdigest()[:12]}/{name}"


def style_address() -> str:
    """Return where the style of all pages lies."""
    return _address("site.css")


def script_addresses() -> tuple[str, ...]:
    """Return where the scripts of the pages lie; every page works without them."""
    return tuple(_address(name) for name in _PARTS if name.endswith(".js"))


def icon_address() -> str:
    """Return where the sign of the site lies."""
    return _address("icon.svg")


def asset(request: Request) -> Response:
    """Answer with a style or a script; one of another edition is not found."""
    name = request.path_params["name"]
    if name not in _PARTS or request.url.path != _address(name):
        return Response("not found\n", 404, media_type="text/plain")
    return Response(_bytes(name), media_type=_PARTS[name][1], headers={KEEP: "1"})
