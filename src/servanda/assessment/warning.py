"""What a reader of the verdicts must know before relying on them."""

from collections.abc import Iterator

from servanda.assessment.actor import home_of, is_state
from servanda.assessment.setting import Setting
from servanda.assessment.wording import day_words, treaty_words
from servanda.law.catalogue import catalogue, treaty
from servanda.law.conduct import rulings
from servanda.record.coverage import coverage, treaty_ids
from servanda.terms.finding import Caveat, Polarity

PUBLISHED_UNKNOWN = "published-unknown"
"""Code of the warning that the text has no day of publication."""


def warnings(setting: Setting) -> Iterator[Caveat]:
    """Yield what limits the verdicts: a missing day, a record that ends, an unknown actor."""
    yield from _day(setting)
    yield from _reach(setting)
    yield from _actors(setting)


def _day(setting: Setting) -> Iterator[Caveat]:
    published = setting.published
    told = {one.code for one in setting.reading.warnings}
    if published is None and PUBLISHED_UNKNOWN not in told:
        yield Caveat(
            PUBLISHED_UNKNOWN,
            "The day of publication is not known: nothing is judged that changes with the day.",
        )
    elif published and published > setting.on:
        yield Caveat(
            "published-ahead",
            f"The day of publication, {day_words(published)}, lies after the day of asking, "
            f"{day_words(setting.on)}.",
        )


def _reach(setting: Setting) -> Iterator[Caveat]:
    """Yield for each treaty that is judged, where the record does not reach the day."""
    named = [one.treaty for one in setting.reading.claims]
    named += [one.treaty for one in setting.reading.acts]
    day = setting.published or setting.on
    for treaty_id in dict.fromkeys(named):
        if treaty_id not in treaty_ids():
            continue
        reach = coverage(treaty_id).reach
        if reach.complete_to is None:
            text = f"The record of {treaty_words(treaty_id)} is incomplete."
            yield Caveat("record-incomplete", text)
        elif reach.complete_to < day:
            text = (
                f"The record of {treaty_words(treaty_id)} is complete to "
                f"{day_words(reach.complete_to)}; {day_words(day)} lies beyond it."
            )
            yield Caveat("record-ends", text)


def _actors(setting: Setting) -> Iterator[Caveat]:
    """Yield for each act that a treaty governs, the actors whose state the text does not tell."""
    for act in setting.reading.acts:
        if act.polarity is not Polarity.AFFIRMED or act.treaty not in catalogue():
            continue
        if not rulings(treaty(act.treaty), act.kind, act.object):
            continue
        for actor in act.actors:
            if not is_state(actor) and home_of(actor, setting) is None:
                text = f"The text does not tell under the law of which state {actor} acts."
                yield Caveat("actor-state-unknown", text, act.span)
