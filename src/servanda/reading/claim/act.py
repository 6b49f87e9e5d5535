"""Claims that acts make: that a state signed, joined, gave notice or left, and when."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from servanda.reading.act.actor import is_state
from servanda.reading.act.left import stands_for
from servanda.reading.claim.dated import is_now, sense_of
from servanda.reading.claim.denied import as_said
from servanda.reading.claim.named import treaties_joined
from servanda.reading.claim.rank import UNCLEAR, Rank, rank
from servanda.reading.generic import called
from servanda.reading.lexicon import hits
from servanda.reading.scene import Scene
from servanda.reading.treaty_of import treaty_of
from servanda.terms.finding import (
    RATIFICATION,
    Act,
    ActKind,
    Claim,
    ClaimKind,
    DateSense,
    Mention,
    Modality,
    Polarity,
    Stage,
    Time,
    Undone,
)
from servanda.terms.span import Span

BESIDE = 60
"""Characters behind a treaty in which it is told by another event when it was left."""


def act_claims(scene: Scene, here: list[Act], stood: Sequence[Span] = ()) -> Iterator[Claim]:
    """Yield a claim for each act said to be done, or not to be done.

    ``stood``: where the sentence tells of a standing, of which an exit is only another name.
    """
    for act in here:
        told = rank(scene, act.span)
        kind = ClaimKind.LEFT if _is_due(scene, act) else _kind(act, told)
        states = tuple(one for one in act.actors if is_state(one))
        if kind is None or not states or not act.treaty or told is UNCLEAR:
            continue
        if kind is ClaimKind.LEFT and any(one.overlaps(act.span) for one in stood):
            continue
        if not _named(scene, act) and not _may_be_unnamed(scene, act, kind):
            continue
        if told is not None and kind is not ClaimKind.LEFT:
            continue
        if _is_told(scene, act, kind):
            for claim in _claims(scene, act, kind, states, told):
                yield from as_said(scene, act.span, claim)


def _claims(
    scene: Scene, act: Act, kind: ClaimKind, states: tuple[str, ...], told: Rank | None
) -> Iterator[Claim]:
    time = next((one for one in scene.times if one.id == act.when), None)
    if time is not None and time.is_dated and sense_of(scene, time) != DateSense.ON:
        # "Left before 2020": on which of many days is not told.
        return
    if time is None and not _undoes(act) and _is_beside(scene, act):
        return
    claim = Claim(
        "",
        kind,
        act.span,
        treaty=act.treaty,
        states=states,
        date_value=time.date_value if time is not None else None,
        standing="signed" if kind is ClaimKind.STANDING else None,
        negated=act.polarity is Polarity.NEGATED,
        basis=RATIFICATION if _may_be_at_home(scene, act) else None,
        figure=told.number if told else None,
        sole=bool(told and told.sole),
        again=act.kind is ActKind.REJOIN,
        ever=_is_ever(scene, act),
        undoes=_undoes(act),
    )
    yield claim
    named = next(iter(_named(scene, act)), None)
    for treaty in treaties_joined(scene, named):
        yield replace(claim, treaty=treaty)


def _is_beside(scene: Scene, act: Act) -> bool:
    """Say whether it is told by another event when it was: "left before its neighbour did"."""
    named = _named(scene, act)
    if not named:
        return False
    end = named[-1].span.end
    behind = Span(end, min(scene.sentence.end, end + BESIDE))
    language, text = scene.document.language, scene.document.text
    return any(
        hit.span.start <= end + 1
        for side in ("moment", "beside")
        for hit in hits(language, "dating", text, behind, ("side", side))
    )


def _is_ever(scene: Scene, act: Act) -> bool:
    """Say whether a denial is of all time: "never left"."""
    language, text = scene.document.language, scene.document.text
    found = hits(language, "dating", text, act.span, ("side", "ever"))
    return act.polarity is Polarity.NEGATED and bool(found)


def _undoes(act: Act) -> Undone | None:
    """Return what an act takes back; None where it takes back nothing."""
    match act.kind:
        case ActKind.UNSIGN:
            return Undone.SIGNATURE
        case ActKind.RESCIND:
            return Undone.NOTICE
        case ActKind.WITHDRAW if act.object == RATIFICATION:
            # Who withdraws a ratification that never bound has left nothing.
            return Undone.RATIFICATION
        case _:
            return None


def _is_told(scene: Scene, act: Act, kind: ClaimKind) -> bool:
    """Say whether the text itself says that it was done, or plainly that it was not."""
    match act.polarity:
        case Polarity.AFFIRMED:
            return True
        case Polarity.DENIED:
            # What a correction takes back was said. "It is false that it has not left" denies
            # twice, and is left alone.
            found = hits(scene.document.language, "modality", scene.document.text, act.span)
            return not any(hit.cue.keys.get("polarity") == Polarity.NEGATED for hit in found)
        case Polarity.NEGATED:
            return kind is ClaimKind.LEFT and _is_plain(scene, act)


def _is_plain(scene: Scene, act: Act) -> bool:
    """Say whether nothing but the act is denied: not its reason ("did not leave because of")."""
    clause = scene.clause_at(act.span.start)
    before = Span(scene.lead_of(clause).start, act.span.end)
    named = _named(scene, act)
    if not named or act.reasons or stands_for(scene, before, "not all"):
        return False
    end = named[-1].span.end
    dated: list[Time] = [one for one in scene.times if one.id == act.when]
    if dated and dated[0].span.start >= end:
        return dated[0].span.end >= act.span.end
    return is_now(scene, Span(end, max(end, min(scene.sentence.end, act.span.end))))


def _named(scene: Scene, act: Act) -> list[Mention]:
    """Return the names of the treaty of an act that stand among its words."""
    meant = (one for one in scene.treaties if treaty_of(one) == act.treaty)
    return [one for one in meant if one.span.overlaps(act.span)]


def _may_be_unnamed(scene: Scene, act: Act, kind: ClaimKind) -> bool:
    """Say whether a treaty named elsewhere may be meant: much else is signed, and left."""
    match kind:
        case ClaimKind.STANDING:
            return False
        case ClaimKind.NOTIFIED if _undoes(act):
            return False
        case ClaimKind.LEFT:
            return bool(act.when or called(scene.document, act.span, "treaty"))
        case _:
            return True


def _may_be_at_home(scene: Scene, act: Act) -> bool:
    """Say whether what is told may be a vote at home, which binds nobody yet: "ratified"."""
    document = scene.document
    found = hits(document.language, "act", document.text, act.span)
    return act.kind is ActKind.CONSENT and any(hit.cue.keys.get("home") for hit in found)


def _is_due(scene: Scene, act: Act) -> bool:
    """Say whether an exit is told to take effect on a day to come: "will leave on 20 February"."""
    published = scene.document.published
    time = next((one for one in scene.times if one.id == act.when), None)
    if act.kind is not ActKind.WITHDRAW or act.modality is not Modality.PLANNED:
        return False
    if time is None or time.earliest is None or published is None or time.earliest <= published:
        return False
    if act.polarity is not Polarity.AFFIRMED:
        return False
    document = scene.document
    found = hits(document.language, "claim", document.text, act.span, ("kind", "left"))
    return act.stage is Stage.EFFECTIVE or any(hit.cue.keys.get("planned") for hit in found)


def _kind(act: Act, told: Rank | None) -> ClaimKind | None:
    if act.kind is ActKind.WITHDRAW and told is not None and told.done and not _undoes(act):
        # "Became the fourth state to leave".
        return ClaimKind.LEFT
    if act.modality is not Modality.DONE:
        return None
    if _undoes(act):
        return ClaimKind.NOTIFIED
    match act.kind, act.stage:
        case ActKind.CONSENT | ActKind.REJOIN, _:
            return ClaimKind.JOINED
        case ActKind.SIGN, _:
            return ClaimKind.STANDING
        case ActKind.WITHDRAW, Stage.NOTIFIED:
            return ClaimKind.NOTIFIED
        case ActKind.WITHDRAW, Stage.EFFECTIVE:
            return ClaimKind.LEFT
        case _:
            return None
