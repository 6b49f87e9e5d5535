"""Claims that stand in words of their own: counts, votes, standings, periods of notice."""

from collections.abc import Iterator
from dataclasses import replace

from servanda.reading.act.actor import actors, is_state
from servanda.reading.act.focus import EXITS, Focus
from servanda.reading.act.left import stands_for
from servanda.reading.claim.dated import Dating, dates, dating, is_now
from servanda.reading.claim.denied import as_said
from servanda.reading.claim.named import treaties_joined
from servanda.reading.clause import trimmed
from servanda.reading.generic import called
from servanda.reading.lexicon import Hit, hits
from servanda.reading.scene import Scene
from servanda.reading.treaty_of import treaty_of
from servanda.terms.finding import (
    Act,
    Claim,
    ClaimKind,
    Comparison,
    DateSense,
    MentionKind,
    Stage,
    Time,
    TimeType,
)
from servanda.terms.span import Span

NEAR = 80
"""A period stands no further from the words for effect than this, in characters."""
CLOSE = 8
"""Characters between words and the treaty that they govern: "left the Convention"."""
OBJECT = 60
"""Characters behind words for a standing within which stands what it is a standing to."""
NEXT = 16
"""Characters in which a date begins that follows right behind: "bound until January"."""
OPENING = 8
"""Characters before the first name of a clause: its article."""
BEHIND = 80
"""Characters behind a period within which it is told what the period runs from."""

_OTHERS = (
    MentionKind.ORGANISATION,
    MentionKind.GROUP,
    MentionKind.STATE,
    MentionKind.PERSON,
)
_NEITHER = {"party": "outside", "signed": "unsigned", "joined": "never"}
"""What is said of each of several where "neither" stands before."""
_ONCE = frozenset({ClaimKind.PARTY_COUNT, ClaimKind.STANDING})
"""Kinds of which words that overlap make one claim."""

COMPARED = {
    "more": Comparison.MORE_THAN,
    "least": Comparison.AT_LEAST,
    "less": Comparison.LESS_THAN,
    "most": Comparison.AT_MOST,
    "about": Comparison.ABOUT,
    "nearly": Comparison.NEARLY,
}


def worded(scene: Scene, focus: Focus, here: list[Act]) -> Iterator[Claim]:
    """Yield the claims of a sentence that its own words make, without any act."""
    document = scene.document
    periods: set[str] = set()
    for hit in _apart(hits(document.language, "claim", document.text, scene.sentence)):
        for claim in _of(scene, hit, focus, here, periods):
            yield from as_said(scene, hit.span, claim)


def _of(
    scene: Scene, hit: Hit, focus: Focus, here: list[Act], periods: set[str]
) -> Iterator[Claim]:
    match ClaimKind(hit.cue.keys["kind"]):
        case ClaimKind.PARTY_COUNT:
            yield from _count(scene, hit, focus)
        case ClaimKind.VOTE:
            yield from _vote(scene, hit, focus, here)
        case ClaimKind.STANDING:
            yield from _standing(scene, hit, focus)
        case ClaimKind.NOTICE_PERIOD:
            of = _of_exit(hit, here) or treaty_near(scene, hit.span, focus)
            if not _is_of_treaty(scene, hit) or tells_of_exit(scene, hit.span, here):
                yield from _period(scene, hit, of, periods)
        case ClaimKind.FIGURE:
            yield from _leavers(scene, hit)
        case ClaimKind.TREATY_YEAR if hit.cue.keys.get("now"):
            yield from _in_force(scene, hit)
        case ClaimKind.JOINED | ClaimKind.LEFT if not hit.cue.keys.get("planned"):
            yield from _crossed(scene, hit, focus)
        case (
            ClaimKind.TREATY_YEAR
            | ClaimKind.JOINED
            | ClaimKind.LEFT
            | ClaimKind.NOTIFIED
            | ClaimKind.SCOPE
        ):
            # Years need the time beside them, the others are what acts claim.
            pass


def _apart(found: list[Hit]) -> Iterator[Hit]:
    """Yield hits in order, of several of one kind that overlap the first only."""
    last: dict[str, int] = {}
    for hit in found:
        kind = str(hit.cue.keys["kind"])
        if kind not in _ONCE or hit.span.start >= last.get(kind, 0):
            last[kind] = hit.span.end
            yield hit


