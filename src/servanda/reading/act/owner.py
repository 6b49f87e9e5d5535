"""Whose exit it is: by the words before it, behind it, or that name a body."""

from collections.abc import Sequence

from servanda.reading.act.actor import LEADING, OWNED, codes
from servanda.reading.act.exit import Move
from servanda.reading.act.left import stands_for
from servanda.reading.act.tense import owners_behind
from servanda.reading.enumeration import first_joined, joined, rows
from servanda.reading.generic import called
from servanda.reading.scene import Scene
from servanda.reading.speech import words
from servanda.terms.finding import Mention, MentionKind
from servanda.terms.span import Span

RELATIVE = 2
"""Characters between a state and a clause about it: a comma."""


def taken_out(scene: Scene, move: Move) -> tuple[str, ...]:
    """Return the states that somebody takes out of a treaty: "withdraw the United States from"."""
    states = scene.of_kind(MentionKind.STATE)
    for number, mention in enumerate(states):
        gap = scene.document.text[move.verb.end : mention.span.start]
        behind = 0 < len(gap) <= 6 and len(gap.split()) <= 1 and mention.text != move.object
        rest = Span(mention.span.end, min(scene.sentence.end, mention.span.end + LEADING))
        owns = len(gap) == 1 and stands_for(scene, rest, "own part")
        if behind:
            last = rows(scene.document, states[number:])[0][-1].span.end
            rest = Span(last, min(scene.sentence.end, last + LEADING))
            behind = stands_for(scene, rest, "out of")
        if owns or (mention.form == "name" and (behind or mention.span.within(move.verb))):
            return row_of(scene, states[number:])
    return ()


def row_of(scene: Scene, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Return the states of the first of some mentions and of those that it is joined to."""
    held = rows(scene.document, mentions)[0]
    return tuple(dict.fromkeys(code for one in held for code in codes(one)))


def owner_behind(scene: Scene, move: Move) -> tuple[str, ...]:
    """Return the states named right behind an exit: "the withdrawal of Burundi from"."""
    owners = owners_behind(scene, move.verb)
    return row_of(scene, owners) if owners and owners[0].form in (None, "name") else ()


def owner_inside(scene: Scene, move: Move) -> tuple[str, ...]:
    """Return the state named within the words for an exit, or right behind them."""
    names = scene.of_kind(MentionKind.STATE, MentionKind.GROUP)
    inside = [one for one in names if one.span.within(move.at)][:1]
    named = inside and inside[0].form in (None, "name")
    return owner_behind(scene, move) or (row_of(scene, inside) if named else ())


def owner_by_relative(scene: Scene, move: Move) -> tuple[str, ...]:
    """Return the states right before "whose": "joining Lithuania, whose exit took effect"."""
    document = scene.document
    near = Span(max(scene.sentence.start, move.at.start - OWNED), move.at.start)
    said = called(document, near, "whose")
    if not said:
        return ()
    whose = said[0].span
    found: list[str] = []
    behind: Mention | None = None
    for mention in reversed(scene.of_kind(MentionKind.STATE, MentionKind.GROUP)):
        last = behind is None and 0 < whose.start - mention.span.end <= RELATIVE
        if last or (behind and joined(document, mention, behind)):
            found += codes(mention)
            behind = mention
    return tuple(reversed(found))


def owner_before(scene: Scene, move: Move) -> tuple[str, ...]:
    """Return the state whose decision or exit it is: "the U.S. decision", "Hungary's exit"."""
    states = scene.of_kind(MentionKind.STATE)
    for number, mention in enumerate(states):
        gap = scene.document.text[mention.span.end : move.at.start]
        adjective = mention.form in ("adjective", "demonym")
        owned = gap[:1] in ("'", "’") or adjective or move.noun
        if owned and 0 < len(gap) <= 3 and not move.body:
            return row_of(scene, states[first_joined(scene.document, states, number) :])
    return ()


def owner_of_decision(scene: Scene, move: Move) -> tuple[str, ...]:
    """Return the states whose decision it is by their case: "decyzja Węgier o wystąpieniu"."""
    if not (move.noun and words(scene.document.language).trait("subject-by-case")):
        return ()
    names = scene.of_kind(MentionKind.STATE, MentionKind.GROUP)
    inside = Span(move.at.start, max(move.at.start, move.verb.start))
    first = next((n for n, one in enumerate(names) if one.span.within(inside)), None)
    return () if first is None else row_of(scene, names[first:])


def state_of_body(scene: Scene, at: Span) -> tuple[str, ...]:
    """Return the state that a body within a step is of: "le parlement lituanien", "the Sejm"."""
    for mention in scene.of_kind(MentionKind.STATE, MentionKind.ORGANISATION):
        if mention.span.within(at) and mention.form in ("adjective", "demonym", "body"):
            return codes(mention)
    return ()


def states_of_body(scene: Scene, at: Span) -> tuple[str, ...]:
    """Return the states named right behind a body: "the parliaments of Latvia and Estonia"."""
    mentions = scene.of_kind(MentionKind.STATE, MentionKind.GROUP)
    first = next((n for n, m in enumerate(mentions) if 0 <= m.span.start - at.end <= 4), None)
    return () if first is None else row_of(scene, mentions[first:])
