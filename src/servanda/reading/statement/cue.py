"""Where a frame says that somebody speaks: verbs of saying and fixed phrases."""

from collections.abc import Iterator
from dataclasses import dataclass

from servanda.reading.speech import Verb, Words
from servanda.reading.statement.frame import Frame
from servanda.reading.token import Token

_REACH = 6
"""Tokens before a verb that may belong to it ("has not yet publicly said")."""
_APART = 16
"""Tokens between the parts of a verb ("teilte ... mit", "hat ... erklärt")."""
_OWNER = "*"
"""Stands in a phrase for the possessive pronoun whose owner speaks."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue; all numbers are positions of tokens."""

    first: int
    last: int
    """The position behind it."""
    group: int
    """Where its verb group begins, auxiliaries and adverbs included."""
    kind: str
    """The kind of its verb, or ``according``, ``following``, ``phrase``."""
    form: str
    bare: bool = False
    question: bool = False
    owner: int | None = None
    """Where the pronoun stands that is the source within a phrase ("за її словами")."""
    helper: int | None = None
    """Where the auxiliary of a participle stands ("hat am Montag erklärt", "a-t-elle dit")."""
    particle: int | None = None
    """Where the particle of a separable verb stands ("teilte am Montag mit")."""
    parenthetic: bool = False


def cues(frame: Frame, words: Words, closed: frozenset[int]) -> Iterator[Cue]:
    """Yield the cues of a frame in order.

    ``closed`` are the positions of tokens that belong to a name, which is never a cue.
    """
    tokens = frame.tokens
    done = 0
    for number, token in enumerate(tokens):
        if number < done or token.low not in words.sparks or number in closed:
            continue
        cue = _fixed(tokens, number, words) or _verbal(tokens, number, words)
        if cue is not None:
            done = cue.last
            yield cue


def _fixed(tokens: tuple[Token, ...], number: int, words: Words) -> Cue | None:
    for kind, phrases in (("according", words.according), ("following", words.following)):
        for phrase in phrases:
            last = number + len(phrase)
            if tokens[number].low == phrase[0] and _reads(tokens, number, phrase, words):
                if phrase in words.personal and not (
                    number == 0 and _is_person(tokens[last : last + 2], words)
                ):
                    continue
                if _OWNER not in phrase:
                    return Cue(number, last, number, kind, "")
                owner = number + phrase.index(_OWNER)
                return Cue(owner + 1, last, number, kind, "", owner=owner)
    return _nominal(tokens, number, words)


def _nominal(tokens: tuple[Token, ...], number: int, words: Words) -> Cue | None:
    """Return the cue in "the ministry's claim that ..."."""
    if number == 0 or not words.has("nominal", tokens[number].low):
        return None
    before = tokens[number - 1]
    owned = before.low.endswith(("'s", "’s")) or words.has("possessive_pronouns", before.low)
    follows = tokens[number + 1 : number + 3]
    if not owned or not follows or not words.has("that", follows[0].low):
        return None
    if len(follows) > 1 and words.has("auxiliaries", follows[1].low):
        return None
    return Cue(number, number + 1, number, "nominal", "")


def _is_person(near: tuple[Token, ...], words: Words) -> bool:
    """Say whether a person is named: by a pronoun, a title, a noun for persons."""
    if not near:
        return False
    if words.has("person_pronouns", near[0].low) or words.has("titles", near[0].low):
        return True
    if len(near) > 1 and near[0].is_name and near[1].is_name:
        return True
    after = near[len(near) > 1 and words.has("determiners", near[0].low)]
    return words.has("person_nouns", after.low)


def _reads(tokens: tuple[Token, ...], number: int, phrase: tuple[str, ...], words: Words) -> bool:
    found = tokens[number : number + len(phrase)]
    return len(found) == len(phrase) and all(
        token.low == word or (word == _OWNER and words.has("possessive_pronouns", token.low))
        for token, word in zip(found, phrase, strict=True)
    )


