"""The grounds of answers that do not carry them themselves: counts, and days of effect."""

from collections import Counter

from servanda.law.catalogue import treaty as law_treaty
from servanda.record.action import CONSENTS, by_state
from servanda.record.coverage import coverage
from servanda.record.ground import cited
from servanda.terms.action import Action
from servanda.terms.source import Confidence, Ground
from servanda.terms.standing import PartyCount
from servanda.terms.treaty import Effect


def count_grounds(count: PartyCount) -> tuple[Ground, ...]:
    """Return from which sources the instruments of the parties are held, and how many of them."""
    held = by_state(count.treaty, count.recorded_on)
    consents = (_last_consent(held.get(state, ()), count) for state in count.parties)
    sources = Counter((one.source, one.confidence) for one in consents if one is not None)
    found = [_source_ground(number, *source) for source, number in sources.most_common()]
    without = len(count.parties) - sources.total()
    if without:
        found.append(Ground(f"{without} of the parties: from a list of the depositary.", None))
    reach = coverage(count.treaty, count.recorded_on).reach
    whole = f"complete to {reach.complete_to}" if reach.complete_to else "incomplete"
    return (*found, Ground(f"The record of the treaty is {whole}.", None))


def effect_grounds(treaty: str, effect: Effect) -> tuple[Ground, ...]:
    """Return the article by which an action takes effect, with where it was read."""
    law = law_treaty(treaty)
    return (Ground(effect.reason, cited(treaty, effect.article), law.source, law.confidence),)


def _source_ground(number: int, source: str, confidence: Confidence) -> Ground:
    return Ground(f"{number} of the parties: their consent to be bound.", None, source, confidence)


def _last_consent(actions: tuple[Action, ...], count: PartyCount) -> Action | None:
    consents = [
        one for one in actions if one.kind in CONSENTS and (one.on is None or one.on <= count.on)
    ]
    return consents[-1] if consents else None
