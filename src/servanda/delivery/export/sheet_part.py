"""The parts that a sheet about a treaty and one about a state share."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from servanda.delivery.export.dossier_table import refs
from servanda.delivery.export.folder import Held
from servanda.delivery.export.licence import generator, words
from servanda.delivery.export.record_table import STEP_DAYS
from servanda.delivery.export.scope import Scope
from servanda.delivery.export.sheet import Line, notes
from servanda.delivery.naming import actor_name, exit_status, treaty_name
from servanda.delivery.words import article_words, clipped, day, listing, sentence
from servanda.record.deadline.due import deadlines
from servanda.record.deadline.line import DueLine
from servanda.record.exits import exits
from servanda.terms.standing import Exit

LONGEST_QUOTATION = 240
_BARE = re.compile(r"^[\s\"'“”„«»]+|[\s\"'“”„«»,]+$")


def upper(words: str) -> str:
    """Return the words with a capital first."""
    return words[:1].upper() + words[1:]


def subtitle(scope: Scope) -> str:
    """Return for which day, and with what knowledge, the sheet speaks."""
    parts = [f"On {day(scope.on.isoformat())}"]
    if scope.known_on:
        parts.append(f"as public on {day(scope.known_on.isoformat())}")
    if scope.recorded_on:
        parts.append(f"as recorded on {day(scope.recorded_on.isoformat())}")
    return ", ".join(parts)


def foot() -> tuple[str, ...]:
    """Return what stands at the end of every sheet."""
    said = words("licence")
    licence = f"{said['attribution']}, {said['name']} ({said['path']}); {generator()}."
    return words("package")["beware"], licence


def exit_lines(scope: Scope, *, by_state: bool) -> list[Line]:
    """Return a line for each exit, named by its state or by its treaty."""
    found = exits(
        scope.treaty,
        scope.state,
        on=scope.on,
        known_on=scope.known_on,
        recorded_on=scope.recorded_on,
    )
    return [_exit_line(one, by_state=by_state) for one in found]


def _exit_line(one: Exit, *, by_state: bool) -> Line:
    subject = upper(actor_name(one.state) if by_state else treaty_name(one.treaty))
    days = [(name, getattr(one, name)) for name in (*STEP_DAYS, "effective")]
    steps = ", ".join(f"{name} {day(on)}" for name, on in days if on)
    left = f"; {one.days_left} days left" if one.days_left is not None else ""
    condition = f"; condition: {one.condition}" if one.condition else ""
    told = f": {steps}" if steps else ""
    text = sentence(f"{subject} ({exit_status(one.status)}{left}){told}{condition}")
    return Line(text, notes(one.grounds))


def deadline_lines(scope: Scope, *, by_state: bool) -> list[Line]:
    """Return a line for each thing still to fall due, the next first; alike for many is one."""
    if scope.looks_back:
        return []
    alike: dict[tuple[object, ...], list[DueLine]] = {}
    for one in deadlines(scope.treaty, scope.state, on=scope.on):
        if one.due is not None and one.due >= scope.on:
            key = (one.due, one.treaty, one.article, one.what, one.status)
            alike.setdefault(key, []).append(one)
    return [_deadline_line(found, by_state=by_state) for found in alike.values()]


def _deadline_line(found: Sequence[DueLine], *, by_state: bool) -> Line:
    one = found[0]
    article = f", {article_words(one.article)}" if one.article else ""
    who = [actor_name(each.state) if each.state else "all parties" for each in found]
    who.sort(key=lambda name: name.removeprefix("the "))
    subject = listing(who) if by_state else treaty_name(one.treaty)
    text = f"{day(str(one.due))}: {subject}{article}, {one.what} ({one.status})"
    return Line(sentence(text), notes([each for line in found for each in line.grounds]))


def said_lines(scope: Scope, dossiers: Sequence[Held]) -> list[Line]:
    """Return the words of the dossiers that speak to the treaty, or for the state."""
    return [line for held in dossiers for line in _said(scope, held)]


def _said(scope: Scope, held: Held) -> Iterator[Line]:
    document = held.dossier["document"]
    origin = document["outlet"] or document["source"] or document["title"] or held.name
    when = f", {day(document['published'])}" if document["published"] else ""
    for one in held.dossier["statements"]:
        stances = {each["treaty"]: each["value"] for each in one["stance"]}
        of = {one["source"]["state"], *(refs(one["source"]["ref"]) or ())}
        if (scope.state and scope.state not in of) or (
            scope.treaty and scope.treaty not in stances
        ):
            continue
        sides = [f"{value} {treaty_name(treaty)}" for treaty, value in stances.items()]
        side = f" ({listing(sides)})" if sides else ""
        text = f"{_who(one['source'])}{side}{_quoted(held, one['content'])}"
        yield Line(sentence(text), (clipped(f"{origin}{when}; {one['id']}"),))


def _who(source: Mapping[str, Any]) -> str:
    named = filter(None, (source["name"], source["role"], source["organisation"]))
    return clipped(", ".join(dict.fromkeys(named)) or source["text"] or "somebody")


def _quoted(held: Held, content: Sequence[list[int]]) -> str:
    """Return the words said, between the quotation marks of the sheet alone."""
    parts = (_BARE.sub("", held.words(span) or "") for span in content)
    words = clipped(" … ".join(filter(None, parts)), LONGEST_QUOTATION)
    return f": “{words}”" if words else ""
