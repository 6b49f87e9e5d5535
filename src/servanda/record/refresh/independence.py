"""Which sources are independent of each other, and what a fact gains that two of them show."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from servanda.terms.action import Action
from servanda.terms.source import Confidence

_FIRMNESS = tuple(Confidence)


@cache
def table(name: str) -> Mapping[str, Any]:
    """Return the rules in ``data/refresh/<name>.toml``."""
    path = files("servanda").joinpath("data", "refresh", f"{name}.toml")
    return tomllib.loads(path.read_text("utf-8"))


@cache
def publishers(source: str) -> frozenset[str]:
    """Return who stands behind the source of a row; a source nobody is known for is its own.

    >>> publishers("UNTC status table XXVI-5 via github zmjones/untreaties@003ce13")
    frozenset({'United Nations, Secretary-General as depositary'})
    """
    known = {
        str(one["name"])
        for one in table("publishers")["publisher"]
        for word in one["finds"]
        if word in source
    }
    return frozenset(known) or frozenset([source])


def independent(action: Action, publisher: str) -> bool:
    """Say whether a page of the publisher is another source than those of the action."""
    return publisher not in publishers(action.source)


def risen(action: Action, confidence: Confidence) -> Confidence:
    """Return the confidence of an action that an independent source shows as well.

    Args:
        action: As the record has it.
        confidence: That of the other source alone.
    """
    rules = table("rise")
    weak = rules["confirms_nothing"]
    if confidence.value in weak:
        return action.confidence
    if action.confidence.value in weak:
        return confidence
    firmer = min(action.confidence, confidence, key=_FIRMNESS.index)
    return Confidence(rules["becomes"][firmer.value])


@cache
def slot(kind: str) -> str:
    """Return the slot of a kind of action: kinds of one slot stand in one another's place."""
    for name, kinds in table("slots")["slot"].items():
        if kind in kinds:
            return str(name)
    return kind
