"""Whom an office beside a name serves: the state, or a body that is of none."""

from servanda.reading.affiliation import Surroundings, affiliation
from servanda.reading.role import Role
from servanda.reading.speech import words
from servanda.terms.finding import MentionKind
from servanda.terms.span import Span

_TITLE = 50
"""Characters before a role in which the state of its holder stands."""
_WORDS = 3
"""Words between the two: "a Russian foreign ministry official"."""


def presided(around: Surroundings, role: Role, span: Span) -> Span | None:
    """Return the body of an office that is no state's: "the president of the Assembly, N. N."."""
    found = affiliation(around, role.span.end, span.start)
    if found is None:
        return _body_behind(around, Span(role.span.end, max(role.span.end, span.start)))
    if not role.public:
        return found
    known, parts = words(around.language), found.of(around.text).lower().split()
    return found if any(known.has("stateless", part) for part in parts) else None


def _body_behind(around: Surroundings, gap: Span) -> Span | None:
    """Return the body of no state that only its case ties to an office: "prezes MTK N. N."."""
    if not words(around.language).trait("two-word-names"):
        return None
    met = around.covered(gap) if gap.start < gap.end else None
    if met is None or met.kind is not MentionKind.ORGANISATION:
        return None
    if met.state or met.form == "body":
        return None
    return Span(max(met.span.start, gap.start + 1), met.span.end)


def served(around: Surroundings, span: Span, role: Role, beside: Span | None) -> str | None:
    """Return the state that the words around a role name."""
    if role.span.end <= span.start:
        before = Span(max(0, role.span.start - _TITLE), role.span.start)
        found = [
            one
            for one in around.mentions_in(before)
            if _is_titled(around, one.span.end, role.span.start)
        ]
        # "Wiceszef polskiego MON N. N.": the state stands within the office.
        inside = ("adjective", "body")
        found += [one for one in around.mentions_in(role.span) if one.form in inside]
        found += around.mentions_in(Span(role.span.end, span.start))
    else:
        found = list(around.mentions_in(beside)) if beside is not None else []
    states = [one for one in found if one.kind is MentionKind.STATE]
    if states and (role.public or states[0].form == "adjective"):
        return states[0].state or states[0].ref
    return next((one.state for one in found if one.state and one.form == "body"), None)


def _is_titled(around: Surroundings, start: int, end: int) -> bool:
    """Say whether words of a title only stand in a stretch: "Russian | ministry | official"."""
    known = words(around.language)
    parts = around.text[start:end].removeprefix("'s").removeprefix("’s").split()
    lists = ("prepositions", "determiners", "coordinators", "auxiliaries", "relative")
    return len(parts) <= _WORDS and all(
        part.isalpha()
        and part.islower()
        and part not in known.verbs
        and not any(known.has(one, part) for one in lists)
        for part in parts
    )
