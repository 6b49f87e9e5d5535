"""The grammatical form of a word for an act: noun or verb, active or passive."""

from servanda.reading.generic import called
from servanda.reading.lexicon import cues, hits
from servanda.reading.scene import Scene
from servanda.terms.finding import MentionKind
from servanda.terms.span import Span

BEFORE = 60
"""Characters before a participle in which its auxiliary stands."""
AUXILIARIES = 32
"""Characters between a thing and the participle that tells what is done with it."""
BESIDE = 3
"""Characters between the name of a thing and the noun or participle that it belongs to."""
OBJECT = 8
"""Characters behind a verb in which the word stands that begins its object."""
ADVERB = 16
"""Characters between a plural and its verb, with an adverb: "both formally leave"."""
_SAME = frozenset({"base", "third"})
"""Forms of verbs that nouns share: "the test", "its tests"."""


def form_of(scene: Scene, at: Span, form: str) -> str:
    """Return the form of a word, "noun" where what looks like a verb is one.

    What looks like an infinitive is the present tense behind a plural: "both armies use".
    """
    if form not in _SAME:
        return "noun" if form == "ing" and _has_complement(scene, at) else form
    named = _noun_or_same(scene, at, form)
    return "third" if named == "base" and is_present(scene, at) else named


def is_determined(scene: Scene, at: Span) -> bool:
    """Say whether an article or an owner stands right before a word: "Hungary's exit"."""
    document = scene.document
    before = Span(max(scene.sentence.start, at.start - BEFORE), at.start)
    found = hits(document.language, "noun", document.text, before)
    return any(hit.cue.keys["side"] == "before" for hit in found)


def _has_complement(scene: Scene, at: Span) -> bool:
    """Say whether "of" stands right behind a word: "the launching of missiles"."""
    document = scene.document
    behind = Span(at.end, min(scene.sentence.end, at.end + 8))
    found = hits(document.language, "noun", document.text, behind)
    return any(hit.cue.keys["side"] == "behind" for hit in found)


def is_present(scene: Scene, at: Span) -> bool:
    """Say whether a plural stands right before a verb, as its subject."""
    document = scene.document
    before = Span(max(scene.clause_at(at.start).start, at.start - BEFORE), at.start)
    found = hits(document.language, "noun", document.text, before)
    groups = scene.of_kind(MentionKind.STATE, MentionKind.GROUP)
    ends = (one.span.end for one in groups if 0 < at.start - one.span.end <= ADVERB)
    named = any(
        at.start - end == 1 or called(document, Span(end, at.start), "adverb") for end in ends
    )
    return named or any(hit.cue.keys["side"] == "subject" for hit in found)


def _noun_or_same(scene: Scene, at: Span, form: str) -> str:
    if is_determined(scene, at) or _has_complement(scene, at):
        return "noun"
    weapons = scene.of_kind(MentionKind.WEAPON)
    beside = any(0 < at.start - one.span.end <= 1 for one in weapons)
    return "noun" if beside and form == "base" else form


def is_other(scene: Scene, at: Span, form: str) -> bool:
    """Say whether what looks like a verb is a noun: "the plant is able to produce"."""
    return form in _SAME and form_of(scene, at, form) == "noun"


def is_compound(scene: Scene, at: Span, form: str) -> bool:
    """Say whether a participle only ends a word: "ground-launched", but not "test-fired"."""
    text = scene.document.text
    joined = form == "past" and text[at.start - 1 : at.start] == "-"
    return joined and not text[at.start - 5 : at.start - 1].lower().endswith("test")


def is_passive(scene: Scene, at: Span) -> bool:
    """Say whether a participle tells of what is done to the subject."""
    document = scene.document
    clause = scene.clause_at(at.start)
    before = Span(max(clause.start, at.start - BEFORE), at.start)
    told = hits(document.language, "passive", document.text, before)
    # What fills a gap as a whole stands behind what suffers: "but never ratified" has none.
    found = [hit for hit in told if not hit.cue.keys.get("whole")]
    if found:
        return not any(hit.cue.keys.get("active") for hit in found)
    if not cues(document.language, "passive"):
        # Where verbs come last ("hat den Vertrag gekündigt") the object stands right before.
        return False
    meant = hits(document.language, "generic", document.text, before)
    if any(hit.cue.keys.get("alone") and hit.span.end == at.start - 1 for hit in meant):
        return True
    behind = Span(at.end, min(scene.sentence.end, at.end + OBJECT))
    if called(document, behind, "object"):
        # "Finland, the last to join the convention, left it": what follows suffers the act.
        return False
    things = scene.of_kind(MentionKind.WEAPON, MentionKind.TREATY)
    return any(0 < at.start - one.span.end <= BESIDE for one in things)


def suffers(scene: Scene, thing: Span, at: Span) -> bool:
    """Say whether only auxiliaries stand between a thing and the participle behind it."""
    gap = Span(min(thing.end, at.start), at.start)
    if thing.end > at.start or gap.end - gap.start > AUXILIARIES:
        return False
    if gap.end - gap.start == 1:
        return True
    found = hits(scene.document.language, "passive", scene.document.text, gap)
    return any(hit.cue.keys.get("whole") for hit in found)


def is_part(scene: Scene, at: Span) -> bool:
    """Say whether a noun only tells of what kind another is: "test site", "launch pad"."""
    document = scene.document
    behind = Span(at.end, min(scene.sentence.end, at.end + 24))
    found = hits(document.language, "noun", document.text, behind)
    return any(hit.cue.keys["side"] == "whole" for hit in found)


def is_another(scene: Scene, gap: Span, *, weapon: bool = False) -> bool:
    """Say whether the words between a verb and a name make something else its object."""
    meant = ("another thing",) if weapon else ("another", "another thing")
    return any(called(scene.document, gap, what) for what in meant)
