"""At most eight sentences, each composed from findings, in the order of their weight."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from servanda.delivery.binding import ban_words, bans
from servanda.delivery.contract import ActData, Dossier, DossierData, SpeakerData, data_of
from servanda.delivery.exits import Strip, strips
from servanda.delivery.naming import actor_name, treaty_name
from servanda.delivery.phrase import Deed, clause, deed, step
from servanda.delivery.saying import objections, protests, speaker_name, treaties_left
from servanda.delivery.words import (
    article_words,
    clipped,
    day,
    listing,
    plain,
    sentence,
    value_words,
)
from servanda.terms.assessment import EffectVerdict, Verdict
from servanda.terms.finding import ClaimKind, Modality, Polarity, Stage

LONGEST = 8
"""Sentences in a brief."""

_Part = Literal["said", "since"]

_LONGEST_SPEAKER = 120
_ARTICLES = ("the ", "a ", "an ")
_JOINED = 3
"""Findings that one sentence may join."""


@cache
def _templates() -> Mapping[str, Any]:
    text = files("servanda").joinpath("data/templates/brief.toml").read_text("utf-8")
    return tomllib.loads(text)


def _say(template: str, **fields: object) -> str:
    """Return a template with its fields filled; one that stays empty is a bug, not a hole."""
    if not all(str(value) for value in fields.values()):
        raise ValueError(f"brief.toml: {template}: a field is empty")
    pattern: str = _templates()[template]
    return pattern.format(**fields)


def brief(dossier: Dossier) -> tuple[str, ...]:
    """Return the dossier in at most eight sentences."""
    data = data_of(dossier)
    exits = strips(data, dossier.on)
    found = [
        *(() if _has_treaty(data) else (_say("no_treaty"),)),
        *_deeds(data),
        *_joined(_laws(exits)),
        *_joined(
            list(filter(None, (_happened(s, dossier.on) for s in _merged(exits, ("since",)))))
        ),
        *_joined([_bare(ban_words(ban)) for ban in bans(data) if ban.verdict == "prohibited"]),
        *_claims(data),
        *_objects(data),
        *_residue(data),
        *_unknown(data, exits),
    ]
    return tuple(sentence(text) for text in (found or [_say("nothing")])[:LONGEST])


def _bare(text: str) -> str:
    """Return a sentence without its full stop, its first letter small before "the" alone."""
    bare = plain(text).rstrip(".")
    return bare[0].lower() + bare[1:] if bare.startswith(("The ", "Before ", "What ")) else bare


def _joined(parts: Sequence[str]) -> Iterator[str]:
    """Yield the parts as one sentence, if there is any."""
    shown = "; ".join(parts[:_JOINED])
    if len(parts) > _JOINED:
        yield _say("more", sentence=shown, count=len(parts) - _JOINED)
    elif shown:
        yield shown


def _has_treaty(data: DossierData) -> bool:
    """Say whether any finding is about a treaty."""
    return (
        any(mention["kind"] == "treaty" for mention in data["mentions"])
        or any(act["treaty"] for act in data["acts"])
        or bool(data["projections"] or data["effects"])
    )


def _deeds(data: DossierData) -> Iterator[str]:
    """Yield the firmest act on a treaty, and the firmest one with a weapon."""
    told = [(act, deed(act)) for act in data["acts"]]
    # A supposition is told to nobody, nor is an accusation of what has no name.
    told = [
        (act, found)
        for act, found in told
        if found.firmness != "hypothetical" and (found.of_treaty or found.object)
    ]
    due = _still_due(data)
    told = [(act, found) for act, found in told if not (_left(act) & due)]
    banned = {e["act"] for e in data["effects"] if e["verdict"] == EffectVerdict.PROHIBITED}
    told.sort(
        key=lambda item: (
            item[1].retrospective,
            item[1].polarity != Polarity.AFFIRMED,
            not item[1].is_exit,
            item[0]["id"] not in banned,
            item[1].rank,
        )
    )
    for of_treaty in (True, False):
        kind = [(act, found) for act, found in told if found.of_treaty == of_treaty]
        if kind:
            yield _told(data, kind)


def _still_due(data: DossierData) -> set[tuple[str, str | None]]:
    """Return whose exits from what the text itself says are to take effect on a day to come."""
    return set().union(*(_ending(act, Modality.PLANNED) for act in data["acts"]))


def _left(act: ActData) -> set[tuple[str, str | None]]:
    """Return who is told to have left what, as a headline has it of a mere notice."""
    return _ending(act, Modality.DONE)


def _ending(act: ActData, modality: Modality) -> set[tuple[str, str | None]]:
    told = (act["stage"], act["modality"], act["polarity"], act["retrospective"])
    if told != (Stage.EFFECTIVE, modality, Polarity.AFFIRMED, False):
        return set()
    return {(actor, act["treaty"]) for actor in act["actors"]}


def _told(data: DossierData, told: Sequence[tuple[ActData, Deed]]) -> str:
    """Return the first act, with all that differ from it in kind or in actor alone."""
    _, first = told[0]
    same = [(act, found) for act, found in told if _alike(found, first)]
    acts = [act for act, found in same if found.actors == first.actors]
    kinds = [kind for _, found in same if found.actors == first.actors for kind in found.kinds]
    actors: Iterable[str] = first.actors
    if len(acts) == 1:
        alone = [(act, found) for act, found in same if found.kinds == first.kinds]
        acts, actors = [a for a, _ in alone], (actor for _, f in alone for actor in f.actors)
    merged = Deed(
        kinds=tuple(dict.fromkeys(kinds)),
        actors=tuple(dict.fromkeys(actors)),
        treaty=first.treaty,
        object=first.object,
        stage=first.stage,
        modality=first.modality,
        polarity=first.polarity,
    )
    if first.retrospective:
        return _say("background", clause=clause(merged))
    if first.polarity == Polarity.DENIED:
        return _say("denied", clause=clause(merged))
    reminder, who = step(merged), _who(data, acts)
    if reminder:
        return _say("told_step", who=who, clause=clause(merged), step=reminder)
    return _say("told", who=who, clause=clause(merged))


def _inside(name: str) -> str:
    """Return a name as it stands inside a sentence: an article at its head is small."""
    return name[0].lower() + name[1:] if name.lower().startswith(_ARTICLES) else name


def _alike(found: Deed, first: Deed) -> bool:
    same = ("stage", "firmness", "polarity", "treaty", "object", "retrospective")
    alike = all(getattr(found, name) == getattr(first, name) for name in same)
    return alike and found.is_exit == first.is_exit and bool(found.actors) == bool(first.actors)


def _who(data: DossierData, acts: Sequence[ActData]) -> str:
    """Return who says so: the one speaker whom the text names, else the text.

    A bare "we" of nobody known names nobody.
    """
    told = ("name", "ref", "role", "organisation")
    said = {
        statement["id"]: statement["source"]
        for statement in data["statements"]
        if any(statement["source"].get(key) for key in told)
    }
    names = {_called(said[a["statement"]]) if a["statement"] in said else None for a in acts}
    name = names.pop() if len(names) == 1 else None
    return _inside(name) if name else "the text"


def _called(source: SpeakerData) -> str | None:
    """Return what a speaker is called inside a sentence; who has a role alone gets an article."""
    role = plain(source["role"] or "")
    if not role or any(source[key] for key in ("name", "ref", "organisation")):
        return speaker_name(source)
    text = plain(source["text"] or "")
    if text.lower().startswith(_ARTICLES) and len(text) <= _LONGEST_SPEAKER:
        return text
    bare = role.lower().startswith(_ARTICLES) or role.endswith("s")
    return role if bare else f"the {role}"


def _merged(exits: Sequence[Strip], alike: Sequence[Literal["said", "since"]]) -> list[Strip]:
    """Return the exits, those of one treaty that are alike in the named parts as one."""
    groups: dict[str, list[Strip]] = {}
    for strip in exits:
        key = repr((strip.treaty, [strip.projection[part] for part in alike]))
        groups.setdefault(key, []).append(strip)
    return [
        replace(group[0], states=tuple(state for strip in group for state in strip.states))
        for group in groups.values()
    ]


def _laws(exits: Sequence[Strip]) -> list[str]:
    """Return the law's day for the exits, beside the estimates in the text."""
    groups: dict[str, list[Strip]] = {}
    for strip in exits:
        groups.setdefault(repr((strip.treaty, strip.projection["law"])), []).append(strip)
    return [_law(group) for group in groups.values()]


