"""Where a person belongs: the organisation that the words beside a name tell."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from servanda.reading.capital import runs
from servanda.reading.role import Role, roles
from servanda.reading.speech import words
from servanda.terms.document import Document
from servanda.terms.finding import Mention, MentionKind
from servanda.terms.span import Span

_OWNED = ("'s ", "’s ", "s' ", "s’ ")
_WORDS = 3
"""Words between who owns and a role, and the owner."""
_ADJOINS = frozenset({" ", "'s ", "’s ", "-"})
"""What ties an organisation to a role: "UN envoy", "IKRK-Präsidentin"."""
_OWNER = 60
"""Characters before a person in which the body is named whose person it is."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around names: the text, its mentions and roles, each in order."""

    text: str
    language: str
    mentions: Sequence[Mention]
    roles: Sequence[Role]

    def mentions_in(self, within: Span) -> Sequence[Mention]:
        """Return the mentions that begin inside a stretch."""
        first = bisect_left(self.mentions, within.start, key=lambda one: one.span.start)
        last = bisect_left(self.mentions, within.end, key=lambda one: one.span.start)
        return self.mentions[first:last]

    def roles_in(self, within: Span) -> Sequence[Role]:
        """Return the roles that begin inside a stretch."""
        first = bisect_left(self.roles, within.start, key=lambda one: one.span.start)
        last = bisect_left(self.roles, within.end, key=lambda one: one.span.start)
        return self.roles[first:last]

    def covered(self, span: Span) -> Mention | None:
        """Return a mention that shares a character with a stretch."""
        last = bisect_left(self.mentions, span.end, key=lambda one: one.span.start)
        for mention in reversed(self.mentions[max(0, last - 2) : last]):
            if mention.span.end > span.start:
                return mention
        return None


def surroundings(document: Document, mentions: Sequence[Mention]) -> Surroundings:
    """Return the text with mentions and roles; persons among the mentions are left out."""
    known = [one for one in mentions if one.kind is not MentionKind.PERSON]
    found = roles(document.text, document.language, document.whole)
    return Surroundings(document.text, document.language, known, found)


def affiliation(around: Surroundings, start: int, end: int) -> Span | None:
    """Return the organisation that "of", "from", "at" ties to what ends at ``start``."""
    text, known = around.text, words(around.language)
    lead = text[start:end].split()
    led = len(lead) > 1 and known.has("relative", lead[0].lower()) and known.has("heads", lead[1])
    if not lead or not (led or known.has("affiliation", lead[0].lower())):
        return None
    run = next(runs(text, Span(start, end), known.set("organisation_ties")), None)
    if run is not None and known.has("days", run.of(text).split()[0].lower()):
        return None
    if run is None or len(text[start : run.start].split()) > 4 or "," in text[start : run.start]:
        # "A spokesman for the ministry, N. N.": behind the comma stands the person.
        return None
    run = _body_behind(around, run, end) or run
    first, last = run.start, run.end
    last = _whole_name(around, first, last)
    mention = around.covered(Span(first, last))
    opening = around.mentions_in(Span(first, first + 1))
    mention = opening[0] if opening else mention
    word = text[first:last]
    if known.trait("capital-nouns") and mention is None and " " not in word and word.istitle():
        # German "des Ausschusses": every noun has a capital.
        return None
    state = mention is not None and mention.kind is MentionKind.STATE
    if state and mention is not None and mention.span.start <= first:
        # "the Stockholm Arms Institute" is called so; "the Polish Defence Ministry" is a state's.
        rest = text[mention.span.end : last].lower().split()
        if not any(known.has("institutes", one) for one in rest):
            return None
    name = text[first:last].rstrip(".-–")
    for ending in ("'s", "’s"):
        name = name.removesuffix(ending)
    return Span(first, first + len(name))


