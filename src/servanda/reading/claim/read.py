"""Claims, sentence by sentence."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

from servanda.reading.act.actor import actors, is_state
from servanda.reading.act.focus import EXITS, Focus
from servanda.reading.act.left import stands_for
from servanda.reading.claim.act import act_claims
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
    MentionKind,
    Stage,
    Time,
    TimeType,
)
from servanda.terms.span import Span

NEAR = 80
"""A period stands no further from the words for effect than this, in characters."""

COMPARED = {
    "more": Comparison.MORE_THAN,
    "least": Comparison.AT_LEAST,
    "less": Comparison.LESS_THAN,
    "most": Comparison.AT_MOST,
    "about": Comparison.ABOUT,
}


def claims(scenes: Sequence[Scene], acts: Sequence[Act]) -> tuple[Claim, ...]:
    """Return the claims of a text, in order; a question claims nothing."""
    focus = Focus(scenes)
    found: list[Claim] = []
    waiting = deque(acts)
    for scene in scenes:
        here: list[Act] = []
        while waiting and waiting[0].span.start < scene.sentence.end:
            here.append(waiting.popleft())
        inside = [*_worded(scene, focus, here), *_years(scene, focus), *act_claims(scene, here)]
        for claim in sorted(inside, key=lambda one: one.span):
            if not scene.asks(claim.span):
                statement = scene.statement_at(claim.span.start)
                said_in = statement.id if statement else None
                found.append(replace(claim, id=f"c{len(found) + 1}", statement=said_in))
        for act in here:
            focus.note(act)
    return tuple(found)


def _worded(scene: Scene, focus: Focus, here: list[Act]) -> Iterator[Claim]:
    """Yield the claims that stand in words of their own."""
    document = scene.document
    periods: set[str] = set()
    for hit in hits(document.language, "claim", document.text, scene.sentence):
        match ClaimKind(hit.cue.keys["kind"]):
            case ClaimKind.PARTY_COUNT:
                yield _count(scene, hit, focus)
            case ClaimKind.VOTE:
                yield from _vote(scene, hit, focus, here)
            case ClaimKind.STANDING:
                yield from _standing(scene, hit, focus)
            case ClaimKind.NOTICE_PERIOD:
                yield from _period(
                    scene, hit, _of_exit(hit, here) or _treaty(scene, hit.span, focus), periods
                )
            case (
                ClaimKind.TREATY_YEAR
                | ClaimKind.JOINED
                | ClaimKind.LEFT
                | ClaimKind.NOTIFIED
                | ClaimKind.SCOPE
                | ClaimKind.FIGURE
            ):
                # Years need the time beside them, the others are what acts claim.
                pass


def _count(scene: Scene, hit: Hit, focus: Focus) -> Claim:
    how = next((COMPARED[name] for name in COMPARED if name in hit.groups), Comparison.EXACTLY)
    return Claim(
        "",
        ClaimKind.PARTY_COUNT,
        hit.span,
        treaty=_treaty(scene, hit.span, focus),
        figure=int(hit.groups["n"].of(scene.document.text)),
        comparison=how,
        basis=hit.cue.keys.get("basis"),
        date_value=_date(scene, scene.clause_at(hit.span.start)),
    )


def _vote(scene: Scene, hit: Hit, focus: Focus, here: list[Act]) -> Iterator[Claim]:
    """Yield the votes for an exit that the sentence or the text before it tells of."""
    voted = [act for act in here if act.stage is Stage.PARLIAMENT]
    act = voted[-1] if voted else focus.exit
    treaty = act.treaty if act else _treaty(scene, hit.span, focus)
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
    if not _has_subject(scene, hit.span):
        return
    states = tuple(one for one in actors(scene, hit.span, focus) if is_state(one))
    treaty = _treaty(scene, hit.span, focus)
    clause = scene.clause_at(hit.span.start)
    before = Span(scene.lead_of(clause).start, max(clause.start, hit.span.start))
    if stands_for(scene, before, "not all"):
        # "All but four EU members are parties": which ones are is not told.
        return
    stands = hit.cue.keys["standing"]
    if stands == "party" and stands_for(scene, before, "neither"):
        stands = "outside"
    if states and treaty:
        whole = Span(min(clause.start, hit.span.start), max(clause.end, hit.span.end))
        yield Claim(
            "",
            ClaimKind.STANDING,
            trimmed(scene.document.text, whole) or hit.span,
            treaty=treaty,
            states=states,
            date_value=_date(scene, whole),
            standing=stands,
        )


def _has_subject(scene: Scene, at: Span) -> bool:
    """Say whether a name or pronoun stands right before the words, or the clause begins there."""
    document, clause = scene.document, scene.clause_at(at.start)
    before = Span(clause.start, max(clause.start, at.start))
    ends = [m.span.end for m in scene.mentions if m.span.within(before)]
    ends += [hit.span.end for hit in called(document, before, "same")]
    gap = document.text[max(ends, default=clause.start) : at.start]
    return len(gap.split()) <= 1


def _of_exit(hit: Hit, here: list[Act]) -> str | None:
    """Return the treaty of the exit whose effect the words tell of."""
    exits = [act for act in here if act.kind in EXITS and act.span.overlaps(hit.span)]
    return exits[0].treaty if exits else None


def _period(scene: Scene, hit: Hit, treaty: str | None, seen: set[str]) -> Iterator[Claim]:
    if hit.cue.keys.get("immediate"):
        yield Claim("", ClaimKind.NOTICE_PERIOD, hit.span, treaty=treaty, period="P0D")
        return
    time = _nearest(hit.span, [t for t in scene.times if _is_period(t)])
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
    )


def _years(scene: Scene, focus: Focus) -> Iterator[Claim]:
    """Yield the years said of treaties: "the 1997 Convention", "opened for signature in 1996"."""
    document = scene.document
    treaties = scene.of_kind(MentionKind.TREATY)
    for time in scene.times:
        year = _year(time)
        if year is None:
            continue
        told = str(year) in time.span.of(document.text)
        named = [m for m in treaties if told and 0 < m.span.start - time.span.end <= 1]
        before = Span(max(scene.sentence.start, time.span.start - 40), time.span.start)
        worded = [
            hit
            for hit in hits(document.language, "claim", document.text, before)
            if hit.cue.keys["kind"] == "treaty-year" and hit.span.end == before.end
        ]
        if named:
            start = time.span.start - (
                4 if before.of(document.text).lower().endswith("the ") else 0
            )
            span = Span(start, named[0].span.end)
            yield Claim("", ClaimKind.TREATY_YEAR, span, treaty=named[0].ref, figure=year)
        elif worded and _of_treaty(scene, time):
            span = Span(worded[0].span.start, time.span.end)
            treaty = _treaty(scene, span, focus)
            yield Claim(
                "", ClaimKind.TREATY_YEAR, span, treaty=treaty, figure=year, date_value=time.value
            )


def _of_treaty(scene: Scene, time: Time) -> bool:
    clause = scene.clause_at(time.span.start)
    states = scene.of_kind(MentionKind.STATE, MentionKind.GROUP)
    return not any(m.span.within(clause) and m.span.start < time.span.start for m in states)


def _year(time: Time) -> int | None:
    value = time.value or ""
    return int(value[:4]) if time.type is TimeType.DATE and value[:4].isdigit() else None


def _date(scene: Scene, clause: Span) -> str | None:
    for time in scene.times:
        if time.type is TimeType.DATE and time.span.within(clause) and _year(time):
            return time.value
    return None


def _is_period(time: Time) -> bool:
    value = time.value or ""
    return time.type is TimeType.DURATION and value.startswith("P") and value[1:2].isdigit()


def _nearest(at: Span, times: list[Time]) -> Time | None:
    near = [(max(t.span.start - at.end, at.start - t.span.end), t) for t in times]
    near = [pair for pair in near if pair[0] <= NEAR]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _treaty(scene: Scene, at: Span, focus: Focus) -> str | None:
    """Return the treaty a claim is about: the nearest one named in its sentence, else in focus."""
    named = scene.treaties
    if named:
        near = min(named, key=lambda m: max(m.span.start - at.end, at.start - m.span.end))
        return treaty_of(near)
    return focus.treaty(at)
