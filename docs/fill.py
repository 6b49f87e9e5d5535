"""Run every ``$ servanda`` line of the pages and put its output under it.

``python docs/fill.py`` rewrites the pages; ``--check`` only says which are out of date.

A page shows commands in blocks marked ``console``. Each line that begins with ``$ servanda`` is
run from the root of the project, as a shell would split it; ``| head -N`` keeps N lines. What the
block shows below the line is replaced by what the command printed, errors included.
"""

import os
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROMPT = "$ servanda "
OPEN, CLOSE = "```console", "```"


def pages() -> tuple[Path, ...]:
    """Return the pages that may show commands."""
    docs = ROOT / "docs"
    folders = ("", "how-to/", "treaties/")
    found = (path for folder in folders for path in sorted(docs.glob(f"{folder}*.md")))
    return (ROOT / "README.md", *found)


def filled(page: str) -> str:
    """Return the page with the real output under every command."""
    return "".join(f"{line}\n" for line in _filled(page.splitlines()))


def _filled(lines: list[str]) -> Iterator[str]:
    inside = fresh = False
    for line in lines:
        if line == OPEN:
            inside, fresh = True, False
        elif inside and line == CLOSE:
            inside = False
        elif inside and line.startswith(PROMPT):
            fresh = True
            yield line
            yield from output(line.removeprefix("$ "))
            continue
        elif inside and fresh:
            continue
        yield line


def output(command: str) -> list[str]:
    """Return the lines that a command prints."""
    from servanda.cli.main import main

    words, _, tail = command.partition(" | head -")
    printed = StringIO()
    with chdir(ROOT), redirect_stdout(printed), redirect_stderr(printed):
        main(shlex.split(words)[1:])
    lines = printed.getvalue().splitlines()
    return lines[: int(tail)] if tail else lines


def main() -> int:
    """Fill all pages, or check them; return the exit status."""
    # Nobody's own record changes what the pages show.
    os.environ["SERVANDA_HOME"] = tempfile.mkdtemp()
    stale = 0
    for page in pages():
        before = page.read_text(encoding="utf-8")
        after = filled(before)
        if before == after:
            continue
        stale += 1
        print(f"{os.path.relpath(page)}: out of date")
        if "--check" not in sys.argv[1:]:
            page.write_text(after, encoding="utf-8")
    return 1 if stale and "--check" in sys.argv[1:] else 0


if __name__ == "__main__":
    sys.exit(main())
