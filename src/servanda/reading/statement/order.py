"""Sources that stand elsewhere than before their verb: behind it, within it, nowhere."""

from servanda.reading.statement import inversion
from servanda.reading.statement.adjunct import Adjuncts, adjuncts
from servanda.reading.statement.cue import Cue
from servanda.reading.statement.source import Phrase, Scene, is_of_several, seated


def within(scene: Scene, cue: Cue) -> Phrase | None:
    """Return the source between an auxiliary and its participle ("a-t-elle dit")."""
    if cue.helper is None or cue.helper + 1 >= cue.first:
        return None
    first = cue.helper + 1
    if scene.words.has("pronouns", scene.tokens[first].low):
        return Phrase(first, first + 1)
    if not scene.words.trait("verb-last"):
        return None
    found = inversion.behind(scene, first, inverted=True)
    if found is None or found.first >= cue.first:
        return None
    return Phrase(found.first, min(found.last, cue.first))


def named_behind(scene: Scene, cue: Cue, *, opening: bool = False) -> Phrase | None:
    """Return the source within a verb or behind it, up to the particle of the verb.

    ``opening`` says that what is said follows behind a comma.
    """
    inside = within(scene, cue)
    if inside is not None:
        return inside
    first = cue.last
    if opening and is_of_several(scene, cue.group):
        rest = range(first, len(scene.tokens))
        comma = next((at for at in rest if not scene.tokens[at].is_word), first)
        seat = seated(scene, first, comma)
        if seat is not None:
            return seat
    if not scene.words.has("determiners", "the"):
        first = to_source(scene, cue.last)
    found = inversion.behind(scene, first, inverted=True, opening=opening)
    if found is None or cue.particle is None or found.last <= cue.particle:
        return _from_role(scene, found) if first > cue.last else found
    return Phrase(found.first, cue.particle) if found.first < cue.particle else None


def _from_role(scene: Scene, phrase: Phrase | None) -> Phrase | None:
    """Return a phrase from its role on: "odpowiedział na pytanie posła minister N. N."."""
    if phrase is None or scene.words.set("determiners"):
        return phrase
    for at in range(phrase.first, min(phrase.first + 4, phrase.last)):
        if scene.tokens[at].is_name:
            break
        if scene.words.has("person_nouns", scene.tokens[at].low):
            return Phrase(at, phrase.last)
    return phrase


def after_cue(scene: Scene, cue: Cue, first: int, kind: str) -> Adjuncts:
    """Return what belongs to a cue from ``first`` on; the particle of its verb does."""
    found = adjuncts(scene, first, kind)
    if cue.particle is None or found.last > cue.particle:
        return found
    more = adjuncts(scene, cue.particle + 1, kind)
    return Adjuncts(more.last, found.hearer or more.hearer, found.timed or more.timed)


def to_source(scene: Scene, first: int) -> int:
    """Return where the source begins behind an adverbial ("powiedział po głosowaniu minister")."""
    tokens, words = scene.tokens, scene.words
    at = first
    while at < len(tokens):
        dative = words.has("dative_pronouns", tokens[at].low)
        if (
            dative
            or at in scene.timed
            or words.has("days", tokens[at].low)
            or _is_adverb(scene, at)
        ):
            at += 1
        elif at in scene.adjuncts:
            at = scene.adjuncts[at]
        elif words.has("prepositions", tokens[at].low) and not words.set("determiners"):
            at += 2
        elif words.has("prepositions", tokens[at].low):
            at = _past_phrase(scene, at)
        else:
            break
    return at


def _is_adverb(scene: Scene, at: int) -> bool:
    token, words = scene.tokens[at], scene.words
    return words.has("adverbs", token.low) and not words.has("determiners", token.low)


def _past_phrase(scene: Scene, at: int) -> int:
    """Return where a phrase with its preposition ends: one noun, its article and adjectives."""
    tokens, words = scene.tokens, scene.words
    last = at + 1
    while last < len(tokens) and last < at + 4:
        if not words.has("determiners", tokens[last].low):
            return last + 1
        last += 1
    return last


def opens_clause(scene: Scene, at: int) -> bool:
    """Say whether nothing but openers, times and adverbials stands before a verb."""
    tokens, words = scene.tokens, scene.words
    while at > 0:
        token = tokens[at - 1]
        small = any(words.has(name, token.low) for name in ("openers", "adverbs", "negation"))
        if not (small or at - 1 in scene.timed or words.has("days", token.low)):
            break
        at -= 1
    return at == 0 or tokens[at - 1].text in "–—-;:"
