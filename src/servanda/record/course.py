"""What was known on a day of one state and one treaty: its actions, its steps, the clauses."""

from dataclasses import dataclass, replace
from datetime import date

from servanda.law.catalogue import treaty as law_treaty
from servanda.record.action import by_state, steps
from servanda.record.coverage import coverage
from servanda.record.ground import full_day
from servanda.record.own import begun
from servanda.terms.action import Action, ActionKind, DomesticStep, ExitAct, ExitStep
from servanda.terms.source import Confidence
from servanda.terms.treaty import Treaty

_RANK = tuple(Confidence)
SAME_EVENT = {
    ActionKind.WITHDRAWAL_NOTIFIED: (ExitAct.WITHDRAW, ExitStep.NOTIFIED),
    ActionKind.WITHDRAWAL_EFFECTIVE: (ExitAct.WITHDRAW, ExitStep.EFFECTIVE),
    ActionKind.WITHDRAWAL_RESCINDED: (ExitAct.WITHDRAW, ExitStep.RESCINDED),
    ActionKind.WITHDRAWAL_ANNOUNCED: (ExitAct.WITHDRAW, ExitStep.ANNOUNCED),
    ActionKind.SUSPENSION_ANNOUNCED: (ExitAct.SUSPEND, ExitStep.ANNOUNCED),
    ActionKind.SUSPENSION_NOTIFIED: (ExitAct.SUSPEND, ExitStep.NOTIFIED),
    ActionKind.SUSPENSION_EFFECTIVE: (ExitAct.SUSPEND, ExitStep.EFFECTIVE),
    ActionKind.SIGNATURE_RENOUNCED: (ExitAct.UNSIGN, ExitStep.NOTIFIED),
}
"""Which step tells of the same event as an action."""


@dataclass(frozen=True, slots=True)
class Course:
    """What is known of one state and one treaty on a day of knowledge."""

    state: str
    treaty: str
    law: Treaty | None
    """None where no clauses are held."""
    actions: tuple[Action, ...]
    known_on: date | None
    recorded_on: date | None = None
    """Only what had entered our record by this day; None: all that it holds."""

    def days_of(self, kind: ActionKind) -> list[date]:
        """Return the days of all actions of a kind, in order."""
        return sorted(one.on for one in self.actions if one.kind is kind and one.on)

    def steps(self, act: ExitAct) -> tuple[DomesticStep, ...]:
        """Return the known steps that prepare an act, in order of days."""
        return tuple(
            one
            for one in (steps(self.treaty, self.state) if begun(self.recorded_on) else ())
            if one.act is act and (self.known_on is None or one.on.latest <= self.known_on)
        )

    def knows(self, public_on: date | None) -> bool:
        """Say whether what was public on a day is known."""
        return self.known_on is None or public_on is None or public_on <= self.known_on


def course(
    state: str, treaty: str, known_on: date | None, recorded_on: date | None = None
) -> Course:
    """Return what was public on a day of the state and the treaty (None: all that is held).

    Args:
        state: Code of the state.
        treaty: Id of the treaty.
        known_on: Only what was public on this day.
        recorded_on: Only what had entered our record by this day.

    Raises:
        UnknownName: The record has no treaty by that id.
    """
    clauses = coverage(treaty).clauses
    bare = Course(
        state, treaty, law_treaty(clauses) if clauses else None, (), known_on, recorded_on
    )
    told = by_state(treaty, recorded_on).get(state, ())
    known = tuple(_firmest(one, bare) for one in told if bare.knows(one.public_on))
    return replace(bare, actions=known)


def _firmest(action: Action, bare: Course) -> Action:
    """Return the action with the firmer source of a step that tells of the same day, if any."""
    same = SAME_EVENT.get(action.kind)
    if same is None:
        return action
    for step in bare.steps(same[0]):
        firmer = _RANK.index(step.confidence) < _RANK.index(action.confidence)
        if step.step is same[1] and full_day(step) == action.on and firmer:
            return replace(action, source=step.source, confidence=step.confidence)
    return action
