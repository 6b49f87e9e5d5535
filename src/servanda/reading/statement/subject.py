"""The subject of a sentence, for verbs of saying that share it."""

from servanda.reading.statement.source import Phrase, Scene


def opening_subject(scene: Scene, before: int) -> Phrase | None:
    """Return the subject of the sentence, by its opening: a pronoun, a name, an article."""
    tokens, words = scene.tokens, scene.words
    at = _after_adverbial(scene, before)
    first = at
    if at < before and words.has("pronouns", tokens[at].low):
        return Phrase(at, at + 1)
    if at < before and words.has("determiners", tokens[at].low):
        at += 1
        while at < before and _describes(scene, at):
            at += 1
    while at < before and (
        tokens[at].is_name or at in scene.named or (at > first and tokens[at].low in {"of", "and"})
    ):
        at += 1
    while at > first and not (tokens[at - 1].is_name or at - 1 > first):
        at -= 1
    return Phrase(first, at) if at > first and tokens[at - 1].is_word else None


def _after_adverbial(scene: Scene, before: int) -> int:
    """Return where the sentence begins behind "But", "In a speech on Tuesday,"."""
    tokens, words = scene.tokens, scene.words
    at = 0
    while at < before and (
        words.has("openers", tokens[at].low) or tokens[at].text in ",–—-" or at in scene.timed
    ):
        at += 1
    opens = at < before and (
        words.has("prepositions", tokens[at].low)
        or words.has("subordinators", tokens[at].low)
        or tokens[at].low.endswith("ing")
    )
    if not opens:
        return at
    comma = next((n for n in range(at, before) if tokens[n].text == ","), None)
    return comma + 1 if comma is not None and comma + 1 < before else at


def _describes(scene: Scene, at: int) -> bool:
    """Say whether a small word can still belong to a subject with an article."""
    token, words = scene.tokens[at], scene.words
    if not token.is_word or token.is_name or token.low.endswith(("ed", "ly")):
        return False
    return not any(
        words.has(name, token.low)
        for name in ("auxiliaries", "prepositions", "subordinators", "adverbs")
    )
