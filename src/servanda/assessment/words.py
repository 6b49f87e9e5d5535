"""Patterns over the words of a text, as the files of readings hold them."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import re2

from servanda.assessment.material import material

_ANY_CASE = re2.Options()
_ANY_CASE.case_sensitive = False


@cache
def whole_words(pattern: str) -> Any:
    """Return the pattern compiled so that it matches whole words of any alphabet, without case."""
    return re2.compile(rf"(?:^|\PL)(?:{pattern})(?:\PL|$)", _ANY_CASE)


def first_match(name: str, table: str, text: str) -> Mapping[str, Any] | None:
    """Return the first row of a table of patterns that matches ``text``; None if none does."""
    for row in material(name)[table]:
        if whole_words(row["pattern"]).search(text):
            found: Mapping[str, Any] = row
            return found
    return None
