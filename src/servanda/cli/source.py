"""Where a text comes from: a file, an address, or standard input."""

from pathlib import Path

from servanda.cli.door import standard_input

ADDRESS = ("http://", "https://")
_BATCH = (".jsonl", ".ndjson")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def is_batch(source: str) -> bool:
    """Say whether many articles come, an object a line: a name says so, or how the input begins.

    Standard input has no name; it is looked at and not consumed.
    """
    if source != "-":
        return source.lower().endswith(_BATCH)
    stream = standard_input()
    ahead = getattr(stream, "peek", bytes)(1)
    head = ahead.removeprefix(_BYTE_ORDER_MARK).lstrip()
    return head.startswith(b"{") and head[1:].lstrip().startswith(b'"')


def shown_name(source: str) -> str:
    r"""Return the name of a source as it can be written down: a file may have any bytes for one.

    >>> shown_name("na\udcefve.txt")
    'na�ve.txt'
    """
    return source.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


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
        return standard_input().read(allowed + 1), None
    with Path(source).open("rb") as file:
        return file.read(allowed + 1), None


def _fetched(address: str) -> tuple[bytes, str | None]:
    from servanda.fetch.guard import get

    fetched = get(address)
    return fetched.content, fetched.encoding
