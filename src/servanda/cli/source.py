"""Where a text comes from: a file, an address, or standard input."""

import sys
from pathlib import Path
from typing import BinaryIO

from servanda.errors import Refused

LARGEST = 32 * 2**20
"""In bytes: what is larger is no article, and is not even read to its end."""


def received(source: str) -> bytes:
    """Return the bytes of a file, of an address, or of standard input for ``-``.

    Raises:
        Refused: It is larger than the limit, or the address may not be fetched.
        OSError: There is no such file, or it cannot be read.
    """
    if source == "-":
        return _whole(sys.stdin.buffer, "standard input")
    if is_address(source):
        from servanda.fetch.guard import get

        return get(source)[0]
    with Path(source).open("rb") as file:
        return _whole(file, source)


def is_address(source: str) -> bool:
    """Say whether the source is to be fetched from the network."""
    return source.lower().startswith(("http://", "https://"))


def _whole(file: BinaryIO, name: str) -> bytes:
    raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise Refused(f"{name} is larger than {LARGEST // 2**20} MiB: no article is so long")
    return raw
