"""Acts on a treaty other than exits: sign, consent, rejoin, object, reserve."""

from collections.abc import Iterator, Sequence

from servanda.reading.act.actor import doers
from servanda.reading.act.circumstance import is_ahead, statement_id, stretch, time_of
from servanda.reading.act.conduct import is_attribute
from servanda.reading.act.focus import Focus
from servanda.reading.act.form import suffers
from servanda.reading.act.left import around, kind_of, meant, stands_for, unlisted, unnamed
from servanda.reading.act.modality import firmness
from servanda.reading.act.object import BESIDE
from servanda.reading.act.predicate import said_of
from servanda.reading.act.told import MOST, Told
from servanda.reading.act.trigger import Trigger
from servanda.reading.generic import called
from servanda.reading.lexicon import cues
from servanda.reading.scene import Scene
from servanda.reading.treaty_of import treaty_of
from servanda.terms.finding import Act, ActKind, Mention, MentionKind, Modality, Polarity
from servanda.terms.span import Span

RELATIVE = 9
"""Characters between a treaty and the clause about it: ", which "."""
NEAR = 40
"""The treaty follows the verb within this many characters and in its clause."""
BESIDE_BILL = 24
"""Characters beside a verb within which a bill is what is signed."""
BILL = 240
"""Characters before a verb within which a bill may be named that "it" stands for."""
AGREEMENT = 70
"""An agreement without a name ends within this many characters behind the verb."""
_AGREED = frozenset({ActKind.SIGN, ActKind.CONSENT})


def bonds(scene: Scene, told: Sequence[Trigger], focus: Focus) -> Iterator[Told]:
    """Yield the joinings, signatures, reservations and objections of a sentence, or open ones."""
    opened = 0
    for one in told:
        if one.role != "bond" or is_attribute(scene, one) or _joins_others(scene, one):
            continue
        if one.kind is ActKind.SIGN and _signs_bill(scene, one):
            continue
        treaty, name = _treaty(scene, one, focus)
        modality, polarity = _meant(scene, one)
        known = bool(treaty or name)
        if (one.open and not known) or _describes(scene, one, known=known):
            continue
        opened += not known
        if not known and opened <= MOST:
            treaty, name = _open_treaty(scene, one, focus)
        if not (treaty or name):
            continue
        time = time_of(scene, one.span)
        if modality is Modality.DONE and one.form == "third" and is_ahead(scene, time):
            modality = Modality.PLANNED
        act = Act(
            id="",
            kind=one.kind,
            span=stretch(scene, one.span),
            modality=modality or Modality.HYPOTHETICAL,
            polarity=polarity,
            actors=doers(scene, one, focus),
            treaty=treaty,
            object=name,
            when=time.id if time else None,
            statement=statement_id(scene, one.span),
        )
        open_ = one.open or modality is None or not known
        most = Modality.DECIDED if _is_at_home(scene, one) else None
        yield Told(act, one.span, open_, most)


def _open_treaty(scene: Scene, one: Trigger, focus: Focus) -> tuple[str | None, str | None]:
    """Return the treaty that a word may be about; "joined a party" is about none."""
    behind = Span(one.span.end, min(scene.sentence.end, one.span.end + NEAR))
    active = one.form != "noun" and not one.passive
    if active and one.company and stands_for(scene, behind, "another to join"):
        return None, None
    treaty, name = around(scene, one.span)
    return treaty or (None if name else focus.treaty(one.span)), name


def _describes(scene: Scene, one: Trigger, *, known: bool) -> bool:
    """Say whether a participle only tells when a treaty was made: "the pact, signed in 1997"."""
    if one.form != "past" or (known and not one.passive):
        return False
    before = Span(max(scene.sentence.start, one.span.start - BESIDE), one.span.start)
    behind = Span(one.span.end, min(scene.sentence.end, one.span.end + NEAR))
    return stands_for(scene, before, "aside") and not stands_for(scene, behind, "agent")


def _is_at_home(scene: Scene, one: Trigger) -> bool:
    """Say whether it is a legislature or a cabinet that consents, which by itself binds no state.

    Source:
        Vienna Convention on the Law of Treaties, article 2(1)(b): ratification is the
        international act by which a state consents to be bound.
    """
    if one.kind is not ActKind.CONSENT:
        return False
    first = max(scene.clause_at(one.span.start).start, one.span.start - NEAR)
    last = min(scene.sentence.end, one.span.end + NEAR)
    doer = Span(one.span.end, last) if one.passive else Span(first, one.span.start)
    return stands_for(scene, doer, "at home by" if one.passive else "at home")


