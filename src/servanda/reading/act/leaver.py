"""Who leaves a treaty: the subject, whose exit it is, or those the text spoke of before."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from servanda.names.state import is_nominative
from servanda.reading.act.actor import (
    OPENING,
    OWNED,
    SUBJECTS,
    addressed,
    addresses_others,
    agent_of,
    codes,
    earlier,
    is_state,
    is_subject,
    last_named,
    pronouns_in,
    resolved,
    sitting,
    speaker_codes,
    subjects,
    union,
)
from servanda.reading.act.exit import Move
from servanda.reading.act.focus import Focus
from servanda.reading.act.left import is_aside, is_relative, stands_for
from servanda.reading.act.owner import (
    owner_before,
    owner_behind,
    owner_by_relative,
    owner_inside,
    owner_of_decision,
    row_of,
    state_of_body,
    states_of_body,
    taken_out,
)
from servanda.reading.enumeration import first_joined
from servanda.reading.lexicon import Hit, hits
from servanda.reading.scene import LEAD, Scene
from servanda.reading.speech import words
from servanda.reading.treaty_of import treaty_of
from servanda.terms.finding import MentionKind
from servanda.terms.span import Span

RELATIVE = 2
"""Characters between a state and a clause about it: a comma."""
NAMES = 3
"""Words of a name that is all that stands before a verb."""
PREDICATE = 60
"""Characters before a clause within which it is said that a state is one of which it tells."""
RELATED = 30
"""Characters before a clause within which it is said whom it is about: "the only state that"."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A step of an exit, and what its clause names before the verb."""

    scene: Scene
    move: Move
    focus: Focus
    clause: Span
    before: Span
    own: tuple[str, ...]
    """The states named as subjects, or that a relative clause is about."""
    pronouns: Sequence[Hit]

    def has(self, key: str) -> bool:
        """Say whether a pronoun of a kind stands before the verb ("first", "plural", "adds")."""
        return any(hit.cue.keys.get(key) for hit in self.pronouns)


def exit_actors(scene: Scene, move: Move, focus: Focus) -> tuple[str, ...]:
    """Return the states that leave: named, meant by a pronoun, or those of the exit in focus.

    The questions are asked in order; the first that has an answer, be it nobody, decides.
    """
    clause = scene.clause_at(move.at.start)
    before = _before(scene, move)
    own = subjects(scene, before, last=True) or _antecedent(scene, clause)
    asked = _Asked(scene, move, focus, clause, before, own, pronouns_in(scene, before))
    answers = (question(asked) for question in _QUESTIONS)
    return next((found for found in answers if found is not None), ())


def _before(scene: Scene, move: Move) -> Span:
    """Return the words of a clause before its verb, or before what is left where that leads."""
    start = min(scene.clause_at(move.at.start).start, move.at.start)
    before = Span(start, max(move.verb.start, move.at.start))
    left = {one.ref for one in scene.mentions if one.text == move.object} - {None}
    named = (one.span for one in scene.mentions if one.ref in left)
    return next((Span(start, one.start) for one in named if one.within(before)), before)


def _by_agent(asked: _Asked) -> tuple[str, ...] | None:
    """Whom "by" names; a passive has no other doer."""
    word = asked.move.word
    agent = agent_of(asked.scene, word) if word is not None else ()
    return agent if agent or (word is not None and word.passive) else None


def _of_the_exit(asked: _Asked) -> tuple[str, ...] | None:
    """Whose exit "it" is that takes effect."""
    if not asked.move.pronoun:
        return None
    last = asked.focus.exit
    return earlier(asked.scene, asked.move.at) or (last.actors if last else ())


def _of_the_speaker(asked: _Asked) -> tuple[str, ...] | None:
    """For whom "we" speak, be it only in the ending of a verb: "wypowiemy"."""
    we = asked.has("first") or stands_for(asked.scene, asked.move.at, "we do")
    if asked.own or not we:
        return None
    return _spoken_for(asked.scene, asked.move, asked.focus)


def _of_whom_it_is_said(asked: _Asked) -> tuple[str, ...] | None:
    """Who is taken out, whose exit it is, who is urged; nobody where those are not named."""
    scene, before = asked.scene, asked.before
    owned = (owner_by_relative, taken_out, owner_before, owner_of_decision)
    owners = next((found for whose in owned if (found := whose(scene, asked.move))), ())
    owners = owners or addressed(scene, before)
    owners = owners or (owner_behind(scene, asked.move) if asked.move.noun else ())
    if owners:
        return owners
    if asked.own:
        return () if addresses_others(scene, before) else None
    wide = Span(max(scene.sentence.start, before.start - RELATED), before.end)
    unnamed = not asked.has("plural") and stands_for(scene, wide, "another party")
    apart = not asked.pronouns and is_relative(scene, asked.clause)
    if not (unnamed or apart):
        return None
    lead = Span(max(scene.sentence.start, before.start - PREDICATE), before.end)
    if stands_for(scene, lead, "one that"):
        # "Poland is the fourth state that left".
        return earlier(scene, asked.clause)
    return _listed(asked)


