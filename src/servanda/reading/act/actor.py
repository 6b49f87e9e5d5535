"""Who acts: the subject of the clause, what its pronoun stands for, or the speaker."""

from collections.abc import Sequence

from servanda.names.state import is_nominative, states
from servanda.reading.act.focus import Focus
from servanda.reading.act.left import is_aside, stands_for
from servanda.reading.act.trigger import Trigger
from servanda.reading.dateline import is_dateline
from servanda.reading.enumeration import first_joined, joined, rows
from servanda.reading.generic import called
from servanda.reading.lexicon import Hit, hits
from servanda.reading.scene import Scene
from servanda.reading.treaty_of import is_joined
from servanda.terms.finding import Mention, MentionKind, Speaker
from servanda.terms.span import Span

LEADING = 24
"""Characters between "by" and whom it names."""
AGENT = 60
"""Characters behind a deed within which "by" names who did it."""
OPENING = 4
"""Characters before a state that begins a sentence: "In Tallinn, lawmakers passed a law"."""
OWNED = 40
"""Characters between whose deed it is and the noun: "North Korea's latest missile test"."""
BLAMED = 120
"""Characters before a noun within which somebody is accused of what it names."""
FEW = 8
"""Members of a group that may be counted whole: "the three Baltic states"."""
RANKED = 16
"""Characters behind words for who acts in which the act itself stands: "country to leave"."""
SEAT = 4
"""Characters between a body and the capital in which it sits: " in "."""
SUBJECTS = (MentionKind.STATE, MentionKind.GROUP, MentionKind.ORGANISATION)


def actors(scene: Scene, at: Span, focus: Focus) -> tuple[str, ...]:
    """Return the codes of the states, else names, that act at a span."""
    clause = scene.clause_at(at.start)
    before = Span(clause.start, max(clause.start, at.start))
    others = addressed(scene, before) or _addressed_before(scene, clause, before)
    if others:
        return others
    if addresses_others(scene, before):
        return ()
    own = subjects(scene, before) or sitting(scene, before)
    pronouns = pronouns_in(scene, before)
    taken_up = any(hit.cue.keys.get("plural") for hit in pronouns)
    if not own and not taken_up and stands_for(scene, before, "another party"):
        return ()
    if own and not any(hit.cue.keys.get("adds") for hit in pronouns):
        return own
    if not own and not pronouns:
        own = _named(scene, before)
        if own:
            return own
        seat = _opening_seat(scene, clause)
        if seat or stands_for(scene, before, "somebody"):
            # "In Mali, the army"; "a Finnish firm": nobody whom the text spoke of before.
            return seat if stands_for(scene, before, "its body") else ()
    named = last_named(scene, pronouns) if not own else ()
    return named or union(resolved(scene, at, focus, pronouns), own)


def sitting(scene: Scene, before: Span) -> tuple[str, ...]:
    """Return the state whose body is told by where it sits: "lawmakers in Vilnius"."""
    for mention in scene.of_kind(MentionKind.STATE):
        lead = Span(before.start, max(before.start, mention.span.start))
        if mention.span.within(before) and called(scene.document, lead, "seat"):
            return codes(mention)
    return ()


def _opening_seat(scene: Scene, clause: Span) -> tuple[str, ...]:
    """Return the state in which a sentence says at its beginning that something happens."""
    first = next(iter(scene.of_kind(MentionKind.STATE)), None)
    if first is None or first.span.end > clause.start:
        return ()
    lead = Span(scene.sentence.start, first.span.start)
    opens = 0 < lead.end - lead.start <= OPENING and stands_for(scene, lead, "not subject")
    return codes(first) if opens else ()


def last_named(scene: Scene, pronouns: Sequence[Hit]) -> tuple[str, ...]:
    """Return the state named last before "the country" in the sentence."""
    country = next((hit.span for hit in pronouns if hit.cue.keys.get("adds")), None)
    if country is None:
        return ()
    named = (one for one in scene.of_kind(MentionKind.STATE) if one.form == "name")
    before = [one for one in named if one.span.end <= country.start]
    if not any(hit.cue.keys.get("plural") for hit in pronouns):
        return codes(before[-1]) if before else ()
    row = _last_joined(scene, before)
    return tuple(code for one in row for code in codes(one))


