"""Who acts: the subject of the clause, what its pronoun stands for, or the speaker."""

from collections.abc import Sequence
from itertools import pairwise

from servanda.names.state import is_nominative
from servanda.reading.act.exit import Move
from servanda.reading.act.focus import Focus
from servanda.reading.act.left import stands_for
from servanda.reading.act.trigger import Trigger
from servanda.reading.dateline import is_dateline
from servanda.reading.enumeration import joined
from servanda.reading.lexicon import Hit, hits
from servanda.reading.scene import Scene
from servanda.terms.finding import Mention, MentionKind, Speaker
from servanda.terms.span import Span

LEADING = 24
"""Characters between "by" and whom it names."""
AGENT = 60
"""Characters behind a deed within which "by" names who did it."""
OWNED = 40
"""Characters between whose deed it is and the noun: "North Korea's latest missile test"."""
RELATIVE = 2
"""Characters between a state and a clause about it: a comma."""
OPENING = 4
"""Characters before a capital that begins a sentence: "In Tallinn, lawmakers passed a law"."""
_SUBJECTS = (MentionKind.STATE, MentionKind.GROUP, MentionKind.ORGANISATION)


def actors(scene: Scene, at: Span, focus: Focus) -> tuple[str, ...]:
    """Return the codes of the states, else names, that act at a span."""
    clause = scene.clause_at(at.start)
    before = Span(clause.start, max(clause.start, at.start))
    addressed = _addressed(scene, before)
    if addressed:
        return addressed
    if _addresses_others(scene, before):
        return ()
    own, pronouns = subjects(scene, before), _pronouns(scene, before)
    if not own and stands_for(scene, before, "another party"):
        return ()
    if own and not any(hit.cue.keys.get("adds") for hit in pronouns):
        return own
    if not own and not pronouns:
        own = _named(scene, before)
        if own:
            return own
    named = _last_named(scene, pronouns) if not own else ()
    return named or _union(_resolved(scene, at, focus, pronouns), own)


def _last_named(scene: Scene, pronouns: Sequence[Hit]) -> tuple[str, ...]:
    """Return the state named last before "the country" in the sentence."""
    country = next((hit.span for hit in pronouns if hit.cue.keys.get("adds")), None)
    if country is None:
        return ()
    named = (one for one in scene.of_kind(MentionKind.STATE) if one.form == "name")
    before = [one for one in named if one.span.end <= country.start]
    return codes(before[-1]) if before else ()


def doers(scene: Scene, word: Trigger, focus: Focus) -> tuple[str, ...]:
    """Return who does what a word tells of.

    Of a noun that is whose it is, or whom "by" names behind it; of a passive the latter. Where
    nobody is named nobody is guessed.
    """
    agent = _agent(scene, word)
    if agent or word.passive:
        return agent
    if word.form != "noun":
        return actors(scene, word.span, focus)
    return _owner(scene, word, focus)


def _agent(scene: Scene, word: Trigger) -> tuple[str, ...]:
    """Return whom "by" names behind a noun or a participle: "the use of mines by Russia"."""
    if not (word.passive or word.form == "noun"):
        return ()
    end = scene.clause_at(word.span.start).end
    text = scene.document.text
    at = text.find(" by ", word.span.end, min(end, word.span.end + AGENT))
    return subjects(scene, Span(at + 3, end), leading=True) if at >= 0 else ()


def _owner(scene: Scene, word: Trigger, focus: Focus) -> tuple[str, ...]:
    """Return whose deed a noun names; of a pronoun or a governing verb the subject."""
    text, clause = scene.document.text, scene.clause_at(word.span.start)
    for mention in reversed(scene.of_kind(*_SUBJECTS)):
        gap = text[mention.span.end : word.span.start]
        if mention.span.end <= word.span.start and len(gap) <= OWNED:
            owns = gap[:1] in ("'", "’") or mention.form in ("adjective", "demonym")
            if owns or "'s " in gap or "’s " in gap or not gap.strip():
                return codes(mention)
    before = Span(clause.start, word.span.start)
    near = Span(max(clause.start, word.span.start - OWNED), word.span.start)
    light = hits(scene.document.language, "generic", text, near)
    if any(hit.cue.keys["stands_for"] == "performs" for hit in light) or _pronouns(scene, near):
        return actors(scene, word.span, focus)
    governed = hits(scene.document.language, "modality", text, before)
    return subjects(scene, before) if governed else ()


