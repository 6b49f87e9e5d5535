"""The board of statements: who stands where to which treaty, for which reasons, in which words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from servanda.delivery.library import Entry
from servanda.delivery.words import plain

NO_STANCE = "none"
"""Asks for statements in which no stance was found."""
_MARKS = "\"'“”„‟«»‘’‚‹› .,;"
"""What stands around a quotation and does not make it another one."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands."""

    entry: str
    """Name of the dossier in its library."""
    statement: str
    title: str | None
    outlet: str | None
    published: str | None
    address: str | None
    """Where the text came from: an address or the name of a file."""
    spans: tuple[tuple[int, int], ...]
    chain: tuple[str, ...]
    """How the words travelled, a step each: who, through which channel, to whom."""


@dataclass(frozen=True, slots=True)
class Said:
    """One line of the board: a speaker, a stance to one treaty, the reasons and the words."""

    treaty: str | None
    """None where no stance was found."""
    stance: str | None
    speaker: str | None
    """None where the text names nobody."""
    role: str | None
    organisation: str | None
    states: tuple[str, ...]
    """Codes of the states that speak, or for which the speaker does."""
    mode: str
    channel: str | None
    addressee: str | None
    on: str | None
    """Day on which it was said, else of publication; ISO 8601."""
    on_is_said: bool
    quotation: str | None
    """None where the text is not held."""
    reasons: tuple[str, ...]
    condition: str | None
    places: tuple[Place, ...]
    """Each text that has these words of this speaker through the same channel."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the board is wanted; None: all."""

    treaty: str | None = None
    state: str | None = None
    stance: str | None = None
    """``for``, ``against``, ``neutral``, or ``none`` for statements without a stance."""
    speaker: str | None = None
    """Part of a name, a role or an organisation, in any case."""
    since: date | None = None
    until: date | None = None
    """Last day, included."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the lines of a board can be filtered by, each with how many lines it leaves."""

    treaties: tuple[tuple[str, int], ...]
    states: tuple[tuple[str, int], ...]
    stances: tuple[tuple[str, int], ...]
    speakers: tuple[tuple[str, int], ...]


def board(entries: Iterable[Entry], asked: Asked | None = None) -> tuple[Said, ...]:
    """Return the statements of dossiers, the newest first.

    The same words of the same speaker through the same channel are one line with a place for each
    text that has them; words that are not held are never taken for the same.
    """
    wanted = asked or Asked()
    found: dict[tuple[object, ...], Said] = {}
    for entry in entries:
        for key, said in _of_entry(entry):
            if not _fits(said, wanted):
                continue
            before = found.get(key)
            found[key] = _joined(before, said) if before else said
    ordered = sorted(found.values(), key=_order)
    ordered.sort(key=lambda one: one.on or "", reverse=True)
    return tuple(ordered)


def choices(lines: Iterable[Said]) -> Choices:
    """Return by what these lines can be filtered, the most frequent first."""
    kept = tuple(lines)
    return Choices(
        treaties=_counted(one.treaty for one in kept),
        states=_counted(code for one in kept for code in one.states),
        stances=_counted(one.stance or NO_STANCE for one in kept),
        speakers=_counted(one.speaker for one in kept),
    )


def _counted(values: Iterable[str | None]) -> tuple[tuple[str, int], ...]:
    found: dict[str, int] = {}
    for value in values:
        if value:
            found[value] = found.get(value, 0) + 1
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def _of_entry(entry: Entry) -> Iterator[tuple[tuple[object, ...], Said]]:
    """Yield each line with what makes it the same as another."""
    chains = {one["statement"]: one["chain"] for one in entry.dossier["sources"]}
    for one in entry.dossier["statements"]:
        links = chains.get(one["id"], [])
        said = _said(entry, one, links)
        for stance in one["stance"] or [{"treaty": None, "value": None}]:
            line = replace(said, treaty=stance["treaty"], stance=stance["value"])
            yield _key(entry, one, line, links), line


