"""What the treaties make of an act: forbidden until which day, by which article, or permitted."""

from collections.abc import Iterator
from dataclasses import replace

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
    free = ruling.verdict is not EffectVerdict.PROHIBITED
    left = answer.standing is Standing.FORMER_PARTY
    effect = ActEffect(act.id, state, treaty_id, ruling.verdict, ruling.article, None, day)
    if answer.bound is None:
        grounds = (ground, *answer.grounds)
        return replace(effect, verdict=EffectVerdict.UNDETERMINED, grounds=grounds)
    if answer.bound or (left and free):
        until = None if free else end_of_bond(state, treaty_id, day, setting.on)
        why = standing(state, treaty_id, until).grounds if until else answer.grounds
        return replace(effect, until=until, grounds=(ground, *why))
    if not left:
        return None
    if setting.published is None:
        # Of a text without a day it is not known on which side of the exit it lies; that the act
        # was forbidden until the exit is true on either.
        grounds = (ground, *answer.grounds)
        return replace(effect, until=answer.until, as_of=None, grounds=grounds)
    article, freed = _freed(answer)
    return replace(
        effect,
        verdict=EffectVerdict.PERMITTED,
        article=article,
        until=answer.until,
        grounds=(freed, *answer.grounds),
    )


def _freed(answer: StandingAnswer) -> tuple[str | None, Ground]:
    """Return the article by which the treaty no longer binds, and that in a sentence."""
    clause = treaty(answer.treaty).withdrawal
    article = clause.article_effect or clause.article
    end = f" since {day_words(answer.until)}" if answer.until else ""
    words = sentence(
        f"{treaty_words(answer.treaty)} has not bound {state_words(answer.state)}{end};",
        "other treaties may still restrict the act",
    )
    return article, Ground(words, article=f"{answer.treaty} {article}")
