"""Conduct with weapons: use, production, transfer and so on, of which class."""

from collections.abc import Iterator
from dataclasses import dataclass

from servanda.reading.act.focus import Focus
from servanda.reading.act.form import is_another, suffers
from servanda.reading.act.left import stands_for
from servanda.reading.act.modality import Firmness, firmness
from servanda.reading.act.predicate import said_of
from servanda.reading.act.trigger import Trigger
from servanda.reading.generic import called
from servanda.reading.scene import Scene
from servanda.terms.finding import ActKind, MentionKind, Modality, Polarity
from servanda.terms.span import Span

BEHIND = 60
"""A weapon follows the word for what is done with it within this many characters."""
BESIDE = 3
"""A weapon stands before a noun for what is done with it within this many characters."""
AROUND = 100
"""A weapon may be meant that is named within this many characters of the word."""
HAPPENS = frozenset({ActKind.USE, ActKind.TEST})
"""Kinds whose noun tells by itself that it happened: "the use of mines", "a missile test"."""


LASTS = frozenset({ActKind.PRODUCE, ActKind.DEVELOP, ActKind.STOCKPILE, ActKind.RETAIN})
"""Kinds that go on while they are somebody's: "its production of mines"."""
REFERS = 16
"""Characters behind a verb in which a word stands that refers to a weapon."""
OWNER = 24
"""Characters before a noun within which it is said whose it is."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What is done with a class of weapon, before its actors are known."""

    at: Span
    kind: ActKind
    modality: Modality
    polarity: Polarity
    weapon: str
    word: Trigger
    open: bool = False
    """Whether the rules see the word and the weapon, but no act; its modality says nothing."""


def deeds(scene: Scene, told: tuple[Trigger, ...], focus: Focus) -> Iterator[Deed]:
    """Yield the conduct with weapons that a sentence tells of or leaves open, in order."""
    for one in told:
        if one.role != "conduct" or is_attribute(scene, one):
            continue
        weapon = _weapon(scene, one, told, focus)
        firm = meant(scene, one)
        modality = _by_form(scene, one, firm) if weapon and not one.open else None
        weapon = weapon or _around(scene, one) or _spoken_of(scene, one, told, focus)
        if weapon is None:
            continue
        known = modality or Modality.HYPOTHETICAL
        open_ = modality is None
        yield Deed(one.span, one.kind, known, firm.polarity, weapon, one, open=open_)


def meant(scene: Scene, one: Trigger) -> Firmness:
    """Return how firmly an act is meant, from the words before it, else from those behind it."""
    event = one.form == "noun" and one.kind in HAPPENS
    firm = firmness(scene, one.span, "event" if event else one.form)
    if firm.modality is None and firm.polarity is Polarity.AFFIRMED:
        return said_of(scene, one.span, one.form) or firm
    return firm


def is_attribute(scene: Scene, one: Trigger) -> bool:
    """Say whether a participle only describes a weapon: "our deployed missiles"."""
    before = Span(max(scene.sentence.start, one.span.start - 16), one.span.start)
    return one.form == "past" and stands_for(scene, before, "determiner")


def _by_form(scene: Scene, one: Trigger, firm: Firmness) -> Modality | None:
    """Return what the words around an act and its form tell; None where no act is told."""
    if firm.modality is not None:
        return _in_form(scene, one, firm.modality)
    match one.form:
        case "past":
            return Modality.DONE
        case "third":
            return Modality.DONE if one.event else Modality.ONGOING
        case "noun" if one.kind in HAPPENS or firm.polarity is not Polarity.AFFIRMED:
            return Modality.DONE
        case "noun" if _is_owned(scene, one):
            return Modality.ONGOING if one.kind in LASTS else Modality.DONE
        case "ing" if _accompanies(scene, one) or _has_subject(scene, one):
            return Modality.DONE if _accompanies(scene, one) else Modality.ONGOING
    if firm.polarity is Polarity.AFFIRMED:
        return None
    return Modality.DONE if firm.polarity is Polarity.DENIED else Modality.PLANNED


def _in_form(scene: Scene, one: Trigger, modality: Modality) -> Modality:
    """Return a modality as the form has it: "mines were laid" is done, "having mines" goes on."""
    if modality is Modality.DONE and one.kind in LASTS and one.form == "ing":
        return Modality.ONGOING
    past = one.form == "past" and modality is Modality.ONGOING
    return Modality.DONE if past and not _is_being(scene, one) else modality


def _is_being(scene: Scene, one: Trigger) -> bool:
    return scene.document.text[: one.span.start].endswith("being ")


def _accompanies(scene: Scene, one: Trigger) -> bool:
    """Say whether a participle begins a clause and tells what its sentence does besides."""
    clause = scene.clause_at(one.span.start)
    return clause.start == one.span.start and clause.start > scene.sentence.start


