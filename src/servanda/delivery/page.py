"""The dossier as one HTML page that needs nothing else: no script, no font, no request."""

from functools import cache, partial
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from servanda.delivery.contract import Dossier, data_of
from servanda.delivery.highlight import lit, marks, paragraphs
from servanda.delivery.index import index
from servanda.delivery.question import sheet
from servanda.delivery.timeline import LEFT, RIGHT, timeline
from servanda.delivery.view import address
from servanda.delivery.words import BIDI_CONTROLS, plain, word


def html_page(dossier: Dossier) -> str:
    """Return the dossier as one self-contained HTML page.

    Whatever the text, its title or a name in it contains is shown, never obeyed: every value is
    escaped, and a character that turns the direction of a text is shut into an element of its own
    and shown by its code point.
    """
    data, document = data_of(dossier), dossier.document
    laid_out = sheet(dossier)
    shown_text = paragraphs(document, marks(data))
    highlights = lit(shown_text)
    page = _environment().get_template("page.html.j2")
    return page.render(
        sheet=laid_out,
        document=data["document"],
        language=_language(data["document"]["language"]),
        paragraphs=shown_text,
        lit=highlights,
        timeline=timeline(laid_out.strips, data["document"]["published"], dossier.on),
        left=LEFT,
        right=RIGHT,
        shelves=index(data, highlights),
        css=Markup(_source("page.css")),  # noqa: S704 -- our own file
    )


@cache
def _environment() -> Environment:
    """Return the templates, which escape every value."""
    environment = Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["shown"] = shown
    environment.filters["plain"] = plain
    environment.filters["address"] = address
    environment.filters["page_word"] = partial(word, "page")
    environment.filters["confidence"] = partial(word, "confidence")
    return environment


def _source(name: str) -> str:
    return files("servanda").joinpath("data/templates", name).read_text("utf-8")


def _language(code: str) -> str:
    """Return the language of the text as an attribute may give it."""
    return code if code.isascii() and code.isalpha() and len(code) <= 3 else "und"


def shown(text: str) -> Markup:
    """Return ``text`` escaped, its steering characters visible and without power.

    A carriage return stays one through the parser; what no page can hold (the null character,
    lone surrogates) is replaced by U+FFFD.
    """
    return Markup("").join(_shown(character) for character in _runs(text))


def _runs(text: str) -> list[str]:
    """Return ``text`` in runs without special characters, and these one by one."""
    runs, start = [], 0
    for at, character in enumerate(text):
        if character in BIDI_CONTROLS or character in "\r\0" or "\ud800" <= character <= "\udfff":
            runs += [text[start:at], character]
            start = at + 1
    return [*runs, text[start:]]


def _shown(run: str) -> Markup:
    if run in BIDI_CONTROLS:
        code = f"U+{ord(run):04X}"
        return Markup('<bdi class="control" data-code="{}">{}</bdi>').format(code, run)
    if run == "\r":
        return Markup("&#13;")
    if run == "\0" or (len(run) == 1 and "\ud800" <= run <= "\udfff"):
        return Markup("\ufffd")
    return escape(run)