def treaty_near(scene: Scene, at: Span, focus: Focus) -> str | None:
    """Return the treaty a claim is about: the nearest one named in its sentence, else in focus."""
    named = scene.treaties
    if named:
        near = min(named, key=lambda m: max(m.span.start - at.end, at.start - m.span.end))
        return treaty_of(near)
    # "The Convention has 161 parties": of those named before, one that is called so.
    for one in called(scene.document, scene.sentence, "treaty"):
        if "kind" in one.groups:
            kind = one.groups["kind"].of(scene.document.text).lower()
            return focus.treaty(at, kind=kind)
    return focus.treaty(at)


def _count(scene: Scene, hit: Hit, focus: Focus) -> Iterator[Claim]:
    told = next((COMPARED[name] for name in COMPARED if name in hit.groups), Comparison.EXACTLY)
    how = Comparison(hit.cue.keys.get("comparison", told))
    dated = dating(scene, scene.clause_at(hit.span.start))
    if dated is None or dated.sense in (DateSense.BEFORE, DateSense.UNTIL) or dated.until:
        return
    basis = hit.cue.keys.get("basis")
    if not _is_close(scene, hit) or (basis == "signature" and dated != Dating()):
        # "In 1997, 122 states signed it": how many did so then is not counted.
        return
    since = dated.sense is DateSense.SINCE
    yield Claim(
        "",
        ClaimKind.PARTY_COUNT,
        hit.span,
        treaty=treaty_near(scene, hit.span, focus),
        figure=_number(scene, hit),
        comparison=how,
        share=bool(hit.cue.keys.get("share")),
        basis=basis,
        # "160 states have joined since 1999": as many have by now.
        date_value=None if since else dated.value,
        date_sense=DateSense.ON if since else dated.sense,
    )


def _number(scene: Scene, hit: Hit) -> int:
    """Return a figure: in digits, or as the name of its group has it."""
    words = [name[1:] for name in hit.groups if name[1:].isdigit()]
    return int(words[0] if words else hit.groups["n"].of(scene.document.text))


def _is_close(scene: Scene, hit: Hit) -> bool:
    """Say whether a treaty is named right behind, where the words ask for it."""
    behind = [one.span.start - hit.span.end for one in scene.treaties]
    return not hit.cue.keys.get("close") or any(0 <= gap <= CLOSE for gap in behind)


def _leavers(scene: Scene, hit: Hit) -> Iterator[Claim]:
    """Yield how many states are said to have left a treaty that is named right behind."""
    clause = scene.clause_at(hit.span.start)
    behind = [m for m in scene.treaties if 0 < m.span.start - hit.span.end <= CLOSE]
    timed = any(time.span.within(clause) for time in scene.times)
    if not behind or timed or "about" in hit.groups or dating(scene, clause) != Dating():
        return
    yield Claim(
        "",
        ClaimKind.FIGURE,
        Span(hit.span.start, behind[0].span.end),
        treaty=treaty_of(behind[0]),
        figure=_number(scene, hit),
        standing=hit.cue.keys["standing"],
    )


def _in_force(scene: Scene, hit: Hit) -> Iterator[Claim]:
    """Yield that a treaty named right before is in force, or is not, for all and today."""
    clause = scene.clause_at(hit.span.start)
    before = [m for m in scene.treaties if 0 < hit.span.start - m.span.end <= 1]
    rest = Span(hit.span.end, max(hit.span.end, clause.end))
    bare = not rest.of(scene.document.text).strip(" .,;:!") or is_now(scene, rest)
    if before and bare and dating(scene, clause) == Dating():
        yield Claim(
            "",
            ClaimKind.TREATY_YEAR,
            Span(before[-1].span.start, hit.span.end),
            treaty=treaty_of(before[-1]),
            negated=bool(hit.cue.keys.get("denies")),
        )


def _vote(scene: Scene, hit: Hit, focus: Focus, here: list[Act]) -> Iterator[Claim]:
    """Yield the votes for an exit that the sentence or the text before it tells of."""
    voted = [act for act in here if act.stage is Stage.PARLIAMENT]
    act = voted[-1] if voted else focus.exit
    treaty = act.treaty if act else treaty_near(scene, hit.span, focus)
    if treaty:
        yield Claim(
            "",
            ClaimKind.VOTE,
            hit.span,
            treaty=treaty,
            states=act.actors if act else focus.state(),
            figure=int(hit.groups["n"].of(scene.document.text)),
        )