def _law(exits: Sequence[Strip]) -> str:
    """Return the law's day for exits from one treaty that have the same."""
    strip = _merged(exits, ())[0]
    law = strip.projection["law"]
    condition = _bare(law["condition"]) or "no condition known"
    fields = {**_exit(strip), "condition": condition}
    article = article_words(law["article"] or "")
    if law["earliest"] is None:
        text = _say("law_open", **fields)
    elif article:
        text = _say("law", **fields, day=day(law["earliest"]), article=article)
    else:
        text = _say("law_bare", **fields, day=day(law["earliest"]))
    for strip in _merged(exits, ("said",)):
        said = strip.projection["said"]
        if said is not None:
            first, last = day(said["earliest"]), day(said["latest"])
            window = first if first == last else f"a day between {first} and {last}"
            text = _say("said", law=text, states=_exit(strip)["states"], window=window)
    return text


def _exit(strip: Strip) -> dict[str, str]:
    states = listing(actor_name(state) for state in strip.states)
    return {"states": states, "treaty": treaty_name(strip.treaty)}


def _happened(strip: Strip, on: date) -> str | None:
    """Return what the record knows of one exit, or None where it knows nothing."""
    notified, effective = strip.projection["since"].values()
    days = {"notified": day(str(notified)), "effective": day(str(effective))}
    takes = "took" if effective and str(effective) <= on.isoformat() else "takes"
    if notified and effective:
        return _say("happened", **_exit(strip), **days, takes=takes)
    if notified:
        return _say("noticed", **_exit(strip), notified=days["notified"])
    if effective:
        return _say("ended", **_exit(strip), effective=days["effective"], takes=takes)
    return None


