"""Exits under way and past: every step known at home and at the depositary, and what is left."""

from collections.abc import Iterator
from datetime import date

from servanda.law.effect import effect as law_effect
from servanda.record.claim import objections
from servanda.record.course import Course, course
from servanda.record.coverage import coverage, treaty_ids
from servanda.record.episode import Episode, episodes, leavers
from servanda.record.ground import action_ground, full_day, published, step_ground
from servanda.record.segment import joined
from servanda.record.standing import standing
from servanda.terms.action import Action, ActionKind, DomesticStep, ExitStep
from servanda.terms.source import Confidence, Ground
from servanda.terms.standing import Exit, Standing

UNSEEN = "notification not seen"
_NOTICES = frozenset(
    [
        ActionKind.WITHDRAWAL_NOTIFIED,
        ActionKind.CESSATION_OF_MEMBERSHIP,
        ActionKind.RATIFICATION_WITHDRAWN,
        ActionKind.SUSPENSION_NOTIFIED,
    ]
)
_STAGES = (ExitStep.ENACTED, ExitStep.PARLIAMENT, ExitStep.GOVERNMENT, ExitStep.ANNOUNCED)
"""How far an exit has come at home, furthest first."""


def exits(
    treaty: str | None = None,
    state: str | None = None,
    *,
    on: date,
    known_on: date | None = None,
    recorded_on: date | None = None,
) -> tuple[Exit, ...]:
    """Return every exit, attempt at one and claimed suspension, the newest first.

    The arguments are those of ``dated_exits``.

    Raises:
        UnknownName: The record has no treaty by that id.
    """
    found = dated_exits(treaty, state, on=on, known_on=known_on, recorded_on=recorded_on)
    return tuple(one for _, one in found)


def dated_exits(
    treaty: str | None = None,
    state: str | None = None,
    *,
    on: date,
    known_on: date | None = None,
    recorded_on: date | None = None,
) -> tuple[tuple[str, Exit], ...]:
    """Return every exit with the day that it is sorted by, perhaps partial, the newest first.

    Args:
        treaty: Id of the treaty; None: all.
        state: Code of the state; None: all.
        on: The day on which the status and the days left are asked; an exit of which nothing had
            happened by then is left out.
        known_on: Only what was public on this day counts; None: all that the record holds.
        recorded_on: Only what had entered our record by this day; None: all that it holds.

    Raises:
        UnknownName: The record has no treaty by that id.
    """
    asked = treaty_ids() if treaty is None else (coverage(treaty).treaty,)
    found = [
        pair
        for ident in asked
        for code in (leavers(ident, recorded_on) if state is None else (state,))
        for pair in _of_state(course(code, ident, known_on, recorded_on), on)
    ]
    found.sort(key=lambda pair: (pair[1].treaty, pair[1].state))
    found.sort(key=lambda pair: pair[0], reverse=True)
    return tuple(found)


def _of_state(seen: Course, on: date) -> Iterator[tuple[str, Exit]]:
    """Yield the exits of a state, each with the day that it is sorted by."""
    for episode in episodes(seen):
        status = _status(episode, on)
        if status is not None:
            one = _exit(episode, status, on)
            claimed = str(episode.claims[0][0]) if episode.claims else None
            days = (one.notified, claimed, one.enacted, one.parliament, one.government)
            yield next((day for day in (*days, one.announced) if day), ""), one


def _exit(episode: Episode, status: str, on: date) -> Exit:
    notified = _notified(episode)
    effective = _effective(episode)
    running = status == "notified" and effective is not None
    return Exit(
        state=episode.course.state,
        treaty=episode.course.treaty,
        announced=_announced(episode),
        government=_final(episode, ExitStep.GOVERNMENT, notified),
        parliament=_final(episode, ExitStep.PARLIAMENT, notified),
        enacted=_first(episode, ExitStep.ENACTED),
        notified=str(notified) if notified else None,
        circulated=_circulated(episode, notified),
        effective=str(effective) if effective else None,
        condition=_condition(episode),
        status=status,
        act="suspension" if episode.suspends else "withdrawal",
        days_left=(effective - on).days if running and effective else None,
        notice_ref=_reference(episode, notified),
        grounds=_grounds(episode),
    )


def _status(episode: Episode, on: date) -> str | None:
    """Return how far the exit has come on a day; None where nothing has happened."""
    seen = episode.course
    answer = standing(seen.state, seen.treaty, on, seen.known_on, recorded_on=seen.recorded_on)
    stage = _stage(episode, on)
    out = episode.departure
    begun = stage is not None or (out is not None and out.received_on <= on)
    if answer.standing is Standing.CONTESTED and begun and stage != "rescinded":
        return "contested"
    if out is not None and out.received_on <= on:
        ended = out.effective_on is not None and out.effective_on <= on
        if out.undone and out.rescinded_on and out.rescinded_on <= on:
            return "rescinded"
        if answer.standing is Standing.UNKNOWN and ended:
            return "unknown"
        if out.hold and out.law and out.law.not_before and out.law.not_before <= on:
            return "held"
        return "effective" if ended else "notified"
    if episode.unratified and episode.unratified.on and episode.unratified.on <= on:
        return "effective"
    claimed = any(day <= on for day, _ in episode.claims)
    if episode.suspends and answer.bound is False and (begun or claimed):
        return "over"
    return "suspension claimed" if claimed else stage


