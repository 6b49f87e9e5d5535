"""What the treaties make of an act: forbidden until which day, by which article, or permitted."""

from collections.abc import Iterator

from servanda.assessment.actor import states_of
from servanda.assessment.exit_of import end_of_bond
from servanda.assessment.ground import ruling_ground
from servanda.assessment.setting import Setting
from servanda.assessment.wording import day_words, sentence, state_words, treaty_words
from servanda.law.catalogue import catalogue, treaty
from servanda.law.conduct import rulings
from servanda.record.standing import standing
from servanda.terms.assessment import ActEffect, EffectVerdict
from servanda.terms.finding import Act, MentionKind, Polarity
from servanda.terms.source import Ground
from servanda.terms.standing import Standing, StandingAnswer
from servanda.terms.treaty import Ruling


def effects(setting: Setting) -> Iterator[ActEffect]:
    """Yield what the treaties that the text names make of each act, state by state."""
    for act in setting.reading.acts:
        if act.polarity is Polarity.AFFIRMED:
            yield from effects_of(act, setting)


def effects_of(act: Act, setting: Setting) -> Iterator[ActEffect]:
    """Yield what each treaty makes of one act, for each state whose act it is."""
    governing = tuple(one for one in _treaties(act, setting) if _ruling(one, act, None))
    if not governing:
        return
    for state in states_of(act, setting):
        for treaty_id in governing:
            ruling = _ruling(treaty_id, act, state)
            effect = _effect(act, state, treaty_id, ruling, setting) if ruling else None
            if effect is not None:
                yield effect


def _treaties(act: Act, setting: Setting) -> tuple[str, ...]:
    """Return the treaties to ask: the act's own, else those that the text names."""
    if act.treaty is not None:
        return (act.treaty,) if act.treaty in catalogue() else ()
    named = (
        one.ref for one in setting.reading.mentions if one.kind is MentionKind.TREATY and one.ref
    )
    return tuple(one for one in dict.fromkeys(named) if one in catalogue())


def _ruling(treaty_id: str, act: Act, state: str | None) -> Ruling | None:
    """Return what a treaty says of an act: a prohibition of it, else its weightiest clause."""
    found = rulings(treaty(treaty_id), act.kind, act.object, state=state)
    forbidden = (one for one in found if one.verdict is EffectVerdict.PROHIBITED)
    return next(forbidden, found[0] if found else None)


def _effect(
    act: Act, state: str, treaty_id: str, ruling: Ruling, setting: Setting
) -> ActEffect | None:
    day = setting.published or setting.on
    answer = standing(state, treaty_id, day)
    ground = ruling_ground(treaty(treaty_id), ruling)
    if answer.bound:
        forbidden = ruling.verdict is EffectVerdict.PROHIBITED
        until = end_of_bond(state, treaty_id, day, setting.on) if forbidden else None
        why = standing(state, treaty_id, until).grounds if until else answer.grounds
        verdict, article, grounds = ruling.verdict, ruling.article, (ground, *why)
    elif answer.bound is None:
        until = None
        verdict, article = EffectVerdict.UNDETERMINED, ruling.article
        grounds = (ground, *answer.grounds)
    elif answer.standing is Standing.FORMER_PARTY:
        until = answer.until
        verdict, article, grounds = _after(answer, ruling, setting)
    else:
        return None
    return ActEffect(act.id, state, treaty_id, verdict, article, until, day, grounds)


def _after(
    answer: StandingAnswer, ruling: Ruling, setting: Setting
) -> tuple[EffectVerdict, str | None, tuple[Ground, ...]]:
    """Return what holds after an exit: of a text without a day it is not known which side."""
    if setting.published is None:
        ground = ruling_ground(treaty(answer.treaty), ruling)
        return EffectVerdict.UNDETERMINED, ruling.article, (ground, *answer.grounds)
    clause = treaty(answer.treaty).withdrawal
    end = f" since {day_words(answer.until)}" if answer.until else ""
    free = Ground(
        sentence(
            f"{treaty_words(answer.treaty)} has not bound {state_words(answer.state)}{end};",
            "other treaties may still restrict the act",
        ),
        article=f"{answer.treaty} {clause.article_effect or clause.article}",
    )
    return (
        EffectVerdict.PERMITTED,
        clause.article_effect or clause.article,
        (free, *answer.grounds),
    )
