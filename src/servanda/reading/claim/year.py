"""The years said of treaties: "the 1997 Convention", "opened for signature in 1996"."""

from collections.abc import Iterator

from servanda.reading.act.focus import Focus
from servanda.reading.claim.dated import year_of
from servanda.reading.claim.denied import as_said
from servanda.reading.claim.worded import tells_of_exit, treaty_near
from servanda.reading.lexicon import Hit, hits
from servanda.reading.scene import Scene
from servanda.terms.finding import Act, Claim, ClaimKind, Mention, MentionKind, Time
from servanda.terms.span import Span

LEAD = 48
"""Characters before a year in which the words for the event stand."""
NEAR = 12
"""Characters before the name of a state in which it is told that something is so for it."""


def years(scene: Scene, focus: Focus, here: list[Act]) -> Iterator[Claim]:
    """Yield the years said of treaties, and of their entry into force for one state."""
    document = scene.document
    treaties = scene.of_kind(MentionKind.TREATY)
    for time in scene.times:
        year = year_of(time)
        if year is None:
            continue
        told = str(year) in time.span.of(document.text)
        named = [m for m in treaties if told and 0 < m.span.start - time.span.end <= 1]
        before = Span(max(scene.sentence.start, time.span.start - LEAD), time.span.start)
        events = [
            hit
            for hit in hits(document.language, "claim", document.text, before)
            if hit.cue.keys["kind"] == "treaty-year" and hit.span.end == before.end
            if document.text.startswith(hit.cue.keys.get("then", ""), time.span.end)
        ]
        if named:
            start = time.span.start - (
                4 if before.of(document.text).lower().endswith("the ") else 0
            )
            span = Span(start, named[0].span.end)
            yield Claim("", ClaimKind.TREATY_YEAR, span, treaty=named[0].ref, figure=year)
        elif events and not (
            events[0].cue.keys.get("force") and tells_of_exit(scene, events[0].span, here)
        ):
            for claim in _event(scene, time, year, events[0], focus):
                yield from as_said(scene, claim.span, claim)


def _event(scene: Scene, time: Time, year: int, hit: Hit, focus: Focus) -> Iterator[Claim]:
    # "Trat 1997 in Kraft": the rest of the verb stands behind the year.
    span = Span(hit.span.start, time.span.end + len(hit.cue.keys.get("then", "")))
    treaty = treaty_near(scene, span, focus)
    if treaty is None:
        return
    concerned = _for_whom(scene, span)
    if concerned:
        if hit.cue.keys.get("force"):
            yield Claim(
                "",
                ClaimKind.JOINED,
                span,
                treaty=treaty,
                states=tuple(one.ref for one in concerned if one.ref),
                date_value=time.value,
                basis="force",
            )
    elif _of_treaty(scene, time, hit):
        yield Claim(
            "", ClaimKind.TREATY_YEAR, span, treaty=treaty, figure=year, date_value=time.value
        )


def _for_whom(scene: Scene, at: Span) -> list[Mention]:
    """Return the states for which it is said to be so: "For Finland, it has been in force"."""
    clause = scene.clause_at(at.start)
    before = [one for one in scene.clauses if one.end <= clause.start]
    start = before[-1].start if before else clause.start
    document = scene.document
    return [
        one
        for one in scene.of_kind(MentionKind.STATE)
        if start <= one.span.start < at.start
        and hits(
            document.language,
            "dating",
            document.text,
            Span(max(start, one.span.start - NEAR), one.span.start),
            ("side", "for whom"),
        )
    ]


def _of_treaty(scene: Scene, time: Time, hit: Hit) -> bool:
    """Say whether no state is spoken of but for the place: "opened for signature in Oslo"."""
    clause = scene.clause_at(time.span.start)
    states = scene.of_kind(MentionKind.STATE, MentionKind.GROUP)
    named = [one for one in states if not one.span.within(hit.span)]
    return not any(m.span.within(clause) and m.span.start < time.span.start for m in named)
