"""A list may change between two pages: nothing that stands still is told twice or passed over."""

from hypothesis import given
from hypothesis import strategies as st

from servanda.web.api.paging import page

WORDS = st.sets(st.text(max_size=3), max_size=30)


def all_pages(states: list[list[str]], limit: int) -> list[str]:
    """Return all that is told while the list passes through its states, one a page."""
    told: list[str] = []
    cursor, number = None, 0
    while True:
        lines = states[min(number, len(states) - 1)]
        part = page(lines, lambda one: (one,), cursor=cursor, limit=limit, question="q")
        told += part.lines
        cursor, number = part.following, number + 1
        if cursor is None:
            return told


@given(WORDS, st.integers(1, 7))
def test_pages_are_the_list(words: set[str], limit: int) -> None:
    assert all_pages([sorted(words)], limit) == sorted(words)


@given(WORDS, st.lists(WORDS, min_size=1, max_size=5), st.integers(1, 7))
def test_what_stands_still_is_told_once(
    still: set[str], others: list[set[str]], limit: int
) -> None:
    told = all_pages([sorted(still | other) for other in others], limit)
    assert len(set(told)) == len(told)
    assert still <= set(told)
