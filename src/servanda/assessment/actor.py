"""The states behind the actors of an act: a company acts from under its state's law."""

from collections.abc import Iterator

import re2

from servanda import names
from servanda.assessment.setting import Setting
from servanda.errors import UnknownName
from servanda.terms.finding import Act, Mention, MentionKind, Statement
from servanda.terms.span import Span

_CODE = re2.compile(r"^[A-Z]{3}$")
_NEAR = 60
"""Characters: how far before a name the word for its state may stand."""
_BREAK = re2.compile(r"[.;:!?\n\"“”„«»]")


def is_state(actor: str) -> bool:
    """Say whether an actor is the code of a state."""
    if not _CODE.match(actor):
        return False
    try:
        names.state_name(actor)
    except UnknownName:
        return False
    return True


def states_of(act: Act, setting: Setting) -> Iterator[str]:
    """Yield the states whose law an act falls under, each once."""
    seen: set[str] = set()
    for actor in act.actors:
        state = actor if is_state(actor) else home_of(actor, setting)
        if state is not None and state not in seen:
            seen.add(state)
            yield state


def home_of(actor: str, setting: Setting) -> str | None:
    """Return the state that the text gives a company or an agency; None where it gives none."""
    return next(_homes(actor, setting), None)


def _homes(actor: str, setting: Setting) -> Iterator[str]:
    named = (one for one in setting.reading.mentions if one.text == actor or one.ref == actor)
    yield from (one.state for one in named if one.state)
    speaking = [one for one in setting.reading.statements if _names(one, actor)]
    yield from (one.source.state for one in speaking if one.source.state)
    for one in speaking:
        if one.source.span:
            yield from _states_in(one.source.span, setting)
    text, start = setting.document.text, 0
    while (at := text.find(actor, start)) >= 0:
        start = at + len(actor)
        yield from _states_in(Span(_clause_start(text, at), at), setting)


def _names(statement: Statement, actor: str) -> bool:
    source = statement.source
    return actor in (source.name, source.organisation) or actor in (source.text or "")


def _clause_start(text: str, at: int) -> int:
    """Return where the words that may describe a name begin, in its own sentence."""
    start = max(0, at - _NEAR)
    breaks = [found.end() for found in _BREAK.finditer(text[start:at])]
    return start + breaks[-1] if breaks else start


def _states_in(span: Span, setting: Setting) -> Iterator[str]:
    """Yield the states named inside a span, the nearest to its end first."""
    inside: list[Mention] = [
        one
        for one in setting.reading.mentions
        if one.kind is MentionKind.STATE and one.ref and one.span.within(span)
    ]
    yield from (one.ref for one in reversed(inside) if one.ref)
