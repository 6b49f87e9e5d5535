"""Whether a treaty provides what a claim says: on reservations, exit, suspension, time limits."""

from collections.abc import Callable, Mapping

from servanda.assessment.ground import clause_ground
from servanda.assessment.length import Length, exact, of_clock, same
from servanda.assessment.verdict import open_claim, turned, verdict
from servanda.assessment.wording import listed, sentence, state_words, treaty_words
from servanda.errors import UnknownName
from servanda.law.catalogue import catalogue, treaty
from servanda.names import organisation_name
from servanda.terms.assessment import ClaimAssessment, Verdict
from servanda.terms.finding import Claim, Rule
from servanda.terms.treaty import Admits, Allowed, Clause, Treaty

_CONFLICTS = frozenset({"armed_conflict", "conflict_or_occupation", "involved_in_conflict"})
"""Conditions of a hold that an armed conflict meets."""


def provision(claim: Claim, rule: Rule) -> ClaimAssessment:
    """Return whether a treaty has the rule that a claim says it has, or has not."""
    says = _says(claim, rule)
    if claim.treaty not in catalogue():
        return open_claim(claim, says, "no clauses are held for the treaty that is meant")
    law = treaty(claim.treaty)
    holds, clause = _RULES[rule](law, claim)
    if clause is None:
        return open_claim(claim, says, "no clause on this is held for the treaty")
    judged = verdict(turned(holds, negated=claim.negated))
    right = sentence(f"under {_article(clause)}{treaty_words(law.id)}:", clause.says)
    return ClaimAssessment(
        claim.id,
        sentence(says),
        judged,
        article=clause.article,
        qualifications=(clause.says,),
        correction=right if judged is Verdict.CONTRADICTS else None,
        grounds=(clause_ground(law.id, clause),),
    )


def _article(clause: Clause) -> str:
    return f"Article {clause.article} of " if clause.article else ""


_Found = tuple[bool | None, Clause | None]


def _reservations(law: Treaty, _: Claim) -> _Found:
    clause = law.reservations
    if clause is None or clause.allowed is Admits.SILENT:
        return None, clause
    return clause.allowed is not Admits.NO, clause


def _suspension(law: Treaty, _: Claim) -> _Found:
    return None if law.suspension is None else law.suspension.article is not None, law.suspension


def _exit(law: Treaty, _: Claim) -> _Found:
    # Where a treaty is silent, or opens one way out only, whether it "allows" an exit is argued.
    return True if law.withdrawal.allowed is Allowed.YES else None, law.withdrawal


def _exit_clause(law: Treaty, _: Claim) -> _Found:
    return law.withdrawal.allowed is not Allowed.NO_CLAUSE, law.withdrawal


def _hold(law: Treaty, _: Claim) -> _Found:
    leave = law.withdrawal
    if leave.allowed is not Allowed.YES:
        return None, leave
    return leave.hold is not None and leave.hold.while_ in _CONFLICTS, leave


def _depositary(law: Treaty, claim: Claim) -> _Found:
    if law.depositary is None:
        return None, None
    return set(claim.keepers) <= set(law.depositary.keepers), law.depositary


def _limit(law: Treaty, claim: Claim) -> _Found:
    """Return whether a time limit is as long as is said; of several any will do."""
    said = exact(claim.period)
    meant = [one for one in law.deadlines if claim.rule and one.what.startswith(claim.rule)]
    known = [(one, length) for one in meant if (length := of_clock(one.clock))]
    if said is None or not known:
        return None, meant[0] if meant else None
    right = next((one for one, length in known if _is(said, length)), None)
    return right is not None, right or known[0][0]


def _is(said: Length, lawful: Length) -> bool:
    return same(said, lawful) is not False


_RULES: Mapping[Rule, Callable[[Treaty, Claim], _Found]] = {
    Rule.RESERVATIONS: _reservations,
    Rule.SUSPENSION: _suspension,
    Rule.EXIT: _exit,
    Rule.EXIT_CLAUSE: _exit_clause,
    Rule.HOLD: _hold,
    Rule.DEPOSITARY: _depositary,
    Rule.STOCKPILE: _limit,
    Rule.CLEARANCE: _limit,
}

_SAYS = {
    Rule.RESERVATIONS: ("{of} allows reservations", "{of} allows no reservations"),
    Rule.SUSPENSION: ("{of} provides for its suspension", "{of} provides for no suspension"),
    Rule.EXIT: ("{of} allows a party to leave", "{of} does not allow a party to leave"),
    Rule.EXIT_CLAUSE: ("{of} has a clause on leaving", "{of} has no clause on leaving"),
    Rule.HOLD: (
        "nobody leaves {of} in an armed conflict",
        "a party may leave {of} in an armed conflict",
    ),
    Rule.DEPOSITARY: (
        "the depositary of {of} is {who}",
        "the depositary of {of} is not {who}",
    ),
    Rule.STOCKPILE: ("{of} has stockpiles destroyed within {time}",) * 2,
    Rule.CLEARANCE: ("{of} has contaminated areas cleared within {time}",) * 2,
}


def _says(claim: Claim, rule: Rule) -> str:
    length = exact(claim.period)
    return _SAYS[rule][claim.negated].format(
        of=treaty_words(claim.treaty),
        who=listed([_keeper(one) for one in claim.keepers]),
        time=length.words if length else "a time",
    )


def _keeper(code: str) -> str:
    try:
        return f"the {organisation_name(code)}"
    except UnknownName:
        return state_words(code)
