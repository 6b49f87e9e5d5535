"""Drafts and speakers put together: channel, hearer, day, stance, reasons, condition."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from servanda.reading.statement.channel import hearer_of, way
from servanda.reading.statement.draft import Draft
from servanda.reading.statement.ground import condition, reasons
from servanda.reading.statement.nesting import holders
from servanda.reading.statement.place import Place
from servanda.reading.statement.stance import focus_treaty, stance, treaty_of
from servanda.terms.document import Document
from servanda.terms.finding import Mention, Speaker, Statement, Time
from servanda.terms.span import Span

_BESIDE = 4
"""Characters, of a preposition, between a cue and the time that dates it."""


def finished(
    document: Document,
    found: Sequence[Draft],
    who: Sequence[Speaker],
    places: Sequence[Place],
    mentions: Sequence[Mention],
) -> tuple[Statement, ...]:
    """Return the statements in the order of the text, numbered, each in the one that holds it."""
    focus = focus_treaty(mentions)
    outer = [found[at] if at is not None else None for at in holders(found)]
    made = [
        _statement(document, draft, speaker, places, (focus, mentions, outside))
        for draft, speaker, outside in zip(found, who, outer, strict=True)
    ]
    numbered = [replace(one, id=f"s{n}") for n, one in enumerate(made, start=1)]
    held = zip(numbered, holders(numbered), strict=True)
    return tuple(
        one if place is None else replace(one, within=numbered[place].id) for one, place in held
    )


def _statement(
    document: Document,
    draft: Draft,
    speaker: Speaker,
    places: Sequence[Place],
    treaties: tuple[str | None, Sequence[Mention], Draft | None],
) -> Statement:
    text, language = document.text, document.language
    place = places[draft.frame] if draft.frame >= 0 else None
    said = tuple(draft.content)
    focus, mentions, outside = treaties
    channel = way(place, draft, text, outside)
    own = place.mentions if place is not None else mentions
    treaty = treaty_of(said, own, focus)
    return Statement(
        id="",
        source=speaker,
        cue=draft.cue,
        content=said,
        mode=draft.mode,
        channel=channel.channel,
        addressee=hearer_of(place, draft, channel, text),
        said_on=_said_on(place, draft, text),
        stance=stance(text, language, (draft.cue, said), speaker, (treaty, draft.warns)),
        reasons=reasons(text, language, said, _beside(place, draft)),
        condition=condition(text, language, said),
    )


def _said_on(place: Place | None, draft: Draft, text: str) -> date | None:
    """Return the day that stands beside the cue, where it is one day."""
    if place is None or draft.near is None:
        return None
    for time in place.times:
        if any(time.span.within(span) for span in draft.content) or _is_far(time, draft, text):
            continue
        if time.earliest is not None and time.earliest == time.latest:
            return time.earliest
    return None


def _is_far(time: Time, draft: Draft, text: str) -> bool:
    near = draft.near
    if near is None or (draft.source is not None and time.span.within(draft.source)):
        return True
    if time.span.within(near):
        return False
    gap = (
        text[near.end : time.span.start]
        if time.span.start >= near.end
        else (text[time.span.end : near.start])
    )
    return len(gap.strip(" ,")) > _BESIDE


def _beside(place: Place | None, draft: Draft) -> list[Span]:
    """Return what stands behind the cue in its frame and is not said."""
    if place is None or draft.near is None:
        return []
    end = place.frame.span.end
    start = draft.near.end
    behind = sorted(span for span in draft.content if span.start >= start)
    rest: list[Span] = []
    for span in behind:
        if span.start > start:
            rest.append(Span(start, span.start))
        start = max(start, span.end)
    if start < end:
        rest.append(Span(start, end))
    return rest
