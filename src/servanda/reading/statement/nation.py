"""States as sources: alone, joined by "and", or behind the pronoun "they"."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from servanda.reading.speech import joins
from servanda.reading.statement.bearer import named_person
from servanda.reading.statement.memory import BACK, Memory
from servanda.terms.finding import Mention, MentionKind, Speaker
from servanda.terms.span import Span

_NAMES = 5
"""Words of a person's name at most."""
_DASHES = frozenset("-–—")
_OPENS = 40
"""Characters before an organ or a person within which the capital stands that tells whose."""


def states_before(memory: Memory, span: Span) -> Speaker | None:
    """Return the states joined by "and" that stand nearest before a pronoun."""
    text = memory.around.text
    near = [
        one
        for one in memory.around.mentions_in(Span(max(0, span.start - BACK), span.start))
        if one.kind in {MentionKind.STATE, MentionKind.GROUP} and one.form != "adjective"
    ]
    best: list[Mention] = []
    held: list[Mention] = []
    for one in near:
        between = text[held[-1].span.end : one.span.start] if held else ""
        if held and joins(between, memory.known):
            held.append(one)
        else:
            held = [one]
        if len(held) > 1:
            best = list(held)
    if not best:
        return None
    return Speaker(name=text[best[0].span.start : best[-1].span.end], ref=codes(best))


def several(memory: Memory, inside: Sequence[Mention]) -> tuple[str, ...] | None:
    """Return the states that an "and" joins in a phrase: "the ministers of Poland and Estonia"."""
    text = memory.around.text
    names = [m for m in inside if m.kind is MentionKind.GROUP or m.form == "name"]
    names = [m for m in names if m.kind in (MentionKind.GROUP, MentionKind.STATE)]
    ties = (text[one.span.end : other.span.start] for one, other in pairwise(names))
    found = codes(names) if all(joins(tie, memory.known) for tie in ties) else None
    return found if isinstance(found, tuple) and len(names) > 1 else None


def codes(mentions: Iterable[Mention]) -> str | tuple[str, ...] | None:
    """Return the codes of states and of the members of groups: one, or several."""
    found: list[str] = []
    for one in mentions:
        single = one.kind is MentionKind.STATE and one.ref is not None
        found.extend(one.members or ((str(one.ref),) if single else ()))
    unique = tuple(dict.fromkeys(found))
    return unique[0] if len(unique) == 1 else (unique or None)


def _without_clause(memory: Memory, span: Span) -> Span:
    """Return a phrase without what it tells of a state: "Norway, which borders Russia"."""
    head, _, rest = span.of(memory.around.text).partition(", ")
    first = rest.split()[:1]
    if not first or not (_tells_more(memory, rest) or memory.known.has("relative", first[0])):
        return span
    return Span(span.start, span.start + len(head))


def _tells_more(memory: Memory, words: str) -> bool:
    """Say whether words tell what a state is: "one of five states", "the only party"."""
    first, _, behind = words.partition(" ")
    return memory.known.has("determiners", first) and behind[:1].islower()


def as_states(memory: Memory, span: Span) -> Speaker | None:
    """Return the states where the phrase names nothing else."""
    text = memory.around.text
    span = _without_clause(memory, span)
    inside = [one for one in memory.around.mentions_in(span) if one.span.end <= span.end]
    states = [
        one
        for one in inside
        if one.kind in {MentionKind.STATE, MentionKind.GROUP}
        and one.form != "body"
        and (one.form != "adjective" or _is_people(memory, one, span))
    ]
    if not states or len(states) != len(inside):
        return None
    while len(states) > 1 and states[0].kind is MentionKind.GROUP and not states[0].members:
        # "Other states - Chad and Togo": who they are stands behind.
        states = states[1:]
    rest = _lead(memory, text[span.start : states[0].span.start])
    for one, after in zip(states, [*states[1:], None], strict=True):
        rest += " " + text[one.span.end : after.span.start if after else span.end]
    if any(
        not memory.known.has("coordinators", word) and not memory.known.has("determiners", word)
        for word in rest.lower().replace(",", " ").split()
        if word not in _DASHES
    ):
        return None
    ref = codes(states)
    if ref is None:
        return None
    name = text[states[0].span.start : states[-1].span.end]
    return Speaker(name=name, ref=ref, state=ref if isinstance(ref, str) else None)


def _is_people(memory: Memory, one: Mention, span: Span) -> bool:
    """Say whether an adjective stands alone behind an article: "the British and the French"."""
    text = memory.around.text
    before = text[span.start : one.span.start].lower().split()[-1:]
    behind = text[one.span.end : span.end].split()[:1]
    led = bool(before) and memory.known.has("articles", before[0])
    return led and (not behind or memory.known.has("coordinators", behind[0]))


def _lead(memory: Memory, words: str) -> str:
    """Return what stands before states, but for what they are: "three other parties - Mali"."""
    held = words.rstrip()
    told = any(memory.known.has("states", one.lower()) for one in held.split())
    return "" if told and held[-1:] in {*_DASHES, ":", ","} else words


