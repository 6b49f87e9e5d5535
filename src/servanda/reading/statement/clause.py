"""A cue with its source and what belongs to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from servanda.reading.statement import content, inversion, source
from servanda.reading.statement.adjunct import Adjuncts, adjuncts
from servanda.reading.statement.cue import Cue
from servanda.reading.statement.order import after_cue, named_behind, opens_clause
from servanda.reading.statement.source import Phrase, Scene

_OPENING = 3
"""Tokens within which a cue opens its sentence."""
_SHORTEST = 3
"""Tokens that a clause before its cue has at least."""


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
    aside: int | None = None
    """Where "as" stands, for "as the minister said": all else in the sentence is said."""


def clause_of(scene: Scene, cue: Cue, earlier: Sequence[Clause]) -> Clause | None:
    """Return the clause of saying that a cue makes, none where it has no source."""
    tokens, words = scene.tokens, scene.words
    if cue.kind == "according":
        return _according(scene, cue)
    if cue.kind in {"following", "nominal"}:
        return _following(scene, cue)
    if cue.parenthetic:
        return _inverted(scene, cue) if _is_inverted(scene, cue) else None
    aside = _aside(scene, cue)
    if aside is not None:
        return aside
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
        return later(scene, cue)
    first = phrase.first
    return Clause(cue, phrase, False, False, first, after_cue(scene, cue, cue.last, cue.kind))


def _following(scene: Scene, cue: Cue) -> Clause | None:
    """Return the clause of a phrase behind its source; a pronoun may own it ("ihren Angaben")."""
    tokens, words, at = scene.tokens, scene.words, cue.first
    owned = cue.kind == "following" and at > 0
    owned = owned and words.has("possessive_pronouns", tokens[at - 1].low)
    phrase = Phrase(at - 1, at) if owned else source.before(scene, at)
    if phrase is None or words.has("first_person", tokens[phrase.first].low):
        return None
    return Clause(cue, phrase, False, False, phrase.first, Adjuncts(cue.last))


def _according(scene: Scene, cue: Cue) -> Clause | None:
    tokens = scene.tokens
    if cue.owner is not None:
        owned = Phrase(cue.owner, cue.owner + 1)
        return Clause(cue, owned, False, True, cue.group, Adjuncts(cue.last))
    owner = tokens[cue.first - 1].low if cue.first else ""
    if scene.words.has("possessive_pronouns", owner) and len(scene.words.set("determiners")) == 0:
        # Polish "jego zdaniem": the pronoun stands before the phrase.
        owned = Phrase(cue.first - 1, cue.first)
        return Clause(cue, owned, False, False, cue.first - 1, Adjuncts(cue.last))
    named = inversion.behind(scene, cue.last, opening=cue.first < _OPENING)
    if named is None:
        return None
    phrase = _bare(scene, named)
    rest = [token for token in tokens[phrase.last :] if token.is_word or token.quote]
    if not rest and cue.first < _OPENING:
        # "According to X, the ...": what looked like an apposition is what X says.
        phrase = inversion.behind(scene, cue.last, apposed=False) or phrase
    return Clause(cue, phrase, False, True, cue.first, Adjuncts(phrase.last))


def _bare(scene: Scene, phrase: Phrase) -> Phrase:
    """Return the first word of a phrase without a name that no comma ends ("ekspertów ustawa")."""
    tokens, words = scene.tokens, scene.words
    ended = phrase.last < len(tokens) and tokens[phrase.last].text == ","
    named = any(token.is_name for token in tokens[phrase.first : phrase.last])
    if words.set("determiners") or ended or named or not words.trait("free-inversion"):
        return phrase
    return Phrase(phrase.first, phrase.first + 1)


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
    apart = cue.group != cue.first and cue.helper is None
    if cue.group == 0 or apart or (cue.kind == "object" and cue.form != "past"):
        return False
    before = scene.tokens[cue.group - 1]
    return before.quote or before.text in {",", "–", "—", "-", "?", "!"}


def _inverted(scene: Scene, cue: Cue) -> Clause | None:
    tokens = scene.tokens
    quoted = bool(content.quoted_before(scene, cue.group, 0))
    quoted = quoted or bool(content.dashed_before(scene, cue.group, 0))
    free = cue.bare or scene.words.trait("free-inversion")
    parenthetic = cue.kind == "clause" or (cue.kind == "that" and free)
    if not quoted and not (parenthetic and _has_clause_before(scene, cue)):
        return None
    phrase = named_behind(scene, cue)
    if phrase is not None and not quoted and _opens_dependent(scene):
        phrase = _with_rest(scene, cue, phrase)
    if phrase is None:
        # Polish and Finnish verbs tell the person themselves.
        silent = quoted and cue.form == "finite" and not cue.parenthetic
        after = after_cue(scene, cue, cue.last, cue.kind)
        return Clause(cue, None, False, True, cue.group, after) if silent else None
    after = after_cue(scene, cue, phrase.last, "quote")
    if not quoted and not scene.words.set("determiners") and not is_named(scene, phrase):
        return None
    if not quoted and after.last < len(tokens) and tokens[after.last].text not in ".,":
        return None
    return Clause(cue, phrase, False, True, cue.group, after)


def _opens_dependent(scene: Scene) -> bool:
    """Say whether the sentence opens with a clause that needs another: "Unless they leave"."""
    return scene.words.has("subordinators", scene.tokens[0].low)


def _with_rest(scene: Scene, cue: Cue, phrase: Phrase) -> Phrase:
    """Return a source without its apposition where that is all that a clause could depend on."""
    rest, before = scene.tokens[phrase.last :], scene.tokens[: cue.group - 1]
    if any(token.is_word for token in rest) or any(token.text == "," for token in before):
        return phrase
    return inversion.behind(scene, cue.last, apposed=False) or phrase


def _has_clause_before(scene: Scene, cue: Cue) -> bool:
    """Say whether the words before are a clause, not the name that an apposition follows."""
    if scene.words.trait("free-inversion") and cue.group >= _SHORTEST:
        return True
    if _opens_dependent(scene):
        return True
    return any(
        scene.words.has("auxiliaries", token.low) or scene.words.has("pronouns", token.low)
        for token in scene.tokens[: cue.group]
        if not token.is_name or token is scene.tokens[0]
    )


def _aside(scene: Scene, cue: Cue) -> Clause | None:
    """Return the clause of "as the minister said", wherever "as" stands before the verb."""
    tokens, words = scene.tokens, scene.words
    if not words.set("as"):
        return None
    at = cue.group - 1
    if at >= 0 and words.has("as", tokens[at].low) and _may_open(scene, at):
        phrase = named_behind(scene, cue, opening=True)
        if phrase is None and not words.trait("drops-subject"):
            return None
        last = phrase.last if phrase is not None else cue.last
        return Clause(cue, phrase, False, True, at, after_cue(scene, cue, last, "quote"), aside=at)
    phrase = source.before(scene, cue.group)
    at = phrase.first - 1 if phrase is not None else -1
    if at >= 0 and words.has("as", tokens[at].low) and _may_open(scene, at):
        after = after_cue(scene, cue, cue.last, "quote")
        return Clause(cue, phrase, False, False, at, after, aside=at)
    return None


def _may_open(scene: Scene, at: int) -> bool:
    before = scene.tokens[at - 1] if at else None
    return before is None or before.text in ",–—" or scene.words.has("openers", before.low)


def later(scene: Scene, cue: Cue) -> Clause | None:
    """Return the clause of a verb that comes before its source, or that has none.

    "Am Montag sagte der Minister, ...", "Dodał, że ...": where the language lets a verb open its
    clause, or puts it second whatever stands first.
    """
    words = scene.words
    first = cue.group
    if words.trait("verb-second") and cue.form in {"finite", "participle"}:
        phrase = named_behind(scene, cue)
        if phrase is not None and _is_second(scene, first):
            after = after_cue(scene, cue, phrase.last, "quote")
            return Clause(cue, phrase, False, False, first, after)
    if words.trait("drops-subject") and cue.form == "finite" and opens_clause(scene, first):
        phrase = named_behind(scene, cue)
        if phrase is not None and not is_named(scene, phrase):
            phrase = None
        last = phrase.last if phrase is not None else cue.last
        after = after_cue(scene, cue, last, "quote" if phrase is not None else cue.kind)
        return Clause(cue, phrase, False, False, first, after)
    return None


def _is_second(scene: Scene, verb: int) -> bool:
    """Say whether what stands before a verb is one adverbial at the start of a clause."""
    tokens, words = scene.tokens, scene.words
    at = verb
    while at > 0 and not tokens[at - 1].quote and tokens[at - 1].text not in ",;:–—":
        at -= 1
    if at == verb:
        return False
    opening = tokens[at]
    return (
        at in scene.timed
        or any(words.has(name, opening.low) for name in ("prepositions", "openers", "adverbs"))
        or words.has("days", opening.low)
    )


def is_named(scene: Scene, phrase: Phrase) -> bool:
    """Say whether a phrase behind a verb is a source: it begins with a name, a role, a pronoun."""
    first = scene.tokens[phrase.first]
    known = ("person_nouns", "pronouns", "organisation")
    held = any(scene.words.has(name, first.low) for name in known)
    return held or any(t.is_name for t in scene.tokens[phrase.first : phrase.last])