def doers(scene: Scene, word: Trigger, focus: Focus) -> tuple[str, ...]:
    """Return who does what a word tells of.

    Of a noun that is whose it is, or whom "by" names behind it; of a passive the latter. Where
    nobody is named nobody is guessed.
    """
    agent = agent_of(scene, word)
    if agent or word.passive:
        return agent
    named = [one for one in scene.of_kind(MentionKind.STATE) if one.span.within(word.span)]
    if named and word.form == "past":
        # "The convention was ratified by Vanuatu", where the words for it hold the name.
        return codes(named[0])
    if word.form != "noun":
        found = actors(scene, word.span, focus)
        # "Die USA haben der Ukraine Minen geliefert": who stands first does it.
        first = _first_row(scene, word.span) if word.last else ()
        return first if first and set(first) < set(found) else found
    return _owner(scene, word, focus)


def _first_row(scene: Scene, at: Span) -> tuple[str, ...]:
    """Return the first states that a clause names before a verb, joined by "and"."""
    before = Span(scene.clause_at(at.start).start, at.start)
    named = [one for one in scene.of_kind(*SUBJECTS) if one.span.within(before) and codes(one)]
    first = rows(scene.document, named)[:1]
    return tuple(dict.fromkeys(code for row in first for one in row for code in codes(one)))


def agent_of(scene: Scene, word: Trigger) -> tuple[str, ...]:
    """Return whom "by" names behind a noun or a participle: "the use of mines by Russia"."""
    if not (word.passive or word.form == "noun"):
        return ()
    end = scene.clause_at(word.span.start).end
    behind = Span(word.span.end, max(word.span.end, min(end, word.span.end + AGENT)))
    by = [hit.span.end - 1 for hit in called(scene.document, behind, "by whom")]
    found = (subjects(scene, Span(start, end), leading=True) for start in by)
    return next((one for one in found if one), ())


def _owner(scene: Scene, word: Trigger, focus: Focus) -> tuple[str, ...]:
    """Return whose deed a noun names; of a pronoun or a governing verb the subject."""
    text, clause = scene.document.text, scene.clause_at(word.span.start)
    before = Span(clause.start, word.span.start)
    near = Span(max(clause.start, word.span.start - OWNED), word.span.start)
    # "Condemned the use of mines": it is another's, whoever is accused of it.
    wide = Span(max(clause.start, word.span.start - BLAMED), word.span.start)
    blaming = hits(scene.document.language, "address", text, wide)
    blaming += called(scene.document, near, "reaction")
    since = max((hit.span.end for hit in blaming), default=0)
    for mention in reversed(scene.of_kind(*SUBJECTS)):
        gap = text[mention.span.end : word.span.start]
        if (
            since <= mention.span.start
            and mention.span.end <= word.span.start
            and len(gap) <= OWNED
        ):
            owns = gap[:1] in ("'", "’") or mention.form in ("adjective", "demonym")
            if owns or "'s " in gap or "’s " in gap or not gap.strip():
                return codes(mention)
    if blaming:
        return subjects(scene, Span(min(since, before.end), before.end))
    if called(scene.document, near, "performs") or pronouns_in(scene, near):
        return actors(scene, word.span, focus)
    governed = hits(scene.document.language, "modality", text, before)
    return (subjects(scene, before) or sitting(scene, before)) if governed else ()


def _named(scene: Scene, within: Span) -> tuple[str, ...]:
    """Return the first organisation or person that a stretch names, by state or by name."""
    for mention in scene.of_kind(MentionKind.ORGANISATION, MentionKind.PERSON):
        if mention.span.within(within) and is_subject(scene, mention, within):
            return (mention.state or mention.text,)
    return ()


def addressed(scene: Scene, before: Span) -> tuple[str, ...]:
    """Return the states that somebody accuses, urges or enables to act."""
    found = hits(scene.document.language, "address", scene.document.text, before)
    if not found:
        return ()
    if found[-1].cue.keys.get("beside"):
        # Who joins others in an act does it; what the others do is told elsewhere.
        return subjects(scene, Span(before.start, found[-1].span.start))
    return subjects(scene, Span(found[-1].span.end, before.end))


