"""One page made a file: links led elsewhere, forms and scripts replaced, the rest as it is."""

import html as escaping
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser

_LINK = re.compile(r'\s(href|src)="([^"]*)"')
_MADE_FOR_SCRIPTS = re.compile(r'\s(?:hx-[a-z-]+|data-hx-[a-z-]+)="[^"]*"')
POLICY = "default-src 'none'; style-src 'self' file:; img-src 'self' file:; form-action 'none'"
"""As a file has no headers, its policy stands in the page."""


def links(html: str) -> Iterator[str]:
    """Yield where a page leads to: its links, styles and pictures."""
    reader = _Links()
    reader.feed(html)
    reader.close()
    yield from reader.found


def rewritten(
    html: str, led: Callable[[str], str], said: Callable[[str], str], note: str, on: str
) -> str:
    """Return the page as a file.

    Args:
        html: The page as it is served.
        led: Returns where a link leads in the copy.
        said: Returns words of the page as they stand in the copy.
        note: Where the note about the copy lies, as seen from the page.
        on: The day of the copy, in words.
    """
    writer = _Writer(led, said, note, on)
    writer.feed(html)
    writer.close()
    return "".join(writer.out)


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"a", "link", "img", "iframe"}:
            self.found += [value for name, value in attrs if name in {"href", "src"} and value]

    handle_startendtag = handle_starttag


class _Writer(HTMLParser):
    """Writes what it reads; between ``<form>`` and ``</form>``, and in scripts, it is silent."""

    def __init__(
        self, led: Callable[[str], str], said: Callable[[str], str], note: str, on: str
    ) -> None:
        super().__init__(convert_charrefs=False)
        self.out: list[str] = []
        self._led, self._said, self._note, self._on = led, said, note, on
        self._silent: str | None = None
        """The element until whose end nothing is written."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent:
            return
        if tag in {"form", "script"} or (tag == "a" and ("class", "cite") in attrs):
            self._silent = tag
            if tag == "form":
                self.out.append(self._instead())
            return
        if tag == "meta" and ("name", "htmx-config") in attrs:
            policy = escaping.escape(POLICY, quote=False)
            self.out.append(f'<meta http-equiv="Content-Security-Policy" content="{policy}">')
            return
        if tag == "link" and self._led(dict(attrs).get("href") or "") == self._note:
            return
        raw = _MADE_FOR_SCRIPTS.sub("", self.get_starttag_text() or "")
        self.out.append(_LINK.sub(self._link, raw))

    def _link(self, found: re.Match[str]) -> str:
        led = self._led(escaping.unescape(found[2]))
        return f' {found[1]}="{escaping.escape(led)}"'

    def _instead(self) -> str:
        return (
            f'<p class="note">This copy shows {self._on}. Another day, or a question of one\'s '
            f'own, <a href="{self._note}">needs a server</a>.</p>'
        )

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if self._silent == tag:
            self._silent = None

    def handle_endtag(self, tag: str) -> None:
        if self._silent is None:
            self.out.append(f"</{tag}>")
        elif self._silent == tag:
            self._silent = None

    def _write(self, raw: str) -> None:
        if self._silent is None:
            self.out.append(raw)

    def handle_data(self, data: str) -> None:
        self._write(self._said(data))

    def handle_entityref(self, name: str) -> None:
        self._write(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._write(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self._write(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self._write(f"<!{decl}>")
