"""Who speaks: pronouns, titles and bare surnames resolved to the fullest name."""

from collections.abc import Sequence
from dataclasses import replace

from servanda.reading.affiliation import Surroundings, affiliation
from servanda.reading.inflection import stem, stems
from servanda.reading.person import Person
from servanda.reading.role import Role, first_role
from servanda.reading.speech import words
from servanda.reading.statement.bearer import named_person, speaks_for
from servanda.reading.statement.draft import Draft
from servanda.reading.statement.heir import bound_forward
from servanda.reading.statement.institution import organisation
from servanda.reading.statement.memory import Memory, home_state, is_public
from servanda.reading.statement.nation import (
    as_states,
    enumerated,
    of_delegation,
    states_before,
    whose,
)
from servanda.terms.finding import MentionKind, Speaker
from servanda.terms.span import Span

_NEW = 500
"""Characters before a pronoun in which a new person may be named."""
FEW = 8
"""Statements before in which somebody without a name may have spoken."""
_TITLE = 60
"""Characters that a title before a name may have."""


def speakers(
    around: Surroundings, drafts: Sequence[Draft], people: Sequence[Person]
) -> list[Speaker]:
    """Return the speaker of each draft."""
    known = words(around.language)
    surnames: dict[str, list[Person]] = {}
    for person in people:
        # "Ms. ORME. Thank you": so the printed record of a hearing names who speaks.
        spelt = (person.surname, person.surname.upper(), stem(person.surname, known))
        for surname in dict.fromkeys(spelt):
            surnames.setdefault(surname, []).append(person)
    named: dict[str, Person] = {}
    for person in people:
        # One person in two cases is one: "posła Jana Wolnego" is "Jan Wolny".
        first = named.setdefault(stems(person.name, known), person)
        named[person.name] = first
    memory = Memory(around, known, named, surnames, home_state(around.text, around.mentions))
    found: list[Speaker] = []
    for draft in drafts:
        speaker = _speaker(memory, draft)
        found.append(speaker)
        memory.last.append(speaker)
        if speaker.name is not None:
            memory.spoken[speaker.name] = speaker
        memory.spoken_at = max(span.end for span in (*draft.content, draft.near or draft.span))
        if speaker.organisation is not None and speaker.role is None:
            memory.organisations.append(speaker)
    return bound_forward(found)


def _speaker(memory: Memory, draft: Draft) -> Speaker:
    text = memory.around.text
    if draft.nameless:
        return Speaker()
    if draft.source is None:
        told = memory.known.told_gender(draft.cue.of(text)) if draft.cue is not None else ""
        spoke = _last_person(memory, told)
        if spoke.name is None and told:
            spoke = _just_named(memory, draft.span, told) or spoke
        return replace(spoke, text=None, span=None)
    span = enumerated(memory, draft.source)
    if draft.side and memory.people:
        # "A:" is the one whom the text introduces first.
        first = next(iter(memory.people.values()))
        return replace(_of_person(memory, first, first.span), text=span.of(text), span=span)
    said_as = span.of(text)
    low = said_as.lower()
    if draft.stands_for is not None:
        return replace(_noun_phrase(memory, draft, draft.stands_for), text=said_as, span=span)
    if memory.known.has("possessive_pronouns", low):
        owner = memory.known.owner(low)
        if owner == low and memory.known.set("person_nouns"):
            # French "ses" tells nothing of who owns.
            return replace(_last_person(memory, ""), text=said_as, span=span)
        low = owner
    if memory.known.has("pronouns", low) or memory.known.has("person_pronouns", low):
        return replace(_pronoun(memory, draft, low), text=said_as, span=span)
    return replace(_noun_phrase(memory, draft, span), text=said_as, span=span)


