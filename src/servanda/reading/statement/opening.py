"""Who opens a sentence as its subject: "From Moscow, the ministry's N. N. has posted"."""

from servanda.reading.statement.memory import Memory
from servanda.terms.span import Span

_LEAD = 100
"""Characters that title and adverbial before a subject may have."""
_OWNED = ("'s", "’s", "' ", "’ ")
_STOPS = (". ", "? ", "! ", '." ', ".” ", '?" ', "?” ", "\n")
_CLOSED = ';:"“”«»()'


def opened_at(memory: Memory, subject: Span, floor: int) -> int | None:
    """Return where the phrase of a subject begins, None where it is no subject.

    No more than an adverbial with its comma and a title stand between the start of the sentence
    and the subject, and nobody else; what only owns something ("N. N.'s aide") is none.
    """
    text, at = memory.around.text, subject.start
    if text.startswith(_OWNED, subject.end):
        return None
    begin = max(0, floor - 3, at - _LEAD)
    before = text[begin:at]
    start = max(before.rfind(stop) + len(stop) if stop in before else -1 for stop in _STOPS)
    if start < 0 and begin > 0:
        return None
    lead = before[max(start, 0) :]
    # "14:30 From Moscow": the hour of an entry stands before its sentence.
    bare = lead.lstrip("0123456789:. -–—")
    title_of = bare.rstrip().rpartition(" ")[2]
    if memory.known.has("titles", title_of.rstrip(".").lower()):
        # "His predecessor, Dame N. N.".
        bare = bare[: bare.rstrip().rfind(title_of)]
    adverbial, comma, title = bare.removesuffix(", ").partition(", ")
    if not comma:
        adverbial, title = "", adverbial
    if any(sign in bare for sign in _CLOSED) or "," in title:
        return None
    first = at - len(bare) + (len(adverbial) + 2 if comma else 0)
    if memory.named_in(Span(first, at)) or not _may_open(memory, adverbial, title):
        return None
    return first


def _may_open(memory: Memory, adverbial: str, title: str) -> bool:
    """Say whether words are an adverbial, and no clause of another subject follows it."""
    known = memory.known
    led, word = adverbial.lower().split(" ")[0], title.lower().split(" ")[0]
    lists = ("prepositions", "openers", "subordinators", "adverbs")
    if adverbial and not any(known.has(name, led) for name in lists):
        return False
    # "That ministry's spokeswoman, N. N., was silent".
    pointing = known.has("that", word) and any(one in f"{title} " for one in _OWNED[:2])
    clause = known.has("subordinators", word) and not pointing
    return not (clause or known.has("person_pronouns", word))