def _named(scene: Scene, within: Span) -> tuple[str, ...]:
    """Return the first organisation or person that a stretch names, by state or by name."""
    for mention in scene.of_kind(MentionKind.ORGANISATION, MentionKind.PERSON):
        if mention.span.within(within) and _is_subject(scene, mention, within):
            return (mention.state or mention.text,)
    return ()


def exit_actors(scene: Scene, move: Move, focus: Focus) -> tuple[str, ...]:
    """Return the states that leave: named, meant by a pronoun, or those of the exit in focus."""
    if move.word is not None and move.word.passive:
        return _agent(scene, move.word)
    if move.pronoun:
        return _earlier(scene, move.at) or (focus.exit.actors if focus.exit else ())
    clause = scene.clause_at(move.at.start)
    before = Span(min(clause.start, move.at.start), max(move.verb.start, move.at.start))
    own, pronouns = subjects(scene, before), _pronouns(scene, before)
    moved = _relative(scene, move) or _moved(scene, move) or _holder(scene, move)
    moved = moved or _addressed(scene, before)
    if moved or (not own and stands_for(scene, before, "another party")):
        return moved
    if move.noun and _reacts(scene, move):
        return focus.leaving()
    if move.body and not own:
        own = _owners(scene, move.at) or _seated(scene, before) or _described(scene, move.at)
    if own and not any(hit.cue.keys.get("adds") for hit in pronouns):
        return own
    if (move.body or move.inherits) and not pronouns:
        leaving = focus.leaving() if _is_same(move, focus) else ()
        here = move.body or _left_before(scene, move.at)
        named = _earlier(scene, move.at) if here else ()
        return _speaking(scene, move, leaving) or named or leaving or focus.state()
    if not own and any(hit.cue.keys.get("adds") for hit in pronouns):
        spoken = not _earlier(scene, move.verb) and focus.exit
        country = _last_named(scene, pronouns) or (spoken.actors if spoken else ())
        if country:
            return country
    found = _union(_resolved(scene, move.verb, focus, pronouns), own)
    return tuple(one for one in found if is_state(one)) or focus.state()


def _is_same(move: Move, focus: Focus) -> bool:
    """Say whether a step may be one of the exit that the text tells of, by its treaty."""
    other = focus.exit.treaty if focus.exit else None
    return move.treaty is None or other is None or move.treaty == other


def _left_before(scene: Scene, at: Span) -> bool:
    """Say whether a sentence has a word for an exit before: "did leave, and the exit took"."""
    before = Span(scene.sentence.start, max(scene.sentence.start, at.start))
    found = hits(scene.document.language, "act", scene.document.text, before)
    return any(hit.cue.keys["role"] == "exit" for hit in found)


def _speaking(scene: Scene, move: Move, leaving: tuple[str, ...]) -> tuple[str, ...]:
    """Return the states whose own exit a speaker tells of: some of those that are leaving."""
    statement = scene.statement_at(move.at.start)
    own = speaker_codes(statement.source) if statement else ()
    return tuple(one for one in own if is_state(one) and (not leaving or one in leaving))


def _addressed(scene: Scene, before: Span) -> tuple[str, ...]:
    """Return the states that somebody accuses, urges or enables to act."""
    found = hits(scene.document.language, "address", scene.document.text, before)
    if not found:
        return ()
    if found[-1].cue.keys.get("beside"):
        # Who joins others in an act does it; what the others do is told elsewhere.
        return subjects(scene, Span(before.start, found[-1].span.start))
    return subjects(scene, Span(found[-1].span.end, before.end))


