"""Roles in a text: "Poland's deputy defence minister" is a deputy defence minister."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from servanda.reading.lexicon import Hit, hits
from servanda.reading.speech import Words, words
from servanda.terms.span import Span

_RANKS = {"first deputy": "deputy", "vice": "vice", "then": "", "assistant": "assistant"}

_PASSING = frozenset({"former", "acting", "outgoing", "incoming"})


@dataclass(frozen=True, slots=True)
class Role:
    """A role that the text names."""

    span: Span
    name: str
    """Lower case and British; a title that no pattern knows stays as the text has it."""
    public: bool
    """Whether its holder speaks for a state."""
    state: str | None = None
    """The state whose office it is where the text names none: "Secretary of State"."""


def roles(text: str, language: str, within: Span) -> tuple[Role, ...]:
    """Return the roles in a stretch, in order; of two that overlap the one that tells more."""
    found: list[Hit] = []
    for hit in hits(language, "role", text, within):
        if found and hit.span.start < found[-1].span.end:
            if _weight(hit, text) <= _weight(found[-1], text):
                continue
            found.pop()
        found.append(hit)
    known = words(language)
    told = (hit for hit in found if "role" in hit.cue.keys or _is_title(hit))
    return tuple(_role(hit, text, known) for hit in told)


def _is_title(hit: Hit) -> bool:
    """Say whether a cue without a role finds a title, not what only looks like one."""
    return bool(hit.cue.keys.get("verbatim"))


def _weight(hit: Hit, text: str) -> tuple[bool, int]:
    """Return how much a role tells: one of several words that is known, then the longer."""
    words = hit.span.of(text).replace("-", " ").split()
    known = not hit.cue.keys.get("verbatim") and len(words) > 1
    return known, hit.span.end - hit.span.start


def _role(hit: Hit, text: str, known: Words) -> Role:
    public = bool(hit.cue.keys["public"])
    if hit.cue.keys.get("verbatim"):
        title = hit.span.of(text).split()
        if known.has("articles", title[0].lower()):
            # "The Secretary": the article is no part of it.
            title = title[1:]
        name = " ".join(title)
        return Role(hit.span, name if len(title) > 1 else name.lower(), public)
    name = str(hit.cue.keys["role"])
    rank = hit.groups.get("rank")
    if rank is not None:
        word = rank.of(text).strip(" -").lower()
        name = f"{_RANKS.get(word, word)} {name}".strip()
    return Role(hit.span, name, public, hit.cue.keys.get("state"))


def first_role(found: Sequence[Role], within: Span) -> Role | None:
    """Return the first role that lies inside a stretch."""
    at = bisect_left(found, within.start, key=lambda one: one.span.start)
    if at < len(found) and found[at].span.end <= within.end:
        return found[at]
    return None


def office(name: str) -> str:
    """Return a role without what tells when somebody has it: "outgoing defence minister"."""
    return " ".join(word for word in name.split() if word not in _PASSING)
