"""Statements: who says what, in whose words, to whom."""

from servanda.reading.statement.read import statements

__all__ = ["statements"]
