"""Where persons are named in a text, by full name or by bare surname."""

from collections.abc import Iterator, Mapping, Sequence

from servanda.reading.affiliation import surroundings
from servanda.reading.capital import runs
from servanda.reading.person import Person, people
from servanda.reading.speech import words
from servanda.terms.document import Document
from servanda.terms.finding import Mention, MentionKind
from servanda.terms.span import Span


def persons(document: Document, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return where persons are named, by full name or by bare surname, ids left empty.

    ``mentions`` are all others, in order; no person's name shares a word with them.
    """
    around = surroundings(document, mentions)
    found = people(around)
    ties = words(document.language).set("name_ties")
    places: list[Mention] = []
    taken: list[Span] = []
    for person, span in sorted(_places(document.text, found, ties), key=lambda pair: pair[1]):
        if (taken and span.start < taken[-1].end) or around.covered(span) is not None:
            continue
        taken.append(span)
        words_of = span.of(document.text)
        places.append(Mention("", span, words_of, MentionKind.PERSON, None, state=person.state))
    return tuple(places)


def _places(
    text: str, found: Sequence[Person], ties: frozenset[str]
) -> Iterator[tuple[Person, Span]]:
    wanted: dict[str, Person] = {}
    for person in found:
        wanted.setdefault(person.surname, person)
        # The printed record of a hearing: "Ms. ORME. Thank you".
        wanted.setdefault(person.surname.upper(), person)
    full = {person.name: person for person in found}
    for span in runs(text, Span(0, len(text)), ties):
        yield from _in_run(span.start, span.of(text), full, wanted)


def _in_run(
    start: int, run: str, full: Mapping[str, Person], bare: Mapping[str, Person]
) -> Iterator[tuple[Person, Span]]:
    """Yield the longest known full name inside a run, else the surname that the run is."""
    for ending in ("'s", "’s", "'", "’"):
        run = run.removesuffix(ending)
    for first, last in _stretches(run):
        person = full.get(run[first:last])
        if person is not None:
            yield person, Span(start + first, start + last)
            return
    if run in bare:
        yield bare[run], Span(start, start + len(run))


def _stretches(run: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of two words and more in a run, the longest first."""
    starts = [0, *(at + 1 for at, sign in enumerate(run) if sign in " \xa0")]
    ends = [*(at - 1 for at in starts[1:]), len(run)]
    for count in range(len(starts), 1, -1):
        for first in range(len(starts) - count + 1):
            yield starts[first], ends[first + count - 1]
