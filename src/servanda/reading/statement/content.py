"""What is said: the stretches before and behind a cue."""

from dataclasses import dataclass

from servanda.reading.statement.cue import Cue
from servanda.reading.statement.source import Scene
from servanda.reading.token import Token
from servanda.terms.finding import Mode
from servanda.terms.span import Span

SHORTEST = 3
"""Words that a content without marks has at least where it stands before its cue."""
_SHORTEST_TOLD = 2
"""Words of a clause before its cue; of a subject that goes on behind it one is enough."""
_CLOSING = "\"”’'»“"
_OPENING = "\"“„«‘'\u00a0 "


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of tokens that is said."""

    first: int
    last: int

    def span(self, tokens: tuple[Token, ...]) -> Span:
        """Return where it stands in the text."""
        return Span(tokens[self.first].start, tokens[self.last - 1].end)


def mode(parts: list[Part], scene: Scene) -> Mode:
    """Return how the words are given."""
    tokens = scene.tokens
    if not parts or is_dashed(scene, parts[0]):
        return Mode.DIRECT
    quoted = [any(t.quote for t in tokens[p.first : p.last]) for p in parts]
    whole = [p.last - p.first == 1 and tokens[p.first].quote for p in parts]
    if all(whole):
        return Mode.DIRECT
    return Mode.MIXED if any(quoted) else Mode.INDIRECT


def quoted_before(scene: Scene, clause: int, floor: int) -> list[Part]:
    """Return the quotations that stand directly before a clause of saying."""
    tokens = scene.tokens
    at = clause
    while at > floor and tokens[at - 1].text in {",", "–", "—", "-"}:
        at -= 1
    found: list[Part] = []
    if at > floor and tokens[at - 1].quote and _is_embedded(scene, at - 1, floor):
        return []
    while at > floor and tokens[at - 1].quote:
        found.append(Part(at - 1, at))
        at -= 1
        while at > floor and tokens[at - 1].text in {",", "..."} and tokens[at - 2].quote:
            at -= 1
    return found[::-1]


def resumed(scene: Scene, before: Part, first: int) -> list[Part]:
    """Return the rest of a quotation behind an aside: "X," he said, smiling, "y"."""
    tokens = scene.tokens
    last = next((at for at in range(first, len(tokens)) if tokens[at].quote), None)
    if last is None or tokens[last - 1].text != "," or last == first:
        return []
    broken = tokens[before.last - 1].text.rstrip(_CLOSING).endswith(",")
    small = tokens[last].text.lstrip(_OPENING)[:1].islower()
    return [Part(last, last + 1)] if broken and small else []


def is_dashed(scene: Scene, part: Part) -> bool:
    """Say whether a dash opens a stretch as speech, as Polish and Finnish write it."""
    return part.first == 1 and scene.words.has("dash_speech", scene.tokens[0].text)


def dashed_before(scene: Scene, clause: int, floor: int) -> list[Part]:
    """Return the speech that a dash opens, up to the dash or comma before its cue."""
    tokens = scene.tokens
    if floor > 1 or clause < 3 or not scene.words.has("dash_speech", tokens[0].text):
        return []
    if tokens[clause - 1].text not in {"–", "—", "-", ",", "?", "!"}:
        return []
    last = clause - (tokens[clause - 1].text not in {"?", "!"})
    while last > 1 and tokens[last - 1].text == ",":
        last -= 1
    return [Part(1, last)] if last > 1 else []


def _is_embedded(scene: Scene, at: int, floor: int) -> bool:
    """Say whether a quotation is a part of the clause before it: "on the show “This Week,”"."""
    if at <= floor:
        return False
    before = scene.tokens[at - 1]
    if not before.is_word:
        return False
    known = ("openers", "coordinators", "that", "verbs")
    return not any(scene.words.has(name, before.low) for name in known) and (
        before.low not in scene.words.verbs
    )


def told_before(
    scene: Scene, clause: int, floor: int, shortest: int = _SHORTEST_TOLD
) -> list[Part]:
    """Return the clause before ", she said", of so many words at least."""
    tokens, words = scene.tokens, scene.words
    if clause <= floor:
        return []
    closing = tokens[clause - 1]
    if closing.quote:
        # 'The plan is "dead," she said': the comma stands inside the marks.
        if clause - 1 <= floor or closing.text.rstrip(_CLOSING)[-1:] not in {",", "?", "!"}:
            return []
        first, last = floor, clause
    elif closing.text in {",", "–", "—"}:
        first, last = floor, clause - 1
    else:
        return []
    first = after_dateline(tokens, first, last)
    while first < last and (
        words.has("coordinators", tokens[first].low)
        or words.has("openers", tokens[first].low)
        or tokens[first].text in ",;–—"
    ):
        first += 1
    said = [token for token in tokens[first:last] if token.is_word or token.quote]
    if len(said) < shortest:
        return []
    return [Part(first, last)]


def is_begun(scene: Scene, part: Part) -> bool:
    """Say whether a quotation goes on with what stands before it: 'Ottawa, he said, "takes"'."""
    inner = scene.tokens[part.first].text.lstrip(_OPENING)
    return scene.tokens[part.first].quote and inner[:1].islower()


def is_adverbial(scene: Scene, part: Part) -> bool:
    """Say whether a stretch only opens the sentence: "After the vote", "Pointing to it"."""
    first, last = part.first, part.last
    token, words = scene.tokens[first], scene.words
    opens = (
        words.has("prepositions", token.low) or token.low.endswith("ing") or first in scene.timed
    )
    stretch = scene.tokens[first:last]
    return opens and not any(
        words.has("auxiliaries", one.low) or (one.quote and one is not stretch[-1])
        for one in stretch
    )


def after_dateline(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Return where the text begins behind "GENEVA, May 8 (Agency) -"."""
    if not tokens[first].text.isupper() or len(tokens[first].text) < 3:
        return first
    for at in range(first + 1, min(first + 12, last)):
        if tokens[at].text in "-–—":
            return at + 1
    return first


