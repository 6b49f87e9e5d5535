"""Write docs/treaties: one page for each treaty of the catalogue, from its own clauses.

``python docs/treaty_pages.py`` writes the pages; what stands under their commands is put there by
``docs/fill.py``, which runs them.
"""

import sys
from pathlib import Path

from servanda.law.catalogue import catalogue, treaty

FOLDER = Path(__file__).parent / "treaties"


def pages() -> dict[str, str]:
    """Return the pages by their file names, commands not yet run."""
    known = {ident: treaty(ident) for ident in catalogue()}
    found = {f"{ident}.md": _page(ident, one.title) for ident, one in known.items()}
    rows = "\n".join(f"| [{ident}]({ident}.md) | {one.title} |" for ident, one in known.items())
    listed = "\n".join(known)
    found["index.md"] = (
        "# The treaties\n\nWhat each provides, in plain words with articles, as the catalogue "
        "holds it: the same as [`servanda treaty`](../commands.md#treaty).\n\n"
        f"| treaty | title |\n|---|---|\n{rows}\n\n```{{toctree}}\n:hidden:\n\n{listed}\n```\n"
    )
    return found


def _page(ident: str, title: str) -> str:
    return (
        f"# {ident}\n\n{title}.\n\n"
        f"Who is bound: `servanda parties {ident}`; who leaves: `servanda exits {ident}`. "
        "All treaties: [list](index.md).\n\n"
        f"```console\n$ servanda treaty {ident}\n```\n"
    )


def main() -> int:
    """Write the pages."""
    FOLDER.mkdir(exist_ok=True)
    for name, page in pages().items():
        (FOLDER / name).write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
