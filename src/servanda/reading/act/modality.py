"""How firmly an act is meant, and whether it is affirmed."""

from dataclasses import dataclass

from servanda.reading.act.left import is_relative, stands_for
from servanda.reading.act.trigger import longest
from servanda.reading.generic import called
from servanda.reading.lexicon import Hit, hits
from servanda.reading.scene import Scene
from servanda.terms.finding import MentionKind, Modality, Polarity
from servanda.terms.span import Span

DENIAL = 80
"""A denial reaches no further than this, in characters."""
LINK = 28
"""A word governs another that stands within this many characters behind it: "may be trying to"."""
NOMINAL = 40
"""A noun that tells by itself of an event is governed from no further away than this."""
_ORDER = list(Modality)
_FINITE = frozenset({"past", "third"})
_LASTING = frozenset({Modality.POSSIBLE, Modality.CALLED_FOR, Modality.CONSIDERED})
"""What a supposition in a clause before leaves as it is."""
_BREAKS = frozenset(',;:.()"“”„«»?!')


@dataclass(frozen=True, slots=True)
class Firmness:
    """What the words around an act make of it."""

    modality: Modality | None
    """None where no word tells."""
    polarity: Polarity


def firmness(scene: Scene, at: Span, form: str = "past") -> Firmness:
    """Return how firmly an act at a span is meant, from the words before it.

    The nearest governor in its clause decides, weakened by those that govern it in turn; a
    supposition or a threat reaches on through its sentence, and a threat stays one whatever it
    hangs on. ``form`` is the grammatical form of the act's word, "event" for a noun that tells by
    itself that something happened.
    """
    document = scene.document
    before = Span(scene.sentence.start, at.start)
    said = hits(document.language, "modality", document.text, before)
    # "On 14 May": the words of a day govern nothing.
    days = [time.span for time in scene.times]
    met = [hit for hit in said if not any(hit.span.within(day) for day in days)]
    beside = is_relative(scene, scene.clause_at(at.start))
    met = [hit for hit in met if not _is_apart(scene, hit.span, at, beside=beside)]
    found = longest(hit for hit in met if "modality" in hit.cue.keys)
    found = tuple(hit for hit in found if not hit.cue.keys.get("nothing"))
    since = _since(scene, at, form)
    if form == "event":
        since = max(since, at.start - NOMINAL)
    fact = _fact(scene, at, found)
    own = _governed(scene, at, found, since)
    modality = fact or _reaching(found, since if own is not None and own.firm else None)
    if modality is None and own is not None:
        modality = own.modality
    spoken = _as_said(scene, at)
    if Modality.THREATENED in spoken:
        modality = Modality.THREATENED
    if modality is None and _is_to(scene, at):
        modality = Modality.PLANNED
    whole = [hit for hit in met if form not in _FINITE or not _is_joined(scene, hit.span, at)]
    polarity = Polarity.AFFIRMED if fact else _polarity(whole, at, since)
    if polarity is Polarity.AFFIRMED and _is_negated_behind(scene, at, form):
        polarity = Polarity.NEGATED
    return Firmness(modality, polarity)


def _is_negated_behind(scene: Scene, at: Span, form: str) -> bool:
    """Say whether the clause goes on with a negation: "trat nicht aus"."""
    if form not in (*_FINITE, "noun"):
        return False
    document = scene.document
    end = min(scene.clause_at(at.start).end, at.end + DENIAL)
    behind = Span(at.end, max(at.end, end))
    found = hits(document.language, "modality", document.text, behind)
    noun = form == "noun"
    return any(
        hit.cue.keys.get("behind") and bool(hit.cue.keys.get("noun")) == noun for hit in found
    )


def _is_joined(scene: Scene, word: Span, at: Span) -> bool:
    """Say whether "and" joins a finite verb to the one that a word belongs to.

    "Nie była stroną i używa min": what stands before the "and" says nothing of the second.
    """
    return stands_for(scene, Span(word.end, max(word.end, at.start)), "next verb")


def _is_apart(scene: Scene, word: Span, at: Span, *, beside: bool) -> bool:
    """Say whether a relative clause parts two words: "Russia, which denies cheating, left".

    ``beside``: whether the second stands in one.
    """
    own, other = scene.clause_at(at.start), scene.clause_at(word.start)
    return own != other and (beside or is_relative(scene, other))


