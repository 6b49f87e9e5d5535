"""What is known of a person: role, organisation and the state spoken for."""

from servanda.reading.affiliation import belongs
from servanda.reading.person import Person
from servanda.reading.role import first_role
from servanda.reading.statement.memory import Memory, is_public
from servanda.reading.statement.nation import owning, whose
from servanda.terms.finding import MentionKind, Speaker
from servanda.terms.span import Span

_NEAR = 300
"""Characters before "its" in which a body is named."""
_BEHIND = 120
"""Characters behind a role within which its body is named."""
_LEAD = 8
"""Characters before a name, of an article and the end of the sentence before."""
_FEW = 12
"""Statements before in which the holder of an office may have spoken."""


def of_person(memory: Memory, person: Person, span: Span) -> Speaker:
    """Return a person as a speaker, with what a phrase and earlier statements tell."""
    known = memory.spoken.get(person.name, Speaker())
    organisation = person.organisation or known.organisation or organisation_meant(memory, span)
    state = person.state or known.state or _named_beside(memory, span) or _served(memory, span)
    if state is None and organisation is None and person.public and _is_its(memory, span):
        state = owning(memory, span)
    if state is None and organisation is None and person.public and person.role is not None:
        body = introduced_with(memory, person.role, span)
        organisation = body.of(memory.around.text) if body is not None else None
    if state is None and _speaks_for_home(memory, person, organisation, span):
        state = whose(memory, span)
    return Speaker(
        name=person.name,
        role=person.role or known.role,
        organisation=memory.fullest(organisation) if organisation is not None else None,
        state=state,
    )


def introduced_with(memory: Memory, role: str, span: Span) -> Span | None:
    """Return the body of no state with which a role stands first: "the Spokesperson of X".

    Later "the spokesperson" is meant so, where no state stands beside.
    """
    around = memory.around
    if any(one.kind is MentionKind.STATE for one in around.mentions_in(span)):
        return None
    first = next((one for one in around.roles if one.name == role), None)
    if first is None or first.span.start >= span.start:
        return None
    end = min(len(around.text), first.span.end + _BEHIND)
    found = belongs(around, first, end)
    if found is None or is_public(memory, found.of(around.text)):
        return None
    mentions = around.mentions_in(Span(found.start, found.start + 1))
    if not mentions:
        return found if " " in found.of(around.text) else None
    body = mentions[0].kind is MentionKind.ORGANISATION and mentions[0].state is None
    return mentions[0].span if body else None


def _is_its(memory: Memory, span: Span) -> bool:
    """Say whether a phrase begins with a possessive pronoun for a thing: "its president"."""
    known, word = memory.known, span.of(memory.around.text).split()[0].lower()
    return known.has("possessive_pronouns", word) and known.has("neuter", known.owner(word))


def _named_beside(memory: Memory, span: Span) -> str | None:
    """Return the state that a phrase with a person names: "ambassador of Austria, N. N."."""
    text = memory.around.text
    for one in memory.around.mentions_in(span):
        tie = text[span.start : one.span.start].lower().split()[-1:]
        tied = bool(tie) and memory.known.has("affiliation_after_name", tie[0])
        if tied and one.kind is MentionKind.STATE and one.form == "name":
            return one.ref
    return None


def _served(memory: Memory, span: Span) -> str | None:
    """Return the state of the office that one serves: "the president's spokeswoman, N. N."."""
    served = first_role(memory.around.roles, span)
    text = memory.around.text
    if served is None or not text.startswith(("'s ", "’s "), served.span.end):
        return None
    spoken = (one for one in reversed(memory.last[-_FEW:]) if one.role == served.name)
    told = next((one.state for one in spoken if one.state is not None), None)
    return told or (whose(memory, span) if served.public else None)


def organisation_meant(memory: Memory, span: Span) -> str | None:
    """Return the organisation that "its president N. N.", "the group's N. N." points back to."""
    parts = span.of(memory.around.text).lower().split()
    if any(memory.known.has("organisation_nouns", word) for word in parts):
        return memory.organisations[-1].organisation if memory.organisations else None
    if not memory.known.has("possessive_pronouns", parts[0]):
        return None
    told = memory.last[-1].organisation if memory.last and memory.last[-1].state is None else None
    neuter = memory.known.has("neuter", memory.known.owner(parts[0]))
    return (_just_named(memory, span) if neuter else None) or told


def _just_named(memory: Memory, span: Span) -> str | None:
    """Return the organisation that opens a sentence since: "X has sent a comment. Its N. N."."""
    start = max(memory.spoken_at, span.start - _NEAR)
    text = memory.around.text
    for one in reversed(memory.around.mentions_in(Span(start, span.start))):
        before = text[max(0, one.span.start - _LEAD) : one.span.start]
        first, _, behind = before.rstrip().rpartition(" ")
        if memory.known.has("articles", behind.lower()):
            # "The OPCW disagrees. Its director said".
            before = f"{first} "
        opens = before.strip() == "" or before.endswith((". ", "\n"))
        if one.kind is MentionKind.ORGANISATION and one.form != "body" and opens:
            return one.text
    return None


def _speaks_for_home(memory: Memory, person: Person, organisation: str | None, span: Span) -> bool:
    """Say whether a person without a named state speaks for the one the text is about."""
    if organisation is not None:
        return is_public(memory, organisation)
    before, _, behind = span.of(memory.around.text).partition(person.name)
    title, apposed = before.split(), behind.partition(", ")[2].partition(",")[0].split()
    owned = any(word.endswith(("'s", "’s")) for word in (*title, *apposed))
    owned = owned or bool(title and memory.known.has("possessive_pronouns", title[0].lower()))
    return person.public and not owned
