"""Whom a pronoun stands for: somebody named since, or who spoke last."""

from collections.abc import Iterator
from dataclasses import replace

from servanda.reading.role import Role
from servanda.reading.statement.bearer import is_unnamed, named_person
from servanda.reading.statement.draft import Draft
from servanda.reading.statement.gender import may_be
from servanda.reading.statement.identity import of_person
from servanda.reading.statement.memory import Memory
from servanda.reading.statement.nation import states_before
from servanda.reading.statement.office import by_role
from servanda.reading.statement.opening import opened_at
from servanda.terms.finding import Mention, MentionKind, Speaker
from servanda.terms.span import Span

_NEW = 500
"""Characters before a pronoun in which a new person may be named."""
_SAME = 4
"""Persons of one surname that are told apart."""
_WORD = 16
"""Characters of a small word before a name."""
_RECENT = 12
"""Statements before a pronoun in which whom it stands for has spoken."""


def pronoun(memory: Memory, draft: Draft, low: str) -> Speaker:
    """Return whom a pronoun stands for, nobody where the text does not tell."""
    known = memory.known
    span = draft.source or draft.span
    if known.has("relative", low):
        return _just_before(memory, span)
    if known.has("first_person", low) or known.has("second_person", low):
        return Speaker()
    if known.has("person_pronouns", low):
        found = newly_named(memory, draft, low) or last_person(memory, low)
        return found if found.name or found.role else _only_one(memory, draft, low)
    return _of_bodies(memory, draft, low)


def _only_one(memory: Memory, draft: Draft, low: str) -> Speaker:
    """Return the one person whom the text has named so far, if no more than one."""
    start = (draft.source or draft.span).start
    near = memory.named_in(Span(max(0, start - _NEW), start))
    persons = {person.name: person for one in near if (person := named_person(memory, one.span))}
    if len(persons) != 1 or any(one.name for one in memory.last):
        return Speaker()
    (person,) = persons.values()
    speaker = of_person(memory, person, person.span)
    return speaker if _fits(memory, speaker, low) else Speaker()


def _of_bodies(memory: Memory, draft: Draft, low: str) -> Speaker:
    """Return the states for "they", the state or the body for "it"."""
    plural, neuter = memory.known.has("plural", low), memory.known.has("neuter", low)
    found: Speaker | None = None
    if plural:
        found = states_before(memory, draft.source or draft.span)
    elif neuter:
        found = _subject(memory, draft) or (Speaker() if _is_thing(memory) else None)
    if found is not None:
        return found
    for speaker in reversed(memory.last):
        if plural and not isinstance(speaker.ref, str):
            return speaker if speaker.name is None or speaker.ref is not None else Speaker()
        if neuter and (speaker.organisation or isinstance(speaker.ref, str)):
            return speaker if speaker.role is None else Speaker()
    return Speaker()


def _is_thing(memory: Memory) -> bool:
    """Say whether what spoke last is nobody: "A joint statement said so. It made no mention"."""
    last = memory.last[-1] if memory.last else Speaker()
    named = last.name or last.role or last.organisation or last.ref or last.state
    word = (last.text or "").partition(" ")[0].lower()
    return not named and memory.known.has("articles", word)


def _just_before(memory: Memory, span: Span) -> Speaker:
    """Return the person whom a relative pronoun follows: "to N. N., who had assured her"."""
    near = memory.named_in(Span(max(0, span.start - _NEW), span.start))
    if not near or memory.around.text[near[-1].span.end : span.start] not in {" ", ", "}:
        return Speaker()
    person = named_person(memory, near[-1].span)
    return of_person(memory, person, near[-1].span) if person is not None else Speaker()


def _subject(memory: Memory, draft: Draft) -> Speaker | None:
    """Return the state that stands first in a sentence: "Russia left; it says that".

    Where somebody has spoken in the sentence already, the pronoun is rather his.
    """
    start = (draft.source or draft.span).start
    if memory.spoken_at > draft.span.start:
        return None
    near = memory.around.mentions_in(Span(draft.span.start, start))
    state = next((m for m in near if m.kind is MentionKind.STATE and m.form == "name"), None)
    if state is None or any(state.span.within(span) for span in draft.content):
        return None
    return Speaker(name=state.text, ref=state.ref, state=state.ref)


