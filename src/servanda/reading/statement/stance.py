"""Where a speaker stands to a treaty, by the words of the statement."""

from collections import Counter
from collections.abc import Sequence

from servanda.reading.lexicon import Hit, hits
from servanda.terms.finding import Mention, MentionKind, Speaker, Stance, StanceValue
from servanda.terms.span import Span


def focus_treaty(mentions: Sequence[Mention]) -> str | None:
    """Return the treaty that a text names most, of several the first."""
    named = [m.ref for m in mentions if m.kind is MentionKind.TREATY and m.ref is not None]
    if not named:
        return None
    counts = Counter(named)
    return max(dict.fromkeys(named), key=lambda ref: counts[ref])


def stance(
    text: str,
    language: str,
    words: tuple[Span | None, Sequence[Span]],
    speaker: Speaker,
    treaties: tuple[str | None, bool],
) -> tuple[Stance, ...]:
    """Return the stance that a statement takes.

    ``words`` are its cue and its content. ``treaties`` holds the treaty that the statement is
    about, and whether its cue is one of warning or criticism.
    """
    treaty, warns = treaties
    if treaty is None:
        return ()
    cue, said = words
    found: Counter[str] = Counter()
    for span in said:
        for hit in hits(language, "stance", text, span):
            if _counts(hit, speaker, text, span, warns=warns):
                found[str(hit.cue.keys["value"])] += 1
        # "condemned the withdrawal": what is felt stands in the cue, about what behind it.
        if cue is not None and 0 <= span.start - cue.end <= 1:
            for hit in hits(language, "stance", text, Span(cue.start, span.end)):
                if hit.cue.keys.get("cue") and hit.span.start == cue.start:
                    found[str(hit.cue.keys["value"])] += 1
    if not found:
        return ()
    (first, count), *others = found.most_common()
    value = StanceValue.NEUTRAL if others and others[0][1] == count else StanceValue(first)
    return (Stance(treaty, value),)


def _counts(hit: Hit, speaker: Speaker, text: str, span: Span, *, warns: bool) -> bool:
    keys = hit.cue.keys
    if keys.get("cue"):
        return False
    if keys.get("own") and speaker.ref is None:
        return False
    if keys.get("critic") and not is_critic(speaker):
        return False
    if keys.get("warning") and not warns:
        return False
    return not keys.get("question") or "?" in span.of(text)


def is_critic(speaker: Speaker) -> bool:
    """Say whether a campaign or a guardian of humanitarian law speaks."""
    name = f"{speaker.organisation or ''} {speaker.name or ''}"
    return any(hits("en", "critic", name, Span(0, len(name))))


def treaty_of(said: Sequence[Span], mentions: Sequence[Mention], focus: str | None) -> str | None:
    """Return the treaty that the statement names, else the one the text is about."""
    for mention in mentions:
        held = any(mention.span.within(span) for span in said)
        if held and mention.kind is MentionKind.TREATY and mention.ref is not None:
            return mention.ref
    return focus
