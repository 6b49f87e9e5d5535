"""``servanda export``: the record and dossiers as files that others read."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from servanda.cli.argument import Clocks, Day, clock_options, state_code, treaty_id
from servanda.cli.door import tell
from servanda.cli.output import Form, json_option, print_json, say
from servanda.errors import Refused, UnknownName

if TYPE_CHECKING:
    from servanda.delivery.export.export import Made
    from servanda.delivery.export.folder import Held
    from servanda.delivery.export.scope import Scope

FORMATS = ("csv", "parquet", "package", "jsonld", "ftm", "markdown", "pdf")


@click.command(short_help="Write files for others: tables, linked data, briefs, pages.")
@click.argument("what", nargs=-1)
@click.option(
    "--format",
    "form_name",
    type=click.Choice(FORMATS),
    default="csv",
    show_default=True,
    help="Form of the files.",
)
@click.option("--out", metavar="PATH", help="File, or for several tables the folder, to write.")
@click.option("--treaty", metavar="TREATY", help="Only this treaty.")
@click.option("--state", metavar="STATE", help="Only this state.")
@clock_options
@click.option(
    "--since", type=Day(), metavar="DATE", help="First day of what is new (a year before --on)."
)
@click.option(
    "--dossiers",
    type=click.Path(exists=True, file_okay=False),
    metavar="DIR",
    help="Folder of dossiers, their texts beside them.",
)
@click.option("--site", metavar="DIR", help="Write the pages as files into this folder instead.")
@click.option("--address", metavar="URL", help="Where the pages of --site will be published.")
@click.option("--tables", is_flag=True, help="List the tables and their columns; write nothing.")
@click.option("--force", is_flag=True, help="Replace files that are there already.")
@json_option
def export(
    what: tuple[str, ...], form_name: str, clocks: Clocks, form: Form, **asked: Any
) -> None:
    """Write WHAT (names of tables; none: all of them) in one format to PATH.

    csv, parquet: one file for one table, else a folder; package: a folder that describes itself;
    jsonld, ftm: one file; markdown, pdf: one file about one TREATY or one STATE. A file is written
    whole or not at all, and the same data and day give the same bytes. --site writes the pages of
    one day as files that any server, or none, can show.
    """
    from servanda.delivery.export.table import shapes

    unknown = [name for name in what if name not in shapes()]
    if unknown:
        raise UnknownName(unknown[0], "table", tuple(shapes()))
    if asked["tables"]:
        _list_tables(what, form)
        return
    if asked["site"] is not None:
        _write_site(what, _scope(clocks, asked), asked)
        return
    if asked["out"] is None:
        raise Refused("name the file or folder to write with --out, or --site")
    _write(what, form_name, _scope(clocks, asked), form, asked)


def _scope(clocks: Clocks, asked: dict[str, Any]) -> "Scope":
    from servanda.delivery.export.scope import Scope

    since: date | None = asked["since"]
    if since is not None and clocks.on < since:
        raise Refused(f"--since: {since} comes after {clocks.on}")
    return Scope(
        on=clocks.on,
        treaty=treaty_id(asked["treaty"]) if asked["treaty"] is not None else None,
        state=state_code(asked["state"]) if asked["state"] is not None else None,
        known_on=clocks.known_on,
        recorded_on=clocks.recorded_on,
        since=since,
    )


def _write(
    what: Sequence[str], form_name: str, scope: "Scope", form: Form, asked: dict[str, Any]
) -> None:
    from servanda.delivery.export.export import OF_TABLES, Format, is_folder, made
    from servanda.delivery.export.place import check, write_file, write_folder
    from servanda.delivery.export.tables import ONLY_NOW

    path, force, kind = Path(asked["out"]), asked["force"], Format(form_name)
    folder = is_folder(kind, what)
    check(path, force=force, folder=folder)
    if scope.looks_back and not what and kind in OF_TABLES:
        tell(f"{ONLY_NOW}: left out; not held by the day on which they became known")
    written = made(kind, scope, what, _dossiers(asked["dossiers"]), _tell_part)
    if folder:
        write_folder(path, written.files, force=force)
    else:
        (data,) = written.files.values()
        write_file(path, data, force=force)
    _say_written(path, written, form, folder=folder)


def _write_site(what: Sequence[str], scope: "Scope", asked: dict[str, Any]) -> None:
    from servanda.cli.export_site import site
    from servanda.delivery.export.place import check

    if what or asked["out"] is not None:
        raise Refused("--site writes pages into its folder: no tables, no --out")
    folder = Path(asked["site"])
    check(folder, force=asked["force"], folder=True)
    dossiers = Path(asked["dossiers"]) if asked["dossiers"] is not None else None
    count = site(folder, scope, dossiers, asked["address"])
    say(f"Wrote {folder}: {count:,} files; begin with {folder / 'index.html'}.")


def _dossiers(folder: str | None) -> "tuple[Held, ...] | None":
    if folder is None:
        return None
    from servanda.delivery.export.folder import dossiers

    found = dossiers(Path(folder))
    for one in found.left_out:
        tell(f"{one.name}: left out: {one.why}")
    with_text = len(found.entries) - len(found.textless)
    tell(f"{len(found.entries):,} dossiers, {with_text:,} of them with their text")
    return found.entries


def _tell_part(name: str, lines: int) -> None:
    tell(f"{name}: {lines:,} {'line' if lines == 1 else 'lines'}")


def _say_written(path: Path, written: "Made", form: Form, *, folder: bool) -> None:
    import hashlib

    if form is Form.JSON:
        files = [
            {
                "path": str(path / name) if folder else str(path),
                "lines": written.lines.get(name),
                "bytes": len(data),
                "sha256": hashlib.sha256(data).hexdigest(),
            }
            for name, data in written.files.items()
        ]
        print_json({"out": str(path), "files": files})
        return
    size = sum(map(len, written.files.values()))
    count = len(written.files)
    files_ = "1 file" if count == 1 else f"{count:,} files"
    lines = f", {sum(written.lines.values()):,} lines" if written.lines else ""
    say(f"Wrote {path}: {files_}{lines}, {size:,} bytes.")


def _list_tables(what: Sequence[str], form: Form) -> None:
    from servanda.delivery.export.table import shapes

    chosen = [shape for name, shape in shapes().items() if not what or name in what]
    if form is Form.JSON:
        print_json(chosen)
        return
    for shape in chosen:
        say(f"{shape.name} ({shape.of}): {shape.says}")
        if what:
            for column in shape.columns:
                say(f"{column.name} ({column.kind}): {column.says}", indent=2)
