"""Attributions that another reader found, as drafts beside those of the rules."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from servanda.reading.attribution.attribution import Attribution
from servanda.reading.statement.adjunct import adjuncts
from servanda.reading.statement.content import after_dateline
from servanda.reading.statement.draft import Draft
from servanda.reading.statement.follow import is_quoted
from servanda.reading.statement.place import Place
from servanda.reading.statement.quote import Quote, mode_of
from servanda.reading.statement.source import before
from servanda.reading.token import Token
from servanda.terms.finding import Mode
from servanda.terms.span import Span

_LIKE = 0.5
"""Share of characters in common from which on the rules' content is that of an attribution."""
_SAME = 0.95
"""Share from which on two spans differ by their edges only."""
_EDGE = 9
"""Characters of a preposition, by which two short ones may differ."""
_ONE = 0.9
"""Share from which on a second cue in a sentence tells nothing new."""
_OBJECTS = frozenset({"object", "phrase"})
"""Kinds of verbs that a noun phrase follows."""
_APART = 40
"""Characters that may stand between two pieces of one source ("N. N. of X")."""
_GAP = 3
"""Characters between a cue and who stands right before it."""
_FAR = 160
"""Characters between source and cue beyond which what lies between belongs to neither."""


def attributed(
    text: str,
    found: Sequence[Draft],
    told: Sequence[Attribution],
    places: Sequence[Place],
    quotes: Sequence[Quote],
) -> list[Draft]:
    """Return the drafts of rules and of another reader as one list, in the order of the text.

    Where both have the same cue they become one draft. What the rules alone have stays where it is
    a quotation or has no cue, unless an attribution holds most of its words.
    """
    starts = [place.frame.span.start for place in places]
    by_frame = _by_frame(found)
    kept: list[Draft] = []
    new: list[Draft] = []
    for one in sorted(told, key=_place):
        number = bisect_right(starts, _place(one)) - 1
        if number < 0:
            continue
        known = next((draft for draft in by_frame.get(number, ()) if _same(draft, one)), None)
        if known is not None:
            kept.append(_both(text, known, one, places[number], quotes))
        elif not (one.doubtful or _is_bare(places[number], one)):
            new.append(_new(text, one, number, (places[number], quotes)))
    met = {id(draft) for draft in kept}
    # "confirmed in an e-mail that": two cues for one statement, of which the rules know one.
    first = _by_frame(kept)
    own: list[Draft] = []
    for draft in new:
        if not _repeats(draft, first):
            own.append(draft)
            first.setdefault(draft.frame, []).append(draft)
    new, others = own, first
    alone = [
        draft
        for draft in found
        if id(draft) not in met
        and (draft.cue is None or draft.mode is Mode.DIRECT)
        and _likeness(draft, others) < _LIKE
    ]
    unique = {id(draft): draft for draft in (*kept, *new, *alone)}
    return _sharing(sorted(unique.values(), key=_order))


def _both(
    text: str, known: Draft, one: Attribution, place: Place, quotes: Sequence[Quote]
) -> Draft:
    """Return a draft of the rules with the spans of an attribution.

    But a quotation ends where its marks are, and a cue before its hearer and channel.
    """
    cut = False
    if known.cue is not None and one.cue is not None:
        cut = one.cue.end > known.cue.end and not _lengthens(place, known)
        known.cue = Span(one.cue.start, known.cue.end if cut else one.cue.end)
    mode = mode_of(text, known.content, quotes)
    # "The man accused of": that nobody is told to say so is known best by who reads it all.
    # "..., adding that": the rules know whose verb goes on.
    owned = mode is Mode.DIRECT or known.shared
    source = _source(text, one, place) or (known.source if owned else None)
    known.nameless |= source is None and known.source is not None
    if source != known.source:
        known.source = source
        known.stands_for = _stands_for(place, source)
    content = _content(text, one, place)
    # "If they left, he conceded, so would we": the rules know both sides of the cue.
    sides = len(known.content) > len(content) and all(
        any(_alike([piece], [own]) for own in known.content) for piece in content
    )
    near = (cut or mode is Mode.MIXED) and _alike(content, known.content)
    if not (mode is Mode.DIRECT or near or sides or _is_antecedent(content, known)):
        known.content = content
        known.mode = mode_of(text, content, quotes)
    if known.hearer is not None and any(known.hearer.overlaps(span) for span in known.content):
        # "urged the president not to sign": who is to do it is no hearer.
        known.hearer = None
    return known


def _is_antecedent(content: Sequence[Span], known: Draft) -> bool:
    """Say whether a content is but what a clause is about: "a move they justify as a response"."""
    if known.source is None or known.cue is None:
        return False
    gap = known.source.start - max(content).end
    clause = known.source.end + 1 == known.cue.start < min(known.content).start
    return clause and 0 <= gap <= 1


