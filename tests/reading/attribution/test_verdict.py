"""The word of an act is marked for the network, and what the network says is taken as it is."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from servanda.reading.act.judge import NONE, Asked
from servanda.reading.act.told import MOST
from servanda.reading.attribution.firmness import FIRMNESS
from servanda.reading.attribution.look import ACT
from servanda.reading.attribution.network import shipped
from servanda.reading.attribution.verdict import REACH, Verdicts, chosen
from servanda.terms.document import Document
from servanda.terms.span import Span

TEXT = "Iran may have fired a missile. Norway will not."


@dataclass
class Graph:
    """A graph that remembers what it was given and answers the same each time."""

    answer: Any
    given: list[dict[str, Any]] = field(default_factory=list)

    def run(self, _: object, given: dict[str, Any]) -> list[Any]:
        """Return the answer."""
        self.given.append(given)
        return [self.answer]


def judging(best: str) -> tuple[Verdicts, Graph]:
    classes = np.zeros((1, len(FIRMNESS)), dtype=np.float32)
    classes[0, FIRMNESS.index(best)] = 1
    graph = Graph(classes)
    return Verdicts(graph, shipped().words, shipped().vocabulary), graph


def asked(text: str, word: str, rule: str = "done") -> Asked:
    at = text.index(word)
    return Asked(Span(at, at + len(word)), rule)


def held(text: str) -> Document:
    return Document(id="d", text=text, sha256="")


def test_only_the_sentence_is_seen_and_only_the_word_is_marked() -> None:
    judge, graph = judging("possible")
    assert judge.judged(held(TEXT), Span(0, 30), [asked(TEXT, "fired")]) == ("possible",)
    (seen,) = graph.given
    assert seen["words"].shape[:2] == seen["looks"].shape == (1, 9)
    assert [k for k, look in enumerate(seen["looks"][0]) if look >= ACT] == [4]
    assert list(seen["rules"]) == [FIRMNESS.index("done")]


def test_what_stands_in_a_text_twice_is_looked_at_once() -> None:
    judge, graph = judging("possible")
    for _ in range(3):
        judge.judged(held(TEXT), Span(0, 30), [asked(TEXT, "fired")])
    assert len(graph.given) == 1


def test_a_long_sentence_is_cut_around_the_word() -> None:
    text = "very " * 1000 + "fired " + "missile " * 1000
    judge, graph = judging("planned")
    judge.judged(held(text), Span(0, len(text)), [asked(text, "fired")])
    assert graph.given[0]["words"].shape[1] == 2 * REACH + 3


def test_of_many_words_in_a_sentence_the_last_are_left_to_the_rules() -> None:
    text = "fired " * (MOST + 5)
    judge, _ = judging("planned")
    words = [Asked(Span(6 * k, 6 * k + 5), "done") for k in range(MOST + 5)]
    answers = judge.judged(held(text), Span(0, len(text)), words)
    assert answers == ("planned",) * MOST + ("done",) * 5


def test_a_word_without_pieces_is_left_to_the_rules() -> None:
    judge, graph = judging("planned")
    assert judge.judged(held("   "), Span(0, 3), [Asked(Span(0, 1), NONE)]) == (NONE,)
    assert not graph.given


def test_a_word_that_hardly_tells_of_an_act_tells_of_none() -> None:
    even = np.zeros(len(FIRMNESS), dtype=np.float32)
    assert chosen(even) == NONE
    even[FIRMNESS.index("planned")] = 2
    assert chosen(even) == "planned"
