"""What is known of those who speak, up to a place in the text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from servanda.reading.affiliation import Surroundings
from servanda.reading.dateline import is_dateline
from servanda.reading.person import Person
from servanda.reading.speech import Words
from servanda.terms.finding import Mention, MentionKind, Speaker
from servanda.terms.span import Span

SELDOM = 2
"""Times a state is named beside a dateline of another one that stays the text's own."""
BACK = 600
"""Characters before a pronoun in which the states it stands for are looked for."""


@dataclass(slots=True)
class Memory:
    """Who has spoken and who is known, up to a place in the text."""

    around: Surroundings
    known: Words
    people: dict[str, Person]
    surnames: dict[str, list[Person]]
    home: str | None
    last: list[Speaker] = field(default_factory=list)
    spoken: dict[str, Speaker] = field(default_factory=dict)
    """What was last known of each who has spoken, by name."""
    organisations: list[Speaker] = field(default_factory=list)
    spoken_at: int = 0
    """Where the last statement ends."""
    pronoun: dict[str, str] = field(default_factory=dict)
    """Pronoun by which a person was called, by name."""


def home_state(text: str, mentions: Sequence[Mention]) -> str | None:
    """Return the state that a text speaks of most, the first of several.

    The state of the capital that its dateline names goes before, if it is named further on, and
    that of the parliament with whose name alone its record begins.
    """
    named = [
        (one.state or one.ref, one.form == "capital")
        for one in mentions
        if one.kind is MentionKind.STATE or (one.form == "body" and one.state is not None)
    ]
    counts = Counter(code for code, _ in named if code is not None)
    # A capital is often but a place ("in Brussels").
    own = Counter(code for code, capital in named if code is not None and not capital) or counts
    if mentions and mentions[0].form == "body" and _is_heading(text, mentions[0].span):
        return mentions[0].state
    often = own.most_common(1)[0][1] if own else 0
    if mentions and mentions[0].form == "capital" and is_dateline(text, mentions[0].span):
        # A correspondent may write of another state; then it is not told whose an office is.
        state = mentions[0].ref
        if counts[state or ""] > 1 or often <= SELDOM:
            return state
        return None
    if often == 1 and len(own) > 1:
        return None
    return own.most_common(1)[0][0] if own else None


def _is_heading(text: str, body: Span) -> bool:
    """Say whether a text begins with a line that holds nothing but a body's name."""
    begins = not text[: body.start].strip() or text[: body.start].strip().lower() == "the"
    return begins and not text[body.end :].partition("\n")[0].strip()


def is_public(memory: Memory, phrase: str) -> bool:
    """Say whether a phrase names an organ of a state."""
    prefixes = tuple(memory.known.sets.get("public", ()))
    return bool(prefixes) and any(word.startswith(prefixes) for word in phrase.lower().split())