def _addresses_others(scene: Scene, before: Span) -> bool:
    """Say whether those are urged or enabled whom no state names: "urged all states to join"."""
    found = hits(scene.document.language, "address", scene.document.text, before)
    return bool(found) and stands_for(scene, Span(found[-1].span.end, before.end), "another party")


def joined_by(scene: Scene, move: Move) -> tuple[str, ...]:
    """Return the states that are leaving already when another joins them in it."""
    clause = scene.clause_at(move.at.start)
    before = Span(min(clause.start, move.at.start), max(move.verb.start, move.at.start))
    found = hits(scene.document.language, "address", scene.document.text, before)
    if not found or not found[-1].cue.keys.get("beside"):
        return ()
    return subjects(scene, Span(found[-1].span.end, before.end))


def _moved(scene: Scene, move: Move) -> tuple[str, ...]:
    """Return the state that somebody takes out of a treaty: "withdraw the United States from"."""
    for mention in scene.of_kind(MentionKind.STATE):
        gap = scene.document.text[move.verb.end : mention.span.start]
        behind = 0 < len(gap) <= 6 and len(gap.split()) <= 1 and mention.text != move.object
        if mention.form == "name" and (behind or mention.span.within(move.verb)):
            return codes(mention)
    return ()


def _reacts(scene: Scene, move: Move) -> bool:
    """Say whether somebody only feels something about an exit: "regretted the decision"."""
    near = Span(max(scene.sentence.start, move.at.start - OWNED), move.at.start)
    return stands_for(scene, near, "reaction")


def _relative(scene: Scene, move: Move) -> tuple[str, ...]:
    """Return the states right before "whose": "joining Lithuania, whose exit took effect"."""
    document = scene.document
    near = Span(max(scene.sentence.start, move.at.start - OWNED), move.at.start)
    said = hits(document.language, "generic", document.text, near)
    whose = next((h.span for h in said if h.cue.keys["stands_for"] == "whose"), None)
    if whose is None:
        return ()
    found: list[str] = []
    behind: Mention | None = None
    for mention in reversed(scene.of_kind(MentionKind.STATE, MentionKind.GROUP)):
        last = behind is None and 0 < whose.start - mention.span.end <= RELATIVE
        if last or (behind and joined(document, mention, behind)):
            found += codes(mention)
            behind = mention
    return tuple(reversed(found))


def _holder(scene: Scene, move: Move) -> tuple[str, ...]:
    """Return the state whose decision or exit it is: "the U.S. decision", "Hungary's exit"."""
    for mention in scene.of_kind(MentionKind.STATE):
        gap = scene.document.text[mention.span.end : move.at.start]
        owned = gap[:1] in ("'", "’") or mention.form != "name" or move.noun
        if owned and 0 < len(gap) <= 3 and not move.body:
            return codes(mention)
    return ()


def subjects(scene: Scene, within: Span, *, leading: bool = False) -> tuple[str, ...]:
    """Return the states that a stretch names otherwise than after a preposition.

    ``leading``: only those that the stretch begins with.
    """
    found: list[Mention] = []
    for mention in scene.of_kind(*_SUBJECTS):
        if leading and mention.span.start > within.start + LEADING:
            break
        if mention.span.within(within) and _is_subject(scene, mention, within):
            found.append(mention)
    acting = [one for one in found if not _is_inflected(scene, one)]
    return tuple(dict.fromkeys(code for one in acting or found for code in codes(one)))


def _is_inflected(scene: Scene, mention: Mention) -> bool:
    """Say whether a state stands in a case in which nobody acts: "agresję Rosji"."""
    named = mention.kind is MentionKind.STATE and mention.form == "name"
    return named and not is_nominative(mention.text, scene.document.language)


def codes(mention: Mention) -> tuple[str, ...]:
    """Return the states that a mention stands for."""
    if mention.kind is MentionKind.GROUP:
        return mention.members or ()
    code = mention.ref if mention.kind is MentionKind.STATE else mention.state
    return (code,) if code else ()