def _pronoun(memory: Memory, draft: Draft, low: str) -> Speaker:
    known = memory.known
    span = draft.source or draft.span
    if known.has("first_person", low) or known.has("relative", low):
        return Speaker()
    if known.has("person_pronouns", low):
        return _newly_named(memory, span) or _last_person(memory, low)
    if known.has("plural", low):
        states = states_before(memory, span)
        if states is not None:
            return states
    subject = _subject(memory, draft) if known.has("neuter", low) else None
    if subject is not None:
        return subject
    for speaker in reversed(memory.last):
        if known.has("plural", low) and not isinstance(speaker.ref, str):
            return speaker if speaker.name is None or speaker.ref is not None else Speaker()
        if known.has("neuter", low) and (speaker.organisation or isinstance(speaker.ref, str)):
            return speaker if speaker.role is None else Speaker()
    return Speaker()


def _subject(memory: Memory, draft: Draft) -> Speaker | None:
    """Return the state that stands first in a sentence: "Russia left; it says that".

    Where somebody has spoken in the sentence already, the pronoun is rather his.
    """
    start = (draft.source or draft.span).start
    if memory.spoken_at > draft.span.start:
        return None
    near = memory.around.mentions_in(Span(draft.span.start, start))
    state = next((m for m in near if m.kind is MentionKind.STATE and m.form == "name"), None)
    if state is None:
        return None
    return Speaker(name=state.text, ref=state.ref, state=state.ref)


def _newly_named(memory: Memory, span: Span) -> Speaker | None:
    """Return the person or role that opens a sentence between the last statement and this."""
    text = memory.around.text
    start = max(memory.spoken_at, span.start - _NEW)
    for person in reversed(memory.people.values()):
        if start <= person.span.start < span.start and _opens(text, person.span.start, start):
            return _of_person(memory, person, person.span)
    if memory.last:
        return None
    for role in memory.around.roles:
        if start <= role.span.start < span.start and _opens(text, role.span.start, start):
            return Speaker(role=role.name, state=memory.home if role.public else None)
    return None


def _just_named(memory: Memory, span: Span, pronoun: str) -> Speaker | None:
    """Return the person named last before a verb that stands alone, of the gender it tells."""
    feminine = memory.known.has("feminine", pronoun)
    floor = max(0, span.start - _NEW)
    for person in reversed(memory.people.values()):
        if person.span.start < floor:
            break
        if person.span.start < span.start:
            speaker = _of_person(memory, person, person.span)
            if _may_be(memory, speaker, feminine=feminine):
                return speaker
    return None


def _opens(text: str, at: int, floor: int) -> bool:
    """Say whether no more than a title stands between the start of a sentence and ``at``."""
    before = text[max(0, floor - 2, at - _TITLE) : at]
    start = max(before.rfind(". "), before.rfind("\n"))
    whole = at - _TITLE <= 0 and start < 0
    lead = before[start + 2 :].removesuffix(", ")
    return (start >= 0 or whole) and not any(sign in lead for sign in ',;:"“”')


def _last_person(memory: Memory, pronoun: str) -> Speaker:
    """Return the last speaker who is a person and may be called so."""
    feminine = memory.known.has("feminine", pronoun) if pronoun else None
    for speaker in reversed(memory.last[-12:]):
        if feminine is not None and not _may_be(memory, speaker, feminine=feminine):
            continue
        if speaker.role is None and (speaker.name is None or speaker.ref is not None):
            continue
        if speaker.name is not None and speaker.name == speaker.organisation:
            continue
        key = speaker.name or speaker.role or ""
        if pronoun and memory.pronoun.get(key, pronoun) != pronoun:
            continue
        if pronoun:
            memory.pronoun[key] = pronoun
        return replace(speaker)
    return Speaker()


def _may_be(memory: Memory, speaker: Speaker, *, feminine: bool) -> bool:
    """Say whether a pronoun of this gender fits a name, where given names tell it ("Zofia")."""
    endings = tuple(memory.known.set("feminine_endings"))
    if not endings or speaker.name is None or " " not in speaker.name:
        return True
    given = speaker.name.split()[0]
    told = given.endswith(endings) and not memory.known.has("masculine_names", given.lower())
    return told is feminine