def _addressed_before(scene: Scene, clause: Span, before: Span) -> tuple[str, ...]:
    """Return whom the clause before accuses or urges, where an infinitive goes on with it.

    "Kiew wirft Moskau vor, Streumunition eingesetzt zu haben."
    """
    ahead = [one for one in scene.clauses if one.end <= clause.start]
    if not ahead or subjects(scene, before) or pronouns_in(scene, before):
        return ()
    return addressed(scene, ahead[-1]) if scene.document.text[ahead[-1].end] == "," else ()


def addresses_others(scene: Scene, before: Span) -> bool:
    """Say whether those are urged or accused whom no state names: "urged all states", "it".

    A name that is of no state is somebody's, too: "urged Lindqvist to".
    """
    found = hits(scene.document.language, "address", scene.document.text, before)
    if not found:
        return False
    behind = Span(found[-1].span.end, before.end)
    words = behind.of(scene.document.text)
    at = behind.end - len(words.lstrip())
    states = [one for one in scene.mentions if one.span.start == at and codes(one)]
    named = words.lstrip()[:1].isupper() and not states
    return named or any(stands_for(scene, behind, what) for what in ("someone", "another party"))


def subjects(
    scene: Scene, within: Span, *, leading: bool = False, last: bool = False
) -> tuple[str, ...]:
    """Return the states that a stretch names otherwise than after a preposition.

    ``leading``: only those that the stretch begins with; ``last``: only those nearest to its
    end, with what an "and" joins to them.
    """
    found: list[Mention] = []
    apart: Mention | None = None
    for mention in scene.of_kind(*SUBJECTS):
        if leading and mention.span.start > within.start + LEADING:
            break
        if not (mention.span.within(within) and codes(mention)):
            continue
        # "Niger, like Mali and Chad, left": a preposition reaches on over an "and".
        if is_subject(scene, mention, within) and not _goes_with(scene, apart, mention):
            found.append(mention)
        else:
            apart = mention
    acting = _in_the_nominative(scene, found)
    if last:
        acting = _last_joined(scene, acting or found)
    told = [_seated(scene, one) for one in acting or found]
    return tuple(dict.fromkeys(code for one in told for code in codes(one)))


def _seated(scene: Scene, body: Mention) -> Mention:
    """Return the capital in which a body sits, for a body: "Sejm w Wilnie" is Lithuania's."""
    if body.form != "body":
        return body
    behind = (one for one in scene.of_kind(MentionKind.STATE) if one.span.start > body.span.end)
    place = next(behind, None)
    if place is None or place.form != "capital" or place.span.start - body.span.end > SEAT:
        return body
    return place if stands_for(scene, Span(body.span.start, place.span.start), "seat") else body


def _goes_with(scene: Scene, first: Mention | None, mention: Mention) -> bool:
    """Say whether "and", no comma, joins a name to one before it."""
    if first is None or not joined(scene.document, first, mention):
        return False
    return not scene.document.text.startswith(",", first.span.end)


def _last_joined(scene: Scene, found: list[Mention]) -> list[Mention]:
    return found[first_joined(scene.document, found, len(found) - 1) :] if found else []


def _in_the_nominative(scene: Scene, found: Sequence[Mention]) -> list[Mention]:
    """Return those in a case in which one acts, as are all that an "and" joins to them."""
    joint = rows(scene.document, found)
    acting = (row for row in joint if not any(_is_inflected(scene, one) for one in row))
    return [one for row in acting for one in row]


def _is_inflected(scene: Scene, mention: Mention) -> bool:
    """Say whether a state stands in a case in which nobody acts: "agresję Rosji".

    A body of many states, such as one leaves, is named beside a state as little else.
    """
    if mention.kind is MentionKind.GROUP:
        return is_joined(mention)
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
    return code in states()


