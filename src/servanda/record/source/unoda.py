"""The answer of UNODA's treaty database: one row for each action and depositary."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from servanda.errors import AmbiguousName, Malformed, Refused, UnknownName
from servanda.names import treaty as known_treaty
from servanda.record.action import CONSENTS
from servanda.record.source.cell import LONGEST, Unreadable, day, state, tidy
from servanda.record.source.draft import Draft
from servanda.record.source.grid import MOST_ROWS
from servanda.record.source.note import departures, partial
from servanda.record.source.rule import rules, treaty_of, words
from servanda.terms.action import ActionKind
from servanda.terms.sighting import Sighting, SourcePage

_Object = Mapping[str, Any]


def unoda_answer(draft: Draft, text: str) -> SourcePage:
    """Return an answer of the database.

    Raises:
        Malformed: It is no JSON, an error of the site, or about another treaty.
        Refused: It has too many rows.
    """
    treaty = _treaty(draft, _parsed(draft, text))
    _about(draft, treaty)
    found = treaty.get(rules("unoda")["actions"])
    if not isinstance(found, list):
        raise Malformed(f"{draft.name}: no list of actions")
    if len(found) > MOST_ROWS:
        raise Refused(f"{draft.name}: more than {MOST_ROWS} rows")
    for row in found:
        shown = json.dumps(row, ensure_ascii=False)
        draft.row(shown, _action(draft, row, shown))
    _count(draft)
    return draft.page()


def _parsed(draft: Draft, text: str) -> object:
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except RecursionError:
        raise Malformed(f"{draft.name}: nested too deep") from None
    except ValueError as error:
        raise Malformed(f"{draft.name}: no JSON: {error}"[:300]) from None


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is given twice")
    return found


def _no_constant(word: str) -> None:
    raise ValueError(f"{word} is no number")


def _treaty(draft: Draft, answer: object) -> _Object:
    at = answer
    for step in rules("unoda")["path"]:
        if isinstance(at, dict) and rules("unoda")["failed"] in at:
            raise Malformed(f"{draft.name}: the site answered with errors")
        if not isinstance(at, dict) or step not in at:
            raise Malformed(f"{draft.name}: {step!r} is missing in the answer")
        for key in sorted(set(at) - {step}):
            draft.problem("", key, "a key of the answer that is not known")
        at = at[step]
    if not isinstance(at, dict):
        raise Malformed(f"{draft.name}: no treaty in the answer")
    return at


def _about(draft: Draft, treaty: _Object) -> None:
    known = _known(treaty, "treaty", (rules("unoda")["actions"],), draft, "")
    for name in ("parties", "signatories"):
        count = known.get(name)
        if isinstance(count, int) and not isinstance(count, bool):
            draft.stated[name] = count
        elif count is not None:
            draft.problem("", f"{name}: {count!r}", "is no number")
    short, title = known.get("short_name"), known.get("title")
    for what in (short, title):
        if what is not None and not isinstance(what, str):
            draft.problem("", repr(what), "is no name of a treaty")
    if isinstance(short, str):
        found = treaty_of("unoda", short)
        draft.about(found, f"the short name {short!r}")
        if found is None:
            draft.problem("", short, "no treaty is known by this short name")
    if isinstance(title, str):
        try:
            draft.about(known_treaty(title[:LONGEST]), f"the title {title[:100]!r}")
        except (UnknownName, AmbiguousName):
            draft.problem("", title, "no treaty is known by this title")


def _known(
    given: _Object, what: str, more: tuple[str, ...], draft: Draft, row: str
) -> dict[str, Any]:
    """Return the values of an object by our names; a key that is not known is a problem."""
    table = rules("unoda")[what]
    ours = {key: name for name, keys in table.items() if name != "passed_over" for key in keys}
    found: dict[str, Any] = {}
    for key, value in given.items():
        if key in ours:
            found[ours[key]] = value
        elif key not in more and key not in table["passed_over"]:
            draft.problem(row, key, f"a key of the {what} that is not known")
    return found


def _action(draft: Draft, row: object, shown: str) -> Iterator[Sighting]:
    if not isinstance(row, dict):
        raise Unreadable(shown, "is no action")
    given = _known(row, "action", (), draft, shown)
    code, remark = _state(draft, given.get("state"), shown)
    draft.concerns = code
    kind, may_be = _kind(draft, given, shown)
    on = day(_text(given.get("date"), "date"), "stamped")
    note = _text(given["note"], "note") if given.get("note") is not None else ""
    with_whom = _depositary(draft, given.get("depositary"), shown)
    yield Sighting(
        None,
        code,
        kind,
        partial(on),
        note=f"{remark}{note}".strip(),
        may_be=may_be,
        depositary=with_whom,
    )
    try:
        yield from departures(note, code)
    except Unreadable as error:
        draft.problem(shown, error.cell, error.why)
    yield from _objections(draft, given.get("objections"), code, shown)


def _text(value: object, what: str) -> str:
    if not isinstance(value, str):
        raise Unreadable(repr(value), f"{what} is no text")
    return tidy(value)


def _state(draft: Draft, value: object, shown: str) -> tuple[str, str]:
    """Return the code of a state, and a remark where the source gives none itself."""
    if not isinstance(value, dict):
        raise Unreadable(repr(value), "the state is missing")
    given = _known(value, "state", (), draft, shown)
    code, doubt = state(_text(given.get("name"), "name of the state"), "un")
    iso = given.get("iso")
    remark = ""
    if iso in (None, *rules("unoda")["codes"]["none"]):
        remark = f"The source gives no code of the state ({iso}). "
    else:
        short = _text(iso, "code")
        if len(short) not in (2, 3) or not short.isupper() or state(short)[0] != code:
            raise Unreadable(short, f"is not the code of {given['name']}")
    if doubt:
        draft.problem(shown, given["name"], doubt)
    return code, remark


def _kind(draft: Draft, given: _Object, shown: str) -> tuple[ActionKind, tuple[ActionKind, ...]]:
    value = given.get("word")
    if isinstance(value, dict):
        value = _known(value, "word", (), draft, shown).get("name")
    word = _text(value, "action_type_")
    if word not in words("unoda", "kinds"):
        raise Unreadable(word, "is no action that is known")
    short = given.get("type")
    types = rules("unoda")["types"].get(short, ()) if isinstance(short, str) else ()
    if short is not None and word not in types:
        raise Unreadable(repr(short), f"is not the type of {word}")
    return words("unoda", "kinds")[word]


def _depositary(draft: Draft, value: object, shown: str) -> str | None:
    if value is None:
        return None
    if not isinstance(value, dict):
        raise Unreadable(repr(value), "is no depositary")
    name = _text(_known(value, "depositary", (), draft, shown).get("name"), "depositary")
    if name not in rules("unoda")["depositaries"]["known"]:
        raise Unreadable(name, "is no depositary that is known")
    return name


def _objections(draft: Draft, value: object, to: str, shown: str) -> Iterator[Sighting]:
    if value is None:
        return
    if not isinstance(value, list):
        raise Unreadable(repr(value), "is no list of objections")
    for one in value:
        if not isinstance(one, dict):
            raise Unreadable(repr(one), "is no objection")
        given = _known(one, "objection", (), draft, shown)
        code, remark = _state(draft, given.get("state"), shown)
        on = partial(day(_text(given["date"], "date"), "stamped")) if given.get("date") else None
        said = _text(given["note"], "note") if given.get("note") is not None else ""
        note = f"to {to}. {remark}{said}".strip()
        yield Sighting(None, code, ActionKind.OBJECTION, on, note=note)


def _count(draft: Draft) -> None:
    """Say where the database counts otherwise than its rows; the rows are trusted."""
    left = {one.state for one in draft.sightings if one.action is ActionKind.WITHDRAWAL_NOTIFIED}
    bound = {one.state for one in draft.sightings if one.action in CONSENTS}
    signed = {one.state for one in draft.sightings if one.action is ActionKind.SIGNATURE}
    rows = {"parties": {len(bound), len(bound - left)}, "signatories": {len(signed)}}
    for name, given in draft.stated.items():
        if given not in rows[name]:
            shown = " or ".join(map(str, sorted(rows[name])))
            draft.problem("", f"{name}: {given}", f"its rows show {shown} {name}")
