"""A cue with its source and what belongs to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from servanda.reading.statement import content, inversion, source
from servanda.reading.statement.adjunct import Adjuncts, adjuncts
from servanda.reading.statement.cue import Cue
from servanda.reading.statement.source import Phrase, Scene

_OPENING = 3
"""Tokens within which a cue opens its sentence."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of saying; numbers are positions of tokens."""

    cue: Cue
    source: Phrase | None
    shared: bool
    inverted: bool
    first: int
    """Where the clause of saying begins."""
    adjuncts: Adjuncts


def clause_of(scene: Scene, cue: Cue, earlier: Sequence[Clause]) -> Clause | None:
    """Return the clause of saying that a cue makes, none where it has no source."""
    tokens, words = scene.tokens, scene.words
    if cue.kind == "according":
        return _according(scene, cue)
    if cue.kind in {"following", "nominal"}:
        phrase = source.before(scene, cue.first)
        if phrase is None:
            return None
        return Clause(cue, phrase, False, False, phrase.first, Adjuncts(cue.last))
    before = tokens[cue.group - 1] if cue.group else None
    joined = before is not None and words.has("coordinators", before.low)
    if joined or (cue.form == "gerund" and cue.group == cue.first):
        at = cue.group - joined
        return Clause(cue, None, True, False, at, adjuncts(scene, cue.last, cue.kind))
    inverted = _inverted(scene, cue) if _is_inverted(scene, cue) else None
    if inverted is not None:
        return inverted
    phrase = source.before(scene, cue.group)
    if phrase is None or _is_taken(scene, phrase, earlier):
        return None
    return Clause(cue, phrase, False, False, phrase.first, adjuncts(scene, cue.last, cue.kind))


def _according(scene: Scene, cue: Cue) -> Clause | None:
    tokens = scene.tokens
    owner = tokens[cue.first - 1].low if cue.first else ""
    if scene.words.has("possessive_pronouns", owner) and len(scene.words.set("determiners")) == 0:
        # Polish "jego zdaniem": the pronoun stands before the phrase.
        owned = Phrase(cue.first - 1, cue.first)
        return Clause(cue, owned, False, False, cue.first - 1, Adjuncts(cue.last))
    named = inversion.behind(scene, cue.last)
    if named is None:
        return None
    phrase = named
    rest = [token for token in tokens[phrase.last :] if token.is_word or token.quote]
    if not rest and cue.first < _OPENING:
        # "According to X, the ...": what looked like an apposition is what X says.
        phrase = inversion.behind(scene, cue.last, apposed=False) or phrase
    return Clause(cue, phrase, False, True, cue.first, Adjuncts(phrase.last))


def _is_taken(scene: Scene, phrase: Phrase, earlier: Sequence[Clause]) -> bool:
    """Say whether the phrase runs over an earlier cue, but for one in a relative clause of it."""
    tokens = scene.tokens
    return any(
        phrase.first <= one.cue.first < phrase.last
        and not scene.words.has("relative", tokens[one.cue.group - 1].low)
        for one in earlier
    )


def _is_inverted(scene: Scene, cue: Cue) -> bool:
    """Say whether the cue follows its content directly, so that the source comes behind."""
    if cue.group == 0 or cue.group != cue.first or (cue.kind == "object" and cue.form != "past"):
        return False
    before = scene.tokens[cue.group - 1]
    return before.quote or before.text in {",", "–", "—", "-", "?", "!"}


def _inverted(scene: Scene, cue: Cue) -> Clause | None:
    tokens = scene.tokens
    quoted = bool(content.quoted_before(scene, cue.group, 0))
    quoted = quoted or bool(content.dashed_before(scene, cue.group, 0))
    parenthetic = cue.kind == "clause" or (cue.kind == "that" and cue.bare)
    if not quoted and not (parenthetic and _has_clause_before(scene, cue)):
        return None
    first = cue.last
    if not scene.words.has("determiners", "the"):
        first = _to_source(scene, cue.last)
    phrase = inversion.behind(scene, first, inverted=True)
    if phrase is None:
        # Polish and Finnish verbs tell the person themselves.
        silent = quoted and cue.form == "finite"
        after = adjuncts(scene, cue.last, cue.kind)
        return Clause(cue, None, False, True, cue.group, after) if silent else None
    after = adjuncts(scene, phrase.last, "quote")
    if not quoted and after.last < len(tokens) and tokens[after.last].text not in ".,":
        return None
    return Clause(cue, phrase, False, True, cue.group, after)


def _has_clause_before(scene: Scene, cue: Cue) -> bool:
    """Say whether the words before are a clause, not the name that an apposition follows."""
    return any(
        scene.words.has("auxiliaries", token.low) or scene.words.has("pronouns", token.low)
        for token in scene.tokens[: cue.group]
        if not token.is_name or token is scene.tokens[0]
    )


def _to_source(scene: Scene, first: int) -> int:
    """Return where the source begins behind an adverbial ("powiedział po głosowaniu minister")."""
    tokens, words = scene.tokens, scene.words
    at = first
    while at < len(tokens) and (at in scene.adjuncts or words.has("prepositions", tokens[at].low)):
        at = scene.adjuncts.get(at, at + 2)
    return at