def behind(scene: Scene, first: int, cue: Cue, limit: int) -> list[Part]:
    """Return what follows a cue and its adjuncts, up to ``limit``."""
    tokens = scene.tokens
    at = first
    comma = at < limit and tokens[at].text in {",", "–", "—"}
    if comma:
        at += 1
    if at < limit and tokens[at].text == ":":
        at += 1
    if at >= limit:
        return []
    quoted = tokens[at].quote
    if quoted:
        return _quoted(scene, at, limit)
    if comma and not scene.words.has("that", tokens[at].low):
        return _told(scene, at, limit) if _is_bare(scene, at, cue) else []
    if not _may_follow(scene, at, limit, cue):
        return []
    return _told(scene, at, limit)


def _is_bare(scene: Scene, at: int, cue: Cue) -> bool:
    """Say whether what follows the comma is told without "that", as German does."""
    token, words = scene.tokens[at], scene.words
    if cue.kind != "clause" or not words.trait("bare-clauses") or not token.is_word:
        asks = words.trait("comma-clauses") and words.has("whether", token.low)
        return asks and cue.kind in {"clause", "that", "address", "phrase"}
    lists = ("coordinators", "contrast", "never_said")
    return not any(words.has(name, token.low) for name in lists)


def around(scene: Scene, first: int, at: int, floor: int, limit: int) -> list[Part]:
    """Return the words before and behind "as the minister said" between ``first`` and ``at``."""
    tokens = scene.tokens
    found = told_before(scene, first, floor) if first > floor else []
    if at < limit and tokens[at].text in {",", "–", "—", ":"} and at + 1 < limit:
        quoted = tokens[at + 1].quote
        found += _quoted(scene, at + 1, limit) if quoted else _told(scene, at + 1, limit)
    return found


def _quoted(scene: Scene, at: int, limit: int) -> list[Part]:
    tokens = scene.tokens
    found = [Part(at, at + 1)]
    after = at + 1
    while after < limit:
        if tokens[after].quote:
            found.append(Part(after, after + 1))
        elif tokens[after].text not in {",", ".", "..."}:
            break
        after += 1
    ends = tokens[at].text.rstrip(_CLOSING)[-1:] in {".", ",", "?", "!", "…"}
    rest = [token for token in tokens[after:limit] if token.is_word]
    if len(found) == 1 and not ends and rest and tokens[after].is_word:
        last = _end(scene, at, limit)
        return [Part(at, last)]
    return found


def _told(scene: Scene, at: int, limit: int) -> list[Part]:
    """Return a clause, and a quotation that a colon adds to it."""
    tokens = scene.tokens
    last = _end(scene, at, limit)
    found = [Part(at, last)] if last > at else []
    if last < limit and tokens[last].text == ":" and last + 1 < limit and tokens[last + 1].quote:
        found += _quoted(scene, last + 1, limit)
    return found


def _end(scene: Scene, first: int, limit: int) -> int:
    """Return where a clause ends: a semicolon, a stop, a colon before marks, ", citing"."""
    tokens, words = scene.tokens, scene.words
    last = limit
    for at in range(first, limit):
        text = tokens[at].text
        after = tokens[at + 1] if at + 1 < limit else None
        if text == ";" or (text == ":" and after is not None and after.quote):
            last = at
            break
        if text == "," and after is not None and words.has("grounds", after.low):
            last = at
            break
    while last > first and tokens[last - 1].text in {".", ",", ";", "!", "?", "–", "—", "-", ":"}:
        last -= 1
    return last


def continued(scene: Scene, at: int, limit: int, *, dependent: bool) -> list[Part]:
    """Return what goes on behind ", he insisted," where the words before need it.

    ``dependent`` says whether what stands before the cue is no whole clause ("if ...").
    """
    tokens, words = scene.tokens, scene.words
    if at + 1 >= limit or tokens[at].text != ",":
        return []
    first = tokens[at + 1]
    if not first.is_word or first.low.endswith("ing"):
        return []
    if not (dependent or words.has("auxiliaries", first.low)):
        return []
    return _told(scene, at + 1, limit)


def _may_follow(scene: Scene, at: int, limit: int, cue: Cue) -> bool:
    """Say whether a clause or phrase without marks can be what this cue says."""
    token, words = scene.tokens[at], scene.words
    if not token.is_word and token.text not in "$€£'‘(":
        return False
    if words.has("whether", token.low):
        return cue.kind != "quote"
    if words.has("never_said", token.low) or words.has("coordinators", token.low):
        return False
    prepositional = words.has("prepositions", token.low)
    match cue.kind:
        case "address":
            return words.has("matters", token.low) or _starts_clause(scene, at)
        case "clause" | "according" | "following":
            return words.has("matters", token.low) or not prepositional
        case "that":
            bare = cue.bare and _starts_clause(scene, at)
            endings = tuple(words.set("infinitive_endings"))
            return bare or words.has("infinitive", token.low) or token.low.endswith(endings)
        case kind:
            return kind not in {"quote", "nominal"}


def _starts_clause(scene: Scene, at: int) -> bool:
    token, words = scene.tokens[at], scene.words
    return token.is_name or words.has("pronouns", token.low) or words.has("determiners", token.low)
