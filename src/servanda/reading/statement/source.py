"""The noun phrase of a source, before its verb or behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from servanda.reading.speech import Words
from servanda.reading.token import Token

LONGEST = 45
"""Tokens that one noun phrase may have."""
_APPOSITIONS = 4
_SEAT = 6
"""Tokens of "in the ministry of Lithuania" at most."""
_ADJECTIVE = 2
"""Tokens of "in Lithuania's": behind an adjective the body follows."""
_VERB = 4
"""Tokens of a verb group in which its verb stands."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase as positions of tokens, ``last`` behind it."""

    first: int
    last: int
    stands_for: tuple[int, int] | None = None
    """For "who": the phrase that the relative clause is about."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What bounds a noun phrase in one frame."""

    tokens: tuple[Token, ...]
    words: Words
    timed: frozenset[int]
    """Positions within a time expression."""
    named: frozenset[int]
    """Positions within a name of more than one word."""
    adjuncts: dict[int, int]
    """Where a channel begins and ends ("in a statement")."""


def before(scene: Scene, group: int) -> Phrase | None:
    """Return the noun phrase that ends before the verb group, appositions included."""
    seat = seated(scene, 0, group)
    if seat is not None and is_of_several(scene, group):
        return seat
    last = _without_channel(scene, _without_time(scene, group))
    if last == 0:
        return None
    token, words = scene.tokens[last - 1], scene.words
    if token.text in {",", "–", "—"}:
        return _with_apposition(scene, last - 1)
    if words.has("relative", token.low) and last > 1:
        return _relative(scene, last - 1)
    if words.has("pronouns", token.low):
        return Phrase(last - 1, last)
    return _plain(scene, last)


def seated(scene: Scene, first: int, last: int) -> Phrase | None:
    """Return the body in which something is said by nobody named: "У МЗС Литви заявили"."""
    tokens, words = scene.tokens, scene.words
    while first < last and words.has("openers", tokens[first].low):
        first += 1
    near = tokens[first:last]
    if not 1 < len(near) <= _SEAT or not words.has("seats", near[0].low):
        return None
    held = first in scene.adjuncts or first + 1 in scene.timed
    if held or not all(one.is_word for one in near):
        return None
    prefixes = tuple(words.set("public"))
    ends = last - 1 in scene.named or near[-1].is_name or near[-1].low.startswith(prefixes)
    begins = near[1].is_name or near[-1].low.startswith(prefixes) or len(near) > _ADJECTIVE
    return Phrase(first + 1, last) if begins and ends else None


def is_of_several(scene: Scene, group: int) -> bool:
    """Say whether the verb of a group is in the plural, as it is where nobody is named."""
    near = (one.low for one in scene.tokens[group : group + _VERB])
    verbs = (low for low in near if low in scene.words.verbs)
    endings = tuple(scene.words.set("plural_endings"))
    return bool(endings) and next(verbs, "").endswith(endings)


def _without_channel(scene: Scene, last: int) -> int:
    """Return where the phrase ends before "w rozmowie z ..." where that has no marks."""
    if scene.words.set("determiners"):
        return last
    return next((at for at, end in scene.adjuncts.items() if end == last and at > 0), last)


def _relative(scene: Scene, at: int) -> Phrase | None:
    """Return "who" with what it stands for, nothing for a conjunction."""
    if scene.words.has("that", scene.tokens[at].low):
        return None
    head = _plain(scene, at - (scene.tokens[at - 1].text == ","))
    stands_for = (head.first, head.last) if head is not None else None
    return Phrase(at, at + 1, stands_for)


def _without_time(scene: Scene, last: int) -> int:
    """Return where the phrase ends when a time stands between it and the verb."""
    at = last
    while at > 0 and at - 1 in scene.timed:
        at -= 1
    if at != last and at > 0 and scene.words.has("time_prepositions", scene.tokens[at - 1].low):
        at -= 1
    return at if at > 0 else last


def _with_apposition(scene: Scene, comma: int) -> Phrase | None:
    """Return a phrase that a comma closes: "X, who leads the group," or "X, however,"."""
    tokens = scene.tokens
    at, tried = comma - 1, 0
    fallback: Phrase | None = None
    while at > 0 and comma - at < LONGEST and tried < _APPOSITIONS and not tokens[at].quote:
        if tokens[at].text == tokens[comma].text:
            tried += 1
            head = _plain(scene, at)
            if head is not None and _is_head(scene, head) and _adds(scene, head, at + 1):
                inserted = scene.words.has("parenthesis", tokens[at + 1].low)
                return head if inserted else Phrase(head.first, comma)
            if head is not None and fallback is None and _is_titled(scene, head, at + 1):
                fallback = Phrase(head.first, comma)
        at -= 1
    return fallback


def _is_titled(scene: Scene, head: Phrase, at: int) -> bool:
    """Say whether a name follows a title with an article: "the firm's director, N. N.,"."""
    first = scene.tokens[head.first]
    return scene.words.has("determiners", first.low) and scene.tokens[at].is_name


def _is_head(scene: Scene, head: Phrase) -> bool:
    """Say whether an apposition can follow; "a fellow of X" behind a comma is one itself."""
    first = scene.tokens[head.first]
    before_ = scene.tokens[head.first - 1] if head.first else None
    if first.is_name and not first.low.endswith("ing"):
        return True
    starts = before_ is None or (not before_.is_word and before_.text != ",")
    return starts and scene.words.has("determiners", first.low)


