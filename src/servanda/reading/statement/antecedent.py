"""Whom a pronoun stands for: somebody named since, or who spoke last."""

from dataclasses import replace

from servanda.reading.statement.draft import Draft
from servanda.reading.statement.identity import of_person
from servanda.reading.statement.memory import Memory
from servanda.reading.statement.nation import states_before
from servanda.terms.finding import MentionKind, Speaker
from servanda.terms.span import Span

_NEW = 500
"""Characters before a pronoun in which a new person may be named."""
_TITLE = 60
"""Characters that a title before a name may have."""


def pronoun(memory: Memory, draft: Draft, low: str) -> Speaker:
    """Return whom a pronoun stands for, nobody where the text does not tell."""
    known = memory.known
    span = draft.source or draft.span
    if known.has("first_person", low) or known.has("relative", low):
        return Speaker()
    if known.has("person_pronouns", low):
        return newly_named(memory, span) or last_person(memory, low)
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


def newly_named(memory: Memory, span: Span) -> Speaker | None:
    """Return the person or role that opens a sentence between the last statement and this."""
    text = memory.around.text
    start = max(memory.spoken_at, span.start - _NEW)
    for person in reversed(memory.people.values()):
        if start <= person.span.start < span.start and _opens(text, person.span.start, start):
            return of_person(memory, person, person.span)
    if memory.last:
        return None
    for role in memory.around.roles:
        if start <= role.span.start < span.start and _opens(text, role.span.start, start):
            return Speaker(role=role.name, state=memory.home if role.public else None)
    return None


def just_named(memory: Memory, span: Span, pronoun: str) -> Speaker | None:
    """Return the person named last before a verb that stands alone, of the gender it tells."""
    feminine = memory.known.has("feminine", pronoun)
    floor = max(0, span.start - _NEW)
    for person in reversed(memory.people.values()):
        if person.span.start < floor:
            break
        if person.span.start < span.start:
            speaker = of_person(memory, person, person.span)
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


def last_person(memory: Memory, pronoun: str) -> Speaker:
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