def speaker_codes(speaker: Speaker) -> tuple[str, ...]:
    """Return the states for which a speaker speaks, else the organisation's or own name."""
    if speaker.ref:
        return (speaker.ref,) if isinstance(speaker.ref, str) else speaker.ref
    name = speaker.state or speaker.organisation or speaker.name
    return (name,) if name else ()


def resolved(scene: Scene, at: Span, focus: Focus, pronouns: Sequence[Hit]) -> tuple[str, ...]:
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
        found = earlier(scene, at, statement.content[0].start) or speaker
        if not any(is_state(one) for one in found):
            # "The ICRC urged Croatia not to leave the treaty, which it ratified".
            found = earlier(scene, at) or found
        if found and not (plural and len(found) == 1):
            return found
    found = earlier(scene, at) or focus.subject
    several = any(hit.cue.keys.get("plural") for hit in pronouns) and len(found) == 1
    return (focus.leaving() if several and len(focus.leaving()) > 1 else ()) or found


def earlier(scene: Scene, at: Span, since: int = 0) -> tuple[str, ...]:
    """Return the subjects of the nearest clause before a span that names any.

    What a relative clause or a participle tells beside the way acts in nothing else: "Poland,
    which borders Ukraine, left".
    """
    for clause in reversed(scene.clauses):
        aside = is_aside(scene, clause)
        if since <= clause.start and clause.end <= at.start and not aside:
            found = subjects(scene, clause)
            if found:
                return union(_joined_before(scene, clause, since), found)
    return ()


def _joined_before(scene: Scene, clause: Span, since: int) -> tuple[str, ...]:
    """Return the states that a list before a clause joins to its first: "Poland, and later"."""
    names = [one for one in scene.of_kind(*SUBJECTS) if since <= one.span.start < clause.end]
    last = next((n for n, one in enumerate(names) if one.span.start >= clause.start), 0)
    first = first_joined(scene.document, names, last)
    return tuple(code for one in names[first:last] for code in codes(one))


def pronouns_in(scene: Scene, within: Span) -> list[Hit]:
    """Return the words of a stretch that stand for who was named before.

    "The only country to leave" is no country that was spoken of.
    """
    found = called(scene.document, within, "same")
    if not found:
        return found
    wide = Span(within.start, min(scene.sentence.end, within.end + RANKED))
    ranks = hits(scene.document.language, "rank", scene.document.text, wide)
    return [one for one in found if not any(one.span.overlaps(rank.span) for rank in ranks)]


def is_subject(scene: Scene, mention: Mention, within: Span) -> bool:
    """Say whether a name in a stretch acts: behind no preposition, and not as whose thing acts."""
    document = scene.document
    if mention.form == "capital" and is_dateline(document.text, mention.span):
        return False
    lead = Span(within.start, mention.span.start)
    if mention.form == "demonym" and stands_for(scene, lead, "the people of"):
        return True
    if mention.form == "demonym" and stands_for(scene, mention.span, "people"):
        # Where nouns have cases: "Rosjanie", but not "Rosjan".
        return not stands_for(scene, lead, "not subject")
    if len(mention.members or ()) > FEW and stands_for(scene, lead, "part of"):
        # "Five NATO allies": which ones is not told.
        return False
    near = Span(max(within.start, mention.span.start - 25), mention.span.start)
    if mention.form in ("adjective", "demonym") and not stands_for(scene, near, "not subject"):
        after = Span(mention.span.end, min(scene.sentence.end, mention.span.end + 30))
        body = any(hit.span.start <= after.start + 1 for hit in called(document, after, "body"))
        # "L'armée russe": the body stands before whose it is.
        return body or stands_for(scene, near, "body of")
    behind = Span(mention.span.end, min(scene.sentence.end, mention.span.end + AGENT))
    if stands_for(scene, behind, "another's"):
        return False
    if stands_for(scene, near, "for whom") and stands_for(scene, behind, "to do"):
        # "Calls grow for Britain to leave".
        return True
    adjective = mention.form in ("adjective", "demonym")
    return not adjective and not stands_for(scene, near, "not subject")


def union(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    """Return the actors of both, each once."""
    return tuple(dict.fromkeys(first + second))
