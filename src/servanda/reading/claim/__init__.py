"""Checkable propositions inside a text: figures, dates, periods, standings."""
