"""What binds without a treaty in force: custom, by weapon, and the good faith of a signature."""

from collections.abc import Iterator, Set

from servanda.assessment.material import material
from servanda.assessment.wording import sentence, state_words, treaty_words
from servanda.record.ground import marked
from servanda.terms.assessment import Residue
from servanda.terms.source import Confidence, Ground
from servanda.terms.standing import Standing, StandingAnswer

_NAME = "residue"


def customs(objects: Set[str]) -> Iterator[Ground]:
    """Yield the rules of customary law on any of the weapon classes: named, never computed."""
    held = material(_NAME)
    for rule in held["rules"]:
        if objects & set(rule["objects"]):
            yield marked(
                Ground(
                    sentence(held["custom"]["says"].format(rules=rule["says"])),
                    article=f"Customary IHL, rules {rule['number']}",
                    source=rule["source"],
                    confidence=Confidence(rule["confidence"]),
                )
            )


def good_faith(answer: StandingAnswer) -> Iterator[Residue]:
    """Yield the duty of a state that has signed a treaty, or consented to it, and is not bound."""
    held = material(_NAME)["signatory"]
    match answer.standing:
        case Standing.SIGNATORY:
            case_ = held["signed"]
        case Standing.CONTRACTING_STATE | Standing.PROVISIONAL:
            case_ = held["consented"]
        case _:
            return
    says = held["says"].format(
        **case_, state=state_words(answer.state), treaty=treaty_words(answer.treaty)
    )
    article = f"VCLT {case_['article']}"
    ground = Ground(sentence(says), article, held["source"])
    yield Residue(
        answer.state, answer.treaty, (), article, sentence(says), (ground, *answer.grounds)
    )
