"""Words that tell of an act, and the steps that an exit takes."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from servanda.reading.act.form import (
    form_of,
    is_compound,
    is_determined,
    is_other,
    is_part,
    is_passive,
    is_present,
)
from servanda.reading.lexicon import Hit, cues, hits
from servanda.reading.scene import Scene
from servanda.terms.finding import ActKind, MentionKind, Modality, Stage
from servanda.terms.span import Span

_NEGATIONS = frozenset({"not", "no"})
"""Groups of a step that say no; one pattern may need two."""
FORMS = ("base", "third", "past", "ing", "noun")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names a kind of act, and its grammatical form."""

    span: Span
    kind: ActKind
    role: str
    """``exit`` and ``bond`` concern a treaty, ``conduct`` a class of weapon."""
    form: str
    event: bool
    """Whether the present tense tells of what has happened ("fires a missile")."""
    bare: bool
    """Whether it may stand without an object and still tell of an exit ("withdraw")."""
    weapon: str | None = None
    """The class of weapon that the word itself names ("nuclear test")."""
    beside: bool = False
    """Whether it tells of an act only right behind the name of a weapon: "missile strike"."""
    sure: bool = False
    """Whether it tells of an exit though no treaty is named ("revoked its ratification")."""
    notice: bool = False
    """Whether it names the notice by which one leaves, not the end of being bound: "denounced"."""
    ratification: bool = False
    """Whether what is taken back is a ratification, which may never have bound."""
    open: bool = False
    """Whether the word says too little for the rules, so that only a judge makes an act of it."""
    company: bool = False
    """Whether it may be done with a state instead of on a treaty: "joining Lithuania"."""
    ahead: bool = False
    """Whether its present tense tells of what is to come: Polish "podpisze"."""
    passive: bool = False
    """Whether what stands before it suffers the act: "mines were laid", "mines laid by"."""
    last: bool = False
    """Whether its object stands before it, as where verbs come last: "hat Minen verlegt"."""


@dataclass(frozen=True, slots=True)
class Step:
    """Words that tell how far an exit has come."""

    span: Span
    stage: Stage
    modality: Modality
    alone: bool
    """Whether it may stand for an exit spoken of before."""
    body: bool
    """Whether a body of one state acts."""
    noun: bool
    """Whether it is a noun, so that what stands right before it is whose step it is."""
    says: bool
    """Whether it only says what is to come, so that "would" makes a plan of it."""
    agent: bool
    """Whether its verb has a subject that acts ("gave notice"), not the exit ("takes effect")."""
    pronoun: bool
    """Whether a pronoun in it stands for an exit spoken of right before: "it takes effect"."""
    spoken: bool = False
    """Whether it says so little that an exit must be spoken of beside it: "notified the UN"."""
    negated: bool = False
    """Whether the words themselves say no: "voted against leaving"."""
    present: bool = False
    """Whether a day that is still to come makes a plan of it: "ceases to be a party in June"."""


T = TypeVar("T", Trigger, Step, Hit)


def triggers(scene: Scene) -> tuple[Trigger, ...]:
    """Return the words for acts in a sentence that are no part of a treaty's name or rule."""
    words = _hits(scene, "act")
    if not words:
        return ()
    norms = _norms(scene)
    closed = [mention.span for mention in scene.of_kind(MentionKind.TREATY)]
    closed += [*norms[False], *scene.questions]

    def ruled(span: Span) -> bool:
        return any(span.overlaps(norm) for norm in norms[True])

    found = [
        Trigger(
            span,
            ActKind(hit.cue.keys["kind"]),
            hit.cue.keys["role"],
            _form(scene, hit, span, form),
            bool(hit.cue.keys.get("event")),
            bool(hit.cue.keys.get("bare")),
            hit.cue.keys.get("weapon"),
            bool(hit.cue.keys.get("beside")),
            bool(hit.cue.keys.get("sure")),
            bool(hit.cue.keys.get("notice")),
            bool(hit.cue.keys.get("ratification")),
            bool(hit.cue.keys.get("open")) or ruled(span),
            bool(hit.cue.keys.get("company")),
            bool(hit.cue.keys.get("ahead")),
            form == "past" and is_passive(scene, span),
            bool(hit.cue.keys.get("last")),
        )
        for hit in words
        for form in FORMS
        if (span := hit.groups.get(form))
        and not any(span.overlaps(other) for other in closed)
        and (hit.cue.keys["role"] == "conduct" or not ruled(span))
        and not is_compound(scene, span, form)
        and not (_is_weapons(hit) and not hit.cue.keys.get("last") and is_other(scene, span, form))
    ]
    return longest(one for one in found if not (one.form == "noun" and is_part(scene, one.span)))


