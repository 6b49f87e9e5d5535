"""Depositary notifications of the United Nations, one or several in a text."""

from collections.abc import Iterator
from datetime import date
from functools import cache

import re2

from servanda.record.source.cell import LONGEST, Unreadable, day, state, tidy
from servanda.record.source.draft import Draft
from servanda.record.source.note import partial
from servanda.record.source.rule import rules, treaty_of, words
from servanda.terms.sighting import Sighting, SourcePage

LONGEST_TEXT = 200_000
"""Characters of one notification."""


def notifications(draft: Draft, text: str) -> SourcePage:
    """Return the notifications in a text; each is one row, and none lists a whole treaty.

    Raises:
        Malformed: It is about another treaty than the one asked for.
    """
    begun = list(_pattern("begins").finditer(text))
    ends = [match.start() for match in begun[1:]] + [len(text)][: len(begun)]
    if not begun:
        words = tidy(text[:LONGEST])
        why = "no line begins with the reference of a notification"
        draft.refuse(words, Unreadable(words, why))
    elif text[: begun[0].start()].strip() and "C.N." in text[: begun[0].start()]:
        draft.problem("", tidy(text[: begun[0].start()]), "stands above the first reference")
    for match, end in zip(begun, ends, strict=True):
        one = text[match.start() : end]
        draft.row(tidy(one[:LONGEST]), _one(draft, one, match))
    treaties = {one.treaty for one in draft.sightings}
    if len(treaties) == 1:
        draft.treaty = treaties.pop() or draft.treaty
    return draft.page(lists_all=False, mixed=len(treaties) > 1)


@cache
def _pattern(name: str) -> "re2._Regexp":
    return re2.compile(rules("notification")[name])


def _one(draft: Draft, text: str, begun: "re2._Match") -> Iterator[Sighting]:
    reference = begun.group("reference")
    line = tidy(begun.group())
    behind = line.partition(reference)[2].strip()
    if behind and not _pattern("behind").fullmatch(behind):
        raise Unreadable(line, "what stands behind the reference is not known")
    if len(text) > LONGEST_TEXT:
        raise Unreadable(line, f"has more than {LONGEST_TEXT} characters")
    replaced = _pattern("replaced").search(text)
    if replaced:
        raise Unreadable(replaced.group(), "replaces or takes back another notification")
    treaty = _treaty(draft, reference)
    code, action, head = _subject(text)
    draft.concerns = code
    effected = _pattern("effected").search(text)
    if effected is None:
        raise Unreadable("", "the day on which the action was effected is not found")
    kind, may_be = words("notification", "actions")[action]
    circulated = _last(text)
    on = day(tidy(effected.group("day")), "long")
    if circulated and day(circulated, "long") < on:
        draft.problem(line, circulated, "was circulated before it was effected")
    yield Sighting(
        treaty=treaty,
        state=code,
        action=kind,
        on=partial(on),
        effective_on=_effect(text, code),
        circulated_on=day(circulated, "long") if circulated else None,
        notice_ref=reference,
        note=tidy(text[begun.end() - begun.start() :]),
        may_be=may_be,
    )
    if circulated is None:
        draft.problem(line, "", f"the day of circulation is not found ({head})")


def _treaty(draft: Draft, reference: str) -> str | None:
    match = _pattern("reference").fullmatch(reference)
    if match is None:
        raise Unreadable(reference, "is no number of a notification")
    if match.group("chapter") is None:
        return draft.treaty
    part = f"-{match.group('part')}" if match.group("part") else ""
    number = f"{match.group('chapter')}-{match.group('title')}{part}"
    found = treaty_of("mtdsg", number)
    if found is None:
        raise Unreadable(reference, f"no treaty is known by the number {number}")
    if draft.treaty not in (None, found):
        raise Unreadable(reference, f"is about {found}, not {draft.treaty}")
    return found


def _subject(text: str) -> tuple[str, str, str]:
    for match in _pattern("subject").finditer(text):
        head, name = tidy(match.group()), tidy(match.group("state"))
        if not name.isupper():
            continue
        action = _pattern("drop").sub("", tidy(match.group("action")))
        if action not in words("notification", "actions"):
            raise Unreadable(head, "the action is not known")
        code, doubt = state(name, "un")
        if doubt:
            raise Unreadable(head, doubt)
        return code, action, head
    raise Unreadable("", "no line says which state did what")


def _effect(text: str, code: str) -> date | None:
    found = set()
    for match in _pattern("effect").finditer(tidy(text)):
        named = match.group("state")
        if named is None or state(tidy(named), "un")[0] == code:
            found.add(day(match.group("day"), "long"))
    if len(found) > 1:
        raise Unreadable(", ".join(map(str, sorted(found))), "several days of effect")
    return found.pop() if found else None


def _last(text: str) -> str | None:
    found = [tidy(match.group("day")) for match in _pattern("circulated").finditer(text)]
    return found[-1] if found else None
