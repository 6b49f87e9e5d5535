"""The vectors of word pieces: packed small, read as they were packed, refused if they are none."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from servanda.errors import Malformed
from servanda.reading.attribution.network import shipped
from servanda.reading.attribution.words import BLOCK, Words, packed

VECTORS = arrays.arrays(
    np.float32,
    st.tuples(st.integers(1, 5), st.just(2 * BLOCK)),
    elements=st.floats(-8, 8, width=32).map(lambda part: round(part, 3)),
)


@given(VECTORS)
def test_no_part_is_off_by_more_than_a_step(vectors: np.ndarray) -> None:
    read = Words(packed(vectors)).of(np.arange(len(vectors)))
    step = np.abs(vectors.reshape(len(vectors), -1, BLOCK)).max(-1, keepdims=True) / 32
    apart = np.abs(read - vectors).reshape(len(vectors), -1, BLOCK)
    assert (apart <= step * 1.02 + 1e-6).all()


@given(VECTORS)
def test_what_was_packed_once_is_packed_the_same(vectors: np.ndarray) -> None:
    numbers = np.arange(len(vectors))
    once = Words(packed(vectors)).of(numbers)
    assert np.array_equal(Words(packed(once)).of(numbers), once)


def test_a_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    vectors = np.linspace(-1, 1, 4 * BLOCK, dtype=np.float32).reshape(2, -1)
    np.save(tmp_path / "words.npy", packed(vectors))
    words = Words.at(tmp_path / "words.npy")
    assert len(words) == 2
    assert words.of(np.array([[1, 0, 1]])).shape == (1, 3, 2 * BLOCK)


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "words.npy"
    path.write_bytes(b"no vectors")
    with pytest.raises(Malformed, match="no vectors of pieces"):
        Words.at(path)
    np.save(path, np.zeros(3))
    with pytest.raises(Malformed, match="no vectors of pieces"):
        Words.at(path)
    np.save(path, np.array([{}]), allow_pickle=True)
    with pytest.raises(Malformed, match="no vectors of pieces"):
        Words.at(path)


def test_the_package_has_a_vector_for_each_of_its_pieces() -> None:
    assert len(shipped().words) == len(shipped().vocabulary)