def _noun_phrase(memory: Memory, draft: Draft, span: Span) -> Speaker:
    states = as_states(memory, span)
    if states is not None:
        return states
    delegate = of_delegation(memory, span)
    if delegate is not None:
        return delegate
    person = named_person(memory, span)
    if person is not None and not speaks_for(memory, span, person):
        return _of_person(memory, _in_office(memory, person, span), span)
    if _is_plain_person(memory, span):
        holder = _holder_of(memory, span)
        if holder is not None:
            return holder
    role = first_role(memory.around.roles, span)
    if role is not None:
        return _by_role(memory, draft, span, role)
    known = memory.spoken.get(span.of(memory.around.text))
    return replace(known) if known is not None and known.role else organisation(memory, span)


def _in_office(memory: Memory, person: Person, span: Span) -> Person:
    """Return a person with the office of a state before a title: "le ministre, le général"."""
    office = first_role(memory.around.roles, span)
    if office is None or not office.public or person.public or person.role is None:
        return person
    states = (m.ref for m in memory.around.mentions_in(span) if m.kind is MentionKind.STATE)
    state = person.state or next(states, None)
    return replace(person, role=office.name, public=True, state=state)


def _is_plain_person(memory: Memory, span: Span) -> bool:
    """Say whether a phrase is "the expert", "dyplomatka": one who was named before."""
    known = memory.known
    parts = span.of(memory.around.text).lower().replace("'", "' ").replace("’", "’ ").split()
    while parts and known.has("definite", parts[0]):
        parts = parts[1:]
    return len(parts) in {1, 2} and known.has("person_nouns", parts[0])


def _holder_of(memory: Memory, span: Span) -> Speaker | None:
    """Return whom a plain noun stands for: the holder of that role, else who spoke last."""
    role = first_role(memory.around.roles, span)
    holder = _holder(memory, role, None) if role is not None else None
    if holder is not None:
        return holder
    last = _newly_named(memory, span) or _last_person(memory, "")
    vague = role is None or memory.known.has("vague_roles", role.name)
    return last if last.name is not None and vague else None


def _of_person(memory: Memory, person: Person, span: Span) -> Speaker:
    known = memory.spoken.get(person.name, Speaker())
    organisation = person.organisation or known.organisation or _organisation_meant(memory, span)
    state = person.state or known.state or _named_beside(memory, span)
    if state is None and _speaks_for_home(memory, person, organisation, span):
        state = whose(memory, span)
    return Speaker(
        name=person.name,
        role=person.role or known.role,
        organisation=organisation,
        state=state,
    )


def _named_beside(memory: Memory, span: Span) -> str | None:
    """Return the state that a phrase with a person names: "ambassador of Austria, N. N."."""
    text = memory.around.text
    for one in memory.around.mentions_in(span):
        tie = text[span.start : one.span.start].lower().split()[-1:]
        tied = bool(tie) and memory.known.has("affiliation_after_name", tie[0])
        if tied and one.kind is MentionKind.STATE and one.form == "name":
            return one.ref
    return None


def _organisation_meant(memory: Memory, span: Span) -> str | None:
    """Return the organisation that "its president N. N.", "the group's N. N." points back to."""
    parts = span.of(memory.around.text).lower().split()
    if any(memory.known.has("organisation_nouns", word) for word in parts):
        return memory.organisations[-1].organisation if memory.organisations else None
    owned = memory.known.has("possessive_pronouns", parts[0]) and bool(memory.last)
    return memory.last[-1].organisation if owned and memory.last[-1].state is None else None


def _speaks_for_home(memory: Memory, person: Person, organisation: str | None, span: Span) -> bool:
    """Say whether a person without a named state speaks for the one the text is about."""
    if organisation is not None:
        return is_public(memory, organisation)
    title = span.of(memory.around.text).partition(person.name)[0].split()
    owned = any(word.endswith(("'s", "’s")) for word in title)
    owned = owned or bool(title and memory.known.has("possessive_pronouns", title[0].lower()))
    return person.public and not owned


