"""Who speaks: pronouns, titles and bare surnames resolved to the fullest name."""

from collections.abc import Sequence
from dataclasses import replace

from servanda.reading.affiliation import Surroundings
from servanda.reading.home import homes
from servanda.reading.inflection import stem, stems
from servanda.reading.person import Person
from servanda.reading.role import Role, first_role
from servanda.reading.speech import words
from servanda.reading.statement.antecedent import just_named, last_person, newly_named, pronoun
from servanda.reading.statement.bearer import is_unnamed, named_person, speaks_for
from servanda.reading.statement.draft import Draft
from servanda.reading.statement.heir import bound_forward
from servanda.reading.statement.identity import of_person
from servanda.reading.statement.institution import organisation
from servanda.reading.statement.interview import initials
from servanda.reading.statement.joint import jointly
from servanda.reading.statement.memory import Memory
from servanda.reading.statement.nation import as_states, enumerated, of_delegation
from servanda.reading.statement.nesting import holders
from servanda.reading.statement.office import by_role, known_holder
from servanda.terms.finding import Mention, MentionKind, Mode, Speaker
from servanda.terms.span import Span

_OWNED = 8
"""Words of a phrase that names the office of a person."""
_NAME = 4
"""Words of a name in capitals."""
_ENDINGS = ("'s ", "’s ")


def speakers(
    around: Surroundings,
    drafts: Sequence[Draft],
    people: Sequence[Person],
    mentions: Sequence[Mention],
) -> list[Speaker]:
    """Return the speaker of each draft.

    ``mentions`` are all in order, of which those of persons tell where somebody is named.
    """
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
    places = [one for one in mentions if one.kind is MentionKind.PERSON]
    home = homes(around.text, around.mentions, known)
    memory = Memory(around, known, named, surnames, home, places)
    found: list[Speaker] = []
    outer = holders(drafts)
    for number, draft in enumerate(drafts):
        if not number or draft.span != drafts[number - 1].span:
            memory.frame_at = memory.spoken_at
        memory.aside = _holding(memory, drafts, found, outer[number]) or ""
        speaker = _speaker(memory, draft)
        found.append(speaker)
        memory.last.append(speaker)
        if speaker.name is not None:
            memory.spoken[speaker.name] = speaker
        memory.spoken_at = _spoken_at(draft)
        if speaker.organisation is not None and speaker.role is None:
            memory.organisations.append(speaker)
    return bound_forward(found, memory.known)


def _spoken_at(draft: Draft) -> int:
    """Return where a statement ends; a turn holds others, so that it only begins."""
    if draft.channel is not None:
        return draft.span.start
    return max(span.end for span in (*draft.content, draft.near or draft.span))


def _holding(
    memory: Memory, drafts: Sequence[Draft], found: Sequence[Speaker], at: int | None
) -> str | None:
    """Return the name of whoever speaks the words in which a statement lies."""
    if at is None or drafts[at].mode is not Mode.DIRECT:
        return None
    if at < len(found):
        return found[at].name
    source = drafts[at].source
    person = named_person(memory, source) if source is not None else None
    return person.name if person is not None else None


def _speaker(memory: Memory, draft: Draft) -> Speaker:
    text = memory.around.text
    if draft.nameless:
        return Speaker()
    if draft.source is None:
        told = memory.known.told_gender(draft.cue.of(text)) if draft.cue is not None else ""
        spoke = last_person(memory, told)
        if spoke.name is None and told:
            spoke = just_named(memory, draft.span, told) or spoke
        return replace(spoke, text=None, span=None)
    span = enumerated(memory, draft.source)
    if draft.hears:
        return Speaker(text=span.of(text), span=span)
    if draft.side and memory.people:
        # "A:" is the one whom the text introduces first.
        first = next(iter(memory.people.values()))
        return replace(of_person(memory, first, first.span), text=span.of(text), span=span)
    said_as = span.of(text)
    low = said_as.lower()
    if draft.stands_for is not None:
        return replace(_noun_phrase(memory, draft, draft.stands_for), text=said_as, span=span)
    if memory.known.has("possessive_pronouns", low):
        owner = memory.known.owner(low)
        if owner == low and memory.known.set("person_nouns"):
            # French "ses" tells nothing of who owns.
            return replace(last_person(memory, ""), text=said_as, span=span)
        low = owner
    if memory.known.has("pronouns", low) or memory.known.has("person_pronouns", low):
        return replace(pronoun(memory, draft, low), text=said_as, span=span)
    return replace(_noun_phrase(memory, draft, span), text=said_as, span=span)


