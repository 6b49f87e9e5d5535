"""Write ``docs/data.md``: what the record of each treaty holds, how firm it is, what is open.

``python docs/data_page.py`` writes the page; ``--check`` only says whether it is out of date.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from servanda.names import state_name, treaty_name
from servanda.record.action import actions, treaty_ids
from servanda.record.contradiction import contradictions
from servanda.record.coverage import After, coverage
from servanda.record.own import editions, own_record
from servanda.terms.source import Confidence

PAGE = Path(__file__).parent / "data.md"
HEADING = """# The record: how far it reaches, how firm it is, what is open

This page is written by `python docs/data_page.py` from the record of the package. What you
accepted with [`servanda refresh`](commands.md#refresh) lies in a record of your own.
"""
COLUMNS = ("treaty", "name", "actions", "states", "whole to", "last checked", "firmness")
MEANING = """
*Whole to*: the last day to which the list of parties is known to be whole; "not whole": silence
about a state says nothing, and a count is a lower bound. *Last checked*: the day of the source
list, or of the last refresh of the package. *Firmness*: the share of actions by how they are
known, firmest first; what rests on `memory` is shown as unverified in every answer.
"""


def page() -> str:
    """Return the page."""
    assert own_record() is None
    parts = [HEADING, "## Editions\n", *_editions(), "## Treaties\n", *_table(), MEANING]
    parts += ["## Open contradictions\n", *_contradictions(), "", "## Gaps\n", *_gaps()]
    return "\n".join(parts) + "\n"


def _editions() -> Iterator[str]:
    for one in editions():
        yield f"- {one.on}: {one.says}"
    yield ""


def _table() -> Iterator[str]:
    yield _row(COLUMNS)
    yield _row(["---"] * len(COLUMNS))
    total: Counter[Confidence] = Counter()
    for treaty in treaty_ids():
        held, told = coverage(treaty), actions(treaty)
        mix = Counter(one.confidence for one in told)
        total += mix
        yield _row(
            (
                f"`{treaty}`",
                treaty_name(treaty),
                str(len(told)),
                str(len({one.state for one in told})),
                str(held.reach.complete_to or "not whole"),
                str(held.reach.checked or ""),
                _mix(mix),
            )
        )
    yield _row(("all", "", str(total.total()), "", "", "", _mix(total)))


def _mix(mix: Counter[Confidence]) -> str:
    whole = mix.total()
    parts = (f"{one} {_share(mix[one], whole)}" for one in Confidence if mix[one])
    return ", ".join(parts) or "nothing is held"


def _share(part: int, whole: int) -> str:
    rounded = round(100 * part / whole)
    return f"{rounded} %" if rounded else "under 1 %"


def _contradictions() -> Iterator[str]:
    yield _row(("treaty", "state", "one source", "the record", "source of the first", "how known"))
    yield _row(["---"] * 6)
    for treaty in treaty_ids():
        for one in contradictions(treaty):
            known = f"{one.confidence}" + (f". {one.says}" if one.says else "")
            said = f"{one.action.replace('_', ' ')} {one.date}"
            yield _row((f"`{treaty}`", state_name(one.state), said, one.held, one.source, known))


def _gaps() -> Iterator[str]:
    for treaty in treaty_ids():
        held = coverage(treaty)
        gaps = list(held.reach.gaps)
        if held.reach.complete_to and held.after is After.OPEN:
            gaps.insert(0, f"After {held.reach.complete_to} silence says nothing.")
        if gaps:
            yield f"- `{treaty}`: {' '.join(gaps)}"


def _row(cells: tuple[str, ...] | list[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def main() -> int:
    """Write the page, or check it; return the exit status."""
    now = page()
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == now:
        return 0
    print(f"{os.path.relpath(PAGE)}: out of date")
    if "--check" in sys.argv[1:]:
        return 1
    PAGE.write_text(now, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
