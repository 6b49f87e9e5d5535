"""The statements of one frame as drafts: cue, source phrase and content, nobody resolved yet."""

from collections.abc import Sequence
from dataclasses import dataclass

from servanda.reading.statement import content
from servanda.reading.statement.clause import Clause, clause_of
from servanda.reading.statement.content import Part
from servanda.reading.statement.cue import Cue, cues
from servanda.reading.statement.frame import Frame
from servanda.reading.statement.source import Phrase, Scene
from servanda.reading.statement.subject import opening_subject
from servanda.reading.token import Token
from servanda.terms.finding import Mode
from servanda.terms.span import Span

MOST_CLAUSES = 24
"""Clauses of saying that one frame is read for."""


@dataclass(slots=True)
class Draft:
    """A statement before anybody knows who speaks."""

    frame: int
    paragraph: int
    span: Span
    """The frame it stands in."""
    cue: Span | None
    source: Span | None
    content: list[Span]
    mode: Mode
    stands_for: Span | None = None
    """For "who": the phrase that the relative clause is about."""
    hearer: Span | None = None
    shared: bool = False
    """Whether the source is that of a verb before it ("and added", ", adding")."""
    question: bool = False
    warns: bool = False
    """Whether its cue warns or criticises."""
    channel: str | None = None
    """How a turn under a label reached the text: an interview, a speech in a debate."""
    outlet: str | None = None
    """Who asks, where this is a turn of an interview."""
    side: bool = False
    """Whether the label of the turn only numbers the sides ("Q", "A")."""
    near: Span | None = None
    """Cue with source and adjuncts."""
    hears: bool = False
    """Whether who stands before the verb only hears the words ("we were told that")."""
    nameless: bool = False
    """Whether the text names nobody ("is expected to"), so that nobody before is meant."""


def drafts(frame: Frame, number: int, scene: Scene, closed: frozenset[int]) -> list[Draft]:
    """Return the drafts of a frame in the order of their cues."""
    clauses: list[Clause] = []
    for cue in cues(frame, scene.words, closed):
        clause = clause_of(scene, cue, clauses)
        if clause is not None:
            clauses.append(clause)
        if len(clauses) >= MOST_CLAUSES:
            break
    found: list[Draft] = []
    floor = 0
    for place, clause in enumerate(clauses):
        limit = _limit(scene, clauses[place:])
        parts, floor_after = _content(scene, clause, floor, limit)
        if not parts:
            continue
        floor = max(floor, floor_after)
        subject = _subject(scene, clause, clauses[:place])
        if subject is None and not _may_be_silent(scene, clause, parts):
            continue
        found.append(_draft(frame, number, scene, clause, (parts, subject)))
    return found


def announced(frame: Frame, number: int, scene: Scene, closed: frozenset[int]) -> Draft | None:
    """Return a draft without words for a frame that ends with its cue and a colon.

    "The minister issued the following statement:": what follows in marks is said.
    """
    last = len(scene.tokens) - 1
    if last < 1 or scene.tokens[last].text != ":":
        return None
    for cue in cues(frame, scene.words, closed):
        clause = clause_of(scene, cue, ())
        if clause is not None and clause.source is not None and clause.adjuncts.last == last:
            return _draft(frame, number, scene, clause, ([], clause.source))
    return None


def _limit(scene: Scene, clauses: Sequence[Clause]) -> int:
    """Return how far the content of the first clause can reach: to the next of equal rank."""
    tokens, words = scene.tokens, scene.words
    opened = clauses[0].first
    dependent = opened > 0 and words.has("subordinators", tokens[opened - 1].low)
    for one in clauses[1:]:
        at = one.first
        before = tokens[at - 1] if at else None
        if one.shared or (before is not None and before.text in {";", "—", "–"}):
            return at
        if before is not None and words.has("contrast", before.low):
            return at - 1
        if (
            before is not None
            and at > 1
            and words.has("coordinators", before.low)
            and tokens[at - 2].text == ","
        ):
            return at - 2
        if before is not None and before.text == "," and dependent:
            return at - 1
        if one.inverted and one.cue.kind == "according":
            return at
    return len(tokens)


def _content(scene: Scene, clause: Clause, floor: int, limit: int) -> tuple[list[Part], int]:
    """Return what is said, and the position up to which it is used up."""
    tokens, words = scene.tokens, scene.words
    at = clause.adjuncts.last
    if clause.aside is not None:
        return content.around(scene, clause.aside, at, floor, limit), at
    if clause.cue.kind in {"according", "following"}:
        return _beside(scene, clause, floor, limit)
    before = [] if clause.shared else content.quoted_before(scene, clause.first, floor)
    before = before or content.dashed_before(scene, clause.first, floor)
    told = before and at < limit and words.has("that", tokens[at].low) and _tells(scene, clause)
    if before and not told and not (clause.cue.kind == "object" and _goes_on(scene, at)):
        after = content.behind(scene, at, Cue(0, 0, 0, "quote", ""), limit)
        direct = [part for part in after if tokens[part.first].quote]
        direct = direct or content.resumed(scene, before[-1], at)
        return before + direct, (direct[-1].last if direct else at)
    after = [] if clause.inverted else content.behind(scene, at, clause.cue, limit)
    if after and tokens[at].text == "," and content.is_begun(scene, after[0]):
        subject = content.told_before(scene, clause.first, floor, 2 if floor else 1)
        after = [*(one for one in subject if not content.is_adverbial(scene, one)), *after]
    aside = clause.cue.kind == "phrase"
    if after or clause.shared or not (aside or clause.cue.kind in {"clause", "that"}):
        return after, at
    # One word may be the subject of what goes on, where it opens the sentence.
    told = content.told_before(scene, clause.first, floor, 2 if floor else 1)
    if not told or (_goes_on(scene, at) and not words.has("stops", tokens[at].low)):
        return [], at
    adverbial = content.is_adverbial(scene, told[0])
    dependent = adverbial or _depends(scene, told[0])
    more = content.continued(scene, at, limit, dependent=dependent)
    whole = told[0].last - told[0].first > 1 and not (adverbial or aside)
    return (told + more if more or whole else []), at


