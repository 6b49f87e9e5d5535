"""Claims and acts of a text against record and law."""

from servanda.assessment.judge import assess

__all__ = ["assess"]