def _stage(episode: Episode, on: date) -> str | None:
    done = {one.step for one in episode.steps if one.on.earliest <= on}
    if ExitStep.RESCINDED in done:
        return "rescinded"
    kinds = (ActionKind.SUSPENSION_ANNOUNCED,) if episode.suspends else ()
    if any(one.kind in kinds and one.on and one.on <= on for one in episode.course.actions):
        done.add(ExitStep.ANNOUNCED)
    return next((stage.value for stage in _STAGES if stage in done), None)


def _announced(episode: Episode) -> str | None:
    """Return when it was announced: a withdrawal first, a suspension last before the claim."""
    if not episode.suspends:
        return _first(episode, ExitStep.ANNOUNCED)
    told = [str(one.on) for one in episode.steps if one.step is ExitStep.ANNOUNCED]
    told += map(str, episode.course.days_of(ActionKind.SUSPENSION_ANNOUNCED))
    claimed = str(episode.claims[0][0]) if episode.claims else "9999"
    return max((day for day in told if day <= claimed), default=None)


def _of_step(episode: Episode, step: ExitStep) -> list[DomesticStep]:
    return [one for one in episode.steps if one.step is step]


def _first(episode: Episode, step: ExitStep) -> str | None:
    """Return the first day of a step; one of which only the month is held gives way to a day."""
    found = _of_step(episode, step)
    days = [str(one.on) for one in found if one.on.day] or [str(one.on) for one in found]
    return min(days, default=None)


def _final(episode: Episode, step: ExitStep, notified: date | None) -> str | None:
    """Return the last day of a step before the notice: the final vote, not the first reading."""
    found = _of_step(episode, step)
    if notified is not None:
        found = [one for one in found if one.on.earliest <= notified] or found
    days = [str(one.on) for one in found if one.on.day] or [str(one.on) for one in found]
    return max(days, default=None)


def _notified(episode: Episode) -> date | None:
    if episode.departure is not None:
        return episode.departure.received_on
    if episode.unratified is not None:
        return episode.unratified.on
    for kind in (ActionKind.SUSPENSION_NOTIFIED,) if episode.suspends else ():
        for day in episode.course.days_of(kind):
            return day
    days = [full_day(one) for one in _of_step(episode, ExitStep.NOTIFIED)]
    return min((day for day in days if day), default=None)


def _effective(episode: Episode) -> date | None:
    out = episode.departure
    if out is not None and not out.undone:
        return out.effective_on
    return episode.unratified.on if episode.unratified else None


def _circulated(episode: Episode, notified: date | None) -> str | None:
    if notified is None:
        return None
    seen = _notices(episode, notified)
    days = [one.circulated_on for one in seen if one.circulated_on]
    days += [day for one in _of_step(episode, ExitStep.CIRCULATED) if (day := full_day(one))]
    day = min((day for day in days if day >= notified), default=None)
    return str(day) if day else None


def _condition(episode: Episode) -> str | None:
    said: list[str] = []
    if episode.departure is not None and episode.departure.law is not None:
        law = episode.departure.law
        said += law.conditions
        if law.on is None:
            said.append(law.reason)
    if episode.unratified is not None:
        said.append("only the ratification was withdrawn; the signature stands")
    if episode.suspends and episode.course.law is not None:
        began = episode.claims[0][0] if episode.claims else date.min
        said.append(law_effect(episode.course.law, "suspension", began).reason)
    return "; ".join(said) or None


def _notices(episode: Episode, notified: date | None) -> list[Action]:
    """Return the notice as pages of depositaries show it, once its circulation was public."""
    knows = episode.course.knows
    return [
        one
        for one in episode.course.actions
        if one.kind in _NOTICES and one.on == notified and notified is not None
        if one.circulated_on is None or knows(one.circulated_on)
    ]


def _reference(episode: Episode, notified: date | None) -> str:
    """Return the number of the depositary's notification; that of the notice, not of a talk."""
    for notice in _notices(episode, notified):
        if notice.reference:
            return notice.reference
    held = [
        one
        for one in episode.steps
        if one.reference and (notified is None or one.on.latest >= notified)
    ]
    if not held:
        return UNSEEN
    one = min(held, key=lambda step: step.on)
    sure = one.reference_confidence is not Confidence.MEMORY
    return one.reference if sure else f"{one.reference} (unverified)"


def _grounds(episode: Episode) -> tuple[Ground, ...]:
    seen = episode.course
    found: list[Ground] = []
    if episode.departure is not None:
        found += episode.departure.grounds
    if episode.unratified is not None:
        found.append(action_ground(episode.unratified))
    if episode.suspends:
        announced = ActionKind.SUSPENSION_ANNOUNCED
        found += [action_ground(one) for one in seen.actions if one.kind is announced]
    found += [published(one) for _, one in episode.claims]
    found += [step_ground(one) for one in episode.steps]
    if episode.suspends and episode.claims:
        for _, one in objections(seen):
            said = action_ground(one)
            found.append(Ground(f"{one.state}: {said.text}", None, said.source, said.confidence))
    return joined(found)
