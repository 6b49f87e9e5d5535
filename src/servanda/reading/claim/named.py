"""The treaties that a sentence names together: "both the one and the other"."""

from collections.abc import Iterator

from servanda.reading.enumeration import LONGEST, joined
from servanda.reading.generic import called
from servanda.reading.scene import Scene
from servanda.reading.treaty_of import treaty_of
from servanda.terms.finding import Mention
from servanda.terms.span import Span

NEXT = 16
"""Characters behind a name in which a date begins that belongs to it."""


def treaties_joined(scene: Scene, first: Mention | None) -> Iterator[str]:
    """Yield the treaties that an "and" joins to one that is named; none where none is named."""
    last: Mention | None = None
    for one in scene.treaties:
        treaty = treaty_of(one)
        if one == first:
            last = one
        elif last is not None and _joined(scene, last, one):
            last = one
            if treaty and first and treaty != treaty_of(first) and not _acts(scene, one):
                yield treaty
        elif last is not None:
            return


def _joined(scene: Scene, before: Mention, after: Mention) -> bool:
    gap = Span(before.span.end, after.span.start)
    return joined(scene.document, before, after) or bool(
        0 < gap.end - gap.start <= LONGEST and called(scene.document, gap, "both")
    )


def _acts(scene: Scene, named: Mention) -> bool:
    """Say whether a clause of its own goes on behind a name: "... and the Convention bans"."""
    speakers = [one.source.span for one in scene.statements if one.source.span]
    if any(named.span.overlaps(span) for span in speakers):
        return True
    text, end = scene.document.text, scene.sentence.end
    rest = text[named.span.end : end].lstrip()
    timed = any(0 <= one.span.start - named.span.end <= NEXT for one in scene.times)
    return bool(rest) and rest[0].isalpha() and not timed and not _goes_on(scene, named)


def _goes_on(scene: Scene, named: Mention) -> bool:
    """Say whether another name is joined behind."""
    names = [one for one in scene.treaties if one.span.start >= named.span.end]
    return bool(names) and _joined(scene, named, names[0])