def _verbal(tokens: tuple[Token, ...], number: int, words: Words) -> Cue | None:
    token = tokens[number]
    verb = words.verbs.get(token.low)
    apart = _apart(tokens, number, words)
    verb = apart[1] if apart is not None else verb
    phrases = words.phrases.get(token.low)
    if (verb is None and phrases is None) or words.has("grounds", token.low):
        return None
    before = tokens[number - 1] if number else None
    # "the alleged attack": what stands behind an article tells of nobody who speaks.
    if before and (words.has("articles", before.low) or (token.is_name and before.is_word)):
        return None
    helper = _helper(tokens, number, words) if words.set("perfect") else None
    group = _group(tokens, number, words)
    last = _phrase_end(tokens, number, words)
    if last is not None:
        verb = Verb("phrase", _phrase_form(token.low, words), bare=True)
    if verb is None or not _is_said(tokens, number, group, verb, words):
        return None
    if apart is None and words.set("modals") and _is_led(tokens, number, verb, words):
        return None
    if helper is not None and verb.form in {"participle", "finite"}:
        group = _over_objects(tokens, helper, words)
        if any(words.has("negation", one.low) for one in tokens[group:number]):
            return None
    elif verb.form == "participle":
        return None
    noun = last is None and words.has("nouns", token.low)
    if noun and not _is_verb(tokens, number, group, verb, words):
        return None
    end = (last or number + 1) + (helper == number)
    return Cue(
        number,
        end,
        group,
        verb.kind,
        verb.form,
        verb.bare,
        verb.question,
        helper=helper,
        particle=apart[0] if apart is not None else None,
        parenthetic=verb.parenthetic,
    )


def _apart(tokens: tuple[Token, ...], number: int, words: Words) -> tuple[int, Verb] | None:
    """Return the particle of a separable verb in the same clause, with the verb."""
    known = dict(words.separable.get(tokens[number].low, ()))
    if not known:
        return None
    for at in range(number + 1, min(number + _APART, len(tokens))):
        token = tokens[at]
        if token.low in known and _closes_clause(tokens, at + 1, words):
            return at, known[token.low]
        if token.quote or token.text in ";:–—" or words.has("that", token.low):
            break
    return None


def _is_led(tokens: tuple[Token, ...], number: int, verb: Verb, words: Words) -> bool:
    """Say whether a verb that comes last is an infinitive or a passive ("möchte sagen").

    There infinitive and plural, participle and present are often alike.
    """
    after = tokens[number + 1].low if number + 1 < len(tokens) else ""
    if verb.form == "finite" and (words.has("passive", after) or words.has("modals", after)):
        return True
    for at in range(number - 1, max(number - _APART, -1), -1):
        token = tokens[at]
        if token.quote or token.text in ",;:–—" or words.has("coordinators", token.low):
            return False
        led = words.has("modals", token.low) or words.has("passive", token.low)
        if led and verb.form == "finite":
            return True
    return False


def _over_objects(tokens: tuple[Token, ...], helper: int, words: Words) -> int:
    """Return where a verb group begins, with the pronouns before its auxiliary ("ne nous a")."""
    at = helper
    while at > 0 and any(
        words.has(name, tokens[at - 1].low) for name in ("object_pronouns", "negation")
    ):
        at -= 1
    return at


def _closes_clause(tokens: tuple[Token, ...], at: int, words: Words) -> bool:
    """Say whether no more of the clause follows: else the particle is a preposition."""
    if at >= len(tokens) or not tokens[at].is_word:
        return True
    return words.has("coordinators", tokens[at].low) or words.has("that", tokens[at].low)


