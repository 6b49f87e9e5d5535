"""What stands between a cue and its content: the hearer, the time, the channel, the place."""

from dataclasses import dataclass

from servanda.reading.statement.source import Scene
from servanda.reading.token import Token

_HEARER = 14
_PLACE = 12
_DATIVE = 5
"""Tokens of a hearer in the dative, the comma behind it included."""


@dataclass(frozen=True, slots=True)
class Adjuncts:
    """What belongs to a cue."""

    last: int
    """Position at which the content can begin."""
    hearer: tuple[int, int] | None = None
    timed: bool = False
    """Whether a time stands among them."""


def adjuncts(scene: Scene, first: int, kind: str) -> Adjuncts:
    """Return what belongs to the cue that ends at ``first``."""
    found = _marked(scene, first, kind)
    end = None
    if found.hearer is None and scene.words.trait("comma-clauses"):
        end = _told_to(scene, found.last)
    if end is None:
        return found
    # A name there may be a place ("sanoi Helsingissä, että ...").
    place = scene.tokens[found.last].is_name
    return Adjuncts(end, None if place else (found.last, end), found.timed)


def _marked(scene: Scene, first: int, kind: str) -> Adjuncts:
    """Return the adjuncts that a preposition, a channel or a verb with a hearer marks."""
    at, hearer, timed = first, None, False
    tokens = scene.tokens
    while at < len(tokens):
        token = tokens[at]
        end = _time_end(scene, at)
        if end is not None:
            at, timed = end, True
        elif at in scene.adjuncts:
            at = scene.adjuncts[at]
        elif _is_adverb(scene, at):
            at += 1
        elif kind == "address" and hearer is None and _can_hear(scene, at):
            end = _hearer_end(scene, at)
            if end is None:
                break
            hearer, at = (at, end), end
        elif _can_place(scene, at, kind):
            end = _place_end(scene, at, told=_tells(scene, at, kind))
            if end is None:
                break
            if token.low == "to" and hearer is None:
                hearer = (at + 1, _who_end(scene, at + 1, end))
            at = end
        else:
            break
    return Adjuncts(at, hearer, timed)


def _told_to(scene: Scene, first: int) -> int | None:
    """Return where a hearer without a preposition ends: "powiedział nam, że ..."."""
    tokens, words = scene.tokens, scene.words
    for at in range(first, min(first + _DATIVE, len(tokens) - 1)):
        token, after = tokens[at], tokens[at + 1]
        if token.text in ",:":
            said = after.quote if token.text == ":" else words.has("whether", after.low)
            return at if said and at > first else None
        if not token.is_word or words.has("whether", token.low):
            return None
    return None


def _time_end(scene: Scene, at: int) -> int | None:
    tokens = scene.tokens
    first = at
    if scene.words.has("time_prepositions", tokens[at].low) and at + 1 < len(tokens):
        first = at + 1
    if first >= len(tokens) or not _is_time(scene, first):
        return None
    while first < len(tokens) and _is_time(scene, first):
        first += 1
    return first


def _is_time(scene: Scene, at: int) -> bool:
    return at in scene.timed or scene.words.has("days", scene.tokens[at].low)


def _is_adverb(scene: Scene, at: int) -> bool:
    token = scene.tokens[at]
    if not token.is_word or token.is_name or scene.words.has("determiners", token.low):
        return False
    return scene.words.has("adverbs", token.low) and not scene.words.has("whether", token.low)


def _can_place(scene: Scene, at: int, kind: str) -> bool:
    """Say whether a preposition can open a place, not the matter that is spoken of."""
    low = scene.tokens[at].low
    if scene.words.has("published", low):
        return True
    if _tells(scene, at, kind):
        return True
    matter = scene.words.has("matters", low) or kind in {"object", "phrase"}
    return scene.words.has("prepositions", low) and not matter