def _noun_phrase(memory: Memory, draft: Draft, span: Span) -> Speaker:
    told = as_states(memory, span) or jointly(memory, span) or of_delegation(memory, span)
    told = told or _owned(memory, draft, span)
    if told is not None:
        return told
    person = named_person(memory, span)
    if person is not None and not speaks_for(memory, span, person):
        return of_person(memory, _in_office(memory, person, span), span)
    if _is_plain_person(memory, span):
        holder = _holder_of(memory, draft, span)
        if holder is not None:
            return holder
    role = first_role(memory.around.roles, span)
    if role is not None:
        holder = by_role(memory, draft, span, _served_by(memory, role, span))
        return holder if holder.name else replace(holder, name=_spelt_name(memory, span))
    spelt = draft.cue is None and draft.channel is not None and span.of(memory.around.text)
    called = [one for one in memory.people.values() if spelt and initials(one.name) == spelt]
    if len(called) == 1:
        return of_person(memory, called[0], span)
    if is_unnamed(memory, span.of(memory.around.text)):
        return Speaker()
    known = memory.spoken.get(span.of(memory.around.text))
    if known is not None and known.role:
        return replace(known)
    found = organisation(memory, span)
    # "MAHON:": who speaks under a label in capitals is a person.
    label = spelt and spelt.isupper() and found.name == spelt
    return replace(found, organisation=None) if label else found


def _owned(memory: Memory, draft: Draft, span: Span) -> Speaker | None:
    """Return the office of a person: "the president's office", "N. N.'s team", "his office"."""
    text, known = memory.around.text, memory.known
    head = span.of(text).partition(",")[0]
    parts = head.split()
    if len(parts) < 2 or len(parts) > _OWNED or not known.has("offices", parts[-1].lower()):
        return None
    first = parts[0].lower()
    if len(parts) == 2 and known.has("possessive_pronouns", first):
        owner, name = known.owner(first), parts[-1]
        if not known.has("person_pronouns", owner):
            return None
        whose = pronoun(memory, draft, owner)
    else:
        at = max(head.rfind(ending) for ending in _ENDINGS)
        if at <= 0:
            return None
        whose = _noun_phrase(memory, draft, Span(span.start, span.start + at))
        name = " ".join(parts[known.has("determiners", first) :])
    nobody = whose.name is None or whose.name == whose.organisation or whose.ref is not None
    if whose.role is None and nobody:
        return None
    return Speaker(organisation=name, state=whose.state)


def _spelt_name(memory: Memory, span: Span) -> str | None:
    """Return the name in capitals before a title: "ANNA ORME, Under-Secretary-General for X"."""
    head, comma, _ = span.of(memory.around.text).partition(", ")
    parts = head.split()
    spelt = comma and head.isupper() and 1 < len(parts) <= _NAME
    return head if spelt and all(len(part) > 1 for part in parts) else None


def _served_by(memory: Memory, role: Role, span: Span) -> Role:
    """Return the role of who serves another: the second in "the president's spokeswoman"."""
    if not memory.around.text.startswith(("'s ", "’s "), role.span.end):
        return role
    return first_role(memory.around.roles, Span(role.span.end, span.end)) or role


def _in_office(memory: Memory, person: Person, span: Span) -> Person:
    """Return a person with the office of a state before a title: "le ministre, le général"."""
    office = first_role(memory.around.roles, span)
    if office is None or not office.public or person.public:
        return person
    if person.role is None and memory.around.text[office.span.start - 1] != "(":
        # "N. N. (Minister for Foreign Affairs)" holds the office in brackets.
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


def _holder_of(memory: Memory, draft: Draft, span: Span) -> Speaker | None:
    """Return whom a plain noun stands for: the holder of that role, else who spoke last."""
    role = first_role(memory.around.roles, span)
    holder = known_holder(memory, role, None) if role is not None else None
    if holder is not None:
        return holder
    last = newly_named(memory, draft) or last_person(memory, "")
    vague = role is None or memory.known.has("vague_roles", role.name)
    return last if last.name is not None and vague else None
