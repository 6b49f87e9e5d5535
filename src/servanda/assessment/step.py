"""Steps of a state as the record holds them, in the words that verdicts need."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from servanda.assessment.days import Days, days_of
from servanda.assessment.exit_of import exits_of
from servanda.assessment.material import material
from servanda.assessment.wording import day_words, when_words
from servanda.law.catalogue import catalogue
from servanda.law.catalogue import treaty as treaty_of
from servanda.record.action import CONSENTS, actions, steps, treaty_ids
from servanda.record.ground import action_ground, step_ground
from servanda.record.standing import standing
from servanda.terms.action import Action, ActionKind, DomesticStep, ExitStep
from servanda.terms.source import Ground

_SIGNATURES = frozenset({ActionKind.SIGNATURE, ActionKind.SUCCESSION_TO_SIGNATURE})
_TAKEN_BACK = frozenset(
    {ActionKind.WITHDRAWAL_RESCINDED, ActionKind.WITHDRAWAL_RESCISSION_REPORTED}
)
_SPOKEN_OF = frozenset(ExitStep) - {ExitStep.REASON, ExitStep.EFFECTIVE}


@dataclass(frozen=True, slots=True)
class Consent:
    """An instrument by which a state consented to be bound."""

    kind: str
    on: str
    ground: Ground

    @property
    def days(self) -> Days | None:
        """Return the days that its date can mean."""
        return days_of(self.on)


def acts_of(state: str, treaty: str) -> tuple[Action, ...]:
    """Return the actions of a state under a treaty; none where the record has no such treaty."""
    if treaty not in treaty_ids():
        return ()
    return tuple(one for one in actions(treaty) if one.state == state)


def consents(state: str, treaty: str) -> tuple[Consent, ...]:
    """Return the instruments of consent of a state whose day is held, oldest first."""
    found = [one for one in acts_of(state, treaty) if one.kind in CONSENTS and one.on]
    return tuple(
        Consent(one.kind.replace("_", " "), one.on.isoformat(), action_ground(one))
        for one in sorted(found, key=lambda one: str(one.on))
        if one.on
    )


def taken_back(state: str, treaty: str, then: date, on: date) -> str | None:
    """Return in words how a state took back the notice that was running on a day, if it did."""
    backs = [one for one in acts_of(state, treaty) if one.kind in _TAKEN_BACK and one.on]
    for exit_ in exits_of(state, treaty, on):
        given = days_of(exit_.notified)
        if exit_.status != "rescinded" or given is None or given.earliest > then:
            continue
        back = min((one.on for one in backs if one.on and one.on >= given.earliest), default=None)
        if back is not None and back > then:
            gave = when_words(exit_.notified)
            return f"gave notice {gave}, took it back on {day_words(back)}"
    return None


def signed_on(state: str | None, treaty: str) -> date | None:
    """Return the day on which a state, or the first of all, signed; None if that is not held."""
    if treaty not in treaty_ids():
        return None
    days = (
        one.on
        for one in actions(treaty)
        if one.kind in _SIGNATURES and (state is None or one.state == state) and one.on
    )
    return min(days, default=None)


def home_steps(state: str, treaty: str) -> tuple[DomesticStep, ...]:
    """Return the steps of a state on its way out, oldest first; none where none is held."""
    if treaty not in treaty_ids():
        return ()
    return tuple(one for one in steps(treaty, state) if one.step in _SPOKEN_OF)


def step_on(state: str, treaty: str, days: Days | None) -> str | None:
    """Return what else happened on a day, or in a month: "8 May 2025 is the day of the vote ...".

    None where the record knows of no step then, or a longer time is meant.
    """
    if days is None or (days.earliest.year, days.earliest.month) != (
        days.latest.year,
        days.latest.month,
    ):
        return None
    called: dict[str, str] = material("step")["called"]
    then = [str(step.step) for step in home_steps(state, treaty) if _then(str(step.on), days)]
    then += [str(one.kind) for one in acts_of(state, treaty) if _then(str(one.on), days)]
    word = next((word for word in called if word in then), None)
    if word is None:
        return None
    words = _told(treaty).get(word, called[word])
    if days.single:
        return f"{day_words(days.earliest)} is the day of {words}"
    return f"{days.earliest:%B %Y} is the month of {words}"


def _told(treaty_id: str) -> dict[str, str]:
    """Return what notices are called under a treaty that has no depositary to receive them."""
    clause = treaty_of(treaty_id).withdrawal if treaty_id in catalogue() else None
    to: dict[str, dict[str, str]] = material("step")["to"]
    return to.get(clause.recipients[0], {}) if clause and clause.recipients else {}


def _then(day: str, days: Days) -> bool:
    """Say whether a day of the record lies wholly within the days that are meant."""
    held = days_of(day)
    return held is not None and days.earliest <= held.earliest and held.latest <= days.latest


def exit_grounds(
    states: Sequence[str], treaty: str, days: Days | None, on: date
) -> tuple[Ground, ...]:
    """Return why states stand as they do after an exit, and what happened on the days meant."""
    found: dict[Ground, None] = {}
    for state in states:
        ends = [days_of(one.effective) for one in exits_of(state, treaty, on)]
        last = max((end.latest for end in ends if end), default=on)
        found.update(dict.fromkeys(standing(state, treaty, max(last, on)).grounds))
        meant = [one for one in home_steps(state, treaty) if days and _then(str(one.on), days)]
        found.update(dict.fromkeys(map(step_ground, meant)))
    return tuple(found)
