"""From probabilities to spans: what is likeliest as a whole, not piece by piece."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from servanda.reading.attribution.decode import (
    SWITCH,
    Found,
    Run,
    cue_runs,
    decoded,
    distances,
    likeliest,
    odds,
    runs,
)


def tags(cues: list[str]) -> np.ndarray:
    """Return logits: each piece outside a cue ("o"), its first ("b") or a further one ("i")."""
    table = np.full((len(cues), 9), -9.0, dtype=np.float32)
    table[:, [0, 6]] = 9.0
    for place, letter in enumerate(cues):
        table[place, 3 + "obi".index(letter)] = 9.0
    return table


def cues(letters: str, first: int, last: int, inner: str = "") -> list[Run]:
    """Return the cues of pieces; those with an "x" in ``inner`` go on with a word."""
    heads = np.array([sign != "x" for sign in inner.ljust(len(letters))])
    return cue_runs(tags(list(letters)), heads, first, last)


def test_cues_that_touch_are_two() -> None:
    assert cues("obbio", 0, 5) == [Run(1, 2), Run(2, 4)]


def test_a_cue_is_answered_for_where_it_begins() -> None:
    assert cues("bioobi", 2, 5) == [Run(4, 6)]
    assert cues("bioobi", 0, 2) == [Run(0, 2)]
    assert cues("obiioo", 2, 6) == []


def test_a_word_is_a_cue_as_a_whole_or_not_at_all() -> None:
    assert cues("obo", 0, 3, inner="  x") == []
    assert cues("obbo", 0, 4, inner="  x ") == [Run(1, 3)]


def test_a_cue_has_one_word_that_is_sure() -> None:
    table = tags(list("oboo"))
    table[1, 3:6] = [0.0, -0.2, -9.0]
    heads = np.ones(4, dtype=np.bool_)
    assert cue_runs(table, heads, 0, 4) == []
    table[2, 3:6] = [0.0, -9.0, 2.0]
    assert cue_runs(table, heads, 0, 4) == [Run(1, 3)]


def test_distances_are_counted_from_both_ends() -> None:
    assert distances(5, [Run(1, 3)]).tolist() == [[1, 0, 0, 65, 66]]


def test_one_doubtful_comma_makes_no_hole() -> None:
    found = likeliest(
        odds(np.array([[0.01, 0.99, 0.99, 0.3, 0.99, 0.99, 0.01]], dtype=np.float32))
    )
    assert runs(found[0]) == (Run(1, 6),)


@settings(deadline=None)
@given(
    arrays.arrays(
        np.float32, st.tuples(st.integers(1, 3), st.integers(1, 12)),
        elements=st.floats(-4, 4, width=32),
    )
)  # fmt: skip
def test_no_other_path_is_likelier(gain: np.ndarray) -> None:
    count = gain.shape[1]
    masks = np.array([[bool(n >> at & 1) for at in range(count)] for n in range(2**count)])
    turns = np.abs(np.diff(masks.astype(int), axis=1)).sum(axis=1) + masks[:, 0]
    for row, found in zip(gain, likeliest(gain), strict=True):
        values = (masks * row).sum(axis=1) - SWITCH * turns
        chosen = (found * row).sum() - SWITCH * (
            np.abs(np.diff(found.astype(int))).sum() + found[0]
        )
        assert chosen >= values.max() - 1e-3


def found_when(sure: float) -> list[Found]:
    """Return what is found of a source, a cue and a content, by the log odds of the two."""
    classes = np.zeros((1, 3, 5), dtype=np.float32)
    classes[..., 0] = 8.0
    for place, column in ((0, 1), (2, 3)):
        classes[0, place, column] = 8.0 + sure
    table = tags(["o", "b", "o"])
    table[2, 6:9] = [-9.0, 9.0, -9.0]
    table[:, 3:6] /= 10
    return list(decoded(table, [Run(1, 2)], classes))


def test_an_attribution_is_kept_as_it_is_sure() -> None:
    (sure,) = found_when(6.0)
    assert (sure.source, sure.content, sure.doubtful) == ((Run(0, 1),), (Run(2, 3),), False)
    (unsure,) = found_when(3.0)
    assert unsure.doubtful
    assert found_when(2.2) == []
