"""What the tests of exports start from."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from servanda.delivery.export.folder import Held
from servanda.delivery.export.scope import Scope
from servanda.delivery.export.table import GROUND_PARTS, WAY_PARTS, Kind, Shape, Table, shapes
from servanda.delivery.export.tables import filled
from servanda.dossier import dossier
from servanda.reading.document import document
from tests.delivery.random_dossier import dossiers as random_dossiers

ROOT = Path(__file__).parent.parent.parent.parent
ON = date(2026, 11, 24)
ARTICLES = ("poland-announcement.txt", "sahel-rome-statute.txt", "ukraine-suspension.html")
FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    '=HYPERLINK("http://evil.example","x")',
    "-2+3+cmd|' /C calc'!A0",
    "a;=1+1",
    "a\n=1+1",
    "a\t@x",
    "'=1",
    "''@",
    "'quoted'",
    "\uff1d1",
    'say "=1"',
    "\ufeff=1",
)
WORDS = st.one_of(
    st.sampled_from(FORMULAS),
    st.text(alphabet="=+-@'\t\r\n;,\" a\uff1d\u202e\u0130\x00", max_size=8),
    st.text(max_size=12),
)


@cache
def record(name: str) -> Table:
    """Return a table of the record on one day."""
    return filled(name, Scope(ON))


@cache
def article(name: str) -> Held:
    """Return an example as it would be read from a folder."""
    raw = (ROOT / "examples" / name).read_bytes()
    text = document(raw, source=f"examples/{name}", published=date(2025, 3, 20))
    data: dict[str, Any] = json.loads(json.dumps(dossier(text, ON).to_json()))
    return Held(f"{name}.json", data, text.text)


def articles() -> tuple[Held, ...]:
    """Return all examples."""
    return tuple(article(name) for name in ARTICLES)


@st.composite
def held(draw: st.DrawFn) -> Held:
    """Return a dossier with anything in it, with or without its text."""
    one = draw(random_dossiers())
    return Held("random.json", one.to_json(), draw(st.sampled_from([one.document.text, None])))


def _cells(kind: Kind) -> st.SearchStrategy[Any]:
    span = st.lists(st.integers(0, 99), min_size=2, max_size=2)
    some = st.none() | WORDS
    match kind:
        case Kind.TEXT | Kind.PARTIAL:
            return WORDS.filter(bool)
        case Kind.DAY:
            return st.dates()
        case Kind.WHOLE:
            return st.integers(-(2**63), 2**63 - 1)
        case Kind.TRUTH:
            return st.booleans()
        case Kind.TEXTS:
            return st.lists(WORDS, max_size=3)
        case Kind.SPAN:
            return span
        case Kind.SPANS:
            return st.lists(span, max_size=3)
        case Kind.GROUNDS:
            return _objects(GROUND_PARTS, some)
        case Kind.WAY:
            return _objects(WAY_PARTS, some)


def _objects(parts: tuple[str, ...], some: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(st.fixed_dictionaries(dict.fromkeys(parts, some)), max_size=2)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Return a table of any shape with anything in its cells."""
    shape: Shape = draw(st.sampled_from(list(shapes().values())))
    line = st.tuples(*(st.none() | _cells(column.kind) for column in shape.columns))
    return Table(shape, tuple(draw(st.lists(line, max_size=3))))
