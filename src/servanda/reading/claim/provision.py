"""What a text says that a treaty provides: reservations, exit, suspension, reach, time limits."""

from collections.abc import Iterator
from dataclasses import replace

from servanda.reading.act.focus import Focus
from servanda.reading.claim.denied import as_said
from servanda.reading.generic import called
from servanda.reading.lexicon import Hit, hits
from servanda.reading.scene import Scene
from servanda.reading.treaty_of import treaty_of
from servanda.terms.finding import ActKind, Claim, ClaimKind, MentionKind, Rule, Time, TimeType
from servanda.terms.span import Span

NEAR = 80
"""Characters between what must be done and the time in which it must be."""
CLOSE = 2
"""Characters between words and the name that they govern."""
WEAPON = 12
"""Characters between words for a ban and the weapons that are banned."""
BUT = 80
"""Characters behind words within which a condition is put on what they say."""
_KEEPERS = frozenset({MentionKind.STATE, MentionKind.ORGANISATION})
_BREAKS = frozenset(",;:")


def provisions(scene: Scene, focus: Focus) -> Iterator[Claim]:
    """Yield what a sentence says that a treaty provides."""
    end = scene.sentence.start
    document = scene.document
    for hit in hits(document.language, "provision", document.text, scene.sentence):
        of = _treaty(scene, hit, focus) if hit.span.start >= end else None
        if of is None:
            continue
        treaty, named = of
        whole = Span(min(named.start, hit.span.start), max(named.end, hit.span.end))
        claim = Claim("", ClaimKind.SCOPE, whole, treaty=treaty)
        claim = replace(claim, negated=bool(hit.cue.keys.get("denies")))
        for one in _of(scene, hit, claim):
            end = hit.span.end
            yield from as_said(scene, hit.span, one)


def _of(scene: Scene, hit: Hit, claim: Claim) -> Iterator[Claim]:
    match hit.cue.keys["rule"]:
        case "scope":
            yield from _reach(scene, hit, claim)
        case "limit":
            yield from _limit(scene, hit, claim)
        case Rule.DEPOSITARY:
            yield from _depositary(scene, hit, claim)
        case Rule.HOLD:
            yield replace(claim, rule=Rule.HOLD)
        case rule:
            if not _stands(scene, _behind(scene, hit), "but"):
                yield replace(claim, rule=Rule(rule))


def _stands(scene: Scene, where: Span, what: str) -> bool:
    """Say whether words stand in a stretch that limit what is said, or set one against another."""
    language, text = scene.document.language, scene.document.text
    return bool(hits(language, "provision", text, where, ("rule", what)))


def _behind(scene: Scene, hit: Hit) -> Span:
    return Span(hit.span.start, min(scene.sentence.end, hit.span.end + BUT))


def _treaty(scene: Scene, hit: Hit, focus: Focus) -> tuple[str, Span] | None:
    """Return the treaty that is spoken of, and where it is named as the words ask for it."""
    if "treaty" not in hit.cue.keys:
        return None
    named = [(treaty_of(one), one.span) for one in scene.treaties]
    for one in called(scene.document, scene.sentence, "treaty"):
        if not one.cue.keys.get("pronoun") and not any(s.overlaps(one.span) for _, s in named):
            kind = one.groups["kind"].of(scene.document.text) if "kind" in one.groups else ""
            named.append((focus.treaty(one.span, kind=kind.lower() or None), one.span))
    if not named and hit.cue.keys.get("focus"):
        named = [(focus.treaty(hit.span), hit.span)]
    place = str(hit.cue.keys["treaty"])
    fit = [(of, span) for of, span in named if of and _fits(scene, place, hit.span, span)]
    if not fit:
        return None
    return min(fit, key=lambda one: max(one[1].start - hit.span.end, hit.span.start - one[1].end))


def _fits(scene: Scene, place: str, at: Span, named: Span) -> bool:
    match place:
        case "before":
            return named.end <= at.start and _is_subject(scene, named, at)
        case "behind":
            # "Leave the Convention": of a treaty that is only called one the article is part.
            return named.start <= at.end + CLOSE and named.end > at.end
        case "within":
            return named.within(at)
        case _:
            return True


def _is_subject(scene: Scene, named: Span, at: Span) -> bool:
    """Say whether only an aside stands between a treaty and what it does."""
    gap = Span(named.end, at.start)
    words = gap.of(scene.document.text).strip()
    if words[:1] == "," and words[-1:] == ",":
        return not _BREAKS & set(words[1:-1])
    language, text = scene.document.language, scene.document.text
    asides = hits(language, "provision", text, gap, ("rule", "aside"))
    return not words or any(one.span.of(text) == words.strip(", ") for one in asides)


def _reach(scene: Scene, hit: Hit, claim: Claim) -> Iterator[Claim]:
    """Yield that a treaty bans weapons that are named right behind, or acts with them."""
    if _stands(scene, _behind(scene, hit), "but"):
        return
    before = hit.cue.keys.get("weapon") == "before"
    for one in scene.of_kind(MentionKind.WEAPON):
        gap = hit.span.start - one.span.end if before else one.span.start - hit.span.end
        if 0 <= gap <= (CLOSE if before else WEAPON):
            start, end = min(one.span.start, claim.span.start), max(one.span.end, claim.span.end)
            acts = tuple(ActKind(name) for name in hit.groups)
            yield replace(claim, span=Span(start, end), acts=acts)
            return


def _limit(scene: Scene, hit: Hit, claim: Claim) -> Iterator[Claim]:
    """Yield in which time a treaty has something done; of one state the time may be another."""
    near = [(_apart(hit.span, one.span), one) for one in scene.times if _is_exact(one)]
    near = [pair for pair in near if pair[0] <= NEAR]
    if not near or scene.of_kind(MentionKind.STATE, MentionKind.GROUP):
        return
    time = min(near, key=lambda pair: pair[0])[1]
    first, last = sorted((hit.span, time.span))
    yield replace(
        claim,
        span=Span(first.start, max(first.end, last.end)),
        rule=Rule(hit.cue.keys["does"]),
        period=time.value,
    )


def _apart(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)


def _is_exact(time: Time) -> bool:
    value = time.value or ""
    return time.type is TimeType.DURATION and value[:1] == "P" and value[1:2].isdigit()


def _depositary(scene: Scene, hit: Hit, claim: Claim) -> Iterator[Claim]:
    """Yield who is said to keep a treaty: who is named behind "is", or before it."""
    clause = scene.clause_at(hit.span.start)
    where = Span(min(clause.start, hit.span.start), hit.span.start)
    if hit.cue.keys["keeper"] == "behind":
        where = Span(hit.span.end, scene.sentence.end)
    found = [one for one in scene.mentions if one.span.within(where) and one.kind in _KEEPERS]
    keepers = tuple(one.ref for one in found if one.ref)
    if keepers and len(keepers) == len(found) and not _stands(scene, where, "other"):
        first, last = min(found[0].span, claim.span), max(found[-1].span, claim.span)
        whole = Span(first.start, last.end)
        yield replace(claim, span=whole, rule=Rule.DEPOSITARY, keepers=keepers)
