"""Is it right: claims against record and law."""

from servanda.delivery.contract import ClaimData, DossierData
from servanda.delivery.view import Fact, Finding, Question, badge, fact, words_at
from servanda.delivery.words import article_words, day, plain, sentence, word

_ORDER = ("contradicts", "undetermined", "agrees")


def is_it_right(data: DossierData, text: str) -> Question:
    """Return the claims, the contradicted ones first."""
    found = sorted(
        enumerate(data["claims"]),
        key=lambda item: _ORDER.index(item[1]["verdict"]) if item[1]["verdict"] in _ORDER else 3,
    )
    return Question(
        anchor="q-right",
        heading="Is it right?",
        findings=tuple(_claim(text, number, claim) for number, claim in found),
        nothing="No checkable figure, date, period or standing was read in this text.",
    )


def _claim(text: str, number: int, claim: ClaimData) -> Finding:
    return Finding(
        anchor=f"f-c-{number}",
        sentence=sentence(claim["says"]) or "The claim.",
        badge=badge("verdict", claim["verdict"]),
        label=claim["id"],
        origin=f"t-c-{number}",
        quotes=words_at(text, [claim["span"]]),
        facts=tuple(_facts(claim)),
        correction=plain(claim["correction"]) if claim["correction"] else None,
        grounds=tuple(claim["grounds"]),
    )


def _facts(claim: ClaimData) -> list[Fact]:
    facts = list(fact("On record", claim["record"]))
    if claim["basis"]:
        facts.append(Fact("Basis", word("basis", claim["basis"])))
    if claim["on"]:
        facts.append(Fact("Judged for", day(claim["on"])))
    if claim["article"]:
        facts.append(Fact("Under", article_words(claim["article"])))
    facts += [Fact("But note", sentence(q)) for q in claim["qualifications"]]
    return facts
