"""Whether a period of notice holds against the clause on withdrawal."""

from collections.abc import Iterator

from servanda.assessment.ground import clause_ground
from servanda.assessment.length import Length, exact, of_clock, same
from servanda.assessment.material import material
from servanda.assessment.setting import Setting
from servanda.assessment.verdict import open_claim, verdict
from servanda.assessment.wording import sentence, treaty_words
from servanda.law.catalogue import catalogue, treaty
from servanda.terms.assessment import ClaimAssessment, Verdict
from servanda.terms.finding import Claim, Comparison
from servanda.terms.treaty import Clock, HoldTest, Unit, Withdrawal


def notice_period(claim: Claim, setting: Setting) -> ClaimAssessment:
    """Return whether the time between notice and effect is as the treaty has it."""
    said = exact(claim.period)
    says = _says(claim, said)
    if claim.treaty not in catalogue():
        return open_claim(claim, says, "no clauses are held for the treaty that is meant")
    clause = treaty(claim.treaty).withdrawal
    article = clause.article_effect or clause.article
    grounds = (clause_ground(claim.treaty, clause, article),)
    lawful = of_clock(clause.clock)
    if said is None or lawful is None:
        never = said is not None and _is_never(said, clause.clock)
        return ClaimAssessment(
            claim.id,
            sentence(says),
            verdict(False if never else None),
            article=article,
            qualifications=(clause.says,),
            correction=sentence(f"under {treaty_words(claim.treaty)}:", clause.says)
            if never
            else None,
            grounds=grounds,
        )
    same_length = same(said, lawful)
    judged = verdict(
        _holds(said, lawful, claim.comparison) and not _starts_elsewhere(claim, clause)
    )
    return ClaimAssessment(
        claim.id,
        sentence(says),
        judged,
        record=lawful.words,
        on=setting.published,
        article=article,
        qualifications=(
            *((f"the clause counts {lawful.words}",) if same_length is None else ()),
            *qualifications(clause),
        ),
        correction=None if judged is Verdict.AGREES else _correction(claim.treaty, clause, lawful),
        grounds=grounds,
    )


def _holds(said: Length, lawful: Length, comparison: Comparison) -> bool:
    equal = same(said, lawful)
    longer = _least_days(said) > _least_days(lawful)
    match comparison:
        case Comparison.EXACTLY | Comparison.ABOUT | Comparison.NEARLY:
            return equal is not False
        case Comparison.AT_LEAST:
            return equal is not False or not longer
        case Comparison.MORE_THAN:
            return equal is False and not longer
        case Comparison.AT_MOST:
            return equal is not False or longer
        case Comparison.LESS_THAN:
            return equal is False and longer


def _is_never(said: Length, clock: Clock | None) -> bool:
    """Say whether a clock to the end of a year never takes as long as is said, or as short."""
    step = clock.then[0] if clock and len(clock.then) == 1 else None
    if step is None or step.unit is not Unit.YEAR_END:
        return False
    days = _least_days(said)
    return days < 365 * step.count - 1 or days > 366 * (step.count + 1)


def _starts_elsewhere(claim: Claim, clause: Withdrawal) -> bool:
    """Say whether a claim counts from a step at home, and the clause from the notice."""
    return claim.basis == "home" and clause.clock is not None and clause.clock.anchor in _FROM


def _least_days(length: Length) -> int:
    if length.days is not None:
        return length.days
    return 28 * (length.months or 0)


def qualifications(clause: Withdrawal) -> Iterator[str]:
    """Yield what must be said beside the period of a clause on withdrawal."""
    words = material("clause")
    if clause.clock and clause.clock.anchor in words["anchor"]:
        yield words["anchor"][clause.clock.anchor]
    if clause.hold:
        test = "expiry" if clause.hold.test is HoldTest.EXPIRY else "notice"
        known = words["hold"][test].get(clause.hold.while_)
        yield known or words["other"]["hold"] + clause.hold.while_.replace("_", " ")
    if clause.gate:
        yield words["other"]["gate"]
    if clause.in_advance:
        yield words["other"]["in_advance"]
    if clause.later_ok:
        yield words["other"]["later_ok"]


def _says(claim: Claim, said: Length | None) -> str:
    of = f"a withdrawal from {treaty_words(claim.treaty)} takes effect"
    after = "a decision at home" if claim.basis == "home" else "the notice"
    if said is None:
        return f"{of} some time after {after}"
    return f"{of} at once" if said.high == 0 else f"{of} {said.words} after {after}"


_FROM = {
    "receipt": "after the depositary has received the notice",
    "notice": "after the notice",
    "depositary_notification": "after the depositary has told the parties of the notice",
}


def _correction(treaty_id: str, clause: Withdrawal, lawful: Length) -> str:
    assert clause.clock is not None
    article = clause.article_effect or clause.article
    return sentence(
        f"under Article {article} of {treaty_words(treaty_id)}, a withdrawal takes effect",
        f"{'at the earliest ' if clause.in_advance or clause.at_least else ''}{lawful.words}",
        _FROM.get(clause.clock.anchor, "after the notice"),
    )
