"""The pages as files: walked from the first one, every link led to a file or to an honest note."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from string import Template
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from servanda.delivery.export.copy_of import links, rewritten
from servanda.delivery.export.name import key
from servanda.delivery.words import day
from servanda.errors import Refused, UnknownName
from servanda.record.standing import states

NOTE = "about-this-copy.html"
PAGES_ALLOWED = 50_000
_FOLLOWED = frozenset({"treaty", "state", "part", "until", "map"})
"""What an address may ask for beside the day, and still be a page of the copy."""
_SERVED = (
    *("/read", "/check", "/compare", "/find", "/cite", "/report", "/embed"),
    *("/api", "/feed", "/calendar.ics"),
)
"""What needs a server, or makes no sense without one: a feed of files would never change."""
_SCRIPT = ".js"
_HTML = "text/html"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the pages answer to an address."""

    status: int
    media_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Site:
    """What a copy is of, and where it will lie."""

    on: date
    root: str
    """How the pages call the place where they lie, without a slash at the end."""
    address: str | None = None
    """Where the copy will be published; None: it is not said."""
    treaty: str | None = None
    """Only pages about this treaty, and those about all; None: about every treaty."""
    state: str | None = None
    """Only pages about this state, and those about all; None: about every state."""


def site_files(
    answer: Callable[[str], Answer], site: Site, told: Callable[[int], None]
) -> dict[str, bytes]:
    """Return the files of a copy of all pages, by their path within it.

    Args:
        answer: Answers an address that begins with a slash.
        site: What the copy is of.
        told: Is told now and then how many pages were walked.

    Raises:
        Refused: There are too many pages.
    """
    found = _walked(answer, site, told)
    paths = {address: _path(address) for address in found}
    copied = {}
    for address, one in found.items():
        if one.media_type == _HTML:
            copied[paths[address]] = _page(one.body.decode(), address, paths, site)
        else:
            copied[paths[address]] = one.body
    copied[NOTE] = _note(site)
    return copied


def _walked(
    answer: Callable[[str], Answer], site: Site, told: Callable[[int], None]
) -> dict[str, Answer]:
    """Return every page and asset that links lead to, by its address in the one way of writing."""
    found: dict[str, Answer] = {}
    seen = {"/"}
    waiting = deque(["/"])
    while waiting:
        address = waiting.popleft()
        one = answer(_dated(address, site))
        if one.status != 200:
            continue
        found[address] = one
        if len(found) > PAGES_ALLOWED:
            raise Refused(f"more than {PAGES_ALLOWED:,} pages")
        if len(found) % 500 == 0:
            told(len(found))
        if one.media_type == _HTML:
            for link in links(one.body.decode()):
                target = _within(link, address, site)
                if target is not None and target not in seen:
                    seen.add(target)
                    waiting.append(target)
    return found


def _dated(address: str, site: Site) -> str:
    """Return the address with the day of the copy, as the pages are asked for it."""
    if address.startswith("/assets/"):
        return address
    return f"{address}{'&' if '?' in address else '?'}on={site.on.isoformat()}"


def _within(link: str, page: str, site: Site) -> str | None:
    """Return the address of a page of the copy that a link leads to, written in one way.

    None for what lies outside, needs a server, or is of another day.
    """
    if link.startswith(site.root):
        link = link.removeprefix(site.root) or "/"
    if link.startswith("?"):
        link = urlsplit(page).path + link
    if not link.startswith("/") or link.startswith("//"):
        return None
    try:
        parts = urlsplit(link)
        asked = dict(parse_qsl(parts.query, strict_parsing=bool(parts.query)))
    except ValueError:
        return None
    if asked.pop("on", site.on.isoformat()) != site.on.isoformat() or asked.keys() - _FOLLOWED:
        return None
    if parts.path.endswith(_SCRIPT) or _is_served(parts.path):
        return None
    path = _meant(parts.path, site)
    query = urlencode(sorted(asked.items()))
    return path and path + (f"?{query}" if query else "")


