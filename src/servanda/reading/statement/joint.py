"""Several who speak as one: "the two ministers", "both sides", "N. N. and N. N."."""

from collections.abc import Sequence
from itertools import pairwise

from servanda.reading.person import Person
from servanda.reading.role import first_role
from servanda.reading.statement.bearer import named_person
from servanda.reading.statement.identity import of_person
from servanda.reading.statement.memory import BACK, Memory
from servanda.reading.statement.nation import several, states_before
from servanda.terms.finding import MentionKind, Speaker
from servanda.terms.span import Span

_PHRASE = 80
"""Characters of a phrase for several."""
_RECENT = 20
"""Statements before in which several may have spoken as one."""
_APART = 100
"""Characters between the names of two who speak as one."""


def jointly(memory: Memory, span: Span) -> Speaker | None:
    """Return the states for which several speak, or the persons that a phrase joins."""
    if span.end - span.start > 3 * _PHRASE:
        return None
    persons = _joined(memory, span)
    if persons:
        states = _states(memory, persons)
        name = f" {_tie(memory, span)} ".join(one.name for one in persons)
        return Speaker(
            name=name,
            ref=states if len(states) > 1 else None,
            state=states[0] if len(states) == 1 else None,
        )
    parts = span.of(memory.around.text).lower().split()[:_PHRASE]
    sides = memory.known.has("sides", parts[-1])
    count = _count(memory, parts)
    if not count:
        return _side(memory, span) if sides else None
    role = first_role(memory.around.roles, span)
    if role is None and not sides:
        return None
    joined = states_before(memory, span) if role is None else None
    if joined is not None and isinstance(joined.ref, tuple) and len(joined.ref) == count:
        return joined
    wanted = set(role.name.split()) if role is not None else set()
    before = Span(max(0, span.start - BACK), span.start)
    states = _states(memory, _persons(memory, before, wanted))
    return Speaker(ref=states[-count:]) if len(states) >= count else _before(memory, count)


def _before(memory: Memory, count: int) -> Speaker | None:
    """Return the states for which as many have spoken as one before."""
    spoken = (one.ref for one in reversed(memory.last[-_RECENT:]) if isinstance(one.ref, tuple))
    return next((Speaker(ref=ref) for ref in spoken if len(ref) == count), None)


def _count(memory: Memory, parts: Sequence[str]) -> int:
    """Return how many a phrase is for ("both", "the two"), 0 where it does not say."""
    counts = dict(pair.split(":") for pair in memory.known.set("counts"))
    return next((int(counts[part]) for part in parts[:2] if part in counts), 0)


def _side(memory: Memory, span: Span) -> Speaker | None:
    """Return the state of "the Romanian side"."""
    inside = memory.around.mentions_in(span)
    joined = several(memory, inside)
    if joined is not None:
        return Speaker(ref=joined)
    state = next((one.ref for one in inside if one.kind is MentionKind.STATE), None)
    return Speaker(state=state) if state is not None else None


def _persons(memory: Memory, within: Span, wanted: set[str]) -> list[Person]:
    """Return the persons whom a stretch names, each once, the last behind the others."""
    found: dict[str, Person] = {}
    for one in memory.named_in(within):
        person = named_person(memory, one.span)
        if person is not None and wanted <= set((person.role or "").split()):
            found.pop(person.name, None)
            found[person.name] = person
    return list(found.values())


def _states(memory: Memory, persons: Sequence[Person]) -> tuple[str, ...]:
    states = (of_person(memory, one, one.span).state for one in persons)
    return tuple(dict.fromkeys(state for state in states if state is not None))


def _joined(memory: Memory, span: Span) -> list[Person]:
    """Return the persons whom "and" joins in a phrase, none where it does not."""
    text, known = memory.around.text, memory.known
    near = memory.named_in(span)
    for one, after in pairwise(near):
        between = text[one.span.end : min(after.span.start, one.span.end + _APART + 1)]
        # "N. N., minister of one thing, and N. N., minister of another".
        parts = between.rpartition(", ")[2].split()
        tied = bool(parts) and known.has("coordinators", parts[0].lower())
        if not tied or len(between) > _APART:
            return []
    persons = _persons(memory, span, set())
    return persons if len(persons) > 1 else []


def _tie(memory: Memory, span: Span) -> str:
    """Return the word that joins two names."""
    one, other, *_ = memory.named_in(span)
    between = memory.around.text[one.span.end : other.span.start]
    return between.rpartition(", ")[2].split()[0]
