"""Single-cell mutations of saved pages: each cell in turn, changed in one way."""

import html
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from servanda.names import state
from servanda.record.source.cell import is_state

CELLS = {
    "html": re.compile(
        r"<t[dh]\b[^>]*>((?:(?!<t[dhr]\b|<table|<div).)*?)</t[dh]>|"
        r"<div id=[^>]*divNotesAll[^>]*>((?:(?!<table|</div>).)*)",
        re.S,
    ),
    "xml": re.compile(r"<(?:Entry|EndNote|Text|Participant|Count)\b[^>/]*>(.*?)</", re.S),
    "json": re.compile(r":\s*(\"[^\"]*\"|\d+|null)"),
    "csv": re.compile(r"(?:(?<=^)|(?<=,))((?:\"[^\"]*\")|[^,\n\"]+)", re.M),
    "text": re.compile(
        r"(C\.N\.[^ ]+)|^([A-Z ]+: [A-Z ]+)$|effected on ([^.]+)\.|((?<=, the withdrawal )[^.]+"
        r"|The Convention will enter[^.]+|(?<=^)\d+ [A-Z]\w+ \d{4})$",
        re.M,
    ),
    "piped": re.compile(r"(?:(?<=^)|(?<=\| ))([^|\n#]*[^|\n# ])(?= \||$)", re.M),
}
STRANGE = "xqZ70-[](.,;:#§<&'\"|\u0660é "


@dataclass(frozen=True, slots=True)
class Mutation:
    """One page with one cell changed."""

    text: str
    was: str
    now: str


ABOVE = re.compile(r"STATUS AS AT : (\S+)|Signatories : (\d+)(?=\.)|Parties : (\d+)")
"""What stands above a table and is read; the words around it are those of the site."""


def cells(page: str, form: str) -> list[tuple[int, int]]:
    """Return where the cells of a page are: of its table, its footnotes, and what it counts."""
    head = re.search(r"^Parti(?:cipant|j)\b|>Parti(?:cipant|j)<|\"actions_\"", page, re.M)
    begin = head.start() if head and form in ("html", "piped", "json") else 0
    found = [*ABOVE.finditer(page, 0, begin), *CELLS[form].finditer(page, begin)]
    return [one.span(one.lastindex) for one in found if one.lastindex]


def shown(cell: str, form: str) -> str:
    """Return what a reader sees of a cell: blanks and markup aside."""
    if form in ("html", "xml"):
        cell = html.unescape(re.sub(r"<[^<>]*(?:>|$)", " ", html.unescape(cell)))
    # Blanks beside a bracket, a colon or a quotation mark part nothing.
    return re.sub(r" ?([]\"[:]) ?", r"\1", " ".join(cell.split()))


def same(was: str, now: str, form: str) -> bool:
    """Say whether two cells show the same: the same words, or names of the same state."""
    was, now = shown(was, form), shown(now, form)
    return was == now or (is_state(was) and is_state(now) and state(was) == state(now))


def mutations(page: str, form: str, many: int, seed: str) -> Iterator[Mutation]:
    """Yield ``many`` mutations, each cell in turn; those that show the same are left out."""
    chance = random.Random(seed)
    places = cells(page, form)
    others = [page[start:end] for start, end in places]
    while many:
        for start, end in places:
            was = page[start:end]
            now = _changed(was, others, chance)
            if same(was, now, form):
                continue
            yield Mutation(page[:start] + now + page[end:], was, now)
            many -= 1
            if not many:
                return


def _changed(cell: str, others: list[str], chance: random.Random) -> str:
    at = chance.randrange(len(cell) + 1)
    strange = chance.choice(STRANGE)
    return chance.choice(
        (
            "",
            chance.choice(others),
            cell[:at] + cell[at + 1 :],
            cell[:at] + strange + cell[at:],
            cell[:at] + strange + cell[at + 1 :],
            cell[:at] + cell[at : at + 2][::-1] + cell[at + 2 :],
            cell[:at] + cell[at : at + 1].swapcase() + cell[at + 1 :],
            cell + chance.choice((" a", " A", " AA", " d", " n", " P", " zz", "]", " 9")),
            f"[{cell}]",
            re.sub(r"[1-9]", lambda m: str(int(m.group()) % 9 + 1), cell, count=1),
        )
    )