def _listed(asked: _Asked) -> tuple[str, ...]:
    """Return the states that a colon lists: "Five states withdrew in 2025: Estonia, Finland"."""
    scene = asked.scene
    colon = scene.document.text.find(":", asked.move.at.end, scene.sentence.end)
    states = scene.of_kind(MentionKind.STATE)
    for number, mention in enumerate(states):
        if colon >= 0 and 0 < mention.span.start - colon <= OPENING:
            return row_of(scene, states[number:])
    return ()


def _behind_the_verb(asked: _Asked) -> tuple[str, ...] | None:
    """Who is named right behind a verb that stands before its subject: "заявили Польща й Литва".

    Only a name as a dictionary has it is one, and none where a subject stands before.
    """
    scene, move = asked.scene, asked.move
    by_case = words(scene.document.language).trait("subject-by-case")
    if asked.own or asked.pronouns or move.noun or not by_case:
        return None
    names = scene.of_kind(MentionKind.STATE, MentionKind.GROUP)
    for number, mention in enumerate(names):
        named = is_nominative(mention.text, scene.document.language) or mention.form == "capital"
        if mention.span.start - move.at.end == 1 and named:
            return row_of(scene, names[number:])
    return None


def _of_what_is_felt(asked: _Asked) -> tuple[str, ...] | None:
    """Whose exit somebody only regrets or welcomes."""
    if not (asked.move.noun and _reacts(asked.scene, asked.move)):
        return None
    return owner_inside(asked.scene, asked.move) or asked.focus.leaving()


def _named(asked: _Asked) -> tuple[str, ...] | None:
    """Who is named in the clause, or whose body acts; nobody where only others act."""
    scene, move = asked.scene, asked.move
    if asked.own:
        return None if asked.has("adds") else asked.own
    if move.body:
        bodies = states_of_body(scene, move.at) or _seated(scene, asked.before)
        bodies = bodies or state_of_body(scene, move.at)
        if bodies and not asked.has("adds"):
            return bodies
    others = (addresses_others, _is_person, _is_others)
    return () if any(one(scene, asked.before) for one in others) else None


def _inherited(asked: _Asked) -> tuple[str, ...] | None:
    """Whose exit the text tells of, where a body or a mere "decision" goes on with it."""
    scene, move, focus = asked.scene, asked.move, asked.focus
    if asked.pronouns or not (move.body or move.inherits):
        return None
    leaving = focus.leaving() if _is_same(move, focus) else ()
    here = move.body or _left_before(scene, move.at)
    named = earlier(scene, move.at) if here else ()
    return _speaking(scene, move, leaving) or named or leaving or focus.state()


def _taken_up(asked: _Asked) -> tuple[str, ...] | None:
    """For whom a pronoun or nothing stands."""
    scene, move, focus, own = asked.scene, asked.move, asked.focus, asked.own
    if not own and asked.has("adds"):
        spoken = not earlier(scene, move.verb) and focus.exit
        country = last_named(scene, asked.pronouns) or (spoken.actors if spoken else ())
        if country:
            return country
    opening = Span(scene.sentence.start, move.verb.start)
    seated = () if own or asked.pronouns else _seated(scene, opening)
    meant = seated or union(resolved(scene, move.verb, focus, asked.pronouns), own)
    states = tuple(one for one in meant if is_state(one))
    # "Every neighbour of Russia": who is named otherwise than acting does not act.
    beside = [m for m in scene.of_kind(MentionKind.STATE) if m.span.within(asked.clause)]
    others = [m for m in beside if m.span.end <= move.verb.start or m.text in (move.object or "")]
    barred = {c for m in others for c in codes(m)} - set(own)
    return states or tuple(one for one in focus.state() if move.noun or one not in barred)


_QUESTIONS = (
    _by_agent,
    _of_the_exit,
    _of_the_speaker,
    _of_whom_it_is_said,
    _behind_the_verb,
    _of_what_is_felt,
    _named,
    _inherited,
    _taken_up,
)


