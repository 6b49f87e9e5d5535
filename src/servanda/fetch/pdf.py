"""The text of a PDF, read in a process of its own that may be slow, greedy or killed by it."""

import resource
import subprocess
import sys

from servanda.errors import Malformed, Refused

SECONDS = 20
MEMORY = 1 << 30
"""Bytes of address space for the process that reads."""
PAGES = 60
_MISSING, _UNREADABLE = 4, 5


def pdf_text(raw: bytes) -> str:
    """Return the text of a PDF, its pages parted by a form feed.

    Raises:
        Refused: The extra ``pdf`` is not installed, or the PDF takes too long or too much.
        Malformed: It is no PDF that can be read, or holds no text (a scan).
    """
    command = [sys.executable, "-I", "-m", "servanda.fetch.pdf"]
    try:
        done = subprocess.run(  # noqa: S603 -- our own interpreter and module, no shell
            command, input=raw, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise Refused(f"the PDF takes more than {SECONDS} seconds to read") from None
    if done.returncode == _MISSING:
        hint = "install the extra `pdf`, or convert it to text first (pdftotext -layout)"
        raise Refused(f"a PDF cannot be read here; {hint}")
    text = done.stdout.decode("utf-8", "replace")
    if done.returncode != 0 or not text.strip():
        raise Malformed("the PDF cannot be read, or holds no text")
    return text


def _read() -> int:
    """Read a PDF from standard input, write its text; return the exit status."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError:
        return _MISSING
    from io import BytesIO

    try:
        pages = PdfReader(BytesIO(sys.stdin.buffer.read())).pages
        texts = [page.extract_text() for page in list(pages)[:PAGES]]
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, MemoryError, RecursionError):
        return _UNREADABLE
    sys.stdout.buffer.write("\f".join(texts).encode("utf-8", "replace"))
    return 0


if __name__ == "__main__":
    sys.exit(_read())
