"""How firmly acts are meant, by an encoder that sees the act's word marked in its sentence."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import onnxruntime

from servanda.reading.act.judge import NONE, Asked
from servanda.reading.act.told import MOST
from servanda.reading.attribution.decode import Matrix
from servanda.reading.attribution.firmness import FIRMNESS
from servanda.reading.attribution.look import ACT, looks
from servanda.reading.attribution.wordpiece import Vocabulary
from servanda.reading.attribution.words import Words
from servanda.terms.document import Document
from servanda.terms.span import Span

DOUBT = 1.0
"""By how much, in log odds, a word is likelier to tell of no act than the network says.

Rare classes count more while it learns, and a word that tells of none is frequent. On labelled
words drawn at random, unseen by judges trained on two thirds, most answers are right here.
"""
REACH = 120
"""Pieces on each side of a word that are looked at; a longer sentence is cut."""
KEPT = 2048
"""Answers that are kept at hand: what stands in texts many times over is looked at once."""


class Verdicts:
    """The judge of acts that comes with the network; it answers in linear time."""

    def __init__(
        self, firmness: onnxruntime.InferenceSession, words: Words, vocabulary: Vocabulary
    ) -> None:
        self._firmness, self._words, self._vocabulary = firmness, words, vocabulary
        self._known = lru_cache(maxsize=KEPT)(self._classes)

    def judged(
        self, document: Document, sentence: Span, asked: Sequence[Asked]
    ) -> tuple[str, ...]:
        """Return for each word its class; what the rules say of what it is not asked about."""
        pieces = list(self._vocabulary.pieces(document.text, sentence.start, sentence.end))
        looked = looks(document.text, pieces)
        answers = [one.rule for one in asked]
        for place, one in enumerate(asked[:MOST]):
            act = [
                k
                for k, p in enumerate(pieces)
                if p.start < one.word.end and one.word.start < p.end
            ]
            if not act:
                continue
            first, last = max(0, act[0] - REACH), min(len(pieces), act[-1] + 1 + REACH)
            marked = range(act[0], act[-1] + 1)
            seen = tuple(looked[k] + ACT * (k in marked) for k in range(first, last))
            numbers = tuple(piece.number for piece in pieces[first:last])
            answers[place] = self._known(numbers, seen, one.rule)
        return tuple(answers)

    def _classes(self, numbers: tuple[int, ...], seen: tuple[int, ...], rule: str) -> str:
        known = self._vocabulary
        (classes,) = self._firmness.run(
            None,
            {
                "words": self._words.of(np.array([[known.first, *numbers, known.last]])),
                "looks": np.array([[0, *seen, 0]]),
                "rules": np.array([FIRMNESS.index(rule)]),
            },
        )
        return chosen(np.asarray(classes[0], dtype=np.float32))


def chosen(classes: Matrix) -> str:
    """Return the likeliest of the classes (12), in log odds as the network gives them."""
    weighed = classes.copy()
    weighed[FIRMNESS.index(NONE)] += DOUBT
    return FIRMNESS[int(weighed.argmax())]
