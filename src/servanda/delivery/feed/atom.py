"""A feed as Atom (RFC 4287), what was removed as deleted entries (RFC 6721)."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from servanda import __version__
from servanda.delivery.feed.entry import Entry, Feed, Removed, moment

MEDIA = "application/atom+xml"


def atom(feed: Feed, address: str | None = None) -> str:
    """Return the feed as an Atom document; ``address``: where it is served, if it is."""
    return "".join(f"{line}\n" for line in _lines(feed, address))


def _lines(feed: Feed, address: str | None) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield (
        '<feed xmlns="http://www.w3.org/2005/Atom" '
        'xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="en">'
    )
    yield _element("id", feed.id)
    yield _element("title", feed.title)
    yield _element("updated", moment(feed.updated))
    yield f"<author>{_element('name', 'Servanda')}</author>"
    yield f'<generator version="{escape(__version__)}">Servanda</generator>'
    yield _element("rights", "CC BY 4.0")
    if address is not None:
        yield f'<link rel="self" type="{MEDIA}" href={_attribute(address)}/>'
    for one in feed.entries:
        yield from _entry(one)
    for removed in feed.removed:
        yield from _deleted(removed)
    yield "</feed>"


def _entry(one: Entry) -> Iterator[str]:
    yield "<entry>"
    yield _element("id", one.id)
    yield _element("title", one.title)
    yield _element("published", moment(one.published))
    yield _element("updated", moment(one.updated))
    for scheme, term in (("treaty", one.treaty), ("state", one.state), ("stage", one.stage)):
        yield f'<category scheme="urn:servanda:{scheme}" term={_attribute(term)}/>'
    if one.corrects is not None:
        yield f'<link rel="related" title="corrects" href={_attribute(one.corrects)}/>'
    yield f'<content type="text">{_text(one.text)}</content>'
    yield "</entry>"


def _deleted(one: Removed) -> Iterator[str]:
    yield f'<at:deleted-entry ref={_attribute(one.id)} when="{moment(one.on)}">'
    yield f"<at:comment>{_text(_why(one))}</at:comment>"
    if one.by is not None:
        yield f'<link rel="related" title="in its place" href={_attribute(one.by)}/>'
    yield "</at:deleted-entry>"


def _why(one: Removed) -> str:
    return "Corrected: another entry stands in its place." if one.by else "No longer held."


def _element(name: str, text: str) -> str:
    return f"<{name}>{_text(text)}</{name}>"


def _text(text: str) -> str:
    return escape(_written(text))


def _attribute(text: str) -> str:
    return quoteattr(_written(text))


def _written(text: str) -> str:
    """Return the text without what XML 1.0 cannot hold."""
    return "".join(sign if sign in "\t\n" or _in_xml(ord(sign)) else "\ufffd" for sign in text)


def _in_xml(code: int) -> bool:
    return 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000
