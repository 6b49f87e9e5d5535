"""What a word for an exit has as its object: whether a treaty, and which."""

from itertools import pairwise

from servanda.reading.act.focus import Focus
from servanda.reading.act.form import is_another, suffers
from servanda.reading.act.left import (
    NEAR,
    described,
    is_aside,
    kind_of,
    left,
    meant,
    near_behind,
    stands_for,
    unlisted,
    unnamed,
)
from servanda.reading.act.trigger import Trigger
from servanda.reading.enumeration import joined
from servanda.reading.generic import called
from servanda.reading.lexicon import Hit
from servanda.reading.scene import Scene
from servanda.reading.treaty_of import is_joined, may_be_called, treaty_of, treaty_on
from servanda.terms.finding import ActKind, Mention, MentionKind
from servanda.terms.span import Span

REACH = 160
"""What belongs to an exit stands no further from it than this, in characters."""
OBJECT = 24
"""Characters between a verb and its object, an adjective between them."""
_DASHES = frozenset("-–—")
BESIDE = 5
"""Characters between a verb and its object: an article."""


def has_treaty(scene: Scene, one: Trigger, focus: Focus) -> bool:
    """Say whether a treaty can be what is left: named or meant behind it, or nothing behind it."""
    spoken_of = any(mention.span.end <= one.span.start for mention in scene.treaties)
    bare = one.bare or spoken_of or focus.exit_kind is not None
    behind = Span(one.span.end, min(scene.sentence.end, one.span.end + NEAR))
    # "Ministers may denounce a treaty": that is none.
    none = bool(called(scene.document, behind, "any treaty"))
    none = none or (not one.sure and _is_other(scene, one))
    if one.sure or none:
        return not none
    if one.passive:
        is_named = any(suffers(scene, mention.span, one.span) for mention in scene.treaties)
        return is_named or unnamed(scene, one.span, before=True) is not None
    if one.form == "noun" or one.kind is ActKind.RESCIND or (bare and _is_last(scene, one.span)):
        return True
    near = near_behind(scene, one.span)
    pact = described(scene, one.span) is not None
    if pact or stands_for(scene, near, "no party"):
        # "withdraws its reservation to the protocol": the state stays.
        return pact
    if _is_of_weapon(scene, near):
        return False
    objects = _objects(scene, near, one.span)
    named = next((m.span for m in objects if m.span.start < near.end), None)
    if named is None:
        if meant(scene, one.span) or unlisted(scene, one.span) is not None:
            return True
        return (bare or focus.is_near(one.span)) and _is_own_part(scene, one.span)
    return one.bare or not is_another(scene, Span(near.start, named.start))


def _is_other(scene: Scene, one: Trigger) -> bool:
    """Say whether what is left is told, and is no treaty: "aus Cherson", "quitté le groupe"."""
    document, clause = scene.document, scene.clause_at(one.span.start)
    start = max(clause.start, one.span.start - REACH)
    near = (Span(one.span.end, min(clause.end, one.span.end + NEAR)), Span(start, one.span.start))
    found = [
        hit
        for where in near
        for hit in called(document, where, "thing left")
        if one.form != "noun" or (hit.cue.keys.get("noun") and where is near[0])
    ]
    return bool(found) and not any(_may_be_left(scene, thing) for thing in found)


def _may_be_left(scene: Scene, thing: Hit) -> bool:
    """Say whether words name a treaty, what one joins by it, or nothing that can be left."""
    for one in scene.mentions:
        # "Retirer la Russie": it is taken out; "se retirer de Syrie": a place.
        state = one.kind in (MentionKind.STATE, MentionKind.GROUP) and "of" not in thing.groups
        # "Aus dem Schiedszentrum ICSID": the name may stand behind what it is.
        named = thing.span.overlaps(one.span) or one.span.start == thing.span.end + 1
        if named and (state or treaty_of(one) or is_joined(one)):
            return True
    words = ("treaty", "part", "nothing left")
    return any(called(scene.document, thing.span, what) for what in words)


def _objects(scene: Scene, at: Span, verb: Span) -> list[Mention]:
    """Return the treaties from a place on that may be what is left.

    None of a clause that only tells something of another thing: "from Kherson, where the court".
    """
    found = []
    for mention in left(scene):
        if mention.span.start < at.start:
            continue
        clause = scene.clause_at(mention.span.start)
        gap = Span(verb.end, max(verb.end, min(mention.span.start, verb.end + REACH)))
        aside = clause.start > verb.end and is_aside(scene, clause) and not _is_last(scene, verb)
        if not aside and not stands_for(scene, gap, "still bound"):
            found.append(mention)
    return found


