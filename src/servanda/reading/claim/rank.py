"""As which one a state left: the first, the fifth, the only one."""

from dataclasses import dataclass

from servanda.reading.lexicon import hits
from servanda.reading.scene import Scene
from servanda.terms.span import Span

LEAD = 80
"""Characters before an act in which its rank is told: "is the fourth state that left"."""
CLOSE = 2
"""Characters between a rank and its act."""


@dataclass(frozen=True, slots=True)
class Rank:
    """The place of a state among those that did the same."""

    number: int | None = None
    sole: bool = False
    done: bool = False
    """Whether the words tell that it has come to that: "became the fourth"."""


UNCLEAR = Rank()
"""A rank among some that are not all states: "the first European country to leave"."""


def rank(scene: Scene, at: Span) -> Rank | None:
    """Return the rank that is told with an act; None where none is."""
    where = Span(max(scene.sentence.start, at.start - LEAD), at.end)
    said = hits(scene.document.language, "rank", scene.document.text, where)
    found = [hit for hit in said if hit.span.end >= at.start - CLOSE]
    plain = [hit for hit in found if not hit.cue.keys.get("unclear")]
    if not plain:
        return UNCLEAR if found else None
    named = plain[-1].groups
    numbers = [int(name[1:]) for name in named if name[1:].isdigit()]
    return Rank(numbers[0] if numbers else None, "only" in named, "done" in named)
