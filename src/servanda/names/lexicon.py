"""Names in running text: one walk over its words, the longest name wins."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from servanda.names.entry import Entry, Form, english_treaties, phrases
from servanda.names.sense import decided
from servanda.names.table import tables
from servanda.names.trie import longest, planted
from servanda.names.word import Words, words_of
from servanda.terms.finding import MentionKind
from servanda.terms.span import Span

_POSSESSIVE = frozenset({"'s ", "’s ", "' ", "’ "})


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name in a text."""

    span: Span
    kind: MentionKind
    ref: str | None
    """State code, treaty id, id of a group, organisation or weapon; None for one of several."""
    members: tuple[str, ...] | None
    """Members of a group as codes; None when it is no group, or a vague one."""
    form: Form
    state: str | None
    """The state that is meant, or whose body it is."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All names of some languages, ready to be found."""

    tree: dict[str, Any]
    links: frozenset[str]
    """What ties a ministry to its state: "of", "of the"."""
    openers: frozenset[str]
    """Words before a name that do not make it part of a person's: "In Jordan", "King Jordan"."""

    def find(self, text: str) -> tuple[NameHit, ...]:
        """Return the names in ``text`` from left to right; none overlaps another.

        Where several begin with the same word, the longest counts. Takes time in proportion
        to the length of the text.
        """
        words = words_of(text)
        hits: list[NameHit] = []
        at = 0
        for index, key in enumerate(words.keys):
            if index < at or key not in self.tree:
                continue
            match = longest(text, words, index, self.tree)
            if match is None:
                continue
            entry, end, at = match
            if entry.kind is not None and not self._is_part(text, words, entry, (index, at)):
                span = Span(words.starts[index], end)
                ref, members = decided(text, span, entry.ref), entry.members
                if ref != "":
                    hits.append(NameHit(span, entry.kind, ref, members, entry.form, entry.state))
        return tuple(self._joined(text, hits))

    def _is_part(self, text: str, words: Words, entry: Entry, place: tuple[int, int]) -> bool:
        """Say whether a name that must stand alone touches capitals, as in "Michael Jordan"."""
        if not entry.alone:
            return False
        first, after = place
        named = first and words.keys[first - 1] not in self.openers
        if named and words.shown[first - 1][:1].isupper() and _touches(text, words, first):
            return True
        # Two capitalised words after it are a headline, or a title and its holder.
        return _touches(text, words, after) and not _touches(text, words, after + 1)

    def _joined(self, text: str, hits: Sequence[NameHit]) -> Iterator[NameHit]:
        """Yield ``hits``, a ministry and the state it names after it as one."""
        held: NameHit | None = None
        for found in hits:
            hit = found if held is None else _owned(text, held, found)
            if held is not None and held.form == "body" and held.state is None:
                link = text[held.span.end : hit.span.start].strip().lower()
                if hit.kind is MentionKind.STATE and hit.form == "name" and link in self.links:
                    span = Span(held.span.start, hit.span.end)
                    yield replace(held, span=span, state=hit.state)
                    held = None
                    continue
            if held is not None:
                yield held
            held = hit
        if held is not None:
            yield held


def _owned(text: str, before: NameHit, body: NameHit) -> NameHit:
    """Return a body as that of the state right before it: "the Argentine Congress"."""
    gap = text[before.span.end : body.span.start]
    owner = before.state or before.ref
    adjective = before.form in ("adjective", "demonym") and gap == " "
    owns = before.kind is MentionKind.STATE and (adjective or gap in _POSSESSIVE)
    named = body.form == "body" and body.state is not None and owner != body.state
    return replace(body, state=owner) if owns and named else body


def _touches(text: str, words: Words, at: int) -> bool:
    """Say whether word ``at`` has a capital and one space between it and the word before."""
    if at >= len(words.keys):
        return False
    return text[words.ends[at - 1] : words.starts[at]] == " " and words.shown[at][:1].isupper()


@cache
def lexicon(languages: tuple[str, ...]) -> Lexicon:
    """Return the names of ``languages`` in one lexicon, the first language weighing most.

    A language without tables adds nothing; names that all languages share are always in, and
    the full English names of treaties, which other languages quote.
    """
    listed = (*languages, "any")
    found = [pair for language in listed for pair in phrases(language)]
    if "en" not in languages:
        found += english_treaties()
    links = [form for x in listed for form in tables(f"{x}/words.toml").get("_links", ())]
    openers = [form for x in listed for form in tables(f"{x}/words.toml").get("_openers", ())]
    return Lexicon(planted(found), frozenset(links), frozenset(openers))
