"""How we know a fact: where it stands and how far it can be trusted."""

from dataclasses import dataclass
from enum import StrEnum


class Confidence(StrEnum):
    """How a fact came to us, firmest first."""

    OFFICIAL = "official"
    DATASET = "dataset"
    NGO = "ngo"
    NEWS = "news"
    DERIVED = "derived"
    SECONDARY = "secondary"
    MEMORY = "memory"
    """Unverified: shown as such wherever the fact appears."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason for an answer: an article of a treaty, a row of the record or a source."""

    text: str
    """One sentence for a reader."""
    article: str | None = None
    """Treaty id and article, ``APMBC 20(3)``."""
    source: str | None = None
    """Where it was read, with an address where one is known."""
    confidence: Confidence | None = None