def _standing(scene: Scene, hit: Hit, focus: Focus) -> Iterator[Claim]:
    if not _has_subject(scene, hit.span) or _is_of_another(scene, hit.span):
        return
    if not _is_close(scene, hit):
        return
    states = tuple(one for one in actors(scene, hit.span, focus) if is_state(one))
    treaty = treaty_near(scene, hit.span, focus)
    clause = scene.clause_at(hit.span.start)
    before = Span(scene.lead_of(clause).start, max(clause.start, hit.span.start))
    if stands_for(scene, before, "not all") or _is_of_some(scene, hit.span):
        # "All but four EU members are parties": which ones are is not told.
        return
    stands = hit.cue.keys["standing"]
    neither = bool(stands_for(scene, before, "neither"))
    stands = _NEITHER.get(stands, stands) if neither else stands
    if hit.cue.keys.get("needs") and not neither:
        return
    whole = Span(min(clause.start, hit.span.start), max(clause.end, hit.span.end))
    past = bool(hit.cue.keys.get("past"))
    dated = dating(scene, whole, past=past)
    # "Was a party", without a date, is of a day that is not told.
    if states and treaty and dated is not None and (dated.value or not past):
        claim = Claim(
            "",
            ClaimKind.STANDING,
            trimmed(scene.document.text, whole) or hit.span,
            treaty=treaty,
            states=states,
            date_value=dated.value,
            date_sense=dated.sense,
            until_value=dated.until,
            standing=stands,
        )
        yield claim
        behind = (one for one in scene.treaties if one.span.start >= hit.span.end)
        for other in treaties_joined(scene, next(behind, None)):
            yield replace(claim, treaty=other)


def _is_of_some(scene: Scene, at: Span) -> bool:
    """Say whether states that are not named come last before: "many countries that have not"."""
    before = Span(max(scene.sentence.start, at.start - OBJECT), at.start)
    some = called(scene.document, before, "another party")
    states = scene.of_kind(MentionKind.STATE, MentionKind.GROUP)
    named = [one.span.start for one in states if one.span.within(before)]
    return bool(some) and some[-1].span.start > max(named, default=before.start - 1)


def _has_subject(scene: Scene, at: Span) -> bool:
    """Say whether a name or pronoun stands right before the words, or the clause begins there."""
    document, clause = scene.document, scene.clause_at(at.start)
    before = Span(clause.start, max(clause.start, at.start))
    ends = [m.span.end for m in scene.mentions if m.span.within(before)]
    ends += [hit.span.end for hit in called(document, before, "same")]
    gap = document.text[max(ends, default=clause.start) : at.start]
    return len(gap.split()) <= 1


def _is_of_another(scene: Scene, at: Span) -> bool:
    """Say whether something else than a treaty follows the words: "a member of NATO"."""
    text = scene.document.text
    behind = Span(at.end, min(scene.sentence.end, at.end + OBJECT))
    if stands_for(scene, Span(behind.start, min(behind.end, behind.start + CLOSE)), "neither"):
        return True
    named = [one for one in scene.mentions if behind.start <= one.span.start < behind.end]
    treaties = [one for one in named if treaty_of(one)]
    first = min((one.span.start for one in treaties), default=behind.end)
    bodies = [one for one in named if one.kind in _OTHERS and not treaty_of(one)]
    if any(one.span.end + CLOSE < first for one in bodies):
        return True
    if treaties or called(scene.document, behind, "treaty"):
        return False
    # Without a treaty behind it nothing but a time may follow: "all three remain bound".
    rest = Span(at.end, max(at.end, scene.clause_at(at.start).end))
    timed = any(rest.start <= one.span.start <= rest.start + NEXT for one in scene.times)
    return bool(rest.of(text).strip(" .,;:!")) and not timed


def _crossed(scene: Scene, hit: Hit, focus: Focus) -> Iterator[Claim]:
    """Yield that a treaty began or ceased to bind a state on a date."""
    clause = scene.clause_at(hit.span.start)
    treaty = treaty_near(scene, hit.span, focus)
    if "whom" in hit.groups:
        at = hit.groups["whom"].start
        named = [m for m in scene.of_kind(MentionKind.STATE) if m.span.start == at and m.ref]
        states = tuple(m.ref for m in named if m.ref)
    elif _has_subject(scene, hit.span) and not _is_of_another(scene, hit.span):
        states = tuple(one for one in actors(scene, hit.span, focus) if is_state(one))
    else:
        return
    found = dates(scene, clause)
    dated = dating(scene, clause)
    sure = dated is not None and dated.sense in (DateSense.ON, DateSense.SINCE)
    if states and treaty and found and dated is not None and sure and not dated.until:
        whole = Span(min(clause.start, hit.span.start), max(clause.end, found[-1].span.end))
        yield Claim(
            "",
            ClaimKind(hit.cue.keys["kind"]),
            trimmed(scene.document.text, whole) or hit.span,
            treaty=treaty,
            states=states,
            date_value=dated.value,
            basis=hit.cue.keys.get("basis"),
        )


