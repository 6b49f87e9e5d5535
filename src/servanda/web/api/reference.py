"""The documentation of the interface as a page: rendered here, without script or foreign asset."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from servanda.web.api.shape import REF

_FOLDER = "data/templates"
_PAGE, _STYLE = "api.html.j2", "api.css"


class Question(NamedTuple):
    """One question of the interface, as the page shows it."""

    method: str
    path: str
    told: Mapping[str, Any]
    answer: str | None
    """Name of the shape of the answer."""
    example: str


def page(described: Mapping[str, Any], root: str) -> str:
    """Return the page about the interface that is described, which stands at ``root``."""
    return (
        _environment()
        .get_template(_PAGE)
        .render(
            api=described,
            root=root,
            chapters=_chapters(described, root),
            shapes={name: _pretty(one) for name, one in sorted(_schemas(described).items())},
        )
    )


@cache
def style() -> str:
    """Return the style sheet of the page."""
    return files("servanda").joinpath(_FOLDER, _STYLE).read_text("utf-8")


@cache
def _environment() -> Environment:
    text = files("servanda").joinpath(_FOLDER, _PAGE).read_text("utf-8")
    found = Environment(
        loader=DictLoader({_PAGE: text}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["code"] = coded
    return found


def coded(text: str) -> Markup:
    """Return words as HTML, what stands between backticks as code.

    >>> str(coded("`on` < today"))
    '<code>on</code> &lt; today'
    """
    parts = text.split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if place % 2 else part
        for place, part in enumerate(parts)
    )


def _schemas(described: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = described["components"]["schemas"]
    return found


def _chapters(described: Mapping[str, Any], root: str) -> dict[str, list[Question]]:
    found: dict[str, list[Question]] = {}
    for path, methods in described["paths"].items():
        for method, told in methods.items():
            tag = (told.get("tags") or ["interface"])[0]
            one = Question(method.upper(), path, told, _answer(told), _example(root, path, told))
            found.setdefault(tag, []).append(one)
    return found


def _answer(told: Mapping[str, Any]) -> str | None:
    content = told["responses"]["200"].get("content", {}).get("application/json", {})
    shape = content.get("schema", {})
    ref = str(shape.get("$ref") or shape.get("items", {}).get("$ref") or "")
    return ref.removeprefix(REF) or None


def _example(root: str, path: str, told: Mapping[str, Any]) -> str:
    filled = path
    for one in told.get("parameters", ()):
        if one["in"] == "path":
            filled = filled.replace(f"{{{one['name']}}}", one["schema"]["examples"][0])
    return f"{root}{filled}"


def _pretty(one: Any) -> str:
    return json.dumps(one, indent=2, ensure_ascii=False)
