"""Which of the persons in a text a phrase names."""

from collections.abc import Sequence

from servanda.reading.inflection import stem, stems
from servanda.reading.person import Person
from servanda.reading.role import first_role
from servanda.reading.statement.memory import Memory
from servanda.terms.span import Span

_BOTH = 2
"""Words of a title and a name."""


def named_person(memory: Memory, span: Span) -> Person | None:
    """Return the person whose full name, or whose surname, the phrase holds."""
    said_as = span.of(memory.around.text)
    bracketed = _in_brackets(memory, said_as)
    if bracketed is not None:
        return bracketed
    head, _, rest = said_as.partition(", ")
    apposed = rest.partition(",")[0].partition(" (")[0].split()
    # "Representative N. N. of Texas": what stands behind the name is none of it.
    names = (
        " ".join(apposed[first:last])
        for last in range(len(apposed), 1, -1)
        for first in range(last - 1)
    )
    name = next((name for name in names if name in memory.people), None)
    if name is not None and (rest[:1].isupper() or memory.people[name].role is not None):
        # "The chair, Ambassador N. N.", "le ministre, le général N. N.".
        head = name
    parts = head.replace("(", " ").replace(")", " ").split()
    for count in range(min(5, len(parts)), 0, -1):
        for first in range(len(parts) - count + 1):
            piece = " ".join(parts[first : first + count])
            owner = piece.endswith(("'s", "’s")) and first + count < len(parts)
            if owner:
                # "N. N.'s former aide" is another.
                continue
            for ending in ("'s", "’s"):
                piece = piece.removesuffix(ending)
            inflected = stems(piece, memory.known) if count > 1 else piece
            spelt = piece.title() if piece.isupper() else piece
            for name in (piece, inflected, spelt):
                if name in memory.people:
                    return memory.people[name]
            surname = _surname(memory, piece) if count == 1 else None
            if surname is not None:
                return _of_surname(memory, surname)
    alone = parts[1:] if _is_titled(memory, parts) else parts
    return _of_first_name(memory, alone[0]) if len(alone) == 1 else None


def _in_brackets(memory: Memory, said_as: str) -> Person | None:
    """Return who is named in brackets: "The Minister of State (Mr N. N.) (Lab)"."""
    for held in said_as.split(" (")[1:]:
        parts = held.partition(")")[0].split()
        for first in range(len(parts) - 1):
            if " ".join(parts[first:]) in memory.people:
                return memory.people[" ".join(parts[first:])]
    return None


def _is_titled(memory: Memory, parts: Sequence[str]) -> bool:
    return len(parts) == _BOTH and memory.known.has("titles", parts[0].rstrip(".").lower())


def _of_first_name(memory: Memory, word: str) -> Person | None:
    """Return the one person whose name begins with a word: "Cho" for "Cho Min-seok", "Iida"."""
    if not word[:1].isupper():
        return None
    named = [one for one in memory.people.values() if one.name.partition(" ")[0] == word]
    return named[0] if len({one.name for one in named}) == 1 else None


def speaks_for(memory: Memory, span: Span, person: Person) -> bool:
    """Say whether a phrase names whoever speaks for a person: "a spokesman for N. N."."""
    role = first_role(memory.around.roles, span)
    if role is None or not memory.known.has("speak_for", role.name.split()[-1]):
        return False
    rest = memory.around.text[role.span.end : span.end]
    tie, _, behind = rest.strip().partition(" ")
    return memory.known.has("affiliation", tie) and person.surname in behind.partition(",")[0]


def _surname(memory: Memory, word: str) -> str | None:
    """Return the surname that a word is, in whichever case of its language."""
    if word in memory.surnames:
        return word
    bare = stem(word, memory.known) if word[:1].isupper() else word
    return bare if bare in memory.surnames else None


def _of_surname(memory: Memory, surname: str) -> Person:
    candidates = memory.surnames[surname]
    for person in candidates:
        if person.name in memory.spoken:
            return person
    return candidates[0]


def is_unnamed(memory: Memory, phrase: str) -> bool:
    """Say whether a phrase is for one person without a name: "an officer of the 16th Division"."""
    known = memory.known
    first, _, rest = phrase.partition(",")[0].lower().partition(" ")
    if known.has("humans", first):
        return True
    words = []
    for word in rest.split():
        if known.has("prepositions", word):
            break
        words.append(word)
    return known.has("indefinite", first) and bool(words) and known.has("humans", words[-1])
