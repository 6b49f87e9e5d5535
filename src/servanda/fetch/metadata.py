"""What a page says about its article: title, author, outlet, day of publication, language."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from html import unescape
from typing import Any

import re2

LINKED_DATA_READ = 500_000
NODES_READ = 2_000
FIELD_LENGTH = 500

_DAY = re2.compile(r"^\s*(\d{4}-\d{2}-\d{2})(?:$|[T\s])")
_COMPACT = re2.compile(r"^\s*(\d{4})(\d{2})(\d{2})")
_LANGUAGE = re2.compile(r"^\s*([A-Za-z]{2})(?:$|[-_])")
_TAIL = re2.compile(r"^(.{3,}) [|–—-] ([^|]{2,60})$")
_BY = re2.compile(r"^(?:[Bb][Yy]|[Vv]on|[Pp]ar|[Pp]or|[Aa]utor:?|[Tt]eksti:?)\s+")
_NAME_END = re2.compile(r"\s*(?:[·|•,;]|\s[–—-]\s|\d).*$")


class Metadata:
    """Collects what a page says about itself; the first word on a field counts."""

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        self._names = names
        self._said: dict[str, str] = {}
        self._linked: dict[str, str] = {}
        self._title = ""
        self._time = ""
        self._language = ""

    def opened(
        self, name: str, given: Mapping[str, str], *, in_zone: bool, in_byline: bool
    ) -> None:
        """Take in an element that opens."""
        if name == "html":
            self._language = self._language or given.get("lang", "")
        elif name == "time" and not self._time and (in_zone or in_byline):
            self._time = given.get("datetime", "")
        key = given.get("name") or given.get("property") or given.get("itemprop")
        key = key or given.get("http-equiv") or ""
        value = given.get("content") or given.get("datetime") or ""
        if key and value:
            self._said.setdefault(key.lower(), unescape(value[:FIELD_LENGTH]).strip())

    def raw(self, name: str, text: str) -> None:
        """Take in the content of a raw element: the title of the page, or linked data."""
        if name == "title" and not self._title:
            self._title = " ".join(unescape(text[:FIELD_LENGTH]).split())
        elif name == "script" and text.lstrip()[:1] in {"{", "["} and "schema.org" in text:
            self._linked_data(text[:LINKED_DATA_READ])

    def title(self) -> str | None:
        """Return the title, without the name of the outlet."""
        said = self._first("title") or self._linked.get("headline")
        tail = _TAIL.match(self._title)
        return said or (tail.group(1) if tail else self._title) or None

    def byline(self, lines: Sequence[str]) -> str | None:
        """Return the author, from the metadata or from the lines that say so."""
        for said in (self._first("byline"), self._linked.get("author"), *lines):
            name = _NAME_END.sub("", _BY.sub("", said)) if said else ""
            if said and name and "://" not in said:
                return str(name)
        return None

    def outlet(self) -> str | None:
        """Return who published it."""
        tail = _TAIL.match(self._title)
        said = self._first("outlet") or self._linked.get("publisher")
        return said or (tail.group(2).strip() if tail else None)

    def published(self) -> date | None:
        """Return the day of publication as the page writes it, whatever the time zone."""
        said = [self._said.get(name, "") for name in self._names["published"]]
        for value in (*said[:2], self._linked.get("datePublished", ""), *said[2:], self._time):
            day = _day(value)
            if day is not None:
                return day
        return None

    def language(self) -> str | None:
        """Return the language as ISO 639-1."""
        for value in (self._language, self._first("language")):
            match = _LANGUAGE.match(value or "")
            if match:
                return str(match.group(1).lower())
        return None

    def _first(self, field: str) -> str:
        return next((self._said[n] for n in self._names[field] if self._said.get(n)), "")

    def _linked_data(self, text: str) -> None:
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            return
        for node in _nodes(data):
            kind = str(node.get("@type", ""))
            if not any(word in kind for word in ("Article", "Posting", "Report")):
                continue
            for key in ("headline", "datePublished"):
                if isinstance(node.get(key), str):
                    self._linked.setdefault(key, unescape(node[key][:FIELD_LENGTH]).strip())
            for key in ("author", "publisher"):
                name = _name(node.get(key))
                if name:
                    self._linked.setdefault(key, name)


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of linked data, those in lists and graphs too."""
    left, read = [data], 0
    while left and read < NODES_READ:
        item = left.pop()
        read += 1
        if isinstance(item, list):
            left.extend(reversed(item[:NODES_READ]))
        elif isinstance(item, dict):
            yield item
            left.extend(item[key] for key in ("@graph", "mainEntity") if key in item)


def _name(value: Any) -> str:
    """Return the names in an author or publisher of linked data."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value[:10])))
    if isinstance(value, dict):
        value = value.get("name")
    return unescape(value[:FIELD_LENGTH]).strip() if isinstance(value, str) else ""


def _day(value: str) -> date | None:
    match = _DAY.match(value)
    compact = _COMPACT.match(value) if not match else None
    text = match.group(1) if match else "-".join(compact.groups()) if compact else ""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
