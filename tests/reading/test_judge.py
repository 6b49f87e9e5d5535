"""Who judges acts may answer what he likes: what must never break holds."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.reading.act.judge import NONE, Asked
from servanda.reading.attribution.attribution import Attribution
from servanda.reading.attribution.choice import RULES
from servanda.reading.attribution.firmness import FIRMNESS
from servanda.reading.document import document
from servanda.reading.read import read
from servanda.terms.document import Document
from servanda.terms.finding import (
    DOMESTIC_STAGES,
    Act,
    ActKind,
    Modality,
    Polarity,
    Stage,
)
from servanda.terms.span import Span

EXITS = (ActKind.WITHDRAW, ActKind.SUSPEND, ActKind.UNSIGN)
ORDER = list(Modality)
SENTENCES = (
    "Poland withdraws from the Ottawa Convention.",
    "Lithuania announced its withdrawal from the Ottawa Convention on Thursday.",
    "Kenya threatened to leave the International Criminal Court.",
    "Parliament voted to suspend the treaty; the president signed the law.",
    "Burundi left the International Criminal Court in October 2017.",
    "Finland deposited its notice of withdrawal from the Ottawa Convention.",
    "Iran may have tested a nuclear weapon, and North Korea fired missiles.",
    "Tonga ratified the Convention on Cluster Munitions.",
    "Several senators spoke of supplying cluster munitions to Kyiv.",
    "Russia withdrew its signature from the Rome Statute.",
    "Only a fool would speak of leaving, some say, while the treaty stands.",
    "The treaty ended quarrels; talk of suspending it, or of its denunciation, came to nothing.",
)


@dataclass
class Answering:
    """A judge that gives the same answers in turn, whatever it is asked."""

    answers: Sequence[str]
    asked: list[Asked] = field(default_factory=list)

    def judged(self, document: Document, sentence: Span, asked: Sequence[Asked]) -> Sequence[str]:
        """Return the answers, from the beginning where they end."""
        begun = len(self.asked)
        self.asked += asked
        return [self.answers[(begun + k) % len(self.answers)] for k in range(len(asked))]


def acts(text: str, *answers: str) -> tuple[Act, ...]:
    judge = Answering(answers) if answers else None
    return read(document(text.encode(), language="en"), RULES, judge).acts


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map(" ".join),
    st.lists(st.sampled_from(FIRMNESS), min_size=1, max_size=7),
)
def test_no_step_at_home_is_done_whoever_judges(text: str, answers: list[str]) -> None:
    for act in acts(text, *answers):
        assert act.modality is not Modality.DONE or act.stage not in DOMESTIC_STAGES
        if act.kind in EXITS and act.modality is Modality.DONE:
            assert act.stage in (Stage.NOTIFIED, Stage.EFFECTIVE)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SENTENCES), st.sampled_from(FIRMNESS))
def test_no_judge_makes_an_exit_firmer_or_takes_one_away(text: str, answer: str) -> None:
    before = {act.span: act for act in acts(text) if act.kind in EXITS}
    after = {act.span: act for act in acts(text, answer) if act.kind in EXITS}
    assert before.keys() <= after.keys()
    for span, act in after.items():
        least = before[span].modality if span in before else Modality.PLANNED
        assert ORDER.index(act.modality) >= ORDER.index(least)


def test_an_exit_that_only_the_judge_sees_is_at_most_planned() -> None:
    text = "The treaty ended quarrels; talk of suspending it, some say, came to nothing."
    assert not acts(text)
    (act,) = acts(text, "considered")
    assert (act.kind, act.stage, act.modality) == (
        ActKind.SUSPEND,
        Stage.CONSIDERED,
        Modality.CONSIDERED,
    )
    assert not acts(text, "done")
    assert not acts(text, NONE)


def test_a_bond_with_a_treaty_named_far_from_it_is_an_act_if_it_is_judged_so() -> None:
    text = "The treaty, as everybody in Bern knows, took two long and weary years to ratify."
    assert not acts(text)
    (act,) = acts(text, "done")
    assert (act.kind, act.object, act.modality) == (ActKind.CONSENT, "treaty", Modality.DONE)


def test_without_a_judge_the_rules_answer() -> None:
    text = " ".join(SENTENCES)
    judge = Answering([NONE])
    read(document(text.encode(), language="en"), RULES, judge)
    rules = [one.rule for one in judge.asked]
    kept = Answering([*rules])
    told = read(document(text.encode(), language="en"), RULES, kept).acts
    assert told == acts(text)


@pytest.mark.parametrize(
    ("answer", "modality", "polarity"),
    [
        ("possible", Modality.POSSIBLE, Polarity.AFFIRMED),
        ("hypothetical", Modality.HYPOTHETICAL, Polarity.AFFIRMED),
        ("negated", Modality.DONE, Polarity.NEGATED),
        ("denied", Modality.DONE, Polarity.DENIED),
    ],
)
def test_conduct_is_as_firm_as_it_is_judged(
    answer: str, modality: Modality, polarity: Polarity
) -> None:
    (act,) = acts("North Korea fired a missile.", answer)
    assert (act.modality, act.polarity) == (modality, polarity)


def test_what_is_judged_to_be_no_act_is_none() -> None:
    assert acts("North Korea fired a missile.")
    assert not acts("North Korea fired a missile.", NONE)


def test_a_word_that_the_rules_leave_open_is_an_act_if_it_is_judged_so() -> None:
    text = "Several senators spoke of supplying cluster munitions to Kyiv."
    assert not acts(text)
    (act,) = acts(text, "considered")
    assert (act.kind, act.modality) == (ActKind.TRANSFER, Modality.CONSIDERED)
    assert not acts(text, NONE)


def test_a_step_of_an_exit_is_left_to_the_rules() -> None:
    text = "Finland deposited its instrument of withdrawal from the Ottawa Convention."
    judge = Answering(["hypothetical"])
    (act,) = read(document(text.encode(), language="en"), RULES, judge).acts
    assert (act.stage, act.modality) == (Stage.NOTIFIED, Modality.DONE)
    assert not judge.asked


@dataclass
class Saying:
    """A reader of attributions that takes a stretch of the text for a cue."""

    cue: str
    content: str

    def attributions(self, document: Document) -> list[Attribution]:
        """Return one attribution."""
        spans = [Span(at := document.text.index(w), at + len(w)) for w in (self.cue, self.content)]
        return [Attribution(content=(spans[1],), cue=spans[0])]


def test_a_cue_of_words_that_tell_nothing_makes_no_act_firmer() -> None:
    text = "Norway would leave the Ottawa Convention, as if to say goodbye."
    reader = Saying("as if to say", "Norway would leave the Ottawa Convention")
    (act,) = read(document(text.encode(), language="en"), reader).acts
    assert act.modality is Modality.PLANNED


def test_who_gives_up_another_thing_leaves_no_treaty_named_before() -> None:
    text = "Moscow may quit the INF Treaty while asking Washington to abandon a missile shield."
    actors = [act.actors for act in acts(text, "called_for") if act.kind is ActKind.WITHDRAW]
    assert ("USA",) not in actors


def test_a_word_that_says_too_little_makes_an_act_only_where_somebody_judges_so() -> None:
    text = "Nobody doubts that North Korea has a nuclear weapon."
    assert not acts(text)
    (act,) = acts(text, "ongoing")
    assert (act.kind, act.modality, act.object) == (
        ActKind.RETAIN,
        Modality.ONGOING,
        "nuclear weapon",
    )
    assert not acts(text, NONE)
    assert not acts("North Korea has to go home, and has signed nothing.", "ongoing")
