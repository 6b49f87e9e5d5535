"""What a text says of a claim: that it is false, or that somebody else does not hold it."""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from servanda.reading.lexicon import Hit, hits
from servanda.reading.scene import Scene
from servanda.terms.finding import Claim, ClaimKind
from servanda.terms.span import Span

REACH = 100
"""Characters between the words that take a claim back and the claim."""
FAR = 240
"""Characters behind the beginning of a claim within which it is called false."""
_BREAKS = frozenset(";:.!?")


_DENIABLE = frozenset(
    {
        ClaimKind.LEFT,
        ClaimKind.JOINED,
        ClaimKind.NOTIFIED,
        ClaimKind.STANDING,
        ClaimKind.SCOPE,
    }
)
"""Kinds of which the contrary can be judged as well."""


class Denial(StrEnum):
    """How a claim is taken back."""

    FALSE = "false"
    """The text says that it is not so."""
    OPEN = "open"
    """It is denied, doubted, supposed or asked: the text itself claims nothing."""


def as_said(scene: Scene, at: Span, claim: Claim) -> Iterator[Claim]:
    """Yield a claim as the words around it mean it: turned round where they call it false.

    ``at``: the words that make the claim.
    """
    match denial(scene, at):
        case None:
            yield claim
        case Denial.FALSE:
            if claim.kind in _DENIABLE:
                yield replace(claim, negated=not claim.negated)
        case Denial.OPEN:
            pass


def denial(scene: Scene, at: Span) -> Denial | None:
    """Return how the words around a claim take it back; None where nothing does."""
    text = scene.document.text
    before = Span(max(scene.sentence.start, at.start - FAR), at.start)
    near = [
        hit
        for side in (*Denial, "said")
        for hit in _hits(scene, before, side)
        if _reaches(text, hit.span.end, at.start)
    ]
    if not near:
        return None
    last = max(near, key=lambda hit: hit.span.end).cue.keys["sense"]
    if last in tuple(Denial):
        return Denial(last)
    behind = Span(at.start, min(scene.sentence.end, at.start + FAR))
    return Denial.FALSE if _hits(scene, behind, "called false") else None


def _hits(scene: Scene, where: Span, sense: str) -> list[Hit]:
    language, text = scene.document.language, scene.document.text
    return hits(language, "denial", text, where, ("sense", sense))


def _reaches(text: str, end: int, start: int) -> bool:
    return start - end <= REACH and not _BREAKS & set(text[end:start])