def _meant(path: str, site: Site) -> str | None:
    """Return the path where the copy has that page; None where it is about something else.

    Of a state of which a treaty's record says nothing the page of the treaty says enough.
    """
    kind, first, second = [*path.strip("/").split("/"), "", ""][:3]
    if kind == "state":
        about_all = site.treaty is None and site.state is None
        return path if about_all or first == site.state else None
    if kind != "treaty":
        return path
    if site.treaty not in (None, first):
        return None
    if second and (site.state not in (None, second) or second not in _states(first)):
        return f"/treaty/{first}"
    return path


@cache
def _states(treaty: str) -> frozenset[str]:
    try:
        return frozenset(states(treaty))
    except UnknownName:
        return frozenset()


def _is_served(path: str) -> bool:
    return any(path == one or path.startswith(f"{one}/") for one in _SERVED)


def _path(address: str) -> str:
    """Return the path of the file of an address.

    >>> _path("/"), _path("/treaty/CCM"), _path("/calendar?part=2"), _path("/assets/ab/site.css")
    ('index.html', 'treaty/CCM/index.html', 'calendar/part-2.html', 'assets/ab/site.css')
    """
    parts = urlsplit(address)
    steps = [_tame(unquote(step)) for step in parts.path.split("/") if step]
    if steps and "." in steps[-1] and not parts.query:
        return "/".join(steps)
    asked = [f"{name}-{_tame(value)}" for name, value in parse_qsl(parts.query)]
    return "/".join([*steps, f"{'-'.join(asked) or 'index'}.html"])


def _tame(step: str) -> str:
    plain = step.isascii() and step.replace("-", "").replace(".", "").replace("_", "").isalnum()
    return step if plain and not step.startswith(".") and len(step) < 80 else key(step)


def _page(html: str, address: str, paths: Mapping[str, str], site: Site) -> bytes:
    here = paths[address]

    def led(link: str) -> str:
        if link.startswith("#"):
            return link
        target = _within(link, address, site)
        if target is None and _is_outside(link, site):
            return link
        return _relative(here, paths.get(target or "", NOTE)) + _fragment(link, target, paths)

    def said(words: str) -> str:
        return "".join(_placed(words, address, paths, site))

    return rewritten(html, led, said, _relative(here, NOTE), day(site.on.isoformat())).encode()


def _is_outside(link: str, site: Site) -> bool:
    return link.startswith(("http://", "https://", "mailto:")) and not link.startswith(site.root)


def _fragment(link: str, target: str | None, paths: Mapping[str, str]) -> str:
    fragment = link.partition("#")[2]
    return f"#{fragment}" if fragment and target in paths else ""


def _relative(here: str, there: str) -> str:
    """Return the way from one file of the copy to another.

    >>> _relative("treaty/CCM/index.html", "assets/site.css"), _relative("a/b.html", "a/c.html")
    ('../../assets/site.css', 'c.html')
    """
    at, to = here.split("/")[:-1], there.split("/")
    shared = 0
    while shared < min(len(at), len(to) - 1) and at[shared] == to[shared]:
        shared += 1
    return "../" * (len(at) - shared) + "/".join(to[shared:])


def _placed(words: str, page: str, paths: Mapping[str, str], site: Site) -> Iterator[str]:
    """Yield the words, each address of the site within them as that of a file of the copy."""
    before, *rest = words.split(site.root)
    yield before
    for part in rest:
        link, blank, after = part.partition(" ")
        target = _within(link.replace("&amp;", "&") or "/", page, site)
        path = paths.get(target or "", NOTE)
        yield f"{site.address.rstrip('/')}/{path}" if site.address else path
        yield blank + after


def _note(site: Site) -> bytes:
    text = files("servanda").joinpath("data/templates/copy_note.html").read_text("utf-8")
    where = site.address or "not said: it may lie anywhere"
    return Template(text).substitute(day=day(site.on.isoformat()), where=_escaped(where)).encode()


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