def _by_role(memory: Memory, draft: Draft, span: Span, role: Role) -> Speaker:
    """Return the holder of a role: one named before, else the role alone."""
    text = memory.around.text
    words_before = text[span.start : role.span.start].lower().split()
    definite = (
        not words_before
        or memory.known.has("definite", words_before[0])
        or (not memory.known.has("determiners", words_before[0]))
    )
    state = _state_in(memory, draft, span, role)
    organisation = affiliation(memory.around, role.span.end, span.end)
    if organisation is None:
        organisation = _affiliated(memory, role, span) or _body_before(memory, role, span)
    plural = memory.known.trait("plural-s") and role.span.of(text).lower().endswith("s")
    plural = plural or any(memory.known.has("plural_determiners", one) for one in words_before)
    name = _bare_name(memory, role, span) if not plural else None
    if definite and not plural and organisation is None and name is None:
        holder = _holder(memory, role, state) or _unnamed(memory, role, words_before)
        if holder is not None:
            return holder
    return Speaker(
        name=name,
        role=role.name if not plural else None,
        organisation=organisation.of(text) if organisation is not None else None,
        state=state if not plural and _of_state(memory, organisation) else None,
    )


def _unnamed(memory: Memory, role: Role, before: Sequence[str]) -> Speaker | None:
    """Return who was told by the same role before, without a name: "the diplomat"."""
    if not before or not memory.known.has("articles", before[0]):
        return None
    spoken = (one for one in reversed(memory.last[-FEW:]) if one.name is None)
    return next((one for one in spoken if one.role == role.name and one.organisation), None)


def _body_before(memory: Memory, role: Role, span: Span) -> Span | None:
    """Return the organisation of no state that stands before a role: "a U.N. spokesman"."""
    for one in memory.around.mentions_in(Span(span.start, role.span.start)):
        if one.kind is MentionKind.ORGANISATION and one.state is None:
            return one.span
    return None


def _of_state(memory: Memory, organisation: Span | None) -> bool:
    """Say whether a role is one of a state, as no other body is named beside it."""
    return organisation is None or is_public(memory, organisation.of(memory.around.text))


def _bare_name(memory: Memory, role: Role, span: Span) -> str | None:
    """Return the one name behind a role, where no text gives more: "Foreign Minister Sugiono"."""
    words = memory.around.text[role.span.end : span.end].partition(",")[0].split()
    if not memory.known.trait("name-behind-role") or len(words) != 1:
        return None
    word = words[0].removesuffix("'s").removesuffix("’s")
    place = Span(role.span.end, role.span.end + 1 + len(word))
    is_name = word[:1].isupper() and not word.isupper() and word.replace("-", "").isalpha()
    return word if is_name and memory.around.covered(place) is None else None


def _affiliated(memory: Memory, role: Role, span: Span) -> Span | None:
    """Return the organisation of "a researcher, long at X"."""
    end = span.end
    return affiliation(memory.around, min(role.span.end + 1, end), end)


def _state_in(memory: Memory, draft: Draft, span: Span, role: Role) -> str | None:
    inside = [
        one.state or one.ref
        for one in memory.around.mentions_in(span)
        if one.kind is MentionKind.STATE or (one.form == "body" and one.state is not None)
    ]
    if inside and role.public:
        return inside[0]
    if not role.public:
        return None
    first = memory.around.text[span.start : span.end].split()[0].lower()
    if memory.known.has("possessive_pronouns", first):
        before = memory.around.mentions_in(Span(draft.span.start, span.start))
        for one in reversed(before):
            if one.kind is MentionKind.STATE and one.form != "adjective":
                # The subject of the sentence stands first; nearer names lie in its clauses.
                return next(m.ref for m in before if m.kind is MentionKind.STATE)
    return role.state or whose(memory, span)


def _holder(memory: Memory, role: Role, state: str | None) -> Speaker | None:
    wanted = set(role.name.lower().split())
    for speaker in reversed(memory.last[-20:]):
        if speaker.name is None or speaker.role is None:
            continue
        agrees = state is None or speaker.state is None or state == speaker.state
        if agrees and wanted <= set(speaker.role.lower().split()):
            return speaker
    for person in memory.people.values():
        if person.role is None or person.span.start > role.span.start:
            continue
        agrees = state is None or person.state is None or state == person.state
        if agrees and wanted <= set(person.role.lower().split()):
            return _of_person(memory, person, person.span)
    return None