def _is_taken(scene: Scene, one: Trigger, told: tuple[Trigger, ...], gap: Span) -> bool:
    """Say whether the weapon behind a verb belongs to another word between the two."""
    if is_another(scene, gap, weapon=True):
        return True
    between = [other.span for other in told if gap.start <= other.span.start < gap.end]
    if not between:
        return False
    return not _coordinates(scene, Span(gap.start, between[0].start))


def _is_listed(scene: Scene, one: Trigger, told: tuple[Trigger, ...], weapon: Span) -> bool:
    """Say whether a verb shares a weapon with those behind it: "produce or use mines"."""
    last = one.span
    for other in told:
        if last.end <= other.span.start and other.span.end <= weapon.start:
            if not _coordinates(scene, Span(last.end, other.span.start)):
                return False
            last = other.span
    return last != one.span and weapon.start < scene.clause_at(last.start).end


def _coordinates(scene: Scene, gap: Span) -> bool:
    """Say whether only "and", "or" or a comma stands between two verbs."""
    return stands_for(scene, gap, "coordinates")


def _is_owned(scene: Scene, one: Trigger) -> bool:
    """Say whether a noun is somebody's own: "Seoul's deployment of missiles"."""
    before = Span(max(scene.sentence.start, one.span.start - OWNER), one.span.start)
    return stands_for(scene, before, "owner")


def _explains(scene: Scene, gap: Span) -> bool:
    """Say whether only a short name in brackets parts a verb from its weapon."""
    words = gap.of(scene.document.text)
    opened = words.find("(")
    rest = words[:opened] + words[words.find(")") + 1 :]
    return opened >= 0 and ")" in words and not set(rest) & set(",;:.()")


def _has_subject(scene: Scene, one: Trigger) -> bool:
    """Say whether a state stands right before a participle: "Ukraine firing missiles"."""
    states = scene.of_kind(MentionKind.STATE)
    return any(0 < one.span.start - state.span.end <= 1 for state in states)


def _weapon(scene: Scene, one: Trigger, told: tuple[Trigger, ...], focus: Focus) -> str | None:
    """Return the class of weapon something is done with: behind the verb, or its subject."""
    if one.weapon is not None:
        return one.weapon
    before = _before(scene, one)
    if before is not None or one.passive or one.beside:
        return before
    clause = scene.clause_at(one.span.start)
    for mention in scene.of_kind(MentionKind.WEAPON):
        gap = mention.span.start - one.span.end
        between = Span(one.span.end, max(one.span.end, mention.span.start))
        if not 0 <= gap <= BEHIND:
            continue
        near = mention.span.start < clause.end or _explains(scene, between)
        if near or _is_listed(scene, one, told, mention.span):
            return None if _is_taken(scene, one, told, between) else mention.ref
    if _is_referred_to(scene, one):
        earlier = [
            m.ref for m in scene.of_kind(MentionKind.WEAPON) if m.span.end <= one.span.start
        ]
        return earlier[-1] if earlier else focus.weapon
    return None


def _is_referred_to(scene: Scene, one: Trigger) -> bool:
    """Say whether words right behind a verb stand for a weapon: "to stockpile them"."""
    document = scene.document
    end = min(scene.clause_at(one.span.start).end, one.span.end + REFERS)
    found = called(document, Span(one.span.end, max(one.span.end, end)), "weapon")
    return any(hit.span.start <= one.span.end + 1 for hit in found)


def _spoken_of(scene: Scene, one: Trigger, told: tuple[Trigger, ...], focus: Focus) -> str | None:
    """Return the weapon that the text spoke of last, where a test or "them" may mean it."""
    is_test = one.kind is ActKind.TEST and one.form == "noun"
    if not (is_test or _is_referred_to(scene, one)):
        return None
    before = [t.weapon for t in told if t.weapon and t.span.end <= one.span.start]
    return before[-1] if before else focus.weapon


def _around(scene: Scene, one: Trigger) -> str | None:
    """Return the weapon that is named nearest to a word; whether it is meant is left open."""
    named = scene.of_kind(MentionKind.WEAPON)
    near = min(named, key=lambda weapon: weapon.span.apart(one.span), default=None)
    return near.ref if near is not None and near.span.apart(one.span) <= AROUND else None


def _before(scene: Scene, one: Trigger) -> str | None:
    """Return the weapon right before a noun or before the auxiliaries of a participle."""
    if one.form not in ("noun", "past") and not one.last:
        return None
    start = scene.clause_at(one.span.start).start
    for mention in reversed(scene.of_kind(MentionKind.WEAPON)):
        gap = one.span.start - mention.span.end
        if gap < 0:
            continue
        if one.last:
            return mention.ref if mention.span.start >= start else None
        if one.form == "noun":
            return mention.ref if gap <= BESIDE else None
        return (
            mention.ref
            if (one.passive or gap == 1) and suffers(scene, mention.span, one.span)
            else None
        )
    return None
