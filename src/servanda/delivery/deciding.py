"""Who decided what: the acts that a text speaks of, the firmest first."""

from servanda.delivery.contract import ActData, DossierData
from servanda.delivery.phrase import Deed, deed, told
from servanda.delivery.saying import speaker_line
from servanda.delivery.view import Badge, Fact, Finding, Link, Question, badge, words_at
from servanda.delivery.words import period, sentence, word


def who_decided(data: DossierData, text: str) -> Question:
    """Return the acts: first those with named actors, last background and suppositions."""
    deeds = [(number, act, deed(act)) for number, act in enumerate(data["acts"])]
    deeds.sort(
        key=lambda item: (
            _is_quiet(item[2]),
            not item[1]["actors"],
            not item[2].of_treaty,
            item[2].rank,
        )
    )
    return Question(
        anchor="q-decided",
        heading="Who decided what?",
        findings=tuple(_finding(data, text, number, act, d) for number, act, d in deeds),
        nothing="No act was read in this text.",
        note="Each act is given no firmer than the text means it. "
        "A step at home is never an exit: only a notice that the depositary has received, "
        "and the clause that then runs, end a treaty for a state.",
    )


def _is_quiet(found: Deed) -> bool:
    return found.retrospective or found.firmness == "hypothetical"


def _finding(data: DossierData, text: str, number: int, act: ActData, found: Deed) -> Finding:
    said = told(found)
    return Finding(
        anchor=f"f-a-{number}",
        sentence=sentence(f"Background: {said}") if found.retrospective else said,
        badge=_badge(found),
        label=act["id"],
        origin=f"t-a-{number}",
        quotes=words_at(text, [act["span"]]),
        facts=tuple(_facts(data, text, act)),
        quiet=_is_quiet(found),
    )


def _badge(found: Deed) -> Badge:
    shown = badge("modality", found.firmness)
    if found.polarity == "affirmed":
        return shown
    return Badge(f"{word('polarity', found.polarity)} ({shown.word})", "¬", "open")


def _facts(data: DossierData, text: str, act: ActData) -> list[Fact]:
    facts = []
    if act["stage"]:
        facts.append(Fact("Stage", word("stage", act["stage"])))
    for number, time in enumerate(data["times"]):
        if act["when"] and time["id"] == act["when"]:
            facts.append(Fact("When", time["text"], (Link(time["text"], f"f-t-{number}"),), True))
    if act["duration"]:
        facts.append(Fact("Lasts", period(act["duration"])))
    facts += [Fact("Reason given", words, (), True) for words in words_at(text, act["reasons"])]
    for number, said in enumerate(data["statements"]):
        if act["statement"] and said["id"] == act["statement"]:
            link = Link(said["id"], f"f-s-{number}")
            facts.append(Fact("According to", speaker_line(said["source"]), (link,)))
    return facts
