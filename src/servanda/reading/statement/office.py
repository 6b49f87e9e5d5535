"""Who holds a role: one named before, else the role alone."""

from collections.abc import Sequence

from servanda.reading.affiliation import affiliation, belongs
from servanda.reading.role import Role
from servanda.reading.statement.draft import Draft
from servanda.reading.statement.identity import introduced_with, of_person, organisation_meant
from servanda.reading.statement.memory import Memory, is_public
from servanda.reading.statement.nation import several, whose
from servanda.terms.finding import MentionKind, Speaker
from servanda.terms.span import Span

FEW = 8
"""Statements before in which somebody without a name may have spoken."""

_STATES = frozenset({MentionKind.STATE, MentionKind.GROUP})
_TITLE = 8
"""Words behind a role that name the body whose office it is."""
_CLAUSE = 120
"""Characters behind a role within which a relative clause begins."""


def by_role(memory: Memory, draft: Draft, span: Span, role: Role) -> Speaker:
    """Return the holder of a role: one named before, else the role alone."""
    text = memory.around.text
    words_before = text[span.start : role.span.start].lower().split()
    definite = (
        not words_before
        or memory.known.has("definite", words_before[0])
        or (not memory.known.has("determiners", words_before[0]))
    )
    state = _state_in(memory, draft, span, role)
    body = _body_of(memory, role, span)
    if body is not None:
        state = None
    organisation = belongs(memory.around, role, span.end)
    if organisation is None:
        organisation = _affiliated(memory, role, span) or _body_before(memory, role, span)
    if organisation is None and state is not None and definite:
        organisation = introduced_with(memory, role.name, span)
        state = state if organisation is None else None
    plural = memory.known.trait("plural-s") and role.span.of(text).lower().endswith("s")
    plural = plural or any(memory.known.has("plural_determiners", one) for one in words_before)
    name = _name_behind(memory, role, span) if not plural else None
    if definite and not plural and organisation is None and name is None:
        holder = known_holder(memory, role, state) or _unnamed(memory, role, words_before)
        if holder is not None and (body is None or body in (holder.organisation or "").lower()):
            return holder
    if name is not None:
        state = _named_without(memory, role) or state
    # "British officials", but not "ministers of Poland and Estonia".
    named = len({m.ref for m in memory.around.mentions_in(span) if m.kind in _STATES}) == 1
    meant = organisation_meant(memory, span) if not role.public else None
    joined = several(memory, memory.around.mentions_in(span)) if plural and role.public else None
    if joined is not None:
        return Speaker(ref=joined)
    return Speaker(
        name=name,
        role=role.name if not (plural or memory.known.has("roles_abroad", role.name)) else None,
        organisation=organisation.of(text) if organisation is not None else meant,
        state=state if _of_state(memory, organisation) and (not plural or named) else None,
    )


def _unnamed(memory: Memory, role: Role, before: Sequence[str]) -> Speaker | None:
    """Return who was told by the same role before, without a name: "the diplomat"."""
    if not before or not memory.known.has("articles", before[0]):
        return None
    spoken = (one for one in reversed(memory.last[-FEW:]) if one.name is None)
    return next((one for one in spoken if one.role == role.name and one.organisation), None)


def _named_without(memory: Memory, role: Role) -> str | None:
    """Return the state of the one who held a role before without a name."""
    spoken = reversed(memory.last[-FEW:])
    return next((o.state for o in spoken if o.name is None and o.role == role.name), None)


def _body_of(memory: Memory, role: Role, span: Span) -> str | None:
    """Return what body that is no state an office is one of: "the president of the court"."""
    rest = Span(role.span.end, min(span.end, role.span.end + _CLAUSE))
    behind = rest.of(memory.around.text).partition(",")[0].lower().split()[:_TITLE]
    if not behind or not memory.known.has("affiliation", behind[0]):
        return None
    # "The Russian Federation" is no federation of others.
    inside = (m for m in memory.around.mentions_in(rest) if m.kind is MentionKind.STATE)
    called = {word for one in inside for word in one.text.lower().split()}
    bodies = (word for word in behind[1:] if memory.known.has("stateless", word))
    return next((body for body in bodies if body not in called), None)