def _of_exit(hit: Hit, here: list[Act]) -> str | None:
    """Return the treaty of the exit whose effect the words tell of."""
    exits = [act for act in here if act.kind in EXITS and act.span.overlaps(hit.span)]
    return exits[0].treaty if exits else None


def tells_of_exit(scene: Scene, at: Span, here: list[Act]) -> bool:
    """Say whether what takes effect is an exit: it is told there, or named in the clause."""
    document, clause = scene.document, scene.clause_at(at.start)
    named = hits(document.language, "act", document.text, clause)
    told = any(act.kind in EXITS and act.span.overlaps(at) for act in here)
    return told or any(one.cue.keys["kind"] in EXITS for one in named)


def _is_of_treaty(scene: Scene, hit: Hit) -> bool:
    """Say whether it is the treaty that enters into force: "The treaty comes into force in"."""
    if not hit.cue.keys.get("force"):
        return False
    clause = scene.clause_at(hit.span.start)
    before = Span(clause.start, max(clause.start, hit.span.start))
    starts = [one.span.start for one in scene.treaties if one.span.within(before)]
    starts += [one.span.start for one in called(scene.document, before, "treaty")]
    return any(start <= clause.start + OPENING for start in starts)


def _period(scene: Scene, hit: Hit, treaty: str | None, seen: set[str]) -> Iterator[Claim]:
    if hit.cue.keys.get("immediate"):
        yield Claim("", ClaimKind.NOTICE_PERIOD, hit.span, treaty=treaty, period="P0D")
        return
    near = [time for time in scene.times if _is_period(time)]
    if hit.cue.keys.get("past"):
        # What lies between an effect of the past and the words before it runs from the effect.
        near = [time for time in near if time.span.start >= hit.span.end]
    if hit.cue.keys.get("beside"):
        near = [time for time in near if 0 < time.span.start - hit.span.end <= 1]
    near = [time for time in near if not _is_ahead(scene, time)]
    time = _nearest(hit.span, near)
    if time is None or time.id in seen or treaty is None:
        return
    seen.add(time.id)
    first, last = sorted((hit.span, time.span))
    clause = scene.clause_at(first.start)
    whole = Span(min(clause.start, first.start), max(scene.clause_at(last.start).end, last.end))
    yield Claim(
        "",
        ClaimKind.NOTICE_PERIOD,
        trimmed(scene.document.text, whole) or hit.span,
        treaty=treaty,
        period=time.value,
        basis=_from(scene, time),
    )


def _is_ahead(scene: Scene, period: Time) -> bool:
    """Say whether a period is one before an event, and none of notice: "two days before it"."""
    behind = Span(period.span.end, min(scene.sentence.end, period.span.end + CLOSE + CLOSE))
    found = hits(scene.document.language, "dating", scene.document.text, behind, ("side", "ahead"))
    return any(hit.span.start <= behind.start + 1 for hit in found)


def _from(scene: Scene, period: Time) -> str | None:
    """Return what a period of notice is said to run from, where that is a step at home."""
    behind = Span(period.span.end, min(scene.sentence.end, period.span.end + BEHIND))
    language, text = scene.document.language, scene.document.text
    found = hits(language, "dating", text, behind, ("side", "period"))
    near = [hit for hit in found if hit.span.start <= behind.start + 1]
    return str(near[0].cue.keys["sense"]) if near else None


def _is_period(time: Time) -> bool:
    value = time.value or ""
    return time.type is TimeType.DURATION and value.startswith("P") and value[1:2].isdigit()


def _nearest(at: Span, times: list[Time]) -> Time | None:
    near = [(max(t.span.start - at.end, at.start - t.span.end), t) for t in times]
    near = [pair for pair in near if pair[0] <= NEAR]
    return min(near, key=lambda pair: pair[0])[1] if near else None
