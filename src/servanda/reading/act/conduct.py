"""Conduct with weapons: use, production, transfer and so on, of which class."""

from collections.abc import Iterator
from dataclasses import dataclass

from servanda.reading.act.focus import Focus
from servanda.reading.act.modality import firmness
from servanda.reading.act.trigger import Trigger
from servanda.reading.lexicon import hits
from servanda.reading.scene import Scene
from servanda.terms.finding import ActKind, MentionKind, Modality, Polarity
from servanda.terms.span import Span

BEHIND = 60
"""A weapon follows the word for what is done with it within this many characters."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What is done with a class of weapon, before its actors are known."""

    at: Span
    kind: ActKind
    modality: Modality
    polarity: Polarity
    weapon: str


def deeds(scene: Scene, told: tuple[Trigger, ...], focus: Focus) -> Iterator[Deed]:
    """Yield the conduct with weapons that a sentence tells of, in order."""
    for one in told:
        if one.role != "conduct" or _is_attribute(scene, one):
            continue
        weapon = _weapon(scene, one, focus)
        if weapon is None:
            continue
        firm = firmness(scene, one.span)
        modality = firm.modality or _by_form(one, firm.polarity)
        if modality is not None:
            yield Deed(one.span, one.kind, modality, firm.polarity, weapon)


def _is_attribute(scene: Scene, one: Trigger) -> bool:
    """Say whether a participle only describes a weapon: "our deployed missiles"."""
    before = Span(max(scene.sentence.start, one.span.start - 16), one.span.start)
    document = scene.document
    return one.form == "past" and any(
        hit.cue.keys["stands_for"] == "determiner"
        for hit in hits(document.language, "generic", document.text, before)
    )


def _by_form(one: Trigger, polarity: Polarity) -> Modality | None:
    """Return what the form alone tells; an infinitive or a noun tells of no act, if not denied."""
    if one.form == "past" or (one.form == "third" and one.event):
        return Modality.DONE
    if one.form == "third":
        return Modality.ONGOING
    if polarity is Polarity.AFFIRMED or one.form == "noun":
        return None
    return Modality.DONE if polarity is Polarity.DENIED else Modality.PLANNED


def _weapon(scene: Scene, one: Trigger, focus: Focus) -> str | None:
    clause = scene.clause_at(one.span.start)
    for mention in scene.of_kind(MentionKind.WEAPON):
        gap = mention.span.start - one.span.end
        if 0 <= gap <= BEHIND and mention.span.start < clause.end:
            return mention.ref
        if one.form == "noun" and 0 <= one.span.start - mention.span.end <= 3:
            return mention.ref
    behind = Span(one.span.end, min(clause.end, one.span.end + 16))
    document = scene.document
    meant = hits(document.language, "generic", document.text, behind)
    if any(
        h.cue.keys["stands_for"] == "weapon" and h.span.start <= behind.start + 1 for h in meant
    ):
        earlier = [
            m.ref for m in scene.of_kind(MentionKind.WEAPON) if m.span.end <= one.span.start
        ]
        return earlier[-1] if earlier else focus.weapon
    return None
