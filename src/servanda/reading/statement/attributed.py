"""Attributions that another reader found, as drafts beside those of the rules."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from servanda.reading.attribution.attribution import Attribution
from servanda.reading.statement.adjunct import adjuncts
from servanda.reading.statement.draft import Draft
from servanda.reading.statement.place import Place
from servanda.reading.statement.quote import Quote, mode_of
from servanda.reading.statement.source import before
from servanda.reading.token import Token
from servanda.terms.span import Span

_FAR = 160
"""Characters between source and cue beyond which what lies between belongs to neither."""


def attributed(
    text: str,
    found: Sequence[Draft],
    told: Sequence[Attribution],
    places: Sequence[Place],
    quotes: Sequence[Quote],
) -> list[Draft]:
    """Return a draft for each attribution, in the order of the cues.

    The spans are those of the attribution. What the rules know of the same cue (its hearer, whom
    "who" stands for, whether it asks or warns) is kept; a draft of the rules alone is left out.
    """
    starts = [place.frame.span.start for place in places]
    by_frame: dict[int, list[Draft]] = {}
    for draft in found:
        by_frame.setdefault(draft.frame, []).append(draft)
    taken: set[Span] = set()
    made: list[Draft] = []
    for one in sorted(told, key=_place):
        number = bisect_right(starts, _place(one)) - 1
        if number < 0:
            continue
        place = places[number]
        known = next((draft for draft in by_frame.get(number, ()) if _same(draft, one)), None)
        source = _source(one)
        base = known if known is not None else _new(text, one, number, place)
        made.append(
            replace(
                base,
                cue=one.cue,
                source=source,
                content=_joined(text, one.content, one.cue),
                mode=mode_of(text, one.content, quotes),
                nameless=source is None,
                stands_for=_stands_for(place, source) if source is not None else None,
                shared=source is not None and source in taken,
            )
        )
        if source is not None:
            taken.add(source)
    return made


def _place(one: Attribution) -> int:
    return one.cue.start if one.cue is not None else min(one.content).start


def _same(draft: Draft, one: Attribution) -> bool:
    return draft.cue is not None and one.cue is not None and draft.cue.overlaps(one.cue)


def _source(one: Attribution) -> Span | None:
    """Return the piece of the source that stands nearest to the cue."""
    if not one.source:
        return None
    at = _place(one)
    return min(one.source, key=lambda span: min(abs(span.start - at), abs(span.end - at)))


def _joined(text: str, pieces: Sequence[Span], cue: Span | None) -> list[Span]:
    """Return the pieces, those joined between which no word and no end of a line stands."""
    joined: list[Span] = []
    for piece in sorted(pieces):
        last = joined[-1] if joined else None
        gap = text[last.end : piece.start] if last is not None else ""
        parted = cue is not None and last is not None and last.end <= cue.start < piece.start
        if last is None or parted or "\n" in gap or any(sign.isalnum() for sign in gap):
            joined.append(piece)
        else:
            joined[-1] = Span(last.start, piece.end)
    return joined


def _new(text: str, one: Attribution, number: int, place: Place) -> Draft:
    """Return a draft that the rules did not have, with what stands beside its cue."""
    frame = place.frame
    cue = one.cue
    if cue is None:
        return Draft(number, frame.paragraph, frame.span, None, None, [], mode_of(text, (), ()))
    words = place.scene.words
    inside = [at for at, token in enumerate(frame.tokens) if _meets(token, cue)]
    verb = next((frame.tokens[at].low for at in inside if frame.tokens[at].low in words.verbs), "")
    kind = words.verbs[verb].kind if verb else ""
    behind = adjuncts(place.scene, inside[-1] + 1, kind) if inside else None
    hearer = None
    if behind is not None and behind.hearer is not None:
        first, last = behind.hearer
        hearer = Span(frame.tokens[first].start, frame.tokens[last - 1].end)
        if any(hearer.overlaps(span) for span in (*one.content, *one.source)):
            hearer = None
    near = [cue, *([hearer] if hearer is not None else [])]
    near += [span for span in one.source if max(cue.start - span.end, span.start - cue.end) < _FAR]
    return Draft(
        frame=number,
        paragraph=frame.paragraph,
        span=frame.span,
        cue=cue,
        source=None,
        content=[],
        mode=mode_of(text, (), ()),
        hearer=hearer,
        question=bool(verb) and words.verbs[verb].question,
        warns=words.has("warnings", verb) or kind in {"object", "phrase"},
        near=Span(min(near).start, max(span.end for span in near)),
    )


def _meets(token: Token, span: Span) -> bool:
    return not token.quote and token.start < span.end and span.start < token.end


def _stands_for(place: Place, source: Span) -> Span | None:
    """Return the phrase that "who" is about."""
    tokens, words = place.frame.tokens, place.scene.words
    for at, token in enumerate(tokens):
        if Span(token.start, token.end) == source and words.has("relative", token.low):
            phrase = before(place.scene, at + 1)
            if phrase is not None and phrase.stands_for is not None:
                first, last = phrase.stands_for
                return Span(tokens[first].start, tokens[last - 1].end)
    return None
