"""The dossier as one HTML page that needs nothing else: no script, no font, no request."""

from collections.abc import Mapping
from functools import cache, partial
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from servanda.delivery.contract import Dossier, data_of
from servanda.delivery.deceit import mixed, pieces
from servanda.delivery.highlight import lit, marks, paragraphs
from servanda.delivery.index import index
from servanda.delivery.question import sheet
from servanda.delivery.timeline import LEFT, RIGHT, timeline
from servanda.delivery.view import address
from servanda.delivery.words import plain, word


def html_page(dossier: Dossier) -> str:
    """Return the dossier as one self-contained HTML page.

    Whatever the text, its title or a name in it contains is shown, never obeyed: every value is
    escaped, and a character that turns the direction of a text is shut into an element of its own
    and shown by its code point.
    """
    return dossier_page(dossier, "page.html.j2", {})


def dossier_page(dossier: Dossier, template: str, frame: Mapping[str, object]) -> str:
    """Return the dossier in a template of pages, with the values that its frame needs."""
    data, document = data_of(dossier), dossier.document
    laid_out = sheet(dossier)
    shown_text = paragraphs(document, marks(data))
    highlights = lit(shown_text)
    page = environment().get_template(template)
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
        **frame,
    )


@cache
def environment() -> Environment:
    """Return the templates, which escape every value and know the words of findings."""
    found = Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["shown"] = shown
    found.filters["plain"] = plain
    found.filters["address"] = address
    found.filters["page_word"] = partial(word, "page")
    found.filters["confidence"] = partial(word, "confidence")
    return found


def _source(name: str) -> str:
    return files("servanda").joinpath("data/templates", name).read_text("utf-8")


def _language(code: str) -> str:
    """Return the language of the text as an attribute may give it."""
    return code if code.isascii() and code.isalpha() and len(code) <= 3 else "und"


def shown(text: str) -> Markup:
    """Return ``text`` escaped; what steers, hides or deceives in it visible and without power.

    A carriage return stays one through the parser; what no page can hold (the null character,
    lone surrogates) is replaced by U+FFFD.
    """
    return Markup("").join(_shown(piece, wrong) for piece, wrong in pieces(text))


def _shown(piece: str, wrong: str) -> Markup:
    if wrong == "hidden":
        code = f"U+{ord(piece):04X}"
        return Markup('<bdi class="control" data-code="{}">{}</bdi>').format(code, piece)
    if wrong == "mixed":
        scripts = ", ".join(mixed(piece))
        return Markup('<span class="mixed" data-scripts="{}">{}</span>').format(scripts, piece)
    if not piece.isascii() or "\0" in piece:
        piece = "".join(map(_holdable, piece))
    return Markup(str(escape(piece)).replace("\r", "&#13;"))  # noqa: S704 -- escaped just now


def _holdable(character: str) -> str:
    lost = character == "\0" or "\ud800" <= character <= "\udfff"
    return "\ufffd" if lost else character
