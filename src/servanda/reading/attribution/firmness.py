"""How firmly an act is meant, as the network classes it."""

from servanda.reading.act.judge import NONE
from servanda.terms.finding import Modality, Polarity

FIRMNESS = (*(one.value for one in Modality), Polarity.NEGATED.value, Polarity.DENIED.value, NONE)
"""The classes in their order: a modality if affirmed, else the polarity."""