def _body_before(memory: Memory, role: Role, span: Span) -> Span | None:
    """Return the organisation of no state that stands before a role: "a U.N. spokesman"."""
    for one in memory.around.mentions_in(Span(span.start, role.span.start)):
        if one.kind is MentionKind.ORGANISATION and one.state is None:
            return one.span
    return None


def _of_state(memory: Memory, organisation: Span | None) -> bool:
    """Say whether a role is one of a state, as no other body is named beside it."""
    return organisation is None or is_public(memory, organisation.of(memory.around.text))


def _name_behind(memory: Memory, role: Role, span: Span) -> str | None:
    """Return the one name behind a role, or behind a rank in its apposition."""
    ranked = memory.around.roles_in(Span(role.span.end, span.end))
    if ranked and memory.around.text[role.span.end : ranked[0].span.start] == ", ":
        # "Its chief of staff, General Abrantes".
        return _bare_name(memory, ranked[0], span)
    return _bare_name(memory, role, span)


def _bare_name(memory: Memory, role: Role, span: Span) -> str | None:
    """Return the one name behind a role, where no text gives more: "Foreign Minister Sugiono"."""
    words = memory.around.text[role.span.end : span.end].partition(",")[0].split()
    if not memory.known.trait("name-behind-role") or len(words) != 1:
        return None
    word = words[0].removesuffix("'s").removesuffix("’s")
    place = Span(role.span.end, role.span.end + 1 + len(word))
    if span.of(memory.around.text).isupper():
        # "SENATOR ORME": the label of a turn.
        word = word.title()
    is_name = word[:1].isupper() and not word.isupper() and word.replace("-", "").isalpha()
    return word if is_name and memory.around.covered(place) is None else None


def _affiliated(memory: Memory, role: Role, span: Span) -> Span | None:
    """Return the organisation of "a researcher, long at X"."""
    end = span.end
    if memory.around.text[role.span.end : role.span.end + 1] != ",":
        return None
    return affiliation(memory.around, min(role.span.end + 1, end), end)


def _state_in(memory: Memory, draft: Draft, span: Span, role: Role) -> str | None:
    if not role.public:
        return None
    first = memory.around.text[span.start : span.end].split()[0].lower()
    roves = memory.known.has("roving", role.name)
    inside = [
        one.state or one.ref
        for one in memory.around.mentions_in(_without_clause(memory, span, role))
        if one.kind is MentionKind.STATE or (one.form == "body" and one.state is not None)
        # "A diplomat in Vilnius" is there, not of there.
        if not (roves and one.form == "capital" and one.span.start > role.span.end)
    ]
    if inside:
        return inside[0]
    if roves and not memory.known.has("possessive_pronouns", first):
        # "The ambassador" may be of any state.
        return None
    if memory.known.has("possessive_pronouns", first):
        before = memory.around.mentions_in(Span(draft.span.start, span.start))
        for one in reversed(before):
            if one.kind is MentionKind.STATE and one.form != "adjective":
                # The subject of the sentence stands first; nearer names lie in its clauses.
                return next(m.ref for m in before if m.kind is MentionKind.STATE)
    return role.state or whose(memory, span)


def _without_clause(memory: Memory, span: Span, role: Role) -> Span:
    """Return a phrase without its relative clause: "a diplomat who attended the talks in X"."""
    at = role.span.end
    for word in memory.around.text[at : min(span.end, at + _CLAUSE)].split(" "):
        if memory.known.has("relative", word.lower()):
            return Span(span.start, at)
        at += len(word) + 1
    return span


def known_holder(memory: Memory, role: Role, state: str | None) -> Speaker | None:
    """Return who was named before and holds a role, for a state where one is told."""
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
        if wanted <= set(person.role.lower().split()):
            holder = of_person(memory, person, person.span)
            if state is None or holder.state in {None, state}:
                return holder
    return None