def enumerated(memory: Memory, span: Span) -> Span:
    """Return states with those that a comma joins before them: "Mali, | Niger and Chad"."""
    text, start = memory.around.text, span.start
    if as_states(memory, span) is None:
        return span
    while text[max(0, start - 2) : start] == ", ":
        near = memory.around.mentions_in(Span(max(0, start - _OPENS), start - 2))
        last = near[-1] if near else None
        if last is None or last.kind is not MentionKind.STATE or last.span.end != start - 2:
            break
        word = text[max(0, last.span.start - 8) : last.span.start].rstrip().rpartition(" ")[2]
        led = memory.known.has("determiners", word.lower()) and text[last.span.start - 1] == " "
        start = last.span.start - (len(word) + 1) * led
    return Span(start, span.end)


def whose(memory: Memory, span: Span) -> str | None:
    """Return the state of an office that is named without one.

    It is that of the capital which opens the sentence, else that of the one in which the words
    were said, where the paragraph names it; else the state that the text is about, unless the
    paragraph opens with another: then it is not known.
    """
    sat = seat(memory, span)
    if sat is not None:
        return sat
    return _sits(memory, span) or _told_in(memory, span)


def _sits(memory: Memory, span: Span) -> str | None:
    """Return the state in whose capital a body sits: "a spokesman for the ministry in Warsaw"."""
    text = memory.around.text
    for one in memory.around.mentions_in(Span(span.start, min(len(text), span.end + _OPENS))):
        lead = text[span.start if one.span.within(span) else span.end : one.span.start].split()
        if any(word.endswith(",") for word in lead):
            # "N. N., who was in Brussels", "N. N., on a visit to Kyiv".
            return None
        behind = len(lead) == 1 and named_person(memory, span) is None
        near = bool(lead) and (one.span.within(span) or behind)
        if one.form == "capital" and near and memory.known.has("prepositions", lead[-1].lower()):
            return one.ref
    return None


def _told_in(memory: Memory, span: Span) -> str | None:
    """Return the state with which a paragraph opens, where the words were said in its capital.

    Where it opens with another state than the text's own, nothing is told.
    """
    text = memory.around.text
    floor, ceiling = max(0, span.start - BACK), min(len(text), span.end + BACK)
    start = text.rfind("\n", floor, span.start) + 1 or floor
    end = text.find("\n", span.end, ceiling)
    beside = memory.around.mentions_in(Span(start, end if end >= 0 else ceiling))
    states = [one for one in beside if one.kind is MentionKind.STATE and one.form == "name"]
    begins = bool(states) and (start == 0 or text[start - 1] == "\n")
    opening = states[0] if begins and not text[start : states[0].span.start].strip() else None
    home = memory.homes.at(span.start)
    if opening is None or opening.ref == home:
        return home
    stop = text.find(". ", span.end, ceiling)
    told = next((m for m in beside if m.form == "capital" and m.span.start >= span.end), None)
    if told is None or told.ref != opening.ref or (0 <= stop < told.span.start):
        return None
    before = text[max(0, told.span.start - _OPENS) : told.span.start].split()
    led = bool(before) and memory.known.has("opening_of_place", before[-1].lower())
    return told.ref if led else None


def owning(memory: Memory, span: Span) -> str | None:
    """Return the state that "its minister" belongs to: the first of the sentence, else the last.

    The subject of a sentence stands first; nearer names lie in its clauses.
    """
    text, floor = memory.around.text, max(0, span.start - BACK)
    first = max(text.rfind(stop, floor, span.start) for stop in (". ", "\n"))
    near = memory.around.mentions_in(Span(floor, span.start))
    states = [
        m for m in near if m.kind is MentionKind.STATE and m.form not in {"adjective", "body"}
    ]
    here = next((m for m in states if m.span.start > first), None)
    return here.ref if here is not None else (states[-1].ref if states else None)


def of_delegation(memory: Memory, span: Span) -> Speaker | None:
    """Return who speaks for the state in brackets behind a name: "ANNA LUNDE (Norway)"."""
    text = memory.around.text
    closing = text.find("),", span.start, span.end)
    span = Span(span.start, closing + 1) if closing >= 0 else span
    inside = memory.around.mentions_in(span)
    state = inside[-1] if inside else None
    if state is None or state.kind is not MentionKind.STATE or state.form != "name":
        return None
    name = text[span.start : state.span.start].removesuffix(" (")
    closed = text[state.span.end : span.end] == ")" and name != text[span.start : state.span.start]
    parts = name.split()
    named = 1 < len(parts) <= _NAMES and all(part[:1].isupper() for part in parts)
    return Speaker(name=name, state=state.ref) if closed and named else None


def seat(memory: Memory, span: Span) -> str | None:
    """Return the state whose capital opens the sentence: "In Moscow, the foreign ministry"."""
    text = memory.around.text
    near = memory.around.mentions_in(Span(max(0, span.start - _OPENS), span.start))
    if not near or near[-1].form != "capital":
        return None
    at = near[-1].span
    before = text[max(0, at.start - _OPENS) : at.start].rpartition("\n")[2].split()
    # An hour may stand before the sentence, as in the entries of a diary.
    opens = len(before) == 1 or (len(before) > 1 and before[-2][-1] in '.!?"”’')
    opens = opens or (len(before) == 2 and before[0][:1].isdigit())
    in_it = opens and memory.known.has("prepositions", before[-1].lower())
    return near[-1].ref if in_it and text[at.end : span.start].strip() == "," else None
