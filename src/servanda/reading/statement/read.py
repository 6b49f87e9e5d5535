"""A text to its statements: the main path, each step once and in order."""

from collections.abc import Sequence

from servanda.reading.affiliation import surroundings
from servanda.reading.attribution.attribution import Attribution
from servanda.reading.person import people
from servanda.reading.speech import words
from servanda.reading.statement.attributed import attributed
from servanda.reading.statement.draft import Draft, drafts
from servanda.reading.statement.finish import finished
from servanda.reading.statement.follow import followed, handed_over
from servanda.reading.statement.frame import frames
from servanda.reading.statement.interview import interviewed
from servanda.reading.statement.own import own_words
from servanda.reading.statement.place import Place, placed
from servanda.reading.statement.quote import quotes
from servanda.reading.statement.resolve import speakers
from servanda.reading.statement.signed import labelled, signed
from servanda.terms.document import Document
from servanda.terms.finding import Mention, Statement, Time
from servanda.terms.span import Span


def statements(
    document: Document,
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    times: Sequence[Time],
    told: Sequence[Attribution] | None = None,
    left: Sequence[Span] = (),
) -> tuple[Statement, ...]:
    """Return who says what, in the order of the text.

    Sentences, mentions and times come in order, none of them overlapping its like. ``told`` is
    what another reader found; without it the rules alone are heard, as in the stretches that are
    ``left`` to them.
    """
    text, known = document.text, words(document.language)
    breaks = paragraph_starts(text, document.ruptures)
    marked = quotes(text, breaks)
    places: list[Place] = []
    found: list[Draft] = []
    for number, frame in enumerate(frames(text, sentences, marked, breaks, known)):
        place = placed(text, document.language, frame, known, (mentions, times))
        places.append(place)
        found.extend(drafts(frame, number, place.scene, place.closed))
    found += handed_over(places)
    beside = [*signed(text, marked, places), *labelled(text, marked, places)]
    found = sorted([*found, *beside], key=_frame)
    if told is not None:
        aside = [draft for draft in found if _is_left(draft, left)]
        rest = [draft for draft in found if not _is_left(draft, left)]
        heard = attributed(text, rest, told, places, marked)
        found = sorted([*heard, *aside], key=_frame) if aside else heard
    found = followed(found, places)
    found = interviewed(document, found, breaks)
    around = surroundings(document, mentions)
    who = speakers(around, found, people(around), mentions)
    who = own_words(document, found, who, places)
    return finished(document, found, who, places, around.mentions)


def _is_left(draft: Draft, left: Sequence[Span]) -> bool:
    return any(span.start <= draft.span.start < span.end for span in left)


def _frame(draft: Draft) -> int:
    return draft.frame


def paragraph_starts(text: str, ruptures: Sequence[int]) -> list[int]:
    """Return the offsets at which a paragraph begins; a line broken within a sentence is none."""
    starts = list(ruptures)
    if not starts:
        at = 0
        while at >= 0:
            starts.append(at)
            at = text.find("\n", at) + 1 or -1
    return [at for at in starts if at == 0 or not _is_broken_line(text, at)]


def _is_broken_line(text: str, at: int) -> bool:
    """Say whether the line before breaks off: a long one without a stop, a small letter next."""
    before = text[max(0, at - 60) : at]
    following = text[at : at + 1]
    line = before.rstrip(" \t\r\n")
    long = len(line) > 40 and "\n" not in line[-40:]
    return long and before.count("\n") == 1 and following.islower() and line[-1].isalnum()
