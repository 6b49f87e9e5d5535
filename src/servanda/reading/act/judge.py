"""Who may judge how firmly an act is meant where the rules leave it open, and within what bounds.

What must never break is held here, whoever judges: a step at home is at most decided, and nobody
makes an exit firmer than the rules read it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from servanda.reading.act.exit import settled
from servanda.reading.act.focus import EXITS
from servanda.reading.act.left import stands_for
from servanda.reading.act.told import Told
from servanda.reading.act.trigger import longest
from servanda.reading.lexicon import hits
from servanda.reading.scene import Scene
from servanda.terms.document import Document
from servanda.terms.finding import Act, ActKind, Modality, Polarity, Stage
from servanda.terms.span import Span

NONE = "none"
"""The class of a word that tells of no act."""
_ORDER = list(Modality)
BEHIND = 24
"""Characters behind a verb within which what is not done as well follows."""
_NOT = (Polarity.NEGATED, Polarity.DENIED)
_STAGED = frozenset({Stage.NOTIFIED, Stage.EFFECTIVE})


@dataclass(frozen=True, slots=True)
class Asked:
    """What a judge is asked about: a word for an act, and what the rules make of it."""

    word: Span
    rule: str
    """A modality, for what is not affirmed a polarity, or ``none``."""


class Judge(Protocol):
    """Somebody who knows how firmly acts are meant from the sentence around them."""

    def judged(self, document: Document, sentence: Span, asked: Sequence[Asked]) -> Sequence[str]:
        """Return for each word a modality, a polarity that is not affirmed, or ``none``."""
        ...


def class_of(act: Act) -> str:
    """Return the class that an act stands for: its modality, else its polarity."""
    affirmed = act.polarity is Polarity.AFFIRMED
    return act.modality.value if affirmed else act.polarity.value


def weighed(scene: Scene, told: Sequence[Told], judge: Judge | None) -> Iterator[Act]:
    """Yield the acts of a sentence as they are judged; without a judge, as the rules told them."""
    asked = [
        Asked(one.word, NONE if one.open else class_of(one.act))
        for one in told
        if one.word is not None
    ]
    answers: Iterator[str] = iter(())
    if judge is not None and asked:
        answers = iter(judge.judged(scene.document, scene.sentence, asked))
    denies: bool | None = None
    for one in told:
        answer = next(answers, None) if one.word is not None else None
        if answer in _NOT and denies is None:
            denies = _has_denial(scene, [one.word for one in asked])
        if answer in _NOT and not _may_deny(scene, one, denies=bool(denies)):
            # "Signed but not ratified" is signed; without any word for no nothing is denied.
            answer = NONE if one.open else class_of(one.act)
        act = _as_judged(one, answer)
        if act is not None:
            yield _bounded(act, one.most)


def _may_deny(scene: Scene, one: Told, *, denies: bool) -> bool:
    """Say whether a sentence may deny or negate an act in it.

    An exit needs some word for it; what is said "but not" of something else is itself affirmed.
    """
    if one.word is not None and one.act.kind is ActKind.SIGN:
        behind = Span(one.word.end, min(scene.sentence.end, one.word.end + BEHIND))
        return not stands_for(scene, behind, "but not")
    return denies or not _is_exit(one.act)


def _has_denial(scene: Scene, words: Sequence[Span]) -> bool:
    """Say whether a sentence denies anything otherwise than by the words for its acts."""
    document = scene.document
    for name in ("modality", "predicate"):
        said = hits(document.language, name, document.text, scene.sentence)
        free = (hit for hit in said if not any(hit.span.within(word) for word in words))
        told = longest(hit for hit in free if "polarity" in hit.cue.keys)
        if any(hit.cue.keys["polarity"] != Polarity.AFFIRMED for hit in told):
            return True
    return False


def _bounded(act: Act, most: Modality | None) -> Act:
    """Return an act no firmer than it may be; what is not affirmed is bound by nothing."""
    if most is None or act.polarity is not Polarity.AFFIRMED:
        return act
    return replace(act, modality=max(act.modality, most, key=_ORDER.index))


def _as_judged(one: Told, answer: str | None) -> Act | None:
    if answer is None:
        return None if one.open else one.act
    if answer == NONE:
        kept = _is_exit(one.act) or one.act.kind is ActKind.REJOIN
        return one.act if kept and not one.open else None
    act = one.act
    if answer in (Polarity.NEGATED, Polarity.DENIED):
        polarity = Polarity(answer)
        told = polarity is Polarity.DENIED and not _is_exit(act)
        unread = Modality.DONE if told else Modality.PLANNED
        modality = unread if one.open else act.modality
        return replace(act, modality=modality, polarity=polarity)
    if one.open and _is_exit(act):
        return _as_supposed(act, Modality(answer))
    return _as_firm(act, Modality(answer))


def _as_supposed(act: Act, modality: Modality) -> Act | None:
    """Return an exit that only the judge sees; he may tell of none that is more than planned."""
    if _ORDER.index(modality) < _ORDER.index(Modality.PLANNED):
        return None
    stage = Stage.ANNOUNCED if modality is Modality.PLANNED else Stage.CONSIDERED
    return replace(act, stage=stage, modality=modality, polarity=Polarity.AFFIRMED)


def _as_firm(act: Act, modality: Modality) -> Act:
    """Return an act as firm as it is judged; an exit becomes no firmer than the rules read it."""
    if not _is_exit(act):
        return replace(act, modality=modality, polarity=Polarity.AFFIRMED)
    if act.polarity is not Polarity.AFFIRMED:
        return act
    if act.stage in _STAGED or _ORDER.index(modality) < _ORDER.index(act.modality):
        return act
    return replace(act, modality=settled(act.stage, modality), polarity=Polarity.AFFIRMED)


def _is_exit(act: Act) -> bool:
    return act.kind in EXITS