def newly_named(memory: Memory, draft: Draft, called: str = "") -> Speaker | None:
    """Return the person or role that opens a sentence between the last statement and this.

    ``called``: the pronoun that stands for whom is looked for, whose gender must fit.
    """
    span = draft.source or draft.span
    floor = span.start - _NEW
    found = _opening(memory, draft, called, Span(max(memory.spoken_at, floor), span.start))
    last = memory.last[-1] if memory.last else None
    if found is None and last is not None and last.name is None and last.role is None:
        # "N. N. was cautious. While his group opposed it, he said": nobody else has spoken.
        within = Span(max(memory.frame_at, floor), draft.span.start)
        found = _opening(memory, draft, called, within) if within.start < within.end else None
    return found


def _opening(memory: Memory, draft: Draft, called: str, within: Span) -> Speaker | None:
    """Return the last who opens a sentence in a stretch and may be called so."""
    for one in _nearest_first(memory, within):
        if any(one.span.within(part) for part in draft.content):
            continue
        first = opened_at(memory, one.span, within.start)
        if first is None or (one.span.start >= draft.span.start and _is_led(memory, one.span)):
            continue
        phrase = Span(first, one.span.end)
        for speaker in _introduced(memory, draft, one, phrase):
            if _fits(memory, speaker, called):
                return speaker
    return None


def _is_led(memory: Memory, span: Span) -> bool:
    """Say whether a preposition stands before a name: "Pressed by N. N., he denied"."""
    before = memory.around.text[max(0, span.start - _WORD) : span.start].split()
    return bool(before) and memory.known.has("prepositions", before[-1].lower())


def _nearest_first(memory: Memory, within: Span) -> Iterator[Mention | Role]:
    """Yield the persons and the roles that begin inside a stretch, the last before the others."""
    found: list[Mention | Role] = [*memory.named_in(within), *memory.around.roles_in(within)]
    yield from sorted(found, key=lambda one: one.span.start, reverse=True)


def _introduced(
    memory: Memory, draft: Draft, one: Mention | Role, phrase: Span
) -> Iterator[Speaker]:
    """Yield who may be meant: several persons may share the surname that stands alone."""
    if isinstance(one, Mention):
        person = named_person(memory, one.span)
        same = memory.surnames.get(one.text, ())
        for who in dict.fromkeys([*([person] if person is not None else []), *same[:_SAME]]):
            yield of_person(memory, who, phrase)
        return
    if memory.named_in(Span(one.span.end, one.span.end + 2)):
        # "Captain N. N.'s office": a title, and whose it is owns something only.
        return
    plural = memory.known.trait("plural-s") and one.span.of(memory.around.text).endswith("s")
    found = None if plural else by_role(memory, draft, phrase, one)
    if found is not None and (found.name or found.role):
        yield found


def _fits(memory: Memory, speaker: Speaker, called: str) -> bool:
    """Say whether a pronoun may stand for a speaker, by gender and by what was said before."""
    if not called:
        return True
    key = _key(speaker)
    fits = may_be(memory, speaker, feminine=memory.known.has("feminine", called))
    aside = bool(speaker.name) and speaker.name == memory.aside
    return fits and memory.pronoun.get(key, called) == called and not aside


def _key(speaker: Speaker) -> str:
    """Return by what a speaker is told from others: the name, else office and state."""
    return speaker.name or f"{speaker.role or ''} {speaker.state or ''}".strip()


def just_named(memory: Memory, span: Span, pronoun: str) -> Speaker | None:
    """Return the person named last before a verb that stands alone, of the gender it tells."""
    feminine = memory.known.has("feminine", pronoun)
    floor = max(0, span.start - _NEW)
    for person in reversed(memory.people.values()):
        if person.span.start < floor:
            break
        if person.span.start < span.start:
            speaker = of_person(memory, person, person.span)
            if may_be(memory, speaker, feminine=feminine):
                return speaker
    return None


def last_person(memory: Memory, called: str) -> Speaker:
    """Return the last speaker who is a person and may be called so."""
    for speaker in reversed(memory.last[-_RECENT:]):
        if not _fits(memory, speaker, called):
            continue
        if called and _is_somebody(memory, speaker):
            return replace(speaker)
        if speaker.role is None and (speaker.name is None or speaker.ref is not None):
            continue
        if speaker.name is not None and speaker.name == speaker.organisation:
            continue
        if called:
            memory.pronoun[_key(speaker)] = called
        return replace(speaker)
    return Speaker()


def _is_somebody(memory: Memory, speaker: Speaker) -> bool:
    """Say whether a speaker is a person whom nobody names: "an officer, who was not named"."""
    if speaker.name or speaker.role or speaker.organisation or speaker.ref:
        return False
    return is_unnamed(memory, speaker.text or "")