def _adds(scene: Scene, head: Phrase, at: int) -> bool:
    token = scene.tokens[at]
    opens = head.first == 0 or not scene.tokens[head.first - 1].is_word
    return (
        (opens and scene.tokens[head.last - 1].is_name and token.is_word)
        or scene.words.has("apposition", token.low)
        or scene.words.has("parenthesis", token.low)
        or token.is_name
        or token.text.isdigit()
        or token.low.endswith(("ed", "ing"))
        or scene.words.has("adverbs", token.low)
    )


def _plain(scene: Scene, last: int) -> Phrase | None:
    tokens, words = scene.tokens, scene.words
    at, joint = last, None
    while at > 0 and last - at < LONGEST:
        token = tokens[at - 1]
        if words.has("coordinators", token.low):
            joint = at - 1
        elif bounds(scene, at - 1):
            break
        at -= 1
    if joint is not None and at > 0 and words.has("auxiliaries", tokens[at - 1].low):
        at = joint + 1
    if joint is not None and at > 1 and tokens[at - 1].text == ",":
        first = _list_start(scene, at)
        # "the ministers of Estonia, Latvia and Poland": what stands before a list belongs to it.
        while 0 < first < at and last - first < LONGEST and not bounds(scene, first - 1):
            first -= 1
        at = first
    if _follows_verb(scene, at):
        return None
    at = _after_opening(scene, at, last)
    return Phrase(at, last) if _is_phrase(scene, at, last) else None


def _follows_verb(scene: Scene, at: int) -> bool:
    """Say whether a phrase is what follows "was", no subject ("was void found")."""
    tokens, words = scene.tokens, scene.words
    if at == 0 or at >= len(tokens) or not words.has("auxiliaries", tokens[at - 1].low):
        return False
    return not (tokens[at].is_name or words.has("determiners", tokens[at].low))


def bounds(scene: Scene, at: int) -> bool:
    """Say whether no noun phrase reaches over this token."""
    token, words = scene.tokens[at], scene.words
    if token.quote:
        return True
    if not token.is_word:
        if at in scene.named or token.text in "/&%$'’":
            return False
        if token.text in "()" or (token.text == "." and _in_brackets(scene.tokens, at)):
            return False
        if token.text == ".":
            titled = at > 0 and words.has("titles", scene.tokens[at - 1].low)
            return not (titled or abbreviates(scene.tokens, at))
        return not (token.text in "-–" and _joins_names(scene.tokens, at))
    if at in scene.named:
        return False
    if token.is_name and at > 0:
        return False
    said = words.has("plain_speech", token.low)
    return said or words.has("auxiliaries", token.low) or words.has("subordinators", token.low)


def _in_brackets(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].text == ")"


def abbreviates(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a full stop ends an abbreviation before a name, not a sentence."""
    if at == 0 or at + 1 >= len(tokens):
        return False
    return tokens[at - 1].is_name and len(tokens[at - 1].text) <= 5 and tokens[at + 1].is_name


def _joins_names(tokens: Sequence[Token], at: int) -> bool:
    if at == 0 or at + 1 >= len(tokens):
        return False
    before_, after_ = tokens[at - 1], tokens[at + 1]
    return before_.is_name and not before_.text.isupper() and after_.is_name


def _list_start(scene: Scene, at: int) -> int:
    """Return where a list of names begins: "Burkina Faso, Mali and Niger"."""
    tokens = scene.tokens
    while at > 1 and tokens[at - 1].text == "," and tokens[at].is_name:
        first = at - 1
        while first > 0 and tokens[first - 1].is_name:
            first -= 1
        if first == at - 1:
            break
        at = first
    return at


def _after_opening(scene: Scene, at: int, last: int) -> int:
    """Return where the phrase begins behind "But", "On Thursday", "In Warsaw"."""
    tokens, words = scene.tokens, scene.words
    while at < last and (
        words.has("openers", tokens[at].low)
        or words.has("coordinators", tokens[at].low)
        or tokens[at].text in "()-–"
        or (words.has("adverbs", tokens[at].low) and not words.has("determiners", tokens[at].low))
    ):
        at += 1
    if at < last and words.has("prepositions", tokens[at].low):
        return last if words.trait("verb-second") else _after_preposition(scene, at, last)
    while at < last and at in scene.timed:
        at += 1
    return at


def _after_preposition(scene: Scene, at: int, last: int) -> int:
    tokens = scene.tokens
    timed = [number for number in range(at, last) if number in scene.timed]
    if timed and timed[0] <= at + 2:
        after = timed[0]
        while after < last and after in scene.timed:
            after += 1
        return after
    if not scene.words.set("determiners"):
        return _role_after(scene, at, last)
    for number in range(last - 1, at + 1, -1):
        if scene.words.has("determiners", tokens[number].low) and number > at + 1:
            return number
    return last


def _role_after(scene: Scene, at: int, last: int) -> int:
    """Return where a role or a full name begins behind an adverbial, where no article tells."""
    tokens, words = scene.tokens, scene.words
    for number in range(at + 2, last):
        governed = words.has("prepositions", tokens[number - 1].low)
        if words.has("person_nouns", tokens[number].low) and not governed:
            return number
    first = last
    while first > at + 2 and tokens[first - 1].is_name:
        first -= 1
    governed = words.has("prepositions", tokens[first - 1].low)
    return first if last - first > 1 and not governed else last


def _is_phrase(scene: Scene, first: int, last: int) -> bool:
    if first >= last:
        return False
    token = scene.tokens[first]
    if not token.is_word and token.text not in "'":
        return False
    phrase = range(first, last)
    endings = tuple(scene.words.set("object_endings"))
    if all(number in scene.timed for number in phrase) or token.low.endswith(endings):
        # "Decyzję przekazał mediom minister": what stands in the accusative says nothing.
        return False
    return not all(
        scene.words.has("determiners", scene.tokens[number].low) for number in phrase
    ) or scene.words.has("lone", token.low)
