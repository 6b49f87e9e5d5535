"""What is known of those who speak, up to a place in the text."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from servanda.reading.affiliation import Surroundings
from servanda.reading.home import Homes
from servanda.reading.person import Person
from servanda.reading.speech import Words
from servanda.terms.finding import Mention, Speaker
from servanda.terms.span import Span

_FEW = 30
"""Statements before in which an organisation has spoken under its full name."""
BACK = 600
"""Characters before a pronoun in which the states it stands for are looked for."""


@dataclass(slots=True)
class Memory:
    """Who has spoken and who is known, up to a place in the text."""

    around: Surroundings
    known: Words
    people: dict[str, Person]
    surnames: dict[str, list[Person]]
    homes: Homes
    named: Sequence[Mention] = ()
    """Where persons are named, in order."""
    last: list[Speaker] = field(default_factory=list)
    spoken: dict[str, Speaker] = field(default_factory=dict)
    """What was last known of each who has spoken, by name."""
    organisations: list[Speaker] = field(default_factory=list)
    spoken_at: int = 0
    """Where the last statement ends."""
    frame_at: int = 0
    """Where the last statement before the sentence at hand ends."""
    pronoun: dict[str, str] = field(default_factory=dict)
    """Pronoun by which a person was called, by name."""
    aside: str = ""
    """The name of whose words these are: he speaks of others as "he"."""

    def named_in(self, within: Span) -> Sequence[Mention]:
        """Return where persons are named, each beginning inside a stretch."""
        first = bisect_left(self.named, within.start, key=lambda one: one.span.start)
        last = bisect_left(self.named, within.end, key=lambda one: one.span.start)
        return self.named[first:last]

    def fullest(self, name: str) -> str:
        """Return the fullest name of an organisation that has spoken: "the Alliance"."""
        if " " in name:
            return name
        spoken = [one.organisation for one in (*self.organisations[-_FEW:], *self.last[-_FEW:])]
        for full in reversed(spoken):
            if full is not None and (full.endswith(f" {name}") or full.startswith(f"{name} ")):
                return full
        return name


def is_public(memory: Memory, phrase: str) -> bool:
    """Say whether a phrase names an organ of a state."""
    prefixes = tuple(memory.known.sets.get("public", ()))
    return bool(prefixes) and any(word.startswith(prefixes) for word in phrase.lower().split())