def _who_end(scene: Scene, first: int, end: int) -> int:
    """Return where the words for a hearer end: "to us | in writing that"."""
    tokens, words = scene.tokens, scene.words
    for at in range(first + 1, end):
        low = tokens[at].low
        tied = at in scene.named or words.has("affiliation_after_name", low)
        if words.has("prepositions", low) and not tied:
            return at
    return end


def _tells(scene: Scene, at: int, kind: str) -> bool:
    """Say whether a preposition leads to who is told something: "said to Reuters that"."""
    return kind in {"clause", "that"} and scene.words.has("hearer_ties", scene.tokens[at].low)


def _can_hear(scene: Scene, at: int) -> bool:
    token, words = scene.tokens[at], scene.words
    blocked = words.has("whether", token.low) or words.has("stops", token.low)
    return token.is_word and not blocked


def _hearer_end(scene: Scene, first: int) -> int | None:
    """Return where the hearer ends: before "that", a mark, a preposition or a new subject."""
    tokens = scene.tokens
    at = first
    while at < len(tokens) and at - first < _HEARER:
        token = tokens[at]
        if at in scene.named and at > first and at - 1 in scene.named:
            at += 1
            continue
        joins = token.is_word or token.text in "&'’-"
        # "The daily Dennik".
        called = at + 1 < len(tokens) and tokens[at + 1].is_name
        timed = at in scene.timed and not (called and scene.words.has("outlets", token.low))
        if not joins or token.quote or timed or (at in scene.adjuncts and at > first):
            break
        if at > first and _starts_clause(scene, first, at):
            break
        at += 1
    return at if at > first else None


def _starts_clause(scene: Scene, first: int, at: int) -> bool:
    token, words = scene.tokens[at], scene.words
    if any(words.has(name, token.low) for name in ("whether", "pronouns", "auxiliaries")):
        return True
    if words.has("stops", token.low) and token.low != "of":
        return True
    previous = scene.tokens[at - 1].low
    if words.has("outlets", previous) and _is_called(scene, at):
        return False
    if previous in {"of", "and"} or words.has("prepositions", previous):
        return False
    if words.has("determiners", token.low):
        return not words.has("determiners", previous)
    return (
        token.is_name
        and not scene.tokens[at - 1].is_name
        and not words.has("determiners", previous)
    )


def _is_called(scene: Scene, at: int) -> bool:
    """Say whether a name, and no clause, stands behind a noun: "the broadcaster | Yle"."""
    tokens, words = scene.tokens, scene.words
    while at < len(tokens) and tokens[at].is_name and not _is_time(scene, at):
        at += 1
    after = tokens[at] if at < len(tokens) else None
    lists = ("whether", "prepositions", "time_prepositions")
    named = after is not None and any(words.has(name, after.low) for name in lists)
    return after is None or not after.is_word or named or _is_time(scene, at)


def _place_end(scene: Scene, first: int, *, told: bool = False) -> int | None:
    """Return the end of "at the summit", "to Reuters" where the content follows it openly.

    ``told``: only "that" or marks tell who hears from what is said.
    """
    tokens, words = scene.tokens, scene.words
    for at in range(first + 1, min(first + _PLACE, len(tokens))):
        token = tokens[at]
        if token.quote or token.text == ":" or words.has("that", token.low):
            return at if at > first + 1 else None
        if token.text in ",;.?!":
            if told:
                return None
            closing = token.text == "." and at + 1 >= len(tokens)
            bare = words.trait("bare-clauses") and token.text == ","
            goes_on = bare or _goes_on(tokens, at, words.set("that"))
            return at if (goes_on or closing) and tokens[first].low != "to" else None
        if words.has("auxiliaries", token.low) or words.has("pronouns", token.low):
            return None
    return None


def _goes_on(tokens: tuple[Token, ...], at: int, that: frozenset[str]) -> bool:
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and (after.quote or after.low in that or after.low.endswith("ing"))
