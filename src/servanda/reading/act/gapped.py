"""Who did the same at another time: "Burundi left in 2017 and the Philippines in 2019"."""

from collections.abc import Iterator
from dataclasses import dataclass

from servanda.reading.act.actor import codes
from servanda.reading.act.left import stands_for
from servanda.reading.enumeration import joined
from servanda.reading.scene import Scene
from servanda.terms.finding import Act, Mention, MentionKind, Modality, Polarity, Time
from servanda.terms.span import Span

PREPOSITION = 4
"""Characters between a state and its time: " in "."""


@dataclass(frozen=True, slots=True)
class Gapped:
    """A state and a time that share the verb of an act told before them."""

    actors: tuple[str, ...]
    time: Time
    span: Span


def gapped(scene: Scene, act: Act) -> Iterator[Gapped]:
    """Yield who is said, right behind the time of an act, to have done the same at others."""
    times = {one.id: one for one in scene.times}
    last = times.get(act.when or "")
    told = act.modality in (Modality.DONE, Modality.PLANNED)
    if last is None or not told or act.polarity is not Polarity.AFFIRMED:
        return
    names = scene.of_kind(MentionKind.STATE, MentionKind.GROUP)
    row: list[Mention] = []
    for mention in names:
        if mention.span.start < last.span.end:
            continue
        if row and joined(scene.document, row[-1], mention):
            row.append(mention)
        elif stands_for(scene, Span(last.span.end, mention.span.start), "and"):
            row = [mention]
        else:
            return
        near = mention.span.end + PREPOSITION
        time = next((t for t in scene.times if mention.span.end < t.span.start <= near), None)
        if time is not None:
            by = tuple(code for one in row for code in codes(one))
            yield Gapped(by, time, Span(row[0].span.start, time.span.end))
            last, row = time, []
