"""Claims that acts make: that a state joined, gave notice or left, and when."""

from collections.abc import Iterator

from servanda.reading.act.actor import is_state
from servanda.reading.lexicon import hits
from servanda.reading.scene import Scene
from servanda.terms.finding import (
    RATIFICATION,
    Act,
    ActKind,
    Claim,
    ClaimKind,
    Modality,
    Polarity,
    Stage,
    TimeType,
)


def act_claims(scene: Scene, here: list[Act]) -> Iterator[Claim]:
    """Yield a claim for each act said to be done, even where the text takes it back."""
    dates = {t.id: t.value for t in scene.times if t.type is TimeType.DATE}
    for act in here:
        kind = _kind(act)
        states = tuple(one for one in act.actors if is_state(one))
        if kind is ClaimKind.LEFT and act.object == RATIFICATION:
            # Who withdraws a ratification that never bound has left nothing.
            continue
        if kind and states and act.treaty and act.polarity is not Polarity.NEGATED:
            yield Claim(
                "",
                kind,
                act.span,
                treaty=act.treaty,
                states=states,
                date_value=dates.get(act.when or ""),
                basis=RATIFICATION if _may_be_at_home(scene, act) else None,
            )


def _may_be_at_home(scene: Scene, act: Act) -> bool:
    """Say whether what is told may be a vote at home, which binds nobody yet: "ratified"."""
    document = scene.document
    found = hits(document.language, "act", document.text, act.span)
    return act.kind is ActKind.CONSENT and any(hit.cue.keys.get("home") for hit in found)


def _kind(act: Act) -> ClaimKind | None:
    if act.modality is not Modality.DONE:
        return None
    match act.kind, act.stage:
        case ActKind.CONSENT | ActKind.REJOIN, _:
            return ClaimKind.JOINED
        case ActKind.WITHDRAW, Stage.NOTIFIED:
            return ClaimKind.NOTIFIED
        case ActKind.WITHDRAW, Stage.EFFECTIVE:
            return ClaimKind.LEFT
        case _:
            return None
