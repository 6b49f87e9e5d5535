"""Claims, sentence by sentence."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

from servanda.reading.act.focus import Focus
from servanda.reading.claim.act import act_claims
from servanda.reading.claim.provision import provisions
from servanda.reading.claim.worded import worded
from servanda.reading.claim.year import years
from servanda.reading.scene import Scene
from servanda.terms.finding import Act, Claim, ClaimKind


def claims(scenes: Sequence[Scene], acts: Sequence[Act]) -> tuple[Claim, ...]:
    """Return the claims of a text, in order; a question claims nothing."""
    focus = Focus(scenes)
    found: list[Claim] = []
    waiting = deque(acts)
    for scene in scenes:
        here: list[Act] = []
        while waiting and waiting[0].span.start < scene.sentence.end:
            here.append(waiting.popleft())
        for claim in sorted(_inside(scene, focus, here), key=lambda one: one.span):
            statement = scene.statement_at(claim.span.start)
            said_in = statement.id if statement else None
            found.append(replace(claim, id=f"c{len(found) + 1}", statement=said_in))
        for act in here:
            focus.note(act)
    return tuple(found)


def _inside(scene: Scene, focus: Focus, here: list[Act]) -> Iterator[Claim]:
    """Yield the claims of a sentence; of an exit that is told as a standing only that."""
    said = [
        *worded(scene, focus, here),
        *years(scene, focus, here),
        *provisions(scene, focus),
    ]
    stood = [one.span for one in said if one.kind is ClaimKind.STANDING]
    for claim in (*said, *act_claims(scene, here, stood)):
        if not scene.asks(claim.span):
            yield claim
