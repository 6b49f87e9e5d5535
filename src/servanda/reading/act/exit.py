"""Exits from treaties: which step of which exit a sentence tells of."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from servanda.reading.act.circumstance import is_ahead, time_of
from servanda.reading.act.focus import EXITS, Focus
from servanda.reading.act.left import NEAR, around, meant, near_behind, stands_for, unlisted
from servanda.reading.act.modality import Firmness, firmness
from servanda.reading.act.object import BESIDE, REACH, has_treaty, reach_of, treaty_left
from servanda.reading.act.predicate import enclosed, said_of
from servanda.reading.act.tense import as_said, bare_name, tense
from servanda.reading.act.told import MOST
from servanda.reading.act.trigger import Step, Trigger
from servanda.reading.generic import called
from servanda.reading.scene import Scene
from servanda.reading.treaty_of import treaty_of
from servanda.terms.finding import (
    DOMESTIC_STAGES,
    RATIFICATION,
    ActKind,
    MentionKind,
    Modality,
    Polarity,
    Stage,
)
from servanda.terms.span import Span

_SAID = frozenset(Modality) - {Modality.DONE, Modality.ONGOING, Modality.DECIDED}
"""What a statement that only says what is to come can be about."""


@dataclass(frozen=True, slots=True)
class Move:
    """One step of one exit, before its actors are known."""

    at: Span
    """Where the act stands, from its first to its last trigger."""
    verb: Span
    """The trigger in whose subject the actors are named."""
    kind: ActKind
    stage: Stage | None
    modality: Modality
    polarity: Polarity
    treaty: str | None
    object: str | None
    """The name of a treaty that the catalogue does not hold, or RATIFICATION."""
    body: bool
    noun: bool
    """Whether it begins with a noun: "decision", "exit"."""
    inherits: bool
    """Whether it goes on with an exit spoken of before."""
    pronoun: bool = False
    """Whether a pronoun stands for that exit."""
    word: Trigger | None = None
    """The one word that tells of it, where no step does."""
    open: bool = False
    """Whether the rules see the word and a treaty, but no exit; its modality says nothing."""


def moves(
    scene: Scene, told: tuple[Trigger, ...], steps: tuple[Step, ...], focus: Focus
) -> Iterator[Move]:
    """Yield the steps of exits in a sentence, in order."""
    exits = [one for one in told if one.role == "exit" and has_treaty(scene, one, focus)]
    paired = _pairs(scene, exits, steps)
    for step in steps:
        own = [one for one in exits if paired.get(one) is step]
        if own or (step.alone and _goes_on(scene, step, exits, focus)):
            spoken = [one.kind for one in exits if one.span.end <= step.span.start]
            move = _stepped(scene, step, own, focus, spoken)
            if move is not None:
                yield move
    for one in exits:
        if one not in paired:
            move = _unstepped(scene, one, focus)
            if move is not None:
                yield move


def left_open(scene: Scene, told: Iterable[Trigger], known: Sequence[Move]) -> Iterator[Move]:
    """Yield what may be exits, from words that no known step of an exit holds."""
    for one in islice((one for one in told if one.role == "exit"), MOST):
        free = not any(one.span.overlaps(move.at) for move in known)
        move = _left_open(scene, one) if free else None
        if move is not None:
            yield move


def _goes_on(scene: Scene, step: Step, exits: Sequence[Trigger], focus: Focus) -> bool:
    """Say whether a step alone tells of an exit: one was spoken of, or what it says is one."""
    if step.pronoun:
        spoken = [one.span.end for one in exits]
        if focus.exit and step.span.start == scene.sentence.start:
            spoken.append(focus.exit.span.end)
        return any(0 <= step.span.start - end < REACH for end in spoken)
    notice = step.stage is Stage.NOTIFIED
    clause = scene.clause_at(step.span.start)
    rest = Span(step.span.end, max(step.span.end, min(clause.end, step.span.end + NEAR)))
    if notice and stands_for(scene, Span(step.span.start, clause.end), "other notice"):
        return False
    other = step.body and _is_other(scene, step, rest, focus)
    if other or stands_for(scene, rest, "any treaty"):
        return False
    if focus.exit_kind is not None or any(one.span.end <= step.span.start for one in exits):
        return True
    told = not step.spoken and (step.agent or notice or step.stage is Stage.EFFECTIVE)
    return told and (bool(scene.treaties) or unlisted(scene, step.span) is not None)


def _is_other(scene: Scene, step: Step, rest: Span, focus: Focus) -> bool:
    """Say whether a body deals with something else: a budget, or a treaty that it approves."""
    spoken = focus.exit.treaty if focus.exit else None
    named = [treaty_of(one) for one in scene.treaties if rest.start <= one.span.start < rest.end]
    other = any(treaty != spoken for treaty in named)
    # "Voted to ignore a judgment": that is no exit.
    other |= stands_for(scene, rest, "to do another") and not stands_for(scene, rest, "to do it")
    whole = Span(step.span.start, rest.end)
    return other or stands_for(scene, whole, "other business")


def _pairs(scene: Scene, exits: list[Trigger], steps: tuple[Step, ...]) -> dict[Trigger, Step]:
    """Return for each exit word the step it belongs to: the nearest before it, else after it.

    A finite verb in the past tells of an act of its own unless the step stands in its clause.
    """
    paired: dict[Trigger, Step] = {}
    told = [step for step in steps if not step.pronoun]
    for one in (one for one in exits if one.kind in EXITS):
        clause = scene.clause_at(one.span.start)
        near = [
            step
            for step in told
            if one.form != "past"
            or step.span.end >= clause.start
            or stands_for(scene, Span(step.span.end, max(step.span.end, one.span.start)), "and")
        ]
        text = scene.document.text
        before = [
            s
            for s in near
            if s.span.start <= one.span.start <= s.span.end + REACH
            and ";" not in text[s.span.end : one.span.start]
        ]
        after = [s for s in near if one.span.start < s.span.start <= one.span.end + NEAR]
        # "Had left in 2017, and the assembly approved a budget": that is another matter.
        own = [s for s in after if s.body and s.span.start < clause.end]
        after = own if one.form in ("past", "third") else after
        if before:
            paired[one] = before[-1]
        elif after:
            paired[one] = after[0]
    return paired


def _stepped(
    scene: Scene, step: Step, own: list[Trigger], focus: Focus, spoken: Sequence[ActKind]
) -> Move | None:
    """Return a step of the exits that are its ``own``, else of the one that was spoken of last."""
    at = _cover([step.span, *(one.span for one in own)])
    before = [focus.exit_kind or ActKind.WITHDRAW, *(one for one in spoken if one in EXITS)]
    kind = own[0].kind if own else before[-1]
    nominal = all(one.form == "noun" for one in own)
    verb = own[-1].span if own else step.span
    treaty, name = treaty_left(scene, at, verb, focus, inherit=nominal)
    sure = any(one.sure for one in own)
    if not (treaty or name or sure) or kind not in EXITS:
        return None
    name = name or _taken_back(own)
    firm = firmness(scene, step.span)
    if step.negated:
        firm = replace(firm, polarity=Polarity.NEGATED)
    inner = firmness(scene, own[-1].span, own[-1].form) if own else firm
    further = inner.modality if own else None
    if Modality.HYPOTHETICAL in (firm.modality, further):
        modality = Modality.HYPOTHETICAL
    elif step.stage in (Stage.NOTIFIED, Stage.EFFECTIVE):
        modality = _of_notice(scene, step, firm)
    elif firm.modality and step.modality is Modality.DECIDED:
        modality = max(firm.modality, Modality.DECIDED, key=list(Modality).index)
    elif step.says and further in _SAID:
        modality = further
    elif step.modality is Modality.DECIDED:
        modality = step.modality
    else:
        # "preparing a bill that could lead to": what is planned is no more than possible.
        modality = max(step.modality, further or step.modality, key=list(Modality).index)
    return Move(
        at,
        max([step.span, *(one.span for one in own)]) if own else step.span,
        kind,
        step.stage,
        settled(step.stage, modality),
        firm.polarity if firm.polarity is not Polarity.AFFIRMED else inner.polarity,
        treaty,
        name,
        step.body,
        noun=step.noun,
        inherits=nominal and not step.agent,
        pronoun=step.pronoun,
    )


def _taken_back(own: Sequence[Trigger]) -> str | None:
    """Return what is withdrawn where it is no treaty: a ratification."""
    return RATIFICATION if any(one.ratification for one in own) else None


def _of_notice(scene: Scene, step: Step, firm: Firmness) -> Modality:
    """Return how firm a notice or its effect is; what should be is no more than planned."""
    if step.present and is_ahead(scene, time_of(scene, step.span)):
        return Modality.PLANNED
    inside = firmness(scene, Span(step.span.end, step.span.end)).modality
    if firm.modality in (Modality.POSSIBLE, Modality.THREATENED, Modality.CONSIDERED):
        return firm.modality
    return Modality.PLANNED if Modality.PLANNED in (firm.modality, inside) else step.modality


def _unstepped(scene: Scene, one: Trigger, focus: Focus) -> Move | None:
    """Return an exit told without a step: by its tense, or by the words before it."""
    firm = firmness(scene, one.span, one.form)
    if one.passive and firm.modality is Modality.ONGOING:
        firm = replace(firm, modality=None)
    if firm == Firmness(None, Polarity.AFFIRMED):
        said = said_of(scene, one.span, one.form)
        # "Leaving the convention is not on the table".
        firm = said if said and said.polarity is not Polarity.AFFIRMED else firm
    treaty, name = treaty_left(scene, one.span, one.span, focus, inherit=False)
    told = tense(one, firm) or as_said(scene, one, firm) or bare_name(scene, one, firm)
    if told is None and enclosed(scene, one.span) is not None:
        told = Stage.CONSIDERED, Modality.PLANNED
    start = max(scene.clause_at(one.span.start).start, one.span.start - REACH)
    before = Span(start, one.span.start)
    done = told is not None and told[1] is Modality.DONE and one.form == "past"
    if done and stands_for(scene, before, "at home"):
        # "Parliament denounced the treaty": by itself that is no notice.
        told = Stage.PARLIAMENT, Modality.DECIDED
    elif done and stands_for(scene, reach_of(scene, one.span), "by decree"):
        told = Stage.CABINET, Modality.DECIDED
    elif done and stands_for(scene, reach_of(scene, one.span), "to come"):
        # "Withdrew on Monday, a process that takes a year".
        told = Stage.ANNOUNCED, Modality.DECIDED
    if not (treaty or name or one.sure) or told is None:
        return None
    name = name or _taken_back([one])
    stage, modality = told
    if one.kind not in EXITS:
        stage = None
    return _by_word(one, firm, (treaty, name), stage, settled(stage, modality))


def _left_open(scene: Scene, one: Trigger) -> Move | None:
    """Return what may be an exit from a treaty that the sentence speaks of."""
    # "threatens to renounce the INF Treaty while asking them to abandon a missile shield"
    if called(scene.document, near_behind(scene, one.span), "any treaty"):
        return None
    active = one.form != "noun" and not one.passive and not meant(scene, one.span)
    treaty, name = around(scene, one.span, behind=active)
    bodies = scene.of_kind(MentionKind.ORGANISATION, MentionKind.GROUP, MentionKind.STATE)
    if any(0 < body.span.start - one.span.end <= BESIDE for body in bodies):
        # "leaving the European Union by triggering Article 50 of the Treaty": another thing.
        return None
    if one.kind not in EXITS or not (treaty or name):
        return None
    firm = firmness(scene, one.span, one.form)
    move = _by_word(one, firm, (treaty, name), Stage.CONSIDERED, Modality.HYPOTHETICAL)
    return replace(move, open=True)


def _by_word(
    one: Trigger,
    firm: Firmness,
    of: tuple[str | None, str | None],
    stage: Stage | None,
    modality: Modality,
) -> Move:
    """Return a move that one word tells of; ``of`` is the treaty, or what it is called."""
    treaty, name = of
    return Move(
        one.span,
        one.span,
        one.kind,
        stage,
        modality,
        firm.polarity,
        treaty,
        name,
        body=False,
        noun=one.form == "noun",
        inherits=False,
        word=one,
    )


def settled(stage: Stage | None, modality: Modality) -> Modality:
    """Return the modality that a stage allows: a step at home is at most decided."""
    if stage in DOMESTIC_STAGES and modality in (Modality.DONE, Modality.ONGOING):
        return Modality.DECIDED
    return modality


def _cover(spans: list[Span]) -> Span:
    return Span(min(s.start for s in spans), max(s.end for s in spans))