def _body_behind(around: Surroundings, field: Span, end: int) -> Span | None:
    """Return the body behind a field of work: "director of Policy at X"."""
    text, known = around.text, words(around.language)
    tie, _, rest = text[field.end + 1 : end].partition(" ")
    if not known.has("affiliation_at", tie) or around.covered(field) is not None:
        return None
    at = end - len(rest)
    run = next(runs(text, Span(at, end), known.set("organisation_ties")), None)
    led = run is not None and len(text[at : run.start].split()) <= 1
    return run if led else None


def belongs(around: Surroundings, role: Role, end: int) -> Span | None:
    """Return the organisation that stands behind a role, not the field that an office is for."""
    found = affiliation(around, role.span.end, end)
    known = words(around.language)
    tie = around.text[role.span.end : end].split()[:1]
    office = role.public or known.has("portfolios", role.name)
    if found is None or not office or not known.has("portfolio", tie[0].lower()):
        return found
    speaks = known.has("speak_for", role.name.split()[-1])
    return found if speaks or around.covered(found) is not None else None


def organisation_before(around: Surroundings, start: int) -> Span | None:
    """Return the organisation in "UN envoy N. N.", "the League's N. N."."""
    at = bisect_left(around.mentions, start, key=lambda one: one.span.start) - 1
    mention = around.mentions[at] if at >= 0 else None
    adjoins = mention is not None and around.text[mention.span.end : start] in _ADJOINS
    if mention is None or not adjoins or mention.kind is not MentionKind.ORGANISATION:
        return _owner(around, start)
    return mention.span if mention.form != "body" else None


def _owner(around: Surroundings, start: int) -> Span | None:
    """Return the body whose somebody is said to be: "the Alliance's director"."""
    text, known = around.text, words(around.language)
    start = _past_adjectives(text, start)
    ending = next((one for one in _OWNED if text.endswith(one, max(0, start - 3), start)), None)
    if ending is None:
        return None
    begin, end = max(0, start - _OWNER), start - len(ending)
    end += ending.startswith("s")
    every = [*runs(text, Span(begin, end), known.set("organisation_ties"))]
    name = every[-1] if every else None
    if name is None or name.end != end or around.roles_in(name):
        return _organ(around, begin, end)
    first, _, rest = name.of(text).partition(" ")
    led = rest and known.has("determiners", first.lower())
    name = Span(name.start + (len(first) + 1) * bool(led), end)
    mention = around.covered(name)
    if mention is not None and mention.kind is not MentionKind.ORGANISATION:
        return None
    before = text[max(0, name.start - 6) : name.start].split()
    led = led or (bool(before) and known.has("articles", before[-1].lower()))
    body = known.has("organisation", name.of(text).split()[-1].lower())
    return name if led or body else None


def _past_adjectives(text: str, start: int) -> int:
    """Return where the words before a role begin: "the ministry's | legal director"."""
    at = start
    for word in reversed(text[max(0, start - _OWNER) : start].split(" ")[:-1][-_WORDS:]):
        if word.endswith(("'s", "’s")):
            return at
        if not (word.isalpha() and word.islower()):
            break
        at -= len(word) + 1
    return start


def _organ(around: Surroundings, begin: int, end: int) -> Span | None:
    """Return the organ of a state whose somebody is said to be: "the foreign ministry's"."""
    known = words(around.language)
    prefixes = tuple(known.set("public"))
    start = end
    for word in reversed(around.text[begin:end].split(" ")):
        if known.has("determiners", word.lower()) or not word.islower():
            break
        start -= len(word) + 1
    start = min(start + 1, end)
    last = around.text[start:end].split()
    return Span(start, end) if prefixes and last and last[-1].startswith(prefixes) else None


def _whole_name(around: Surroundings, first: int, last: int) -> int:
    mention = around.covered(Span(first, last))
    organisation = mention is not None and mention.kind is MentionKind.ORGANISATION
    return max(last, mention.span.end) if mention is not None and organisation else last
