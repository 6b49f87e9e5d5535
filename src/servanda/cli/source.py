"""Where a text comes from: a file, an address, or standard input."""

import sys
from pathlib import Path

ADDRESS = ("http://", "https://")


def received(source: str, allowed: int) -> tuple[bytes, str | None]:
    """Return the bytes of a file, an address or standard input, and the encoding a server named.

    Args:
        source: File name, address, or ``-`` for standard input.
        allowed: In bytes; of what is larger only one byte more is read, so that it shows.

    Raises:
        Refused: The address may not be fetched.
        OSError: There is no such file, or it cannot be read.
    """
    if source.lower().startswith(ADDRESS):
        return _fetched(source)
    if source == "-":
        return sys.stdin.buffer.read(allowed + 1), None
    with Path(source).open("rb") as file:
        return file.read(allowed + 1), None


def _fetched(address: str) -> tuple[bytes, str | None]:
    from servanda.fetch.guard import get

    fetched = get(address)
    return fetched.content, fetched.encoding
