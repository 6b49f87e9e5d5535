"""Whether a treaty covers what a claim says it covers."""

from collections.abc import Iterator

from servanda.assessment.leavers import leaver_count
from servanda.assessment.provision import provision
from servanda.assessment.setting import Setting
from servanda.assessment.verdict import every, open_claim, turned, verdict, words_of
from servanda.assessment.wording import sentence, treaty_words
from servanda.law.catalogue import catalogue, treaty
from servanda.law.conduct import restricts
from servanda.terms.assessment import ClaimAssessment, EffectVerdict, Verdict
from servanda.terms.finding import ActKind, Claim, MentionKind
from servanda.terms.source import Ground
from servanda.terms.treaty import Exemption, Ruling, Treaty


def scope(claim: Claim, setting: Setting) -> ClaimAssessment:
    """Return whether the treaty has the rule that is told, or reaches the weapons."""
    if claim.rule is not None:
        return provision(claim, claim.rule)
    says = f"the text says: {words_of(claim, setting)}"
    weapons = tuple(dict.fromkeys(_weapons(claim, setting)))
    if claim.treaty not in catalogue() or len(weapons) != 1:
        return open_claim(claim, says, "it is not clear which treaty and which weapons are meant")
    law, weapon = treaty(claim.treaty), weapons[0]
    found = restricts(law, weapon)
    outside = next((one for one in law.exceptions if weapon in one.outside), None)
    each = [_reached(tuple(_on(found, act)), outside) for act in claim.acts]
    held = every(each) if claim.acts else _reached(found, outside)
    judged = verdict(turned(held, negated=claim.negated))
    clause = found[0] if found else outside
    return ClaimAssessment(
        claim.id,
        sentence(says),
        judged,
        article=clause.article if clause else None,
        qualifications=() if clause is None else (clause.says,),
        correction=_correction(law, weapon, clause) if judged is Verdict.CONTRADICTS else None,
        grounds=() if clause is None else (Ground(clause.says, f"{law.id} {clause.article}"),),
    )


def figure(claim: Claim, setting: Setting) -> ClaimAssessment:
    """Return a figure as one that no record is held for, unless it is of who has left."""
    if claim.standing == "former":
        return leaver_count(claim, setting)
    return open_claim(
        claim, f"the text says: {words_of(claim, setting)}", "no record is held for this figure"
    )


def _on(found: tuple[Ruling, ...], act: ActKind) -> Iterator[Ruling]:
    """Yield the rulings on one kind of act."""
    return (one for one in found if act in one.acts)


def _weapons(claim: Claim, setting: Setting) -> list[str]:
    return [
        one.ref
        for one in setting.reading.mentions
        if one.kind is MentionKind.WEAPON and one.ref and one.span.within(claim.span)
    ]


def _reached(found: tuple[Ruling, ...], outside: Exemption | None) -> bool | None:
    if outside is not None:
        return False
    whole = any(one.verdict is EffectVerdict.PROHIBITED for one in found)
    return True if whole else None


def _correction(law: Treaty, weapon: str, clause: Ruling | Exemption | None) -> str:
    words = clause.says if clause else ""
    reaches = "does not reach" if isinstance(clause, Exemption) else "reaches"
    return f"{sentence(f'{treaty_words(law.id)} {reaches} {weapon}s')} {words}".strip()