def _is_last(scene: Scene, verb: Span) -> bool:
    """Say whether nothing but a time follows a verb in its clause."""
    end = scene.clause_at(verb.start).end
    apart = scene.document.text[end : end + 2]
    if apart[:1].isspace() and apart[1:] not in _DASHES and end < scene.sentence.end:
        # A word divides, as in "leave that for later": the verb has an object.
        return False
    last = _past_subject(scene, verb)
    rest = end - last
    times = [t.span for t in scene.times if 0 <= t.span.start - last < rest]
    after = [verb.end, *(span.end for span in times[:1] if span.start - last <= BESIDE)]
    if any(stands_for(scene, Span(at, scene.sentence.end), "on its own") for at in after):
        return True
    if times and times[0].start - last <= BESIDE and _adds_state(scene, times[0].end):
        return True
    return rest - sum(span.end - span.start for span in times[:1]) <= 2 + 4 * bool(times)


def _past_subject(scene: Scene, verb: Span) -> int:
    """Return where the states end with which a verb ends and those joined to them, or the verb.

    "Konwencję wypowiedziały | Litwa, Łotwa i Estonia": they are the subject, no object.
    """
    names = scene.of_kind(MentionKind.STATE, MentionKind.GROUP)
    end = verb.end
    for before, after in pairwise(names):
        if before.span.end == end and joined(scene.document, before, after):
            end = after.span.end
    return end


def _is_of_weapon(scene: Scene, near: Span) -> bool:
    """Say whether weapons stand right behind a verb: "scrapped its last mines"."""
    for weapon in scene.of_kind(MentionKind.WEAPON):
        if near.start < weapon.span.start <= near.start + OBJECT:
            rest = Span(weapon.span.end, min(scene.sentence.end, weapon.span.end + OBJECT))
            named = any(weapon.span.overlaps(one.span) for one in scene.treaties)
            lead = Span(near.start, weapon.span.start)
            tied = any(stands_for(scene, at, "agreed") for at in (lead, rest))
            return not (named or tied)
    return False


def _is_own_part(scene: Scene, verb: Span) -> bool:
    """Say whether nothing but "its participation", and a time, follows a verb."""
    text = scene.document.text
    near = Span(verb.end, min(scene.clause_at(verb.start).end, verb.end + NEAR))
    if near.start >= near.end:
        return False
    parts = [hit.span for hit in called(scene.document, near, "part")]
    return any(not text[verb.end : one.start].strip() and _is_last(scene, one) for one in parts)


def _adds_state(scene: Scene, at: int) -> bool:
    """Say whether "and" and a state follow: "left in 2017 and the Philippines in 2019"."""
    behind = (one.span.start for one in scene.of_kind(MentionKind.STATE))
    after = next((start for start in behind if start > at), None)
    if after is None:
        return False
    return stands_for(scene, Span(at, after), "and")


def treaty_left(
    scene: Scene, at: Span, verb: Span, focus: Focus, *, inherit: bool
) -> tuple[str | None, str | None]:
    """Return the treaty that is left, or the name of one that the catalogue does not hold."""
    behind = _objects(scene, at, verb)
    other = unlisted(scene, verb) or described(scene, verb)
    if other and not (behind and behind[0].span.start <= other.end):
        return None, other.of(scene.document.text)
    if behind:
        return treaty_of(behind[0]), None
    if inherit and focus.exit and focus.exit.treaty:
        return focus.exit.treaty, None
    spoken = meant(scene, verb)
    kind = kind_of(scene, spoken)
    # What stands behind in a clause about something else is left no more than what follows it.
    beside = {treaty_of(m) for m in left(scene) if m.span.start >= at.start}
    named = [m for m in left(scene) if m.span.start < at.start]
    here = [m for m in named if kind is None or may_be_called(m, kind, scene.document.text)]
    if here:
        return treaty_of(here[-1]), None
    pronoun = any(hit.cue.keys.get("pronoun") for hit in spoken)
    definite = unnamed(scene, verb)
    taken_up = pronoun or definite is not None
    known = focus.treaty(at, pronoun=taken_up, kind=kind)
    behind_it = reach_of(scene, verb)
    for weapon in scene.of_kind(MentionKind.WEAPON):
        # "the treaty outlawing anti-personnel mines": its weapons tell which.
        if spoken and weapon.ref and weapon.span.within(behind_it):
            known = treaty_on(weapon.ref, known) or known
    known = None if known in beside else known
    return known, None if known else definite


def reach_of(scene: Scene, verb: Span) -> Span:
    """Return the stretch behind a verb within which what is said belongs to it."""
    return Span(verb.end, min(scene.sentence.end, verb.end + REACH))
