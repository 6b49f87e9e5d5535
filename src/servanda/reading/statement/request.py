"""Whom a request is made to: "urged Lithuania to stay", "called on the parties not to leave"."""

from servanda.reading.statement.draft import Draft
from servanda.reading.statement.place import Place
from servanda.reading.token import Token
from servanda.terms.span import Span

_MOST = 16
"""Tokens that name whom a request is made to, at most."""


def requested_of(place: Place, draft: Draft) -> Span | None:
    """Return the words between a verb of asking and the infinitive of what is asked for.

    Whoever is to do it is asked, whether or not the reader counts these words to the content.
    """
    if draft.cue is None or not place.scene.words.set("requests"):
        return None
    tokens, first = place.frame.tokens, _behind(place, draft.cue)
    if not first or not _asks(place, first):
        return None
    for at in range(first, min(first + _MOST, len(tokens))):
        token = tokens[at]
        if _is_infinitive(place, at):
            end = at - 1 if place.scene.words.has("negation", tokens[at - 1].low) else at
            return Span(tokens[first].start, tokens[end - 1].end) if end > first else None
        if _closes(place, token, first=at == first):
            return None
    return None


def _behind(place: Place, cue: Span) -> int:
    """Return the position of the token behind a cue, 0 where the frame has none of its words."""
    inside = [at for at, token in enumerate(place.frame.tokens) if token.end == cue.end]
    return inside[0] + 1 if inside and not place.frame.tokens[inside[0]].quote else 0


def _asks(place: Place, behind: int) -> bool:
    """Say whether a verb of asking, with its preposition, stands before a position."""
    words, tokens = place.scene.words, place.frame.tokens
    last = tokens[behind - 1].low
    before = tokens[behind - 2].low if behind > 1 else ""
    asked = words.has("requests", last) and not words.has("passive", before)
    return asked or (words.has("request_ties", last) and words.has("tied_requests", before))


def _is_infinitive(place: Place, at: int) -> bool:
    words, tokens = place.scene.words, place.frame.tokens
    if not words.has("infinitive", tokens[at].low) or at + 1 >= len(tokens):
        return False
    verb = tokens[at + 1]
    noun = words.has("determiners", verb.low) or words.has("articles", verb.low) or verb.is_name
    return verb.is_word and not noun and not verb.low[0].isdigit()


def _closes(place: Place, token: Token, *, first: bool) -> bool:
    """Say whether a token cannot stand within the name of whom is asked."""
    words, low = place.scene.words, token.low
    if token.quote or token.text in ".;:?!" or (first and not token.is_word):
        return True
    clause = words.has("whether", low) or words.has("auxiliaries", low)
    if clause or words.has("relative", low):
        return True
    if first:
        return words.has("prepositions", low) or words.has("infinitive", low)
    return words.has("person_pronouns", low) or words.has("gerund_openers", low)
