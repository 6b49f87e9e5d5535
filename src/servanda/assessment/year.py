"""Whether a year or a day holds that is said of a treaty: adopted, opened, in force, ended."""

from datetime import date

from servanda.assessment.days import Days
from servanda.assessment.setting import Setting
from servanda.assessment.verdict import open_claim, turned, verdict, words_of
from servanda.assessment.wording import day_words, listed, sentence, treaty_words, when_words
from servanda.assessment.words import first_match
from servanda.law.catalogue import catalogue, treaty
from servanda.record.coverage import coverage, treaty_ids
from servanda.record.party import parties
from servanda.terms.assessment import ClaimAssessment, Verdict
from servanda.terms.finding import Claim
from servanda.terms.source import Ground
from servanda.terms.standing import Basis
from servanda.terms.treaty import Treaty

_DONE = {
    "adopted": "was adopted",
    "opened": "was opened for signature",
    "force": "entered into force",
    "ended": "ended",
    "named": "dates from",
}


def treaty_year(claim: Claim, setting: Setting) -> ClaimAssessment:
    """Return whether the year is that of the event which the words beside it name."""
    if claim.date_value is None and claim.figure is None:
        return _in_force(claim, setting)
    row = first_match("year", "events", words_of(claim, setting))
    event = str(row["event"]) if row else "named"
    value = claim.date_value or (None if claim.figure is None else f"{claim.figure:04}")
    days = setting.days(value)
    says = f"{treaty_words(claim.treaty)} {_DONE[event]} {_when(value, event)}"
    if claim.treaty not in catalogue() or days is None:
        return open_claim(claim, says, "the treaty, or the year, is not known")
    law = treaty(claim.treaty)
    held = tuple(day for day in _days(law, event) if day)
    judged = verdict(_holds(days, held, event, law, setting))
    return ClaimAssessment(
        claim.id,
        sentence(says),
        judged,
        record=held[0].isoformat() if held else None,
        basis=event if event != "named" else None,
        correction=None if judged is Verdict.AGREES else _correction(law, setting),
        grounds=(Ground(_correction(law, setting), source=law.source, confidence=law.confidence),),
    )


def _in_force(claim: Claim, setting: Setting) -> ClaimAssessment:
    """Return whether a treaty is in force, or is not, on the day of the text."""
    is_ = "is not in force" if claim.negated else "is in force"
    says, day = f"{treaty_words(claim.treaty)} {is_}", setting.published
    if claim.treaty not in catalogue() or day is None:
        return open_claim(claim, says, "the treaty, or the day of publication, is not known")
    law = treaty(claim.treaty)
    held: bool | None = False if _binds_nobody(law, day) else None
    if law.in_force_on is not None:
        held = law.in_force_on <= day and (law.ended_on is None or day < law.ended_on)
    judged = verdict(turned(held, negated=claim.negated))
    right = _correction(law, setting)
    return ClaimAssessment(
        claim.id,
        sentence(says),
        judged,
        record=law.in_force_on.isoformat() if law.in_force_on else None,
        basis="force",
        on=day,
        correction=right if judged is Verdict.CONTRADICTS else None,
        grounds=(Ground(right, source=law.source, confidence=law.confidence),),
    )


def _days(law: Treaty, event: str) -> tuple[date | None, ...]:
    """Return the days of the event; "signed" of a treaty may mean its adoption as well."""
    match event:
        case "force":
            return (law.in_force_on,)
        case "ended":
            return (law.ended_on,)
        case "adopted":
            return (law.adopted, law.opened)
        case _:
            return (law.opened, law.adopted)


def _holds(
    days: Days, held: tuple[date, ...], event: str, law: Treaty, setting: Setting
) -> bool | None:
    if any(days.earliest <= day <= days.latest for day in held):
        return True
    if event == "force" and law.in_force_on is None:
        return False if _binds_nobody(law, days.latest) else None
    if event == "ended" and law.ended_on is None:
        # That a treaty has not ended is not held.
        return None
    return False if held else None


def _binds_nobody(law: Treaty, on: date) -> bool:
    """Say whether the record knows that a treaty is in force for no state on a day."""
    if law.id not in treaty_ids() or not coverage(law.id).whole(on):
        return False
    count = parties(law.id, on, basis=Basis.FORCE)
    return not count.parties and not count.at_least


def _when(value: str | None, event: str) -> str:
    words = when_words(value)
    return words.split(" ", 1)[-1] if event == "named" else words


def _correction(law: Treaty, setting: Setting) -> str:
    """Return the dates of a treaty, and that it is not in force where that is known."""
    steps = [
        f"{done} on {day_words(day)}"
        for done, day in (
            ("was adopted", law.adopted),
            ("was opened for signature", law.opened),
            ("entered into force", law.in_force_on),
            ("ended", law.ended_on),
        )
        if day
    ]
    if not steps:
        return sentence(f"the dates of {treaty_words(law.id)} are not held")
    day = setting.published or setting.on
    if law.in_force_on is None and _binds_nobody(law, day):
        is_ = "was" if day < setting.on else "is"
        steps.append(f"{is_} not in force on {day_words(day)}")
    return sentence(treaty_words(law.id), listed(steps))