def is_state(code: str) -> bool:
    """Say whether an actor is the code of a state, not a name."""
    return len(code) == 3 and code.isalpha() and code.isupper()


def speaker_codes(speaker: Speaker) -> tuple[str, ...]:
    """Return the states for which a speaker speaks, else the organisation's or own name."""
    if speaker.ref:
        return (speaker.ref,) if isinstance(speaker.ref, str) else speaker.ref
    name = speaker.state or speaker.organisation or speaker.name
    return (name,) if name else ()


def _resolved(scene: Scene, at: Span, focus: Focus, pronouns: Sequence[Hit]) -> tuple[str, ...]:
    """Return what an absent subject or a pronoun stands for.

    In reported speech "we" is the speaker; otherwise the speaker comes after what was named in
    the same words and before what the text spoke of earlier, but "they" is no single speaker.
    """
    statement = scene.statement_at(at.start)
    if statement is not None:
        speaker = speaker_codes(statement.source)
        if speaker and any(hit.cue.keys.get("first") for hit in pronouns):
            return speaker
        plural = any(hit.cue.keys.get("plural") for hit in pronouns)
        found = _earlier(scene, at, statement.content[0].start) or speaker
        if found and not (plural and len(found) == 1):
            return found
    return _earlier(scene, at) or focus.subject


def _earlier(scene: Scene, at: Span, since: int = 0) -> tuple[str, ...]:
    """Return the subjects of the nearest clause before a span that names any."""
    for clause in reversed(scene.clauses):
        if since <= clause.start and clause.end <= at.start:
            found = subjects(scene, clause)
            if found:
                return found
    return ()


def _pronouns(scene: Scene, within: Span) -> list[Hit]:
    found = hits(scene.document.language, "generic", scene.document.text, within)
    return [hit for hit in found if hit.cue.keys["stands_for"] == "same"]


def _seated(scene: Scene, before: Span) -> tuple[str, ...]:
    """Return the state whose body is told by where it sits: "lawmakers in Vilnius"."""
    document = scene.document
    for mention in scene.of_kind(MentionKind.STATE):
        opens = mention.span.start - scene.sentence.start <= OPENING
        if mention.form == "capital" and opens:
            return codes(mention)
        lead = Span(before.start, max(before.start, mention.span.start))
        found = hits(document.language, "generic", document.text, lead)
        if mention.span.within(before) and any(h.cue.keys["stands_for"] == "seat" for h in found):
            return codes(mention)
    return ()


def _described(scene: Scene, at: Span) -> tuple[str, ...]:
    """Return the state whose body an adjective behind it tells: "le parlement lituanien"."""
    for mention in scene.of_kind(MentionKind.STATE):
        if mention.span.within(at) and mention.form in ("adjective", "demonym"):
            return codes(mention)
    return ()


def _owners(scene: Scene, at: Span) -> tuple[str, ...]:
    """Return the states named right behind a body: "the parliaments of Latvia and Estonia"."""
    mentions = scene.of_kind(MentionKind.STATE, MentionKind.GROUP)
    first = next((m for m in mentions if 0 <= m.span.start - at.end <= 4), None)
    if first is None:
        return ()
    found = list(codes(first))
    for before, after in pairwise(mentions):
        if before.span.start >= first.span.start and joined(scene.document, before, after):
            found += codes(after)
    return tuple(dict.fromkeys(found))


def _is_subject(scene: Scene, mention: Mention, within: Span) -> bool:
    document = scene.document
    if mention.form == "capital" and is_dateline(document.text, mention.span):
        return False
    if mention.form in ("adjective", "demonym"):
        after = Span(mention.span.end, min(scene.sentence.end, mention.span.end + 30))
        return any(
            hit.cue.keys["stands_for"] == "body" and hit.span.start <= after.start + 1
            for hit in hits(document.language, "generic", document.text, after)
        )
    before = Span(max(within.start, mention.span.start - 25), mention.span.start)
    barred = hits(document.language, "generic", document.text, before)
    return not any(hit.cue.keys["stands_for"] == "not subject" for hit in barred)


def _union(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(first + second))