def _claims(data: DossierData) -> Iterator[str]:
    """Yield what is contradicted; where nothing is, how much agrees."""
    wrong = []
    for claim in data["claims"]:
        if claim["verdict"] != "contradicts":
            continue
        says = clipped(claim["says"]).rstrip(".") or claim["kind"]
        if claim["correction"] and plain(claim["correction"]):
            correction = plain(claim["correction"]).rstrip(".")
            wrong.append(_say("contradicted", says=says, correction=correction))
        elif claim["record"] not in (None, ""):
            record = value_words(claim["record"])
            wrong.append(_say("contradicted_value", says=says, record=record or "otherwise"))
        else:
            wrong.append(_say("contradicted_bare", says=says))
    agreed = sum(claim["verdict"] == "agrees" for claim in data["claims"])
    if wrong:
        yield from _joined(wrong)
    elif agreed:
        count = _say("agrees_one") if agreed == 1 else _say("agrees_many", count=agreed)
        yield from _joined([count, *_noted(data)])


def _noted(data: DossierData) -> Iterator[str]:
    """Yield what must be noted of standings that hold, such as a contested suspension."""
    for claim in data["claims"]:
        notes = ", ".join(filter(None, map(_bare, claim["qualifications"])))
        says = clipped(claim["says"]).rstrip(".")
        holds = claim["verdict"] == Verdict.AGREES and claim["kind"] == ClaimKind.STANDING
        if holds and notes and says:
            yield _say("noted", says=says, notes=notes)


def _objects(data: DossierData) -> Iterator[str]:
    """Yield who speaks for a treaty that is being left."""
    statements = [data["statements"][number] for number in objections(data)]
    names = [name for name in (speaker_name(s["source"]) for s in statements) if name]
    left = treaties_left(data)
    treaties = {
        stance["treaty"]: None
        for statement in statements
        for stance in statement["stance"]
        if stance["value"] == "for" and stance["treaty"] in left
    }
    parts = [clause(found) for found in _protests(data)]
    if names:
        template = "objects_one" if len(set(names)) == 1 else "objects_many"
        who = listing(map(_inside, names))
        parts.append(_say(template, who=who, treaty=listing(map(treaty_name, treaties))))
    yield from _joined(parts)


def _protests(data: DossierData) -> Iterator[Deed]:
    """Yield the objections of states, each state's strongest once."""
    told = sorted((deed(act) for _, act in protests(data)), key=lambda found: found.rank)
    seen: set[tuple[object, ...]] = set()
    for found in told:
        key = found.actors, found.treaty
        if key not in seen:
            seen.add(key)
            yield found


def _residue(data: DossierData) -> Iterator[str]:
    """Yield what still binds after an exit, states with the same treaties together."""
    bound: dict[str, list[str]] = {}
    for entry in data["residue"]:
        if not entry["acts"]:
            continue  # Custom, good faith and what a clause keeps alive stand in the dossier.
        bound.setdefault(actor_name(entry["state"]), []).append(treaty_name(entry["treaty"]))
    alike: dict[tuple[str, ...], list[str]] = {}
    for state, named in bound.items():
        alike.setdefault(tuple(dict.fromkeys(named)), []).append(state)
    parts = []
    for number, (treaties, states) in enumerate(alike.items()):
        bind = "binds" if len(treaties) == 1 else "bind"
        text = _say("binds", treaties=listing(treaties), bind=bind, states=listing(states))
        parts.append(text.removeprefix("after the exit ") if number else text)
    yield from _joined(parts)


def _unknown(data: DossierData, exits: Sequence[Strip]) -> Iterator[str]:
    """Yield what the dossier leaves open."""
    words: Mapping[str, str] = _templates()["unknown"]
    open_ = [] if data["document"]["published"] else [words["published"]]
    open_ += [
        words["notice"].format(**_exit(strip))
        for strip in exits
        if not any(strip.projection["since"].values())
    ]
    open_ += [
        words["claims"].format(says=clipped(claim["says"]).rstrip("."))
        for claim in data["claims"]
        if claim["verdict"] == "undetermined" and plain(claim["says"])
    ]
    open_ += [
        words["times"].format(text=clipped(time["text"], 60))
        for time in data["times"]
        if time["value"] is None and plain(time["text"])
    ]
    if open_:
        yield words["lead"].format(what=listing(open_[:_JOINED]))
