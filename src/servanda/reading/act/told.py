"""An act as the rules tell it, and the word that names it."""

from dataclasses import dataclass

from servanda.terms.finding import Act, Modality
from servanda.terms.span import Span

MOST = 24
"""Words of one sentence that a judge is asked about; more is no prose."""


@dataclass(frozen=True, slots=True)
class Told:
    """An act before anybody has judged how firmly it is meant."""

    act: Act
    word: Span | None = None
    """The word that names it; None where only the rules decide, as for steps of an exit."""
    open: bool = False
    """Whether the rules see a word for an act and what it is done to, but no act."""
    most: Modality | None = None
    """It is no firmer than this, whoever judges; None for no bound."""
