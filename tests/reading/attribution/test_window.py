"""Windows: every piece is answered for once, and seen with what stands around it."""

from hypothesis import given
from hypothesis import strategies as st

from servanda.reading.attribution.window import MOST, SHARED, windows


@given(st.integers(0, 5 * MOST), st.sets(st.integers(1, 5 * MOST)))
def test_every_piece_is_owned_by_exactly_one_window(count: int, starts: set[int]) -> None:
    found = list(windows([0, *sorted(start for start in starts if start < count)], count))
    owned = [place for one in found for place in range(one.own_first, one.own_last)]
    assert owned == list(range(count))
    for one in found:
        assert one.first <= one.own_first <= one.own_last <= one.last
        assert one.last - one.first <= MOST


@given(st.integers(1, 20 * MOST))
def test_windows_are_few(count: int) -> None:
    assert len(list(windows([0], count))) <= count / (MOST // 2 - SHARED) + 1


def test_a_window_ends_with_a_paragraph_where_one_ends_within_reach() -> None:
    first, second = windows([0, 100, 300, 500], 600)
    assert (first.first, first.last) == (0, 300)
    assert second.last == 600
    assert second.first in range(300 - SHARED, 301)