def _lengthens(place: Place, known: Draft) -> bool:
    """Say whether what stands behind the rules' verb may be of its cue: no hearer, no channel.

    Where a noun phrase follows ("expressed concerns over"), the preposition is of the content.
    """
    if known.cue is None:
        return False
    tokens = place.frame.tokens
    behind = next((at for at, token in enumerate(tokens) if token.start >= known.cue.end), 0)
    verb = _verb(place, known.cue)
    kind = place.scene.words.verbs[verb].kind if verb else "phrase"
    phrase = kind in _OBJECTS and tokens[behind - 1].low != verb
    return not phrase and adjuncts(place.scene, behind, kind).last == behind


def _order(draft: Draft) -> tuple[int, int]:
    at = draft.cue.start if draft.cue is not None else min(draft.content).start
    return (at, min(draft.content).start)


def _sharing(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, each with whether a cue before it has the same source."""
    taken: set[Span] = set()
    for draft in drafts:
        if draft.source is not None:
            draft.shared = draft.shared or draft.source in taken
            taken.add(draft.source)
    return list(drafts)


def _by_frame(drafts: Sequence[Draft]) -> dict[int, list[Draft]]:
    found: dict[int, list[Draft]] = {}
    for draft in drafts:
        found.setdefault(draft.frame, []).append(draft)
    return found


def _likeness(draft: Draft, others: Mapping[int, Sequence[Draft]]) -> float:
    """Return the share of characters that a content has in common with the likest beside it."""
    near = _beside(draft, others)
    return max((_common(draft.content, other.content) for other in near), default=0.0)


def _repeats(draft: Draft, others: Mapping[int, Sequence[Draft]]) -> bool:
    """Say whether one beside it ascribes the same words to the same source, or to none as well."""
    for other in _beside(draft, others):
        if draft.source is None or other.source is None:
            same = draft.source is other.source
        else:
            same = draft.source.overlaps(other.source)
        if same and _common(draft.content, other.content) >= _ONE:
            return True
    return False


def _beside(draft: Draft, others: Mapping[int, Sequence[Draft]]) -> Iterator[Draft]:
    for number in (draft.frame - 1, draft.frame, draft.frame + 1):
        for other in others.get(number, ()):
            if not _holds(draft, other):
                yield other


def _holds(draft: Draft, other: Draft) -> bool:
    """Say whether a statement stands within another: the two are never one."""
    return other.cue is not None and any(other.cue.within(span) for span in draft.content)


def _alike(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Say whether two contents differ by no more than their edges."""
    lengths = sum(span.end - span.start for span in (*one, *other))
    share = _common(one, other)
    return share >= _SAME or (share > 0 and (1 - share) * lengths <= _EDGE)


def _common(some: Sequence[Span], others: Sequence[Span]) -> float:
    """Return twice the characters that two contents share, over those that both have."""
    lengths = sum(span.end - span.start for span in (*some, *others))
    shared = sum(
        max(0, min(one.end, two.end) - max(one.start, two.start)) for one in some for two in others
    )
    return 2 * shared / lengths


def _place(one: Attribution) -> int:
    return one.cue.start if one.cue is not None else min(one.content).start


def _same(draft: Draft, one: Attribution) -> bool:
    return draft.cue is not None and one.cue is not None and draft.cue.overlaps(one.cue)


def _source(text: str, one: Attribution, place: Place) -> Span | None:
    """Return the source nearest to the cue, with what goes on beside it in the same sentence."""
    if not one.source:
        return None
    at = _place(one)
    pieces = _joined(text, one.source, one.cue)
    whole = min(pieces, key=lambda span: min(abs(span.start - at), abs(span.end - at)))
    for piece in sorted(pieces, key=lambda span: abs(span.start - whole.start)):
        gap = text[min(piece.end, whole.end) : max(piece.start, whole.start)]
        beside = (piece.start < at) == (whole.start < at) and len(gap) < _APART
        if beside and "\n" not in gap and ". " not in gap:
            whole = Span(min(piece.start, whole.start), max(piece.end, whole.end))
    return _trimmed(text, whole, place)


def _trimmed(text: str, source: Span, place: Place) -> Span:
    """Return a source without what stands beside it: a dateline, a comma, a verb ("I've")."""
    tokens = place.frame.tokens
    inside = [at for at, token in enumerate(tokens) if _meets(token, source)]
    first = after_dateline(tokens, inside[0], inside[-1]) if inside else 0
    start = max(source.start, tokens[first].start) if inside else source.start
    words = text[start : source.end].rstrip(" ,;")
    tails = (tail for tail in place.scene.words.set("contracted") if len(tail) < len(words))
    tail = next((tail for tail in tails if words.endswith(tail)), "")
    # Of a source that is but a sign nothing would be left.
    return Span(start, start + len(words) - len(tail)) if words else source


def _content(text: str, one: Attribution, place: Place) -> list[Span]:
    """Return the pieces of a content, each with the article that its first word needs."""
    return [_with_article(piece, one, place) for piece in _joined(text, one.content, one.cue)]


def _with_article(piece: Span, one: Attribution, place: Place) -> Span:
    tokens, known = place.frame.tokens, place.scene.words
    inside = next((at for at, token in enumerate(tokens) if token.start == piece.start), 0)
    before = tokens[inside - 1] if inside else None
    if before is None or before.end + 1 != piece.start or not known.has("articles", before.low):
        return piece
    taken = [*one.source, *([one.cue] if one.cue is not None else [])]
    free = not any(_meets(before, span) for span in taken)
    return Span(before.start, piece.end) if free else piece


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


def _new(text: str, one: Attribution, number: int, at: tuple[Place, Sequence[Quote]]) -> Draft:
    """Return a draft that the rules did not have, with what stands beside its cue."""
    place, quotes = at
    frame, words = place.frame, place.scene.words
    source, content = _source(text, one, place), _content(text, one, place)
    told = source if _is_told(place, one, source) else None
    draft = Draft(
        frame=number,
        paragraph=frame.paragraph,
        span=frame.span,
        cue=one.cue,
        source=source,
        content=content,
        mode=Mode.INDIRECT if is_quoted(one.cue, frame) else mode_of(text, content, quotes),
        stands_for=_stands_for(place, source),
        nameless=source is None,
        hears=told is not None,
    )
    if one.cue is None:
        return draft
    inside = [at for at, token in enumerate(frame.tokens) if _meets(token, one.cue)]
    verb = _verb(place, one.cue)
    kind = words.verbs[verb].kind if verb else ""
    draft.hearer = told or (_hearer(place, one, inside[-1] + 1, kind) if inside else None)
    draft.question = bool(verb) and words.verbs[verb].question
    draft.warns = words.has("warnings", verb) or kind in _OBJECTS
    near = [one.cue, *([draft.hearer] if draft.hearer is not None else [])]
    if source is not None and max(one.cue.start - source.end, source.start - one.cue.end) < _FAR:
        near.append(source)
    draft.near = Span(min(near).start, max(span.end for span in near))
    return draft


def _is_told(place: Place, one: Attribution, source: Span | None) -> bool:
    """Say whether who stands before a cue hears the words: "we | have been assured | that"."""
    words, cue = place.scene.words, one.cue
    if cue is None or source is None or not 0 < cue.start - source.end < _GAP:
        return False
    lows = [token.low for token in place.frame.tokens if _meets(token, cue)]
    verb = words.verbs.get(lows[-1]) if lows else None
    passive = any(words.has("passive", low) for low in lows[:-1])
    asks = verb is not None and (verb.kind == "address" or words.has("requests", lows[-1]))
    return passive and asks and verb is not None and verb.form == "past"


def _verb(place: Place, cue: Span) -> str:
    """Return the verb of saying in a cue, or nothing."""
    verbs = place.scene.words.verbs
    inside = (token.low for token in place.frame.tokens if _meets(token, cue))
    return next((low for low in inside if low in verbs), "")


def _hearer(place: Place, one: Attribution, behind: int, kind: str) -> Span | None:
    """Return whom the words were given to, where that stands behind the cue."""
    found = adjuncts(place.scene, behind, kind).hearer
    if found is None:
        return None
    tokens = place.frame.tokens
    hearer = Span(tokens[found[0]].start, tokens[found[1] - 1].end)
    return None if any(hearer.overlaps(span) for span in (*one.content, *one.source)) else hearer


def _is_bare(place: Place, one: Attribution) -> bool:
    """Say whether nothing in a cue can tell: an article, a preposition, a form of "to be".

    A quoted word in it may ('is "very concerned" at'), and what is to be does ("is to resign").
    """
    words, cue = place.scene.words, one.cue
    tokens = place.frame.tokens if cue is not None else ()
    inside = [one.low for one in tokens if cue and one.start < cue.end and cue.start < one.end]
    kinds = ("determiners", "prepositions", "auxiliaries", "that")
    if _is_to_be(place, one):
        return False
    return bool(inside) and all(any(words.has(kind, low) for kind in kinds) for low in inside)


def _is_to_be(place: Place, one: Attribution) -> bool:
    """Say whether a cue is an auxiliary behind which an infinitive stands: "is to resign"."""
    words, tokens = place.scene.words, place.frame.tokens
    cue = [at for at, token in enumerate(tokens) if one.cue and _meets(token, one.cue)]
    if len(cue) != 1 or cue[0] + 1 >= len(tokens):
        return False
    behind = tokens[cue[0] + 1]
    begins = any(span.start == behind.start for span in one.content)
    helps = words.has("auxiliaries", tokens[cue[0]].low)
    return begins and helps and words.has("infinitive", behind.low)


def _meets(token: Token, span: Span) -> bool:
    return not token.quote and token.start < span.end and span.start < token.end


def _stands_for(place: Place, source: Span | None) -> Span | None:
    """Return the phrase that "who" is about."""
    tokens, words = place.frame.tokens, place.scene.words
    for at, token in enumerate(tokens):
        if Span(token.start, token.end) == source and words.has("relative", token.low):
            phrase = before(place.scene, at + 1)
            if phrase is not None and phrase.stands_for is not None:
                first, last = phrase.stands_for
                return Span(tokens[first].start, tokens[last - 1].end)
    return None
