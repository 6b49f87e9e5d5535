"""Who does what was told right before of another: "Latvia left. Estonia followed suit."."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from servanda.reading.act.actor import pronouns_in, subjects
from servanda.reading.act.circumstance import duration_of, statement_id, stretch, time_of
from servanda.reading.act.exit import settled
from servanda.reading.act.focus import EXITS
from servanda.reading.act.left import stands_for
from servanda.reading.act.modality import firmness
from servanda.reading.act.tense import tense
from servanda.reading.act.trigger import FORMS, Trigger
from servanda.reading.lexicon import Hit, hits
from servanda.reading.scene import Scene
from servanda.terms.finding import Act, ActKind, Modality, Polarity
from servanda.terms.span import Span

REPEATED = EXITS | {ActKind.RESCIND}
NEAR = 240
"""Characters between an exit and the words that say it of another state."""
_ENDS = (". ", ".\n", "! ", "? ")
AND = 5
"""Characters of an "and" between blanks."""
BEHIND = 40
"""Characters behind "so has" within which the state stands."""


def repeated(scene: Scene, told: Sequence[Act], last: Act | None) -> Iterator[Act]:
    """Yield the exits that a sentence says another state to make as well, or not to.

    Args:
        scene: The sentence.
        told: The acts that it tells of by their own words.
        last: The exit told last before it.
    """
    document = scene.document
    for hit in hits(document.language, "same", document.text, scene.sentence):
        before = [one for one in told if one.kind in REPEATED and one.span.start < hit.span.start]
        other = before[-1] if before else last
        if other is None or scene.asks(hit.span) or not _is_next(scene, hit.span, other):
            continue
        same = _back if hit.cue.keys.get("back") else _of_another
        act = same(scene, hit, other)
        if act is not None:
            yield act


def _back(scene: Scene, hit: Hit, other: Act) -> Act | None:
    """Return that who left is a party again: "Portugal quit in 1972 and returned in 1974"."""
    clause = scene.clause_at(hit.span.start)
    before = Span(clause.start, max(clause.start, hit.span.start))
    actors = subjects(scene, before)
    # "And returned", "it came back": nobody else is named.
    taken_up = not before.of(scene.document.text).strip() or bool(pronouns_in(scene, before))
    actors = actors or (other.actors if taken_up or _goes_on(scene, before) else ())
    done = other.modality is Modality.DONE and other.polarity is Polarity.AFFIRMED
    firm = firmness(scene, hit.span)
    if not (done and actors and set(actors) <= set(other.actors)) or firm.modality is not None:
        return None
    told = replace(other, kind=ActKind.REJOIN, stage=None, polarity=firm.polarity, actors=actors)
    return _at(scene, hit.span, told)


def _at(scene: Scene, word: Span, act: Act) -> Act:
    """Return an act that a word tells again: its place, time and speaker, and no reasons."""
    time = time_of(scene, word)
    return replace(
        act,
        span=stretch(scene, word),
        when=time.id if time else None,
        duration=duration_of(time),
        reasons=(),
        statement=statement_id(scene, word),
    )


def _goes_on(scene: Scene, before: Span) -> bool:
    """Say whether "and" stands right before words whose subject is that of the verb before."""
    last = Span(max(before.start, before.end - AND), before.end)
    return stands_for(scene, last, "and")


def _is_next(scene: Scene, at: Span, other: Act) -> bool:
    """Say whether an act is told in the same sentence or in the one before."""
    if at.start - other.span.end > NEAR:
        return False
    gap = scene.document.text[other.span.end : scene.sentence.start + 1]
    return sum(gap.count(end) for end in _ENDS) <= 1


def _of_another(scene: Scene, hit: Hit, other: Act) -> Act | None:
    form = next(form for form in FORMS if form in hit.groups)
    clause = scene.clause_at(hit.span.start)
    if hit.cue.keys["subject"] == "behind":
        behind = Span(hit.span.end, min(scene.sentence.end, hit.span.end + BEHIND))
        actors = subjects(scene, behind, leading=True)
    else:
        actors = subjects(scene, Span(clause.start, hit.span.start))
    if not actors or set(actors) & set(other.actors):
        return None
    firm = firmness(scene, hit.span, form)
    if "not" in hit.groups:
        firm = replace(firm, polarity=Polarity.NEGATED)
    stage, modality = other.stage, other.modality
    if form != "past" or firm.modality is not None:
        found = tense(Trigger(hit.span, other.kind, "exit", form, event=False, bare=True), firm)
        if found is None:
            return None
        stage, modality = found[0], settled(*found)
    elif modality is Modality.HYPOTHETICAL:
        return None
    told = replace(other, stage=stage, modality=modality, polarity=firm.polarity, actors=actors)
    return _at(scene, hit.span, told)