def _form(scene: Scene, hit: Hit, span: Span, form: str) -> str:
    if hit.cue.keys.get("last"):
        return form
    if hit.cue.keys["role"] == "conduct":
        return form_of(scene, span, form)
    if form in ("base", "third") and (is_determined(scene, span) or _is_of_treaty(scene, span)):
        return "noun"
    if form == "base" and not hit.cue.keys.get("fixed") and is_present(scene, span):
        return "past" if hit.cue.keys.get("unchanged") and _is_over(scene, span) else "third"
    return form


def _is_of_treaty(scene: Scene, at: Span) -> bool:
    """Say whether the name of a treaty stands right before a word: "threatens NPT exit"."""
    if not cues(scene.document.language, "passive"):
        # Where verbs come last, their object stands there.
        return False
    return any(at.start - one.span.end == 1 for one in scene.treaties)


def _is_over(scene: Scene, verb: Span) -> bool:
    """Say whether a state did something on a day past: "Poland quit it on 20 February"."""
    states = scene.of_kind(MentionKind.STATE, MentionKind.GROUP)
    acts = any(0 < verb.start - one.span.end <= 1 for one in states)
    behind = any(one.span.start > verb.end for one in scene.times)
    return acts and behind and scene.is_over


def _is_weapons(hit: Hit) -> bool:
    """Say whether a cue is of conduct with weapons whose verb is no noun for the same act."""
    return hit.cue.keys["role"] == "conduct" and not hit.cue.keys.get("nominal")


def steps(scene: Scene) -> tuple[Step, ...]:
    """Return the steps of an exit that a sentence tells of."""
    found = _hits(scene, "step")
    general = _general(scene)
    ignored = [hit.groups.get("what", hit.span) for hit in found if hit.cue.keys.get("ignore")]
    told = [
        Step(
            hit.groups.get("at", hit.span),
            Stage(hit.cue.keys["stage"]),
            Modality(hit.cue.keys["modality"]),
            bool(hit.cue.keys.get("alone")),
            bool(hit.cue.keys.get("body")),
            "noun" in hit.groups,
            bool(hit.cue.keys.get("says")),
            bool(hit.cue.keys.get("agent")),
            bool(hit.cue.keys.get("pronoun")),
            bool(hit.cue.keys.get("spoken")),
            not _NEGATIONS.isdisjoint(hit.groups),
            "present" in hit.groups,
        )
        for hit in found
        if not hit.cue.keys.get("ignore")
        and not scene.asks(hit.span)
        and not any(other.start <= hit.span.start < other.end for other in ignored)
        and not any(hit.span.overlaps(rule) for rule in general)
    ]
    return longest(told)


def retraction(scene: Scene) -> int | None:
    """Return from where on the text takes back what the sentence says; None if it does not."""
    found = [h.span.end for h in _ruled_out(scene) if h.cue.keys["why"] == "retracted"]
    return min(found, default=None)


def denies(scene: Scene) -> bool:
    """Say whether a sentence does nothing but deny what the one before says: "It has not."."""
    return any(hit.cue.keys["why"] == "not so" for hit in _ruled_out(scene))


def _norms(scene: Scene) -> dict[bool, list[Span]]:
    """Return the stretches that tell what a rule says: from its verb to the end of the clause.

    An idiom closes only itself, or the words of its group ``what``. Under True those in which a
    judge may see conduct, under False those in which nobody does.
    """
    names = scene.of_kind(MentionKind.TREATY, MentionKind.ORGANISATION)
    found: dict[bool, list[Span]] = {True: [], False: []}
    for hit in _ruled_out(scene):
        why = hit.cue.keys["why"]
        if why == "idiom":
            found[False].append(hit.groups.get("what", hit.span))
        elif why == "norm" and not any(hit.span.within(one.span) for one in names):
            stretch = Span(hit.span.start, scene.clause_at(hit.span.start).end)
            found[bool(hit.cue.keys.get("open"))].append(stretch)
    found[False] += _general(scene)
    return found


def _general(scene: Scene) -> list[Span]:
    """Return the stretches that tell what holds for any state: "a party may denounce it"."""
    end = scene.sentence.end
    rules = [hit for hit in _ruled_out(scene) if hit.cue.keys["why"] == "general"]
    return [Span(hit.span.start, end) for hit in rules]


def _ruled_out(scene: Scene) -> tuple[Hit, ...]:
    """Return what is no act in a sentence: several questions are asked of it, one by one."""
    return _ruled_out_in(scene.document.language, scene.document.text, scene.sentence)


@lru_cache(maxsize=2)
def _ruled_out_in(language: str, text: str, sentence: Span) -> tuple[Hit, ...]:
    return tuple(hits(language, "suppress", text, sentence))


def _hits(scene: Scene, name: str) -> list[Hit]:
    return hits(scene.document.language, name, scene.document.text, scene.sentence)


def longest(found: Iterable[T]) -> tuple[T, ...]:
    """Return what overlaps nothing longer, in the order of the text."""
    kept: list[T] = []
    for one in sorted(found, key=lambda one: (one.span.start - one.span.end, one.span.start)):
        if not any(one.span.overlaps(other.span) for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.span.start))
