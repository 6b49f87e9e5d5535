"""How far an exit has come that is told without a step: by tense, or by its name alone."""

from collections.abc import Sequence

from servanda.reading.act.left import stands_for, unlisted
from servanda.reading.act.modality import Firmness
from servanda.reading.act.predicate import said_of
from servanda.reading.act.trigger import Trigger
from servanda.reading.enumeration import rows
from servanda.reading.lexicon import hits
from servanda.reading.scene import Scene
from servanda.terms.finding import Mention, MentionKind, Modality, Polarity, Stage
from servanda.terms.span import Span

POSSESSIVE, BEHIND = 3, 12
"""Characters between a state and its exit, and between an exit and the treaty."""
_STAGES = {
    Modality.PLANNED: Stage.ANNOUNCED,
    Modality.DECIDED: Stage.ANNOUNCED,
    Modality.ONGOING: Stage.ANNOUNCED,
}
"""The stage that words about an exit stand for where no step is told; else it is considered."""
_OPEN = frozenset(
    {Modality.PLANNED, Modality.CALLED_FOR, Modality.CONSIDERED, Modality.THREATENED}
)
"""What makes an act of a noun ("plans an exit"); what is merely possible does not."""
_NOT = (Stage.CONSIDERED, Modality.PLANNED)
"""What an exit that is not, or is denied, would have been."""


def tense(one: Trigger, firm: Firmness) -> tuple[Stage | None, Modality] | None:
    """Return what the form of a verb and the words before it tell, if anything."""
    if one.form == "noun":
        if firm.modality not in _OPEN:
            return None if firm.polarity is Polarity.AFFIRMED else _NOT
        return _STAGES.get(firm.modality, Stage.CONSIDERED), firm.modality
    if firm.modality is Modality.HYPOTHETICAL:
        return Stage.CONSIDERED, Modality.HYPOTHETICAL
    if one.form == "past" and firm.modality is None:
        return Stage.NOTIFIED if one.notice else Stage.EFFECTIVE, Modality.DONE
    # "Exige que la Suisse dénonce": others want what the present tense tells.
    wanted = firm.modality is Modality.CALLED_FOR
    if (one.form == "third" and not wanted) or firm.modality is Modality.ONGOING:
        return Stage.ANNOUNCED, Modality.DECIDED
    if firm.modality is not None:
        return _STAGES.get(firm.modality, Stage.CONSIDERED), firm.modality
    if firm.polarity is not Polarity.AFFIRMED:
        return _NOT
    return None


def as_said(scene: Scene, one: Trigger, firm: Firmness) -> tuple[Stage | None, Modality] | None:
    """Return what the words behind an exit say of it: "leaving the pact is an option"."""
    said = said_of(scene, one.span, one.form) if firm.modality is None else None
    if said is None or said.modality is None:
        return None
    if said.modality is Modality.ONGOING:
        return Stage.ANNOUNCED, Modality.DECIDED
    return _STAGES.get(said.modality, Stage.CONSIDERED), said.modality


def owners_behind(scene: Scene, exit_: Span) -> list[Mention]:
    """Return the states right behind an exit, whose it is: "the withdrawal of Mali and Niger"."""
    names = scene.of_kind(MentionKind.STATE, MentionKind.GROUP)
    for number, one in enumerate(names):
        if is_of(scene, Span(exit_.end, max(exit_.end, one.span.start))):
            return rows(scene.document, names[number:])[0]
    return []


def bare_name(scene: Scene, one: Trigger, firm: Firmness) -> tuple[Stage | None, Modality] | None:
    """Return what a bare name of an exit tells: "Hungary's exit from the Rome Statute".

    Whose exit it is, or that it was ordered, stands before it, and the treaty right behind it or
    before it ("Hungary's ICC exit"); or whose it is stands between: "the withdrawal of Burundi
    and Chad from the Rome Statute". That it is spoken of tells that it was announced, unless the
    words behind it only suppose it.
    """
    if one.form != "noun":
        return None
    owners = scene.of_kind(MentionKind.STATE, MentionKind.GROUP)
    start = one.span.start
    before = [m.span for m in scene.treaties if 0 < start - m.span.end <= POSSESSIVE]
    start = before[0].start if before else start
    owned = firm.modality is Modality.DECIDED or any(
        _owns(scene, Span(owner.span.end, start)) for owner in owners if owner.span.end < start
    )
    whose = [owner.span for owner in owners_behind(scene, one.span)]
    owned = owned or bool(whose)
    ends = [one.span.end, *(span.end for span in whose)]
    behind = before[0] if before else _named_behind(scene, one, ends)
    if not owned or behind is None:
        return None
    rest = Span(max(behind.end, one.span.end), scene.clause_at(one.span.start).end)
    found = hits(scene.document.language, "modality", scene.document.text, rest)
    if any("modality" in hit.cue.keys for hit in found):
        return Stage.CONSIDERED, Modality.HYPOTHETICAL
    return Stage.ANNOUNCED, Modality.DECIDED


def is_of(scene: Scene, gap: Span) -> bool:
    """Say whether nothing but "of", or a blank, stands between an exit and whose it is."""
    return gap.of(scene.document.text) == " " or stands_for(scene, gap, "of whom")


def _owns(scene: Scene, gap: Span) -> bool:
    """Say whether a state owns what stands behind a gap: "Hungary's surprise exit"."""
    return gap.end - gap.start <= POSSESSIVE or stands_for(scene, gap, "owned by")


def _named_behind(scene: Scene, one: Trigger, ends: Sequence[int]) -> Span | None:
    """Return what is left where it stands right behind an exit or whose it is."""
    near = [m.span for m in scene.treaties for end in ends if 0 < m.span.start - end <= BEHIND]
    other = None if near else unlisted(scene, one.span)
    return near[0] if near else other