def _signs_bill(scene: Scene, one: Trigger) -> bool:
    """Say whether what is signed is a bill: "signed a decree", "the law he signed", "sign it"."""
    beside = Span(max(scene.sentence.start, one.span.start - BESIDE_BILL), one.span.start)
    behind = Span(one.span.end, min(scene.sentence.end, one.span.end + BESIDE_BILL))
    if one.form != "noun" and any(stands_for(scene, at, "bill") for at in (beside, behind)):
        return True
    clause = scene.clause_at(one.span.start)
    # Where verbs come last the bill stands before: "muss das Gesetz noch unterzeichnen".
    last = one.form == "base" and not cues(scene.document.language, "passive")
    if (one.passive or last) and stands_for(scene, Span(clause.start, one.span.start), "bill"):
        return True
    if not any(hit.cue.keys.get("pronoun") for hit in meant(scene, one.span)):
        return False
    here = Span(scene.sentence.start, one.span.start)
    named = [m.span.end for m in scene.treaties if m.span.end <= one.span.start]
    since = here.start if named else max(one.span.start - BILL, 0)
    return stands_for(scene, Span(since, one.span.start), "bill")


def _joins_others(scene: Scene, one: Trigger) -> bool:
    """Say whether a state joins other states in what they do, no treaty: "joining Lithuania"."""
    others = scene.of_kind(MentionKind.STATE, MentionKind.GROUP)
    company = one.company or one.kind is ActKind.REJOIN
    behind = Span(one.span.end, min(scene.sentence.end, one.span.end + NEAR))
    if one.company and stands_for(scene, behind, "company"):
        return True
    return company and any(0 < other.span.start - one.span.end <= BESIDE for other in others)


def _meant(scene: Scene, one: Trigger) -> tuple[Modality | None, Polarity]:
    """Return how firmly it is meant; a verb in the past or present tells of what is done."""
    firm = firmness(scene, one.span, one.form)
    if firm.modality is None and firm.polarity is Polarity.AFFIRMED:
        firm = said_of(scene, one.span, one.form) or firm
    modality = firm.modality
    if one.form == "past" and modality in (None, Modality.ONGOING):
        modality = Modality.DONE
    if modality is None and one.form == "third":
        ahead = one.ahead or stands_for(scene, one.span, "future")
        modality = Modality.PLANNED if ahead else Modality.DONE
    if modality is None and one.form == "noun" and one.kind is ActKind.SIGN:
        modality = Modality.DONE
    if modality is None and firm.polarity is not Polarity.AFFIRMED:
        modality = Modality.PLANNED
    return modality, firm.polarity


def _treaty(scene: Scene, one: Trigger, focus: Focus) -> tuple[str | None, str | None]:
    """Return the treaty, else what the text calls one that it does not name."""
    named = _named(scene, one)
    if named is not None:
        return treaty_of(named), None
    if one.passive:
        return None, unnamed(scene, one.span, before=True) or _agreed(scene, one)
    stands_for_one = one.kind is ActKind.OBJECT or meant(scene, one.span)
    kind = kind_of(scene, meant(scene, one.span))
    known = focus.treaty(one.span, kind=kind) if stands_for_one else None
    if known:
        return known, None
    other = unlisted(scene, one.span)
    if other is not None:
        return None, other.of(scene.document.text)
    return None, unnamed(scene, one.span) or _agreement(scene, one)


def _named(scene: Scene, one: Trigger) -> Mention | None:
    """Return the treaty that stands beside a word for what is done with it."""
    clause = scene.clause_at(one.span.start)
    for mention in scene.treaties:
        if one.form == "noun" and mention.span.end < one.span.start <= mention.span.end + 1:
            return mention
        if one.passive and suffers(scene, mention.span, one.span):
            return mention
        if 0 <= mention.span.start - one.span.end <= NEAR and mention.span.start < clause.end:
            return mention
        if 0 < clause.start - mention.span.end <= RELATIVE:
            return mention
    if one.form == "noun" or cues(scene.document.language, "passive"):
        return None
    # Where verbs come last the object stands before: "hat den Vertrag ratifiziert".
    before = [m for m in scene.treaties if clause.start <= m.span.start < one.span.start]
    return before[-1] if before else None


def _agreement(scene: Scene, one: Trigger) -> str | None:
    """Return what a text calls an agreement that it does not name, right behind the verb."""
    document = scene.document
    end = min(scene.clause_at(one.span.start).end, one.span.end + AGREEMENT)
    if one.kind not in _AGREED or end <= one.span.end:
        return None
    behind = Span(one.span.end, end)
    if called(document, behind, "no agreement"):
        return None
    named = called(document, behind, "agreement")
    return named[0].groups["name"].of(document.text) if named else None


def _agreed(scene: Scene, one: Trigger) -> str | None:
    """Return what a text calls an agreement with which something is done: "a pact was signed"."""
    document = scene.document
    before = Span(max(scene.sentence.start, one.span.start - AGREEMENT), one.span.start)
    if one.kind not in _AGREED:
        return None
    meant = (hit for hit in called(document, before, "agreed") if not hit.cue.keys.get("vague"))
    return next(
        (h.span.of(document.text) for h in meant if suffers(scene, h.span, one.span)), None
    )
