"""Times: what a text says about when."""

from servanda.reading.time.find import times

__all__ = ["times"]
