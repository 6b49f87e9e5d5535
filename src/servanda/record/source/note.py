"""What the prose of a footnote says of an exit: the notice, its effect, its end."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

import re2

from servanda.record.source.cell import Unreadable, days
from servanda.record.source.rule import rules
from servanda.terms.action import ActionKind
from servanda.terms.partial_date import PartialDate
from servanda.terms.sighting import Sighting

LONGEST = 20_000
"""Characters of a footnote that are read."""


@dataclass(frozen=True, slots=True)
class _Exit:
    notice: date | None = None
    effective: date | None = None
    rescinded: date | None = None
    circulated: date | None = None
    reference: str | None = None


def partial(day: date) -> PartialDate:
    """Return a whole day as a date."""
    return PartialDate(day.year, day.month, day.day)


def departures(text: str, state: str) -> tuple[Sighting, ...]:
    """Return the exits, rescissions and un-signings that a footnote tells of.

    Raises:
        Unreadable: It tells of one in a way that is not understood.
    """
    if len(text) > LONGEST:
        raise Unreadable(text, f"the footnote has more than {LONGEST} characters")
    exits: list[_Exit] = []
    found: list[Sighting] = []
    for sentence in _sentences(text):
        if _pattern("unsigning").search(sentence):
            found += _unsigned(sentence, state)
        elif _tells(sentence, told=bool(exits)):
            _add(exits, sentence)
    for one in exits:
        if one.notice is None:
            raise Unreadable(text, "tells of an exit without the day of its notice")
        found += sightings(state, one.notice, one.effective, one)
    return tuple(found)


def dated_prose(text: str) -> bool:
    """Say whether a footnote names any day."""
    return any(True for _ in days(text[:LONGEST], "long"))


def sightings(
    state: str,
    notice: date | None,
    effective: date | None,
    more: _Exit | None = None,
    *,
    revoked: bool = False,
) -> Iterator[Sighting]:
    """Yield a notice of withdrawal, and its rescission where it was taken back."""
    told = more or _Exit()
    gone = revoked or told.rescinded is not None
    yield Sighting(
        treaty=None,
        state=state,
        action=ActionKind.WITHDRAWAL_NOTIFIED,
        on=partial(notice) if notice else None,
        effective_on=effective,
        circulated_on=told.circulated,
        notice_ref=told.reference,
        revoked=gone,
    )
    if gone:
        back = partial(told.rescinded) if told.rescinded else None
        yield Sighting(None, state, ActionKind.WITHDRAWAL_RESCINDED, back)


def rescinded(on: date | None) -> _Exit:
    """Return what is known of a notice that was taken back."""
    return _Exit(rescinded=on)


@cache
def _pattern(name: str) -> "re2._Regexp":
    return re2.compile("(?i)" + rules("prose")[name])


def _sentences(text: str) -> Iterator[str]:
    at = 0
    # Case counts here: a point ends a sentence only before a capital.
    for match in re2.compile(rules("prose")["sentence_end"]).finditer(text):
        yield text[at : match.start()]
        at = match.end() - 1 if match.end() < len(text) else match.end()
    yield text[at:]


def _tells(sentence: str, *, told: bool) -> bool:
    if _pattern("from_treaty").search(sentence) and _pattern("exit").search(sentence):
        return True
    if _pattern("not_exit").search(sentence):
        return False
    if _pattern("exit").search(sentence) or _pattern("rescission").search(sentence):
        return True
    return told and bool(_pattern("effective_before").search(sentence))


def _add(exits: list[_Exit], sentence: str) -> None:
    """Let what a sentence tells complete the last exit, or begin another."""
    back = bool(_pattern("rescission").search(sentence))
    told = _Exit()
    at = 0
    for place, day in days(sentence, "long"):
        before = sentence[at:place]
        cited = _pattern("circulated_before").search(before)
        if cited:
            told = replace(told, circulated=day, reference=cited.group("reference"))
        else:
            name = _role(before, back=back)
            if getattr(told, name) not in (None, day):
                raise Unreadable(sentence, f"two days for the same thing ({name})")
            told = _with(told, name, day)
        at = place
    last = exits[-1] if exits else None
    if last is None or (told.notice and last.notice and told.notice != last.notice):
        exits.append(told)
        return
    exits[-1] = _joined(last, told, sentence)


def _joined(last: _Exit, told: _Exit, sentence: str) -> _Exit:
    for name in ("notice", "effective", "rescinded", "circulated", "reference"):
        new, old = getattr(told, name), getattr(last, name)
        if new is None:
            continue
        if old not in (None, new):
            raise Unreadable(sentence, f"contradicts what the note said before ({name})")
        last = _with(last, name, new)
    return last


def _with(told: _Exit, name: str, what: Any) -> _Exit:
    return replace(told, **{name: what})


def _role(before: str, *, back: bool) -> str:
    if _pattern("effective_before").search(before):
        return "effective"
    if back and not _pattern("notice_before").search(before):
        return "rescinded"
    return "notice"


def _unsigned(sentence: str, state: str) -> Iterator[Sighting]:
    told = [day for _, day in days(sentence, "long")]
    if len(told) != 1:
        raise Unreadable(sentence, "tells of a signature renounced, and not on which one day")
    yield Sighting(None, state, ActionKind.SIGNATURE_RENOUNCED, partial(told[0]))