def is_persons(scene: Scene, move: Move) -> bool:
    """Say whether a person leaves a body that one may serve: "Karim Khan left the court"."""
    if move.word is None or move.noun or move.word.notice:
        return False
    bodies = [one for one in scene.treaties if treaty_of(one) == move.treaty]
    if not bodies or any(one.kind is not MentionKind.ORGANISATION for one in bodies):
        return False
    before = _before(scene, move)
    # "On Friday Karim Khan left": what stands behind the day is the name.
    days = (one.span.end for one in scene.times if before.start <= one.span.start < before.end)
    before = Span(max([before.start, *days]), before.end)
    return _is_person(scene, _lead(before, scene.document.text))


def _lead(before: Span, text: str) -> Span:
    """Return the words in capitals with which a stretch begins: "Karim Khan | hat den"."""
    run = list(takewhile(str.istitle, before.of(text).split()))
    start = before.end - len(before.of(text).lstrip())
    return Span(start, start + len(" ".join(run)))


def _is_person(scene: Scene, before: Span) -> bool:
    """Say whether a person of no known state acts, so that no state can be told."""
    if hits(scene.document.language, "role", scene.document.text, before):
        return False
    people = [m for m in scene.of_kind(MentionKind.PERSON) if m.span.within(before)]
    if any(one.state is None and is_subject(scene, one, before) for one in people):
        return True
    parts = before.of(scene.document.text).split()
    named = 1 < len(parts) <= NAMES and all(one.istitle() and one.isalpha() for one in parts)
    named = named and not words(scene.document.language).has("determiners", parts[0].lower())
    met = any(one.span.overlaps(before) for one in scene.mentions)
    return named and not met


def _is_others(scene: Scene, before: Span) -> bool:
    """Say whether only what belongs to a state acts, or a body of many: "Finland's neighbour"."""
    bodies = [m for m in scene.of_kind(MentionKind.ORGANISATION) if m.span.within(before)]
    if any(one.state is None and one.span.start <= before.start + OPENING for one in bodies):
        return True
    states = [one for one in scene.of_kind(MentionKind.STATE) if one.span.within(before)]
    return any(stands_for(scene, Span(one.span.end, before.end), "another's") for one in states)


def _antecedent(scene: Scene, clause: Span) -> tuple[str, ...]:
    """Return the state that a relative clause is about: "Turkey, which withdrew in 2021"."""
    if not is_aside(scene, clause):
        return ()
    names = scene.of_kind(*SUBJECTS)
    for number, mention in reversed(list(enumerate(names))):
        if 0 <= clause.start - mention.span.end <= RELATIVE + LEAD:
            opening = Span(mention.span.end, min(clause.end, clause.start + RELATED))
            several = stands_for(scene, opening, "several")
            first = first_joined(scene.document, names, number) if several else number
            return tuple(code for one in names[first : number + 1] for code in codes(one))
    return ()


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


def joined_by(scene: Scene, move: Move) -> tuple[str, ...]:
    """Return the states that are leaving already when another joins them in it."""
    clause = scene.clause_at(move.at.start)
    before = Span(min(clause.start, move.at.start), max(move.verb.start, move.at.start))
    found = hits(scene.document.language, "address", scene.document.text, before)
    if not found or not found[-1].cue.keys.get("beside"):
        return ()
    return subjects(scene, Span(found[-1].span.end, before.end))


def _reacts(scene: Scene, move: Move) -> bool:
    """Say whether somebody only feels something about an exit: "regretted the decision"."""
    near = Span(max(scene.sentence.start, move.at.start - OWNED), move.at.start)
    return stands_for(scene, near, "reaction")


def _spoken_for(scene: Scene, move: Move, focus: Focus) -> tuple[str, ...]:
    """Return the states that speak of themselves as "we"; nobody where the text does not tell.

    Without a speaker it is rather an answer, of whom the question before was about.
    """
    statement = scene.statement_at(move.verb.start) or scene.statement_at(move.at.start)
    if statement is None and not focus.exit:
        return focus.subject
    found = speaker_codes(statement.source) if statement else ()
    return tuple(one for one in found if is_state(one))


def _seated(scene: Scene, before: Span) -> tuple[str, ...]:
    """Return the state whose body is told by where it sits: "lawmakers in Vilnius"."""
    states = scene.of_kind(MentionKind.STATE)
    for number, mention in enumerate(states):
        lead = Span(scene.sentence.start, mention.span.start)
        opens = 0 < lead.end - lead.start <= OPENING and stands_for(scene, lead, "not subject")
        if opens and mention.form in ("capital", "name"):
            return row_of(scene, states[number:])
    return sitting(scene, before)
