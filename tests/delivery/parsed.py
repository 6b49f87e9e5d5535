"""A page taken apart again, strictly."""

from html.parser import HTMLParser

VOID = frozenset({"meta", "br", "hr", "img", "input", "link", "base", "source"})


class Page(HTMLParser):
    """What a page is made of; an element left open or closed twice is refused."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.text = ""
        """Everything a reader may see, style sheet left out."""
        self.column = ""
        """What stands in the text column."""
        self._column_depth: int | None = None
        self.feed(html)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._seen(tag, attrs)
        if tag in VOID:
            return
        if tag == "a":
            assert "a" not in self.open, "a link within a link"
        if dict(attrs).get("id") == "source-text":
            self._column_depth = len(self.open)
        self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._seen(tag, attrs)

    def _seen(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        assert len(held) == len(attrs), f"an attribute twice in {tag}"
        self.tags.append((tag, held))
        if tag in {"h1", "h2", "h3", "h4"}:
            self.headings.append(int(tag[1]))
        if held.get("id"):
            self.ids.append(str(held["id"]))
        if tag == "a":
            self.hrefs.append(str(held.get("href")))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1] == tag, f"</{tag}> closes <{self.open[-1]}>"
        self.open.pop()
        if self._column_depth == len(self.open):
            self._column_depth = None

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "style":
            return
        self.text += data
        if self._column_depth is not None:
            self.column += data