def _polarity(met: list[Hit], at: Span, since: int) -> Polarity:
    polarity = Polarity.AFFIRMED
    for hit in longest(hit for hit in met if "polarity" in hit.cue.keys):
        match hit.cue.keys:
            case {"polarity": "denied"} if at.start - hit.span.end <= DENIAL:
                polarity = Polarity.DENIED
            case {"polarity": "denied"}:
                continue
            case {"polarity": value} if hit.span.end > since:
                polarity = Polarity(value)
    return polarity


def _fact(scene: Scene, at: Span, found: tuple[Hit, ...]) -> Modality | None:
    """Return what a word right before an act takes for granted: "accountable for its use"."""
    last = max(found, key=lambda hit: hit.span.end, default=None)
    if (
        last is None
        or not last.cue.keys.get("fact")
        or not _is_linked(scene, last.span.end, at.start)
    ):
        return None
    return Modality(last.cue.keys["modality"])


def _reaching(found: tuple[Hit, ...], since: int | None) -> Modality | None:
    """Return what reaches on through the sentence: a threat first, else the last supposition.

    What is supposed before ``since`` leaves alone an act with a governor of its own there.
    """
    reached = [
        Modality(hit.cue.keys["modality"])
        for hit in found
        if hit.cue.keys.get("reach") == "sentence"
        and (since is None or hit.span.end > since or hit.cue.keys["modality"] != "hypothetical")
    ]
    if Modality.THREATENED in reached:
        return Modality.THREATENED
    return reached[-1] if reached else None


@dataclass(frozen=True, slots=True)
class _Governed:
    modality: Modality
    firm: bool
    """Whether it stands in the act's own clause and a supposition before leaves it alone."""


def _governed(scene: Scene, at: Span, found: tuple[Hit, ...], since: int) -> _Governed | None:
    """Return what the chain of governors before an act makes of it, the nearest one first."""
    result: Modality | None = None
    weak, end, inside = False, at.start, False
    for hit in sorted(found, key=lambda hit: hit.span.end, reverse=True):
        linked = _is_linked(scene, hit.span.end, end)
        if result is None and not (hit.span.end > since or linked):
            return None
        if result is not None and (not linked or hit.cue.keys.get("fact")):
            break
        value = Modality(hit.cue.keys["modality"])
        if result is None or weak or _ORDER.index(value) > _ORDER.index(result):
            result, weak = value, bool(hit.cue.keys.get("weak"))
            inside |= hit.span.end > since
        end = hit.span.start
    return (
        _Governed(result, inside and not weak and result in _LASTING)
        if result is not None
        else None
    )


def _is_linked(scene: Scene, end: int, start: int) -> bool:
    gap = scene.document.text[end:start]
    return len(gap) <= LINK and not _BREAKS & set(gap) and " and " not in gap


def _since(scene: Scene, at: Span, form: str) -> int:
    """Return from where on words count as those of the act's own clause.

    A clause that begins with the act, unless its verb is finite, goes on with the one before it:
    "not to possess, produce or test".
    """
    since = scene.clause_at(at.start).start
    if form in ("past", "third"):
        return since
    for clause in reversed(scene.clauses):
        if clause.end <= since and _goes_on(scene, Span(clause.end, at.start)):
            since = clause.start
    return since


def _goes_on(scene: Scene, lead: Span) -> bool:
    """Say whether an act at the beginning of a clause only goes on with a list."""
    document = scene.document
    if lead.start >= lead.end:
        return True
    return bool(called(document, lead, "coordinates"))


def _as_said(scene: Scene, at: Span) -> set[Modality]:
    """Return what the verb of the statement around an act makes of it: "..., he threatened"."""
    statement, document = scene.statement_at(at.start), scene.document
    if statement is None or statement.cue is None:
        return set()
    found = hits(document.language, "modality", document.text, statement.cue)
    told = longest(hit for hit in found if "modality" in hit.cue.keys)
    return {Modality(h.cue.keys["modality"]) for h in told if not h.cue.keys.get("nothing")}


def _is_to(scene: Scene, at: Span) -> bool:
    """Say whether a headline says what a state is to do: "Poland to leave mine ban treaty"."""
    text = scene.document.text
    subjects = scene.of_kind(MentionKind.STATE, MentionKind.GROUP)
    return any(text[mention.span.end : at.start] == " to " for mention in subjects)
