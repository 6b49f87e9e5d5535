"""The noun phrase of a source behind its verb: "said X, a lawyer at Y"."""

from servanda.reading.statement.source import LONGEST, Phrase, Scene, abbreviates, bounds


def behind(
    scene: Scene,
    first: int,
    *,
    apposed: bool = True,
    inverted: bool = False,
    opening: bool = False,
) -> Phrase | None:
    """Return the noun phrase of an inverted source ("said X, a lawyer at Y").

    Args:
        scene: The frame.
        first: Where the phrase begins.
        apposed: Whether appositions belong to it.
        inverted: Whether nothing but the source and adverbials follow.
        opening: Whether what is said follows behind a comma ("according to X, the ...").
    """
    tokens, words = scene.tokens, scene.words
    if first >= len(tokens) or first in scene.adjuncts or first in scene.timed:
        return None
    start = tokens[first]
    if not start.is_word:
        return None
    if words.has("pronouns", start.low):
        return Phrase(first, first + 1)
    if words.has("stops", start.low) or words.has("whether", start.low):
        return None
    last = _run(scene, first, inverted=inverted)
    if last == first:
        return None
    while apposed and last + 1 < len(tokens) and tokens[last].text == ",":
        if not _is_apposition(scene, last + 1) or (opening and not _tells_who(scene, last + 1)):
            break
        end = _apposition_end(scene, last + 1)
        if end is None:
            break
        last = end
    return Phrase(first, last)


def _run(scene: Scene, first: int, *, inverted: bool) -> int:
    tokens, words = scene.tokens, scene.words
    at = first
    while at < len(tokens) and at - first < LONGEST:
        token = tokens[at]
        if token.quote or (at > first and (at in scene.timed or at in scene.adjuncts)):
            break
        if at in scene.named:
            at += 1
            continue
        if not token.is_word and bounds(scene, at):
            break
        if words.has("stops", token.low) and not _affiliates(scene, at):
            break
        if words.has("auxiliaries", token.low) or (
            _is_past_name(scene, first, at) and not (inverted and _name_follows(scene, at))
        ):
            break
        at += 1
    return at


def _name_follows(scene: Scene, at: int) -> bool:
    """Say whether a title and a name still follow ("Amnestyn toiminnanjohtaja N. N.")."""
    tokens, words = scene.tokens, scene.words
    between = tokens[at : at + 2]
    plain = all(one.is_word and not words.has("stops", one.low) for one in between)
    return plain and any(token.is_name for token in tokens[at + 1 : at + 3])


def _is_past_name(scene: Scene, first: int, at: int) -> bool:
    """Say whether a name ended before ``at``, in a language without articles.

    There nothing else tells the source from what follows it.
    """
    tokens, words = scene.tokens, scene.words
    if at == first or words.has("affiliation", tokens[at].low):
        return False
    ended = tokens[at - 1].is_name and not tokens[at].is_name
    if words.trait("capital-nouns"):
        # A small word behind a noun is the verb, unless it opens what belongs to the noun.
        lists = ("determiners", "prepositions", "coordinators", "affiliation")
        return ended and not any(words.has(name, tokens[at].low) for name in lists)
    return ended and not words.set("determiners")


def _affiliates(scene: Scene, at: int) -> bool:
    """Say whether the preposition belongs to the phrase: "of the Ministry", "at R&D"."""
    tokens, words = scene.tokens, scene.words
    if not words.has("affiliation", tokens[at].low) or at in scene.adjuncts:
        return False
    near = tokens[at + 1 : at + 4]
    if tokens[at].low == "of":
        return bool(near)
    return any(token.is_name for token in near) and at + 1 not in scene.timed


def _is_apposition(scene: Scene, at: int) -> bool:
    token = scene.tokens[at]
    if at in scene.adjuncts or at in scene.timed or token.quote:
        return False
    if scene.words.has("parenthesis", token.low):
        return False
    return (
        scene.words.has("apposition", token.low)
        or scene.words.has("person_nouns", token.low)
        or (token.is_name and not scene.words.has("pronouns", token.low))
        or (token.text.isdigit() and len(token.text) == 2)
    )


def _tells_who(scene: Scene, at: int) -> bool:
    """Say whether a phrase with an article is an apposition: it tells who a person is."""
    tokens, words = scene.tokens, scene.words
    if words.trait("subject-by-case"):
        # "Jak powiedział N. N., Zachód łamie traktaty": without articles a name opens a clause.
        return any(words.has(one, tokens[at].low) for one in ("person_nouns", "apposition"))
    if not words.has("determiners", tokens[at].low) or not words.set("person_nouns"):
        return True
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and words.has("person_nouns", after.low)


def _apposition_end(scene: Scene, at: int) -> int | None:
    tokens = scene.tokens
    first = at
    while at < len(tokens) and at - first < LONGEST:
        token = tokens[at]
        if token.text in {",", ";", ":", "—", "–"} and at not in scene.named:
            break
        if token.text == "." and not abbreviates(tokens, at):
            break
        if token.quote and at > first and tokens[at - 1].text == ",":
            break
        at += 1
    return at if at > first else None
