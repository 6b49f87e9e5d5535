"""Values become a page: the templates of the web, and what each page's frame shows."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import quote, urlencode

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from servanda import names
from servanda.delivery import naming
from servanda.delivery.deceit import deceits
from servanda.delivery.page import shown
from servanda.delivery.view import address
from servanda.delivery.words import article_words, day, plain, sentence, table, word
from servanda.errors import AmbiguousName, UnknownName
from servanda.record.naming import action_name
from servanda.web.asked import Asked, settings_of
from servanda.web.asset import icon_address, script_addresses, style_address
from servanda.web.door import FRAMED_POLICY
from servanda.web.edition import Edition
from servanda.web.folder import Folder
from servanda.web.shelf import KEEP


@dataclass(frozen=True, slots=True)
class Page:
    """What the frame of a page says about it."""

    title: str
    path: str
    """The address that means the same for ever, from the root of the site."""
    section: str = ""
    """Which entry of the navigation it belongs to."""
    lead: str = ""


def render(
    request: Request, template: str, page: Page, asked: Asked, **values: object
) -> HTMLResponse:
    """Return a page of facts: it depends on its address and the data only, and may be kept."""
    text = page_text(request, template, page, asked, **values)
    return HTMLResponse(text, headers={KEEP: "1"})


def page_text(request: Request, template: str, page: Page, asked: Asked, **values: object) -> str:
    """Return the text of a page in its frame."""
    return (
        templates()
        .get_template(template)
        .render(page=page, asked=asked, **frame(request, page), **values)
    )


def framed(
    request: Request, template: str, page: Page, asked: Asked, **values: object
) -> HTMLResponse:
    """Return a page that any site may put into a frame of its own."""
    answer = render(request, template, page, asked, **values)
    answer.headers["content-security-policy"] = FRAMED_POLICY
    return answer


def frame(request: Request, page: Page) -> dict[str, object]:
    """Return what the frame around every page shows."""
    settings = settings_of(request)
    root = str(request.base_url).rstrip("/")
    return {
        "style": style_address(),
        "scripts": script_addresses(),
        "icon": icon_address(),
        "today": settings.today(),
        "edition": edition_of(request).words,
        "permalink": root + page.path,
        "root": root,
        "report": f"/report?{urlencode({'about': page.path})}",
        "contact": contact_address(settings.contact, root + page.path),
        "held": settings.dossiers is not None,
    }


def edition_of(request: Request) -> Edition:
    """Return the state of the data that answers rest on."""
    found = request.app.state.edition
    assert isinstance(found, Edition)
    return found


def folder_of(request: Request) -> Folder:
    """Return the folder of dossiers."""
    found = request.app.state.folder
    assert isinstance(found, Folder)
    return found


def contact_address(contact: str | None, about: str) -> str | None:
    """Return the address under which an error on a page is reported, if one was named."""
    if contact is None:
        return None
    if contact.startswith("https://"):
        return contact
    subject = quote(f"An error on {about}")
    return f"mailto:{contact}?subject={subject}"


@cache
def templates() -> Environment:
    """Return the templates; a value that no filter has shown is still disarmed and escaped."""
    found = Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_disarmed,
    )
    found.filters.update(
        shown=shown,
        plain=plain,
        address=address,
        sentence=sentence,
        article=article_words,
        action=action_name,
        day=lambda value: day(None if value is None else str(value)),
        state=state_name,
        actor=naming.actor_name,
        exit_status=naming.exit_status,
        treaty=naming.treaty_name,
        treaty_short=treaty_short,
        confidence=lambda value: word("confidence", str(value)),
        word=lambda value, name: word(name, str(value)),
        deceits=deceits,
        drawn=_drawn,
        query=urlencode,
    )
    found.globals["words"] = table
    return found


def state_name(code: str) -> str:
    """Return the name of a state, without an article; who is no state is called as written."""
    try:
        return names.state_name(code)
    except (UnknownName, AmbiguousName):
        return plain(code)[: naming.LONGEST]


def treaty_short(treaty: str) -> str:
    """Return the short name of a treaty, as a heading has it."""
    try:
        return names.treaty_name(treaty)
    except (UnknownName, AmbiguousName):
        return plain(treaty)[: naming.LONGEST]


def _drawn(svg: str) -> Markup:
    """Return a drawing of ours as it is: the charts have made every word in it safe."""
    return Markup(svg)  # noqa: S704 -- see delivery.chart.drawing.words


def _disarmed(value: object) -> object:
    """Return a value that a template prints, without what could steer a reader or break a page."""
    if type(value) is not str or value.isascii():
        return value
    return "".join("\ufffd" if "\ud800" <= one <= "\udfff" else one for one in value)


def _source(name: str) -> str:
    return files("servanda").joinpath("data/templates", name).read_text("utf-8")
