"""Strict readers of what we write: Atom by RFC 4287 and 6721, JSON Feed by its version 1.1."""

import re
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

ATOM, TOMBSTONE = "{http://www.w3.org/2005/Atom}", "{http://purl.org/atompub/tombstones/1.0}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
# How often each element may stand: at least, at most.
FEED = {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "author": (1, 9), "generator": (0, 1),
        "rights": (0, 1), "link": (0, 9), "entry": (0, 9999), "subtitle": (0, 1)}  # fmt: skip
ENTRY = {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "published": (0, 1),
         "category": (0, 9), "link": (0, 9), "content": (0, 1), "author": (0, 9)}  # fmt: skip


def atom_problems(text: str) -> list[str]:
    """Return what RFC 4287 or RFC 6721 forbids in a document."""
    root = ElementTree.fromstring(text)
    found = [] if root.tag == f"{ATOM}feed" else ["no feed"]
    found += _counted(root, FEED) + _unknown(root, {LANG})
    for one in root:
        match one.tag.rpartition("}")[2]:
            case "entry":
                found += _counted(one, ENTRY) + _unknown(one, set())
                found += [w for inner in one for w in _simple(inner)]
                content = one.find(f"{ATOM}content")
                links = [e for e in one.iter(f"{ATOM}link") if e.get("rel") == "alternate"]
                found += ["neither content nor link"] if content is None and not links else []
            case "deleted-entry":
                found += _deleted(one)
            case _:
                found += _simple(one)
    ids = [one.findtext(f"{ATOM}id") for one in root.iter(f"{ATOM}entry")]
    found += [f"twice: {one}" for one in ids if ids.count(one) > 1]
    selves = [one for one in root.findall(f"{ATOM}link") if one.get("rel") == "self"]
    return found + (["several self links"] if len(selves) > 1 else [])


def _counted(one: ElementTree.Element, allowed: dict[str, tuple[int, int]]) -> list[str]:
    names = [inner.tag.removeprefix(ATOM) for inner in one if inner.tag.startswith(ATOM)]
    found = [f"unknown: {name}" for name in names if name not in allowed]
    for name, (least, most) in allowed.items():
        if not least <= names.count(name) <= most:
            found.append(f"{names.count(name)} of {name}")
    return found + ([f"words in {one.tag}"] if (one.text or "").strip() else [])


def _unknown(one: ElementTree.Element, allowed: set[str]) -> list[str]:
    return [f"attribute {name} of {one.tag}" for name in one.attrib if name not in allowed]


def _simple(one: ElementTree.Element) -> list[str]:
    name, text = one.tag.removeprefix(ATOM), one.text or ""
    match name:
        case "id":
            return [] if is_iri(text) else [f"id: {text}"]
        case "updated" | "published":
            return [] if MOMENT.fullmatch(text) else [f"{name}: {text}"]
        case "title" | "rights":
            return _unknown(one, {"type"}) + ([] if text and not len(one) else [f"{name}: empty"])
        case "content":
            return [] if one.get("type") == "text" and not len(one) else ["content"]
        case "category":
            return _unknown(one, {"term", "scheme", "label"}) + ([] if one.get("term") else ["!"])
        case "link":
            allowed = {"href", "rel", "type", "title", "hreflang", "length"}
            return _unknown(one, allowed) + ([] if is_iri(one.get("href", "")) else ["href"])
        case "author":
            return [] if one.findtext(f"{ATOM}name") else ["author without a name"]
        case _:
            return []


def _deleted(one: ElementTree.Element) -> list[str]:
    found = [] if is_iri(one.get("ref", "")) else ["ref"]
    found += [] if MOMENT.fullmatch(one.get("when", "")) else ["when"]
    allowed = {f"{TOMBSTONE}by", f"{TOMBSTONE}comment", f"{ATOM}link", f"{ATOM}source"}
    return found + [inner.tag for inner in one if inner.tag not in allowed]


def is_iri(text: str) -> bool:
    """Say whether the text is an absolute IRI."""
    return bool(urlsplit(text).scheme) and not re.search(r"[\s<>\"{}|\\^`]", text)


def json_feed_problems(told: dict[str, Any]) -> list[str]:
    """Return what JSON Feed 1.1 forbids in a feed."""
    known = {"version", "title", "home_page_url", "feed_url", "description", "language",
             "authors", "items"}  # fmt: skip
    inner = {"id", "url", "title", "content_text", "date_published", "date_modified", "tags"}
    found = [] if told["version"] == "https://jsonfeed.org/version/1.1" else ["version"]
    found += [name for name in told if name not in known and not name.startswith("_")]
    found += [] if isinstance(told["title"], str) and isinstance(told["items"], list) else ["!"]
    for one in told["items"]:
        found += [name for name in one if name not in inner and not name.startswith("_")]
        found += [] if isinstance(one["id"], str) and one["content_text"] else ["item"]
        dates = (one["date_published"], one["date_modified"])
        found += [day for day in dates if not MOMENT.fullmatch(day)]
        found += [] if all(isinstance(tag, str) for tag in one["tags"]) else ["tags"]
    ids = [one["id"] for one in told["items"]]
    return found + [one for one in ids if ids.count(one) > 1]