def _said(entry: Entry, one: Mapping[str, Any], links: list[Mapping[str, Any]]) -> Said:
    source, known = one["source"], entry.document
    words = [entry.words(span) for span in one["content"]]
    quotation = " … ".join(plain(part) for part in words if part is not None)
    place = Place(
        entry=entry.name,
        statement=one["id"],
        title=_plain(known["title"]),
        outlet=_plain(known["outlet"]),
        published=known["published"],
        address=known["source"],
        spans=tuple((start, end) for start, end in one["content"]),
        chain=tuple(_step(link) for link in links),
    )
    return Said(
        treaty=None,
        stance=None,
        speaker=_plain(source["name"] or source["text"] or source["organisation"]),
        role=_plain(source["role"]),
        organisation=_plain(source["organisation"]),
        states=_states(source),
        mode=one["mode"],
        channel=_plain(one["channel"]),
        addressee=_plain(one["addressee"]),
        on=one["said_on"] or known["published"],
        on_is_said=one["said_on"] is not None,
        quotation=quotation or None,
        reasons=tuple(plain(told) for span in one["reasons"] if (told := entry.words(span))),
        condition=_plain(entry.words(one["condition"])),
        places=(place,),
    )


def _states(source: Mapping[str, Any]) -> tuple[str, ...]:
    refs = source["ref"] if isinstance(source["ref"], list) else [source["ref"]]
    return tuple(dict.fromkeys(code for code in (source["state"], *refs) if _is_code(code)))


def _is_code(code: str | None) -> bool:
    return code is not None and len(code) == 3 and code.isascii() and code.isupper()


def _plain(told: str | None) -> str | None:
    return plain(told) or None if told is not None else None


def _step(link: Mapping[str, Any]) -> str:
    who, to = plain(link["who"] or "somebody"), plain(link["to"] or "")
    through = f", {plain(link['channel'])}" if link["channel"] else ""
    return f"{who}{through} → {to}" if to else f"{who}{through}"


def _key(
    entry: Entry, one: Mapping[str, Any], line: Said, links: list[Mapping[str, Any]]
) -> tuple[object, ...]:
    if line.quotation is None:
        return (entry.name, one["id"], line.treaty)
    outlet = entry.document["outlet"]
    travelled = tuple(
        tuple(None if step[part] == outlet else step[part] for part in ("who", "channel", "to"))
        for step in links
    )
    words = line.quotation.casefold().strip(_MARKS)
    return (words, (line.speaker or "").casefold(), line.treaty, line.stance, travelled)


def _joined(before: Said, said: Said) -> Said:
    """Return the earlier line of two that are the same, with the places of both."""
    first, second = sorted((before, said), key=lambda one: (one.on or "9999", _order(one)))
    reasons = tuple(dict.fromkeys((*first.reasons, *second.reasons)))
    places = sorted({*before.places, *said.places}, key=_place_order)
    return replace(first, reasons=reasons, places=tuple(places))


def _place_order(place: Place) -> tuple[str, str, str]:
    return place.published or "9999", place.entry, place.statement


def _order(one: Said) -> tuple[str, ...]:
    first = one.places[0]
    return (one.treaty or "~", one.speaker or "~", one.quotation or "~", *_place_order(first))


def _fits(said: Said, asked: Asked) -> bool:
    if asked.treaty is not None and said.treaty != asked.treaty:
        return False
    if asked.state is not None and asked.state not in said.states:
        return False
    if asked.stance is not None and (said.stance or NO_STANCE) != asked.stance:
        return False
    if asked.speaker is not None:
        sought = plain(asked.speaker).casefold()
        named = (said.speaker, said.role, said.organisation)
        if not any(sought in name.casefold() for name in named if name):
            return False
    if asked.since is None and asked.until is None:
        return True
    if said.on is None:
        return False
    on = date.fromisoformat(said.on)
    return (asked.since or date.min) <= on <= (asked.until or date.max)
