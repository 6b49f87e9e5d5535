"""Whom "I" and "we" stand for: who is quoted, who has the turn, who signs the text."""

from collections.abc import Sequence
from dataclasses import replace

from servanda.reading.speech import Words, words
from servanda.reading.statement.draft import Draft
from servanda.reading.statement.follow import is_quoted
from servanda.reading.statement.nesting import holders
from servanda.reading.statement.place import Place
from servanda.terms.document import Document
from servanda.terms.finding import Mode, Speaker

_DEEP = 4
"""Statements within each other that are looked through."""
_SIGNED = 4
"""Words of a byline that is a name."""


def own_words(
    document: Document, drafts: Sequence[Draft], who: Sequence[Speaker], places: Sequence[Place]
) -> list[Speaker]:
    """Return the speakers, those who speak of themselves bound to whoever does."""
    known = words(document.language)
    if not known.set("first_person"):
        return list(who)
    done, outer = list(who), holders(drafts)
    for number, draft in enumerate(drafts):
        if not _is_own(document, draft, known):
            continue
        speaker = _quoted(drafts, who, outer, number)
        if speaker is None and not _in_marks(draft, places):
            speaker = _author(document, draft, known, who)
        if speaker is not None:
            done[number] = replace(speaker, text=who[number].text, span=who[number].span)
    return done


def _is_own(document: Document, draft: Draft, known: Words) -> bool:
    if draft.source is None or draft.hears or draft.source.end - draft.source.start > _DEEP * 3:
        return False
    return known.has("first_person", known.owner(draft.source.of(document.text).lower()))


def _quoted(
    drafts: Sequence[Draft], who: Sequence[Speaker], outer: Sequence[int | None], number: int
) -> Speaker | None:
    """Return the speaker of the quotation or the turn in which a draft stands."""
    at = outer[number]
    for _ in range(_DEEP):
        if at is None:
            return None
        named = who[at].name or who[at].role or who[at].organisation or who[at].state
        if named and drafts[at].mode is Mode.DIRECT:
            return who[at]
        at = outer[at]
    return None


def _in_marks(draft: Draft, places: Sequence[Place]) -> bool:
    return 0 <= draft.frame < len(places) and is_quoted(draft.cue, places[draft.frame].frame)


def _author(
    document: Document, draft: Draft, known: Words, who: Sequence[Speaker]
) -> Speaker | None:
    """Return who signs a text, where one person does and speaks of "I"."""
    name = document.byline or ""
    parts = name.split()
    said = draft.source.of(document.text).lower() if draft.source is not None else ""
    alone = 1 < len(parts) <= _SIGNED and parts[0][:1].isupper() and parts[-1][:1].isupper()
    joined = any(known.has("coordinators", part.lower()) for part in parts) or "," in name
    if not alone or joined or known.has("first_person_plural", known.owner(said)):
        return None
    return next((one for one in who if one.name == name), Speaker(name=name))
