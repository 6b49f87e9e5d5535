"""Whether a vote holds: its day, and the votes in favour."""

from datetime import date, timedelta

import re2

from servanda.assessment.days import Days
from servanda.assessment.material import material
from servanda.assessment.setting import Setting
from servanda.assessment.step import home_steps
from servanda.assessment.verdict import open_claim, turned, verdict
from servanda.assessment.wording import sentence, states_words, treaty_words, when_words
from servanda.record.ground import step_ground
from servanda.terms.action import DomesticStep, ExitStep
from servanda.terms.assessment import ClaimAssessment, Verdict
from servanda.terms.finding import Claim

_RECENT = timedelta(days=45)
"""How long before its publication a text may speak of a vote without giving the day."""


def vote(claim: Claim, setting: Setting) -> ClaimAssessment:
    """Return whether a parliament voted so, and then.

    The record's steps at home are no complete list: a vote that it does not know is open, never
    wrong. Wrong is only another number of votes on a day whose votes are known.
    """
    says = _says(claim)
    steps = tuple(
        step
        for state in claim.states
        for step in (home_steps(state, claim.treaty) if claim.treaty else ())
        if step.step is ExitStep.PARLIAMENT
    )
    if not steps:
        return open_claim(claim, says, "no vote of that parliament is held in the record")
    meant, sure = _meant(claim, steps, setting)
    held = _holds(claim, meant, sure=sure)
    judged = verdict(turned(held, negated=claim.negated))
    shown = next(
        (step for step in meant if claim.figure in votes(step)), meant[-1] if meant else None
    )
    return ClaimAssessment(
        claim.id,
        sentence(says),
        judged,
        record=_record(shown),
        basis="votes in favour" if claim.figure is not None else "parliament",
        on=shown.on.latest if shown else None,
        qualifications=_notes(shown),
        correction=_correction(shown, claim) if judged is Verdict.CONTRADICTS else None,
        grounds=tuple(dict.fromkeys(step_ground(step) for step in meant or steps)),
    )


def votes(step: DomesticStep) -> tuple[int, ...]:
    """Return the votes in favour that the record notes of a step; several where sources differ."""
    patterns = (row["pattern"] for row in material("vote")["votes"])
    found = (
        int(each.group(1))
        for pattern in patterns
        for each in re2.compile(pattern).finditer(step.detail)
    )
    return tuple(dict.fromkeys(found))


def _meant(
    claim: Claim, steps: tuple[DomesticStep, ...], setting: Setting
) -> tuple[tuple[DomesticStep, ...], bool]:
    """Return the votes that may be meant, and whether the text surely means one of them.

    They are those of the day given, else those shortly before publication, else all before it.
    """
    days = setting.days(claim.date_value)
    if days is not None:
        return _within(steps, days), True
    if setting.published is None:
        return steps, False
    recent = _within(steps, Days(setting.published - _RECENT, setting.published))
    return (recent, True) if recent else (_within(steps, Days(date.min, setting.published)), False)


def _within(steps: tuple[DomesticStep, ...], days: Days) -> tuple[DomesticStep, ...]:
    return tuple(step for step in steps if days.overlaps(Days(step.on.earliest, step.on.latest)))


def _holds(claim: Claim, meant: tuple[DomesticStep, ...], *, sure: bool) -> bool | None:
    if not meant:
        return None
    if claim.figure is None:
        return True if sure else None
    counted = [votes(step) for step in meant]
    if any(claim.figure in each for each in counted):
        return True
    return False if sure and all(counted) else None


def _record(step: DomesticStep | None) -> int | str | None:
    if step is None:
        return None
    counted = votes(step)
    return counted[0] if counted else str(step.on)


def _notes(step: DomesticStep | None) -> tuple[str, ...]:
    if step is None:
        return ("the record of steps at home is no complete list",)
    counted = votes(step)
    differ = f"sources give {' or '.join(map(str, counted))} votes in favour"
    return (
        "a vote in parliament starts no clock at the depositary",
        *((differ,) if len(counted) > 1 else ()),
    )


def _correction(step: DomesticStep | None, claim: Claim) -> str | None:
    if step is None:
        return None
    counted = " or ".join(map(str, votes(step)))
    return sentence(
        f"{step.body} voted on leaving {treaty_words(claim.treaty)} {when_words(str(step.on))},",
        f"with {counted} votes in favour" if counted else "",
    )


def _says(claim: Claim) -> str:
    figure = f"with {claim.figure} votes in favour" if claim.figure is not None else ""
    words = [
        "the parliament of",
        states_words(claim.states),
        "voted on",
        treaty_words(claim.treaty),
    ]
    return " ".join(word for word in (*words, figure, when_words(claim.date_value)) if word)
