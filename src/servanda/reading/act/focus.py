"""What a text is speaking of at a point: the last exit, its treaty, its subject, its weapon."""

from bisect import bisect_left
from collections.abc import Sequence

from servanda.reading.home import home_state
from servanda.reading.scene import Scene
from servanda.reading.treaty_of import is_called, is_of_some, treaty_of
from servanda.terms.finding import Act, ActKind, Mention, Modality, Polarity
from servanda.terms.span import Span

NEAR = 300
"""Characters before words that take up a treaty within which it is named."""
FEW = 8
"""States that a text goes on to tell of; a body of more acts as a body."""
RECENT = 12
"""As many treaties named before are looked through for one of a kind."""
EXITS = frozenset({ActKind.WITHDRAW, ActKind.SUSPEND, ActKind.UNSIGN})
_ON_TREATIES = EXITS | {
    *(ActKind.SIGN, ActKind.CONSENT, ActKind.REJOIN, ActKind.RESCIND),
    *(ActKind.RESERVE, ActKind.OBJECT, ActKind.AMEND),
}
"""Kinds whose object is the name of a treaty, no weapon."""


class Focus:
    """The thread of a text, followed sentence by sentence."""

    def __init__(self, scenes: Sequence[Scene]) -> None:
        """Begin at the start of a text; what a question names stays out of focus."""
        self._text = scenes[0].document.text if scenes else ""
        self._named = [m for scene in scenes for m in scene.treaties]
        self._treaties = [m for scene in scenes for m in scene.treaties if not scene.asks(m.span)]
        mentions = [m for scene in scenes for m in scene.mentions]
        self._main_state = home_state(self._text, mentions)
        self.exit: Act | None = None
        self.last: Act | None = None
        """The exit, or what takes one back, that was told last, whether it is so or not."""
        self.exit_kind: ActKind | None = None
        self.subject: tuple[str, ...] = ()
        self.weapon: str | None = None

    def treaty(self, span: Span, *, pronoun: bool = False, kind: str | None = None) -> str | None:
        """Return the treaty spoken of at a span when none is named there.

        That is the last one named before it, else (a treaty is often described before it is
        named) the first one named after it. Only a pronoun takes up what a question named.
        ``kind``: what the text calls it ("convention"); one that has it in its name goes before.
        """
        named = self._named if pronoun else self._treaties
        place = bisect_left(named, span.start, key=lambda m: m.span.start)
        recent = named[max(0, place - RECENT) : place][::-1] or self._asked(span) or named[:1]
        called = [m for m in recent if kind and is_called(m, kind, self._text)]
        if kind and is_of_some(kind):
            recent = called
        return next((treaty_of(m) for m in [*called, *recent]), None)

    def _asked(self, span: Span) -> list[Mention]:
        """Return the treaty that a question before a span named last."""
        place = bisect_left(self._named, span.start, key=lambda m: m.span.start)
        return self._named[max(0, place - 1) : place]

    def is_near(self, span: Span) -> bool:
        """Say whether a treaty is named not long before a span."""
        place = bisect_left(self._named, span.start, key=lambda m: m.span.start)
        return place > 0 and span.start - self._named[place - 1].span.end <= NEAR

    def leaving(self) -> tuple[str, ...]:
        """Return the states of the exit that the text tells of, unless it is background."""
        return self.exit.actors if self.exit and not self.exit.retrospective else ()

    def state(self) -> tuple[str, ...]:
        """Return the states whose body, unnamed, is meant."""
        if self.leaving() or self.subject:
            return self.leaving() or self.subject
        return (self._main_state,) if self._main_state else ()

    def hear(self, kinds: Sequence[ActKind], subject: tuple[str, ...]) -> None:
        """Remember what kind of exit a sentence speaks of, act or not, and who is its subject."""
        exits = [kind for kind in kinds if kind in EXITS]
        if exits:
            self.exit_kind = exits[-1]
        if 0 < len(subject) <= FEW:
            self.subject = subject

    def note(self, act: Act) -> None:
        """Remember an act as the last one spoken of."""
        real = act.polarity is Polarity.AFFIRMED and act.modality is not Modality.HYPOTHETICAL
        if act.kind in EXITS and real:
            self.exit = act
        if act.kind in EXITS or act.kind is ActKind.RESCIND:
            self.last = act
        if act.actors:
            self.subject = act.actors
        if act.object and act.kind not in _ON_TREATIES:
            self.weapon = act.object
