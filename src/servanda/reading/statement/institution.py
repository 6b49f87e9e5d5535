"""Organisations, bodies and companies as sources."""

from collections.abc import Sequence

from servanda.reading.capital import runs
from servanda.reading.statement.memory import BACK, Memory, is_public
from servanda.reading.statement.nation import whose
from servanda.terms.finding import Mention, MentionKind, Speaker
from servanda.terms.span import Span

_NAME = 6
"""Words of a name that fills a phrase."""


def organisation(memory: Memory, span: Span) -> Speaker:
    """Return the organisation, body or company that a phrase names."""
    around = memory.around
    text = around.text
    inside = [one for one in around.mentions_in(span) if one.span.end <= span.end]
    named = [one for one in inside if one.kind is MentionKind.ORGANISATION]
    states = [one.state or one.ref for one in inside if one.kind is MentionKind.STATE or one.state]
    phrase = span.of(text)
    public = is_public(memory, phrase.partition(",")[0])
    first = phrase.split()[0].lower()
    # "Any other government" is not that of the text.
    told = public and not memory.known.has("lone", first) and not memory.known.has("others", first)
    state = states[0] if states else (whose(memory, span) if told else None)
    if not states and memory.known.has("possessive_pronouns", first):
        owner = _owner(memory, span) if _may_own(memory, first, phrase) else None
        if owner is not None:
            return Speaker(state=owner)
    name = _introduced(memory, span) or _organisation_name(memory, span, inside)
    if name is None:
        if public and not named:
            return Speaker(organisation=_organ(memory, span, inside), state=state)
        if named and not public:
            return Speaker(organisation=named[0].text, state=named[0].state)
        return Speaker(state=state if public or any(m.form == "body" for m in inside) else None)
    bare = name == phrase and " " not in name and not named
    if bare and _is_gerund(memory, span):
        return Speaker(state=state if public else None)
    if bare and not any(one.organisation == name for one in memory.organisations):
        return Speaker(name=name)
    body = any(one.form == "body" for one in named)
    name = memory.fullest(name)
    return Speaker(name=name, organisation=name, state=state if public or body else None)


def _is_gerund(memory: Memory, span: Span) -> bool:
    """Say whether a word has its capital from the sentence only: "Leaving would require"."""
    text, endings = memory.around.text, tuple(memory.known.set("gerund_endings"))
    before = text[max(0, span.start - 4) : span.start].rstrip(" \"'“‘(")
    opens = not before or before[-1] in "\n.!?"
    return bool(endings) and opens and span.of(text).endswith(endings)


def _organ(memory: Memory, span: Span, inside: Sequence[Mention]) -> str | None:
    """Return the organ in "Norway's foreign ministry", without the state and the article."""
    states = [one for one in inside if one.kind is MentionKind.STATE]
    behind = states[-1] if states and states[-1].form == "capital" else None
    start = states[-1].span.end if states and behind is None else span.start
    end = behind.span.start if behind is not None else span.end
    rest = memory.around.text[start:end].partition(",")[0]
    parts = rest.removeprefix("'s").removeprefix("’s").split()
    while parts and memory.known.has("determiners", parts[0].lower()):
        parts = parts[1:]
    if behind is not None and parts and memory.known.has("prepositions", parts[-1].lower()):
        # "The defence ministry in Warsaw".
        parts = parts[:-1]
    return " ".join(parts) or None


def _may_own(memory: Memory, pronoun: str, phrase: str) -> bool:
    """Say whether a state is meant: "its army", "his country", but not "his group"."""
    known = memory.known
    personal = known.has("person_pronouns", known.owner(pronoun))
    states = any(known.has("states", word) for word in phrase.lower().split())
    return not personal or states or is_public(memory, phrase)


def _owner(memory: Memory, span: Span) -> str | None:
    """Return the state that "its" stands for: the nearest that is named before."""
    near = memory.around.mentions_in(Span(max(0, span.start - BACK), span.start))
    for one in reversed(near):
        if one.kind is MentionKind.STATE and one.form != "adjective":
            return one.ref
    return None


def _organisation_name(memory: Memory, span: Span, inside: Sequence[Mention]) -> str | None:
    """Return the name in the phrase: "the campaign group X", "Polish arms maker X"."""
    text = memory.around.text
    head_end = span.start + len(span.of(text).split(",")[0])
    at = _past_clitic(memory, span.start)
    while at < head_end:
        ties = memory.known.set("organisation_ties")
        run = next(runs(text, Span(at, head_end), ties), None)
        if run is None:
            return None
        first, last = run.start, run.end
        state = next((m for m in inside if _is_state_at(m, first)), None)
        if state is not None and state.span.end < head_end:
            at = state.span.end + (text[state.span.end : state.span.end + 2] in {"'s", "’s"}) * 2
            continue
        word = text[first:last].split()[0]
        rest = text[first:last][len(word) :].strip()
        lists = ("determiners", "openers", "generic")
        generic = any(memory.known.has(name, word.lower()) for name in lists)
        descriptive = first == span.start and memory.known.has("organisation_intro", word.lower())
        if (generic or descriptive) and rest:
            at = first + len(word)
            continue
        if generic:
            return None
        for one in inside:
            if one.kind is MentionKind.ORGANISATION and one.span.start <= last <= one.span.end:
                last = one.span.end
        before = text[span.start : first].lower().split()
        alone = " " not in text[first:last] and not any(
            one.span.overlaps(Span(first, last)) for one in inside
        )
        if alone and first == span.start and text[last:head_end].strip():
            # "Human rights groups": the capital only opens the sentence.
            return None
        if alone and before and memory.known.trait("capital-nouns"):
            # German "der Vertrag": every noun has a capital.
            return None
        numbered = text[last : last + 2].strip().isdigit()
        if numbered or (before and memory.known.has("prepositions", before[-1])):
            return None
        return text[first:last].rstrip(".-– ").removesuffix("'s").removesuffix("’s")
    return None


def _past_clitic(memory: Memory, at: int) -> int:
    """Return where a phrase begins behind an article that is written together ("L'")."""
    clitics = memory.known.clitics
    heads = clitics.heads if clitics is not None else ()
    begin = memory.around.text[at : at + 3].lower()
    return next((at + len(head) for head in heads if begin.startswith(head)), at)


def _introduced(memory: Memory, span: Span) -> str | None:
    """Return the name that fills a phrase behind "association", where names have small words."""
    if not memory.known.trait("small-words"):
        return None
    start = _past_clitic(memory, span.start)
    parts = memory.around.text[start : span.end].partition(",")[0].split()
    for number, part in enumerate(parts[:3]):
        low = part.lower()
        if memory.known.has("organisation_intro", low) and len(parts) > number + 1:
            rest = parts[number + 1 :]
            return " ".join(rest) if rest[0][:1].isupper() and len(rest) <= _NAME else None
        if not memory.known.has("determiners", low):
            return None
    return None


def _is_state_at(mention: Mention, offset: int) -> bool:
    span = mention.span
    return mention.kind is MentionKind.STATE and span.start <= offset < span.end
