"""What an article's dossier must hold, compared with what it holds."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

Finding = dict[str, Any]
JUDGED = ("mentions", "times", "statements", "acts", "claims", "effects", "projections", "residue")
_PLACES = {"text", "nth", "inside", "act", "why", "vague", "kind", "source_text", "cue", "content"}


@dataclass(frozen=True, slots=True)
class Expectation:
    """The findings that a careful lawyer expects of one article."""

    path: Path
    text: Path
    published: date
    language: str
    parts: dict[str, list[Finding]]


def expectation(path: Path, root: Path) -> Expectation:
    """Return the expectation written in a file."""
    held = tomllib.loads(path.read_text("utf-8"))
    parts = {name: rows for name, rows in held.items() if isinstance(rows, list)}
    return Expectation(path, root / held["text"], held["published"], held["language"], parts)


def misses(expected: dict[str, list[Finding]], dossier: Finding, text: str) -> Iterator[str]:
    """Yield one line for each finding that is expected and not there, or there and forbidden."""
    for part in JUDGED:
        for row in expected.get(part, []):
            found = [one for one in dossier[part] if _matches(part, row, one, dossier, text)]
            if not found:
                yield f"{part}: {_short(row)}\n{_near(part, row, dossier, text)}"
    for row in expected.get("never", []):
        for act in dossier["acts"]:
            if _forbidden(row, act):
                yield f"never: {_short(row)} but {_show(act, text)}"


def _matches(part: str, row: Finding, one: Finding, dossier: Finding, text: str) -> bool:
    places: dict[str, Callable[[], bool]] = {
        "mentions": lambda: (
            _at(row["text"], row.get("nth", 1), one["span"], text)
            and _is(row, "kind", one["kind"])
        ),
        "times": lambda: _at(row["text"], row.get("nth", 1), one["span"], text),
        "statements": lambda: _said(row, one, text),
        "acts": lambda: _is(row, "kind", one["kind"]) and _overlaps(row, one["span"], text),
        "claims": lambda: _is(row, "kind", one["kind"]) and _overlaps(row, one["span"], text),
        "effects": lambda: any(
            act["id"] == one["act"]
            and act["kind"] == row["act"]
            and _overlaps(row, act["span"], text)
            for act in dossier["acts"]
        ),
        "projections": lambda: True,
        "residue": lambda: True,
    }
    return (
        places[part]()
        and all(
            _is(row, key, _value(part, key, one, text))
            for key in row
            if key not in _PLACES and not key.endswith("_alt")
        )
        and (not row.get("vague") or one["members"] is None)
    )


def _value(part: str, key: str, one: Finding, text: str) -> Any:
    if part == "statements":
        if key in ("name", "role", "organisation", "state", "ref"):
            return one["source"][key]
        if key == "condition":
            return None if one["condition"] is None else _of(one["condition"], text)
        if key == "reasons":
            return [_of(span, text) for span in one["reasons"]]
    if part == "projections" and key not in ("state", "treaty"):
        paths = {
            "said_earliest": ("said", "earliest"),
            "said_latest": ("said", "latest"),
            "law_earliest": ("law", "earliest"),
            "article": ("law", "article"),
            "notified": ("since", "notified"),
            "effective": ("since", "effective"),
        }
        outer, inner = paths[key]
        return one[outer] and one[outer][inner]
    return one[key]


def _is(row: Finding, key: str, value: Any) -> bool:
    wanted = [row[key], *row.get(f"{key}_alt", [])]
    return any(_same(_plain(one), value) for one in wanted)


def _same(wanted: Any, value: Any) -> bool:
    if isinstance(wanted, list) and isinstance(value, list):
        order = lambda one: str(sorted(one.items()) if isinstance(one, dict) else one)  # noqa: E731
        return sorted(map(order, wanted)) == sorted(map(order, value))
    return bool(wanted == value)


def _plain(value: Any) -> Any:
    if value == "none":
        return None
    return value.isoformat() if isinstance(value, date) else value


def _said(row: Finding, one: Finding, text: str) -> bool:
    source = one["source"]["span"]
    if "source_text" in row and (source is None or _of(source, text) != row["source_text"]):
        return False
    if "cue" in row and (one["cue"] is None or _of(one["cue"], text) != row["cue"]):
        return False
    content = [_of(span, text) for span in one["content"]]
    return content == row["content"] and _is(row, "mode", one["mode"])


def _at(words: str, nth: int, span: list[int], text: str) -> bool:
    start = -1
    for _ in range(nth):
        start = text.find(words, start + 1)
    return start >= 0 and span == [start, start + len(words)]


def _overlaps(row: Finding, span: list[int], text: str) -> bool:
    start = text.find(row["inside"])
    assert start >= 0, row["inside"]
    return span[0] < start + len(row["inside"]) and start < span[1]


def _forbidden(row: Finding, act: Finding) -> bool:
    return all(
        value in act["actors"] if key == "state" else act[key] == _plain(value)
        for key, value in row.items()
        if key != "why"
    )


def _near(part: str, row: Finding, dossier: Finding, text: str) -> str:
    place = row.get("inside") or row.get("text") or (row.get("content") or [None])[0]
    if not place:
        return "\n".join(f"      is: {one}" for one in dossier[part])
    start = text.find(place)
    near = []
    for one in dossier[part]:
        spans = one.get("content") or [one.get("span") or [0, 0]]
        if any(s[0] < start + len(place) and start < s[1] for s in spans):
            near.append(f"      is: {_show(one, text)}")
    return "\n".join(near)


def _show(one: Finding, text: str) -> str:
    shown = {key: value for key, value in one.items() if value not in (None, [], False)}
    for key in ("span", "cue", "condition"):
        if shown.get(key):
            shown[key] = _of(shown[key], text)
    for key in ("content", "reasons"):
        if shown.get(key):
            shown[key] = [_of(span, text) for span in shown[key]]
    if "source" in shown:
        shown["source"] = {k: v for k, v in shown["source"].items() if v is not None}
    for key in ("grounds", "qualifications", "correction", "says", "id"):
        shown.pop(key, None)
    return str(shown)


def _short(row: Finding) -> str:
    return ", ".join(f"{key}={_plain(value)}" for key, value in row.items() if key != "why")


def _of(span: list[int], text: str) -> str:
    return text[span[0] : span[1]]
