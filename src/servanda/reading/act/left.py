"""What an exit is from: a treaty named behind the verb, one that no list holds, a word for it."""

from collections.abc import Iterable

from servanda.reading.act.form import suffers
from servanda.reading.generic import called
from servanda.reading.lexicon import Hit, hits
from servanda.reading.scene import Scene
from servanda.reading.treaty_of import is_joined, treaty_of
from servanda.terms.finding import Mention, MentionKind
from servanda.terms.span import Span

AROUND = 240
"""Characters on each side of a word within which a treaty may be meant by it."""
UNNAMED = 32
"""A treaty that is never named is spoken of within this many characters behind the verb."""
OWNER = 7
"""Characters between a noun for an exit and whose it is: "du", "de l'"."""
_PARTNERS = (MentionKind.STATE, MentionKind.GROUP, MentionKind.ORGANISATION)
"""With whom a state makes treaties."""
NEAR = 60
"""A treaty follows the verb of an exit within this many characters."""


def meant(scene: Scene, verb: Span) -> list[Hit]:
    """Return the words behind a verb that stand for a treaty; a pronoun stands right behind it."""
    near = near_behind(scene, verb)
    return [
        hit
        for hit in called(scene.document, near, "treaty")
        if not hit.cue.keys.get("pronoun") or hit.span.start <= near.start + 1
        if not called(scene.document, hit.span, "another treaty")
        and not _is_described(scene, hit.span)
    ]


def _is_described(scene: Scene, word: Span) -> bool:
    """Say whether a treaty that the text does not name is told by what it is on.

    Where no article tells: "umowa zbożowa", "угода між Україною та ЄС".
    """
    before = Span(max(scene.sentence.start, word.start - UNNAMED), word.start)
    behind = Span(word.end, min(scene.sentence.end, word.end + UNNAMED))
    apart = stands_for(scene, before, "on what") or stands_for(scene, behind, "on what")
    return apart and not any(word.overlaps(one.span) for one in scene.treaties)


def kind_of(scene: Scene, spoken: Iterable[Hit]) -> str | None:
    """Return what a text calls the treaty that is meant, where its name has that word, too."""
    kinds = (hit.groups.get("kind") for hit in spoken)
    return next((kind.of(scene.document.text).lower() for kind in kinds if kind), None)


def unnamed(scene: Scene, verb: Span, *, before: bool = False) -> str | None:
    """Return what a text calls a treaty that it never names: "left the convention".

    ``before``: of a passive, before whose auxiliaries it stands.
    """
    document = scene.document
    near = Span(verb.end, min(scene.sentence.end, verb.end + UNNAMED))
    if before:
        near = Span(max(scene.sentence.start, verb.start - 2 * UNNAMED), verb.start)
    for hit in called(document, near, "treaty"):
        if not hit.cue.keys.get("alone"):
            continue
        if not before or suffers(scene, hit.span, verb):
            return hit.span.of(document.text)
    return None


def around(scene: Scene, verb: Span, *, behind: bool = False) -> tuple[str | None, str | None]:
    """Return the treaty, or what is called one, nearest to a verb; whether it is meant is open.

    ``behind``: only of those behind the verb.
    """
    document = scene.document
    start, end = scene.sentence.start, scene.sentence.end
    first = verb.end if behind else max(start, verb.start - AROUND)
    near = Span(first, max(first, min(end, verb.end + AROUND)))
    held = (one for one in scene.treaties if one.span.within(near))
    named = min(held, key=lambda one: one.span.apart(verb), default=None)
    if named is not None:
        return treaty_of(named), None
    found = [hit.span for hit in called(document, near, "agreed")]
    if found:
        return None, min(found, key=lambda one: one.apart(verb)).of(document.text)
    return None, None


def left(scene: Scene) -> list[Mention]:
    """Return what may be left: no organisation that only tells whose another thing is."""
    return [one for one in scene.treaties if not _is_attribute(scene, one)]


def _is_attribute(scene: Scene, one: Mention) -> bool:
    """Say whether a name stands before another noun: "the WHO pandemic agreement"."""
    rest = Span(one.span.end, scene.sentence.end)
    return stands_for(scene, rest, "of it")


def near_behind(scene: Scene, verb: Span) -> Span:
    """Return the stretch behind a verb in which what is left stands."""
    return Span(verb.end, min(scene.sentence.end, verb.end + NEAR))


