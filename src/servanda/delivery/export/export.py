"""The main path of an export: from what was asked for to the bytes of its files."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from servanda.delivery.export.comma import csv_bytes
from servanda.delivery.export.entities import ftm_lines
from servanda.delivery.export.folder import Held
from servanda.delivery.export.linked import json_ld
from servanda.delivery.export.markdown import markdown
from servanda.delivery.export.package import package_files
from servanda.delivery.export.parquet import parquet_bytes
from servanda.delivery.export.pdf import pdf
from servanda.delivery.export.scope import Scope
from servanda.delivery.export.sheet import Sheet
from servanda.delivery.export.state_sheet import state_sheet
from servanda.delivery.export.table import Table, shapes
from servanda.delivery.export.tables import ONLY_NOW, filled, names
from servanda.delivery.export.treaty_sheet import treaty_sheet
from servanda.errors import Refused


class Format(StrEnum):
    """In which form the files are written."""

    CSV = "csv"
    PARQUET = "parquet"
    JSONLD = "jsonld"
    FTM = "ftm"
    PACKAGE = "package"
    MARKDOWN = "markdown"
    PDF = "pdf"


OF_TABLES = frozenset({Format.CSV, Format.PARQUET, Format.PACKAGE})
"""The formats that hold tables, in a folder."""
OF_SHEETS = frozenset({Format.MARKDOWN, Format.PDF})
"""The formats that hold a sheet about one treaty or one state."""

Told = Callable[[str, int], None]
"""Is told the name of each part as it is done, and how many lines it has."""


@dataclass(frozen=True, slots=True)
class Made:
    """The files of an export, by their path within the folder; a single file has none."""

    files: Mapping[str, bytes]
    lines: Mapping[str, int] = field(default_factory=dict)
    """How many lines, nodes or entities each file has, where it has such."""


def made(
    form: Format, scope: Scope, what: Sequence[str], dossiers: Sequence[Held] | None, told: Told
) -> Made:
    """Return the files of an export.

    Args:
        form: Their format.
        scope: Treaties, states and days that are meant.
        what: Names of tables; none: all of them.
        dossiers: What was read; None where no folder of them was given.
        told: Is told of each part as it is done.

    Raises:
        Refused: The format does not hold what was asked for, or needs an extra.
    """
    _check(form, scope, what, dossiers)
    held = dossiers or ()
    match form:
        case Format.CSV | Format.PARQUET | Format.PACKAGE:
            chosen = names(what, scope, with_dossiers=dossiers is not None)
            return _of_tables(form, scope, list(_filled(chosen, scope, held, told)))
        case Format.JSONLD:
            return _single(*json_ld(scope, held))
        case Format.FTM:
            return _single(*ftm_lines(scope, held))
        case Format.MARKDOWN:
            text = markdown(sheet(scope, held), (scope.state or scope.treaty or "").lower())
            return Made({"": text.encode()})
        case Format.PDF:
            return Made({"": pdf(sheet(scope, held))})


def sheet(scope: Scope, dossiers: Sequence[Held]) -> Sheet:
    """Return the sheet about the state that is meant, else about the treaty."""
    if scope.state is not None:
        return state_sheet(scope.state, scope, dossiers)
    assert scope.treaty is not None
    return treaty_sheet(scope.treaty, scope, dossiers)


def is_folder(form: Format, what: Sequence[str]) -> bool:
    """Say whether a folder is written rather than one file: all but a single table are."""
    return form is Format.PACKAGE or (form in OF_TABLES and len(set(what)) != 1)


def _check(
    form: Format, scope: Scope, what: Sequence[str], dossiers: Sequence[Held] | None
) -> None:
    if what and form not in OF_TABLES:
        raise Refused(f"{form.value} holds no tables: name none")
    if form in OF_SHEETS and scope.treaty is None and scope.state is None:
        raise Refused(f"{form.value} is about one treaty or one state: name it")
    missing = [name for name in what if shapes()[name].of == "dossiers" and dossiers is None]
    if missing:
        raise Refused(f"{missing[0]}: comes from dossiers; name their folder with --dossiers")
    if ONLY_NOW in what and scope.looks_back:
        raise Refused(f"{ONLY_NOW}: not held by the day on which they became known")


def _filled(
    chosen: Sequence[str], scope: Scope, held: Sequence[Held], told: Told
) -> Iterator[Table]:
    for name in chosen:
        one = filled(name, scope, held)
        told(name, len(one.rows))
        yield one


def _of_tables(form: Format, scope: Scope, tables: Sequence[Table]) -> Made:
    lines = {one.shape.name: len(one.rows) for one in tables}
    if form is Format.PACKAGE:
        counted = {f"data/{name}.csv": count for name, count in lines.items()}
        return Made(package_files(tables, scope), counted)
    files = {
        f"{one.shape.name}.{form.value}": csv_bytes(one)
        if form is Format.CSV
        else parquet_bytes(one, scope)
        for one in tables
    }
    return Made(files, {f"{name}.{form.value}": count for name, count in lines.items()})


def _single(data: bytes, lines: int) -> Made:
    return Made({"": data}, {"": lines})