def _tells(scene: Scene, clause: Clause) -> bool:
    """Say whether what follows is said: "told us that", not "told us at a meeting that was"."""
    at, hearer = clause.adjuncts.last, clause.adjuncts.hearer
    ends = {clause.cue.last, hearer[1] if hearer is not None else clause.cue.last}
    return at in ends or at - 1 in scene.timed


def _goes_on(scene: Scene, at: int) -> bool:
    return at < len(scene.tokens) and scene.tokens[at].is_word


def _beside(scene: Scene, clause: Clause, floor: int, limit: int) -> tuple[list[Part], int]:
    after = content.behind(scene, _past_comma(scene, clause.adjuncts.last), clause.cue, limit)
    if after:
        return after, clause.adjuncts.last
    first = clause.first
    told = content.told_before(scene, first, floor)
    if not told and first - floor >= content.SHORTEST:
        told = [Part(floor, first)]
    return told or content.quoted_before(scene, first, floor), clause.adjuncts.last


def _past_comma(scene: Scene, at: int) -> int:
    comma = at < len(scene.tokens) and scene.tokens[at].text == ","
    return at + 1 if comma else at


def _depends(scene: Scene, part: Part) -> bool:
    """Say whether a stretch is no whole clause."""
    tokens, words = scene.tokens[part.first : part.last], scene.words
    if words.has("subordinators", tokens[0].low) or (
        len(tokens) > 1 and words.has("subordinators", tokens[1].low)
    ):
        return True
    return not any(words.has("auxiliaries", token.low) for token in tokens) and len(tokens) < 6


def _subject(scene: Scene, clause: Clause, earlier: Sequence[Clause]) -> Phrase | None:
    if clause.source is not None:
        return clause.source
    if not clause.shared:
        return None
    for one in reversed(earlier):
        if one.source is not None and one.cue.kind not in {"according", "following"}:
            return one.source
    return opening_subject(scene, clause.first)


def _may_be_silent(scene: Scene, clause: Clause, parts: Sequence[Part]) -> bool:
    """Say whether a statement needs no source phrase: Polish and Finnish verbs drop it."""
    finite = clause.cue.form == "finite"
    direct = any(scene.tokens[part.first].quote for part in parts)
    if scene.words.trait("drops-subject"):
        told = scene.words.has("whether", scene.tokens[parts[0].first].low)
        direct = direct or told or clause.aside is not None
    return finite and (direct or content.is_dashed(scene, parts[0]))


def _source_span(subject: Phrase, tokens: tuple[Token, ...]) -> Span:
    """Return where a source stands, without the ending of "the ministry's claim that"."""
    span = Part(subject.first, subject.last).span(tokens)
    last = tokens[subject.last - 1].text
    for ending in ("'s", "’s"):
        if last.endswith(ending) and len(last) > len(ending):
            return Span(span.start, span.end - len(ending))
    return span


def _draft(
    frame: Frame,
    number: int,
    scene: Scene,
    clause: Clause,
    found: tuple[list[Part], Phrase | None],
) -> Draft:
    parts, subject = found
    tokens = scene.tokens
    # "has also said": auxiliaries and adverbs belong to the cue where they stand next to the verb.
    apart = clause.cue.helper is not None or clause.cue.owner is not None
    first = clause.cue.first if apart else min(clause.cue.group, clause.cue.first)
    cue = Span(tokens[first].start, tokens[clause.cue.last - 1].end)
    hearer = clause.adjuncts.hearer
    near = [clause.cue.first, clause.cue.last - 1, max(clause.adjuncts.last - 1, 0)]
    if clause.source is not None:
        near += [clause.source.first, clause.source.last - 1]
    return Draft(
        frame=number,
        paragraph=frame.paragraph,
        span=frame.span,
        cue=cue,
        source=_source_span(subject, tokens) if subject else None,
        content=[part.span(tokens) for part in parts],
        mode=content.mode(parts, scene),
        stands_for=(
            Part(*subject.stands_for).span(tokens) if subject and subject.stands_for else None
        ),
        hearer=Part(*hearer).span(tokens) if hearer else None,
        shared=clause.shared,
        question=clause.cue.question,
        warns=scene.words.has("warnings", tokens[clause.cue.first].low)
        or clause.cue.kind in {"object", "phrase"},
        near=Span(tokens[min(near)].start, tokens[max(near)].end),
    )