def unlisted(scene: Scene, verb: Span) -> Span | None:
    """Return what is named behind a verb and left by leaving a treaty that the catalogue lacks.

    That is a name in the form of a treaty's, or an organisation that one joins by treaty.
    """
    document, near = scene.document, near_behind(scene, verb)
    reach = Span(near.start, min(scene.sentence.end, near.end + NEAR))
    found = hits(document.language, "title", document.text, reach)
    cited = [hit.groups["name"] for hit in found if hit.cue.keys.get("cited")]
    for hit in found:
        name = hit.groups["name"]
        known = any(mention.span.overlaps(name) for mention in scene.treaties)
        known |= any(name.within(one.span) and one.span != name for one in scene.mentions)
        known |= any(name.overlaps(one) for one in cited)
        if hit.cue.keys.get("joined"):
            known |= not _belongs(scene, near, name)
        if name.start < near.end and not known and name.of(document.text)[0].isupper():
            return name
    return _of_another(scene, near) or _joined(scene, near) or _joined_before(scene, verb)


def _of_another(scene: Scene, near: Span) -> Span | None:
    """Return the name of a treaty that begins with an organisation: "the WHO pandemic treaty"."""
    for one in scene.treaties:
        if one.kind is MentionKind.ORGANISATION and near.start < one.span.start < near.end:
            rest = Span(one.span.end, scene.sentence.end)
            found = hits(scene.document.language, "generic", scene.document.text, rest)
            named = [hit.span.end for hit in found if hit.cue.keys.get("names")]
            return Span(one.span.start, named[0]) if named else None
    return None


def _joined(scene: Scene, near: Span) -> Span | None:
    """Return what one belongs to by a treaty, where it stands right behind a verb and alone."""
    for one in scene.mentions:
        if is_joined(one) and near.start <= one.span.start < near.end:
            return one.span if _belongs(scene, _past_owner(scene, near), one.span) else None
    return None


def _past_owner(scene: Scene, near: Span) -> Span:
    """Return what follows an exit without whose it is: "the exit of Niger | from the bloc"."""
    whose = (m.span for m in scene.of_kind(MentionKind.STATE) if m.form == "name")
    owner = [one.end for one in whose if near.start < one.start <= near.start + OWNER]
    start = [*owner, near.start][0]
    return Span(start, max(start, near.end))


def _belongs(scene: Scene, near: Span, name: Span) -> bool:
    """Say whether it is a name itself that one belongs to: no "OPEC meeting" is left."""
    rest = Span(name.end, scene.sentence.end)
    alone = rest.start == rest.end or stands_for(scene, rest, "alone")
    gap = Span(min(near.start, name.start), name.start)
    return alone and (gap.start == gap.end or stands_for(scene, gap, "belonging"))


def described(scene: Scene, verb: Span) -> Span | None:
    """Return what is left that has no name but is an agreement with a state, or a group of them.

    An agreement with a company is none that a treaty could be.
    """
    document = scene.document
    for mention in scene.of_kind(*_PARTNERS):
        at, end = mention.span.start, mention.span.end
        if mention.form not in ("name", None) or not 0 < at - verb.end <= 2 * NEAR:
            continue
        for hit in called(document, Span(verb.end, at), "pact with"):
            sort = hit.groups["sort"]
            other = called(document, sort, "of another") or called(document, sort, "no agreement")
            owns = document.text[end : end + 1] in ("'", "’")
            return None if other or owns else Span(sort.start, end)
    return None


def _joined_before(scene: Scene, verb: Span) -> Span | None:
    """Return what one belongs to by a treaty, where it stands before or in a verb at the end."""
    start = scene.clause_at(verb.start).start
    named = [one for one in scene.mentions if is_joined(one) or treaty_of(one)]
    before = [one for one in named if start <= one.span.start and one.span.end < verb.end]
    if not before or not is_joined(before[-1]):
        return None
    lead = Span(max(start, before[-1].span.start - AROUND), before[-1].span.start)
    return before[-1].span if stands_for(scene, lead, "belonging before") else None


def stands_for(scene: Scene, where: Span, what: str) -> bool:
    """Say whether a stretch holds words that stand for something, as ``generic.toml`` calls it."""
    return bool(called(scene.document, where, what))


def is_aside(scene: Scene, clause: Span) -> bool:
    """Say whether a clause only tells something beside the way: "which borders", "accusing"."""
    begin = Span(clause.start, min(clause.end, clause.start + UNNAMED))
    return is_relative(scene, clause) or stands_for(scene, begin, "aside clause")


def is_relative(scene: Scene, clause: Span) -> bool:
    """Say whether a relative pronoun opens a clause."""
    return stands_for(scene, scene.lead_of(clause), "relative")