def _helper(tokens: tuple[Token, ...], number: int, words: Words) -> int | None:
    """Return the auxiliary of a participle: before it, or behind where the verb comes last."""
    last = words.trait("verb-last")
    for at in range(number - 1, max(number - _APART, -1), -1):
        token = tokens[at]
        if words.has("perfect", token.low):
            return at
        between = any(words.has(name, token.low) for name in ("pronouns", "adverbs", "negation"))
        if not token.is_word or words.has("passive", token.low) or not (last or between):
            break
    after = tokens[number + 1] if number + 1 < len(tokens) else None
    return number if last and after is not None and words.has("perfect", after.low) else None


def _phrase_form(word: str, words: Words) -> str:
    verb = words.verbs.get(word)
    if verb is not None:
        return verb.form
    return "gerund" if word.endswith("ing") else "past"


def _phrase_end(tokens: tuple[Token, ...], number: int, words: Words) -> int | None:
    for phrase in words.phrases.get(tokens[number].low, ()):
        for at in range(number + 1, min(number + 2 + phrase.between, len(tokens))):
            if tokens[at].low in phrase.nouns:
                return at + 1
            if not tokens[at].is_word:
                break
    return None


def _group(tokens: tuple[Token, ...], number: int, words: Words) -> int:
    at = number
    while at > 0 and number - at < _REACH:
        before = tokens[at - 1]
        if not before.is_word or (before.is_name and at > 1):
            break
        helps = any(words.has(name, before.low) for name in ("adverbs", "auxiliaries", "negation"))
        if not (helps or _is_ly(before.low)):
            break
        at -= 1
    habit = at > 1 and words.has("habitual", tokens[at - 2].low)
    return at - 2 if habit and words.has("infinitive", tokens[at - 1].low) else at


def _is_ly(word: str) -> bool:
    return len(word) > 5 and word.endswith("ly") and word not in {"family", "supply", "assembly"}


def _is_said(tokens: tuple[Token, ...], number: int, group: int, verb: Verb, words: Words) -> bool:
    """Say whether the verb stands for something that was said, not denied, wished or suffered."""
    lows = [token.low for token in tokens[group:number]]
    if lows and words.has("habitual", lows[0]):
        # "Used to say" tells what was said often.
        lows = lows[2:]
        group += 2
    if any(words.has("negation", low) for low in lows):
        return False
    before = tokens[group - 1].low if group else ""
    helped = any(words.has("auxiliaries", low) for low in lows)
    if any(words.has("hypothetical", low) for low in lows):
        return False
    passive = any(words.has("passive", low) for low in lows)
    match verb.form:
        case "past":
            return not passive
        case "base":
            habit = group > 1 and words.has("habitual", tokens[group - 2].low)
            return (habit or not words.has("hypothetical", before)) and not passive
        case "gerund":
            return helped or _opens_clause(tokens, group, words)
        case _:
            return not helped or verb.form in {"finite", "participle"}


def _opens_clause(tokens: tuple[Token, ...], group: int, words: Words) -> bool:
    if group == 0:
        return False
    before = tokens[group - 1]
    joins = words.has("coordinators", before.low) or words.has("gerund_openers", before.low)
    return before.quote or before.text in ",–—-" or joins


def _is_verb(tokens: tuple[Token, ...], number: int, group: int, verb: Verb, words: Words) -> bool:
    """Say whether a word that is a noun as well is a verb here, by its neighbours."""
    before = tokens[group - 1] if group else None
    after = tokens[number + 1] if number + 1 < len(tokens) else None
    if before is None:
        return False
    if group < number and tokens[number - 1].low not in {"of"}:
        return True
    if words.has("pronouns", before.low) and not words.has("possessive_pronouns", before.low):
        return True
    if words.has("determiners", before.low) or words.has("prepositions", before.low):
        return False
    if before.low.endswith(("'s", "’s", "s'", "s’")):
        return False
    return after is not None and _content_follows(after, words) and verb.form != "base"


def _content_follows(after: Token, words: Words) -> bool:
    if after.quote or after.text == ":":
        return True
    return any(words.has(name, after.low) for name in ("whether", "pronouns", "determiners")) or (
        after.is_name
    )
