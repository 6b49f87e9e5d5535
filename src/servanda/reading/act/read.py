"""Acts, sentence by sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from servanda.reading.act.actor import codes, doers, subjects
from servanda.reading.act.address import addresses
from servanda.reading.act.bond import bonds
from servanda.reading.act.circumstance import (
    duration_of,
    statement_id,
    stretch,
    teller,
    time_of,
)
from servanda.reading.act.conduct import Deed, deeds
from servanda.reading.act.exit import Move, left_open, moves
from servanda.reading.act.focus import Focus
from servanda.reading.act.gapped import gapped
from servanda.reading.act.judge import Judge, weighed
from servanda.reading.act.leaver import exit_actors, is_persons, joined_by
from servanda.reading.act.left import described
from servanda.reading.act.predicate import enclosed
from servanda.reading.act.repeated import repeated
from servanda.reading.act.told import Told
from servanda.reading.act.trigger import Step, Trigger, denies, retraction, steps, triggers
from servanda.reading.reason import reasons
from servanda.reading.scene import Scene
from servanda.reading.treaty_of import treaty_on
from servanda.terms.finding import Act, ActKind, Modality, Polarity, Stage, Time
from servanda.terms.span import Span

BACKGROUND = timedelta(days=90)
"""What was done longer than this before publication is background."""
_SURE = frozenset({Modality.DONE, Modality.ONGOING, Modality.DECIDED})


def acts(scenes: Sequence[Scene], judge: Judge | None = None) -> tuple[Act, ...]:
    """Return the acts that a text tells of, in order; a question tells of none.

    Args:
        scenes: The sentences of the text.
        judge: Who says how firmly acts are meant where the rules leave it open.
    """
    focus = Focus(scenes)
    found: list[Act] = []
    for scene, following in zip(scenes, [*scenes[1:], None], strict=True):
        told = tuple(_in_sentence(scene, focus))
        acts_told = list(weighed(scene, told, judge))
        if acts_told and following is not None and denies(following):
            acts_told = list(map(_denied, acts_told))
        for act in sorted(acts_told, key=lambda one: one.span):
            focus.note(act)
            found.append(replace(act, id=f"a{len(found) + 1}", statement=teller(scene, act)))
    return tuple(found)


def _denied(act: Act) -> Act:
    done = act.modality is Modality.DONE and act.polarity is Polarity.AFFIRMED
    return replace(act, polarity=Polarity.DENIED) if done else act


def _in_sentence(scene: Scene, focus: Focus) -> Iterator[Told]:
    told, steps_told = triggers(scene), steps(scene)
    found = list(_all(scene, told, steps_told, focus))
    found += _again(scene, [one.act for one in found], focus)
    taken_back = retraction(scene) if found else None
    for one in found:
        act = one.act
        around = enclosed(scene, act.span)
        if around is not None and around.modality is not None:
            act = replace(act, modality=around.modality)
        if around is not None and around.modality is Modality.CONSIDERED:
            # "Schloss einen Austritt nicht aus": two words say no, together none.
            act = replace(act, polarity=Polarity.AFFIRMED)
        back = taken_back is not None and act.span.end > taken_back
        if back or (around is not None and around.polarity is Polarity.DENIED):
            act = replace(act, polarity=Polarity.DENIED)
        yield replace(one, act=act, word=None if back else one.word)
    focus.hear([one.kind for one in told], subjects(scene, scene.sentence))


def _all(
    scene: Scene, told: tuple[Trigger, ...], taken: tuple[Step, ...], focus: Focus
) -> Iterator[Told]:
    going = tuple(moves(scene, told, taken, focus))
    for move in (*going, *left_open(scene, told, going)):
        act = _exit_act(scene, move, focus)
        if not act.actors and is_persons(scene, move):
            continue
        denied = act.polarity is not Polarity.AFFIRMED
        passive = move.word is not None and move.word.passive
        if act.actors or not ((passive and not denied) or _is_described(scene, move)):
            # "The treaty has been denounced", by nobody: more often blamed than left.
            yield Told(act, move.word.span if move.word else None, move.open)
        others = () if move.open or denied else joined_by(scene, move)
        if others:
            yield Told(_told_before(act, others))
        yield from _gapped(scene, act, focus)
    done = tuple(deeds(scene, told, focus))
    sure = tuple(deed for deed in done if not deed.open)
    yield from (Told(act) for act in addresses(scene, sure, focus))
    for deed in done:
        yield Told(_conduct_act(scene, deed, focus), deed.word.span, deed.open)
    used = [move.at for move in going]
    free = [one for one in told if not any(one.span.overlaps(at) for at in used)]
    for bond in bonds(scene, free, focus):
        yield bond
        if not bond.open:
            yield from _gapped(scene, bond.act, focus)


def _is_described(scene: Scene, move: Move) -> bool:
    """Say whether what is left has no name: "its agreement with Kenya"."""
    return move.object is not None and described(scene, move.verb) is not None


def _partners(scene: Scene, move: Move) -> set[str]:
    """Return the states with which an agreement is that has no name; they do not end it."""
    pact = described(scene, move.verb) if move.object else None
    return {code for m in scene.mentions if pact and m.span.within(pact) for code in codes(m)}


def _told_before(act: Act, others: tuple[str, ...]) -> Act:
    """Return the exit that others are making already when one joins them, sure or not, in it."""
    if act.modality not in _SURE:
        act = replace(act, stage=Stage.ANNOUNCED, modality=Modality.DECIDED)
    return replace(act, actors=others, retrospective=True)


def _gapped(scene: Scene, act: Act, focus: Focus) -> Iterator[Told]:
    for one in gapped(scene, act):
        same = replace(act, actors=one.actors, when=one.time.id, span=one.span)
        back = _is_background(scene, same, one.time, focus)
        yield Told(replace(same, retrospective=back))


def _again(scene: Scene, told: Sequence[Act], focus: Focus) -> Iterator[Told]:
    times = {one.id: one for one in scene.times}
    for act in repeated(scene, told, focus.last):
        time = times.get(act.when or "")
        back = _is_background(scene, act, time, focus) if time else act.retrospective
        yield Told(replace(act, retrospective=back))
        yield from _gapped(scene, act, focus)


def _exit_act(scene: Scene, move: Move, focus: Focus) -> Act:
    by, partners = exit_actors(scene, move, focus), _partners(scene, move)
    if partners & set(by):
        # "Turkey expels Israel's envoy and ends its pact with Israel".
        named = subjects(scene, Span(scene.sentence.start, move.at.start))
        by = tuple(one for one in named if one not in partners)
    time = time_of(scene, move.at)
    act = Act(
        id="",
        kind=move.kind,
        span=stretch(scene, move.at),
        modality=move.modality,
        stage=move.stage,
        polarity=move.polarity,
        actors=by,
        treaty=move.treaty,
        object=move.object,
        when=time.id if time else None,
        duration=duration_of(time),
        reasons=reasons(scene, move.at),
        statement=statement_id(scene, move.at),
    )
    return replace(act, retrospective=_is_background(scene, act, time, focus))


def _conduct_act(scene: Scene, deed: Deed, focus: Focus) -> Act:
    time = time_of(scene, deed.at)
    return Act(
        id="",
        kind=deed.kind,
        span=stretch(scene, deed.at),
        modality=deed.modality,
        polarity=deed.polarity,
        actors=doers(scene, deed.word, focus),
        treaty=treaty_on(deed.weapon, focus.treaty(deed.at)),
        object=deed.weapon,
        when=time.id if time else None,
        duration=duration_of(time),
        reasons=reasons(scene, deed.at),
        statement=statement_id(scene, deed.at),
    )


def _is_background(scene: Scene, act: Act, time: Time | None, focus: Focus) -> bool:
    """Say whether something done is told as background: long ago, or of states not in focus."""
    published = scene.document.published
    if act.kind is ActKind.SUSPEND or act.modality is not Modality.DONE:
        return False
    if time and time.is_dated and time.latest and published:
        return time.latest < published - BACKGROUND
    return bool(focus.exit and not set(focus.exit.actors) & set(act.actors))
