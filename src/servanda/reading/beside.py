"""The role that stands beside a name: before it, or in the apposition behind it."""

from bisect import bisect_right

from servanda.reading.affiliation import Surroundings
from servanda.reading.role import Role, first_role
from servanda.reading.speech import words
from servanda.terms.finding import MentionKind
from servanda.terms.span import Span

AFTER = 160
"""Characters after a name in which role and organisation are looked for."""
_BETWEEN = 60
"""Characters between a role and the name of its holder ("minister of Norway, N. N.")."""


def role_before(around: Surroundings, span: Span) -> Role | None:
    """Return the role that ends directly before a name."""
    at = bisect_right(around.roles, span.start, key=lambda one: one.span.start) - 1
    if at < 0:
        return None
    role = around.roles[at]
    between = around.text[role.span.end : span.start]
    held = around.covered(Span(role.span.end, span.start))
    if held is not None and held.kind is MentionKind.ORGANISATION and between.strip() == held.text:
        # "Spokesperson MFA N. N.": the organisation stands between.
        return role
    # "The minister of Norway, N. N., said": the name is the apposition there.
    closed = around.text[span.end : span.end + 1] in {",", ".", ":"}
    closed = closed or around.text[span.end : span.end + 2] == " ("
    apposed = closed and between.endswith(", ") and len(between) < _BETWEEN
    apposed = apposed and not any(sign in between[:-2] for sign in ",.;:\n")
    adjoins = (
        apposed
        or _is_bracketed(around, span, between)
        or between.strip(" .\xa0") == ""
        or _is_body(around, Span(role.span.end, max(role.span.end, span.start)))
    )
    return role if role.span.end <= span.start and adjoins else None


def _is_bracketed(around: Surroundings, span: Span, between: str) -> bool:
    """Say whether a name stands in brackets behind an office: "The Minister for X (Mr N. N.)"."""
    lead, opened, title = between.rpartition("(")
    if not opened or around.text[span.end : span.end + 1] != ")" or len(between) > _BETWEEN:
        return False
    titled = not title.strip() or words(around.language).has("titles", title.strip(" .").lower())
    return titled and not any(sign in lead for sign in ".;:()\n")


def _is_body(around: Surroundings, gap: Span) -> bool:
    """Say whether the body of a role stands before the name: "prezes Klubu Morskiego N. N.".

    The adjective of a state may belong to it: "rzecznik polskiego MSZ N. N.".
    """
    known, between = words(around.language), gap.of(around.text)
    if not known.trait("two-word-names") or len(between) > _BETWEEN or between[:1] != " ":
        return False
    told = {word for one in around.mentions_in(gap) for word in one.text.split()}
    ties = known.set("organisation_ties") | told
    return all(word[:1].isupper() or word in ties for word in between.split())


def role_behind(around: Surroundings, span: Span) -> Role | None:
    """Return the role in the apposition behind a name, none from a relative clause."""
    stretch = apposition(around.text, span.end)
    if stretch is None:
        return None
    word = stretch.of(around.text).split()[:1]
    if word and words(around.language).has("relative", word[0].lower()):
        return None
    return first_role(around.roles, stretch)


def apposition(text: str, end: int) -> Span | None:
    """Return the stretch between the comma behind a name and the next one."""
    if text[end : end + 2] != ", ":
        return None
    start = end + 2
    stop = min(len(text), start + AFTER)
    for at in range(start, stop):
        if text[at] in ',;:\n"“”':
            return Span(start, at)
        if text[at] == "." and text[at + 1 : at + 2].strip() == "" and at - start > 3:
            return Span(start, at)
    return Span(start, stop)


def past_brackets(after: str) -> str:
    """Return what stands behind a name without party and seat: "N. N. (Northmoor) (D) said"."""
    held, closed, rest = after.partition(")")
    return past_brackets(rest) if closed and held.startswith(" (") else after
