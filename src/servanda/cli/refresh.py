"""``servanda refresh``: the record against pages of depositaries, as a reviewable difference."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
import re2

from servanda.cli.argument import treaty_id
from servanda.cli.door import tell
from servanda.cli.output import Form, json_option, print_json, say
from servanda.cli.own import own_record, pages_kept
from servanda.errors import Malformed, Refused, UnknownName

if TYPE_CHECKING:
    from servanda.record.entry import Line
    from servanda.record.refresh.compare import Refresh
    from servanda.terms.sighting import Problem, SourcePage

_ID = "[0-9a-f]{10}"
_PAGE_LIMIT = 8_000_001


@click.command(short_help="Hold the record against depositary pages.")
@click.argument("names", metavar="[TREATY...]", nargs=-1)
@click.option("--from", "saved", metavar="FILE", multiple=True, help="A saved page; repeatable.")
@click.option("--accept", is_flag=True, help="Let all lines enter, or those whose ids are given.")
@click.option("--review", is_flag=True, help="Ask for each line whether it enters.")
@json_option
def refresh(
    names: tuple[str, ...], saved: tuple[str, ...], *, accept: bool, review: bool, form: Form
) -> None:
    """Show how the record of TREATY (or any) differs from pages of depositaries.

    Pages are read from FILE, else fetched one at a time. Nothing enters the record until it is
    accepted: `--accept` lets every line enter, `--accept ID...` those lines, `--review` asks for
    each. What enters goes to a record of your own, beside that of the package.
    """
    if accept and review:
        raise Refused("choose one of --accept and --review")
    if review and form is Form.JSON:
        raise Refused("--review asks on the terminal: no --json")
    ids, treaties, files = _told(names, saved, accept=accept)
    if ids and not accept:
        raise Refused(f"{ids[0]} is the id of a line: it goes with --accept")
    found = _compared(treaties, files)
    wanted = _wanted(found, ids)
    match form:
        case Form.JSON:
            print_json(_object(found))
        case Form.TEXT | Form.CSV:
            _say(found)
    if review:
        wanted = _asked(found)
    if accept or review:
        _accept(found, wanted)


def _told(
    names: Sequence[str], saved: Sequence[str], *, accept: bool
) -> tuple[list[str], tuple[str, ...], list[str]]:
    """Return ids of lines, ids of treaties, and files, of words that may be any of them."""
    ids, treaties, files = [], [], list(saved)
    for word in names:
        if re2.fullmatch(_ID, word):
            ids.append(word)
            continue
        try:
            treaties.append(treaty_id(word))
        except UnknownName as unknown:
            # `--from FILE FILE`: further files come as words of their own.
            if not saved or not Path(word).is_file():
                if not accept:
                    raise
                kind = "treaty or id of a line (ten signs, as the difference shows it)"
                raise UnknownName(word, kind, unknown.near) from None
            files.append(word)
    return ids, tuple(dict.fromkeys(treaties)), files


def _compared(treaties: tuple[str, ...], files: Sequence[str]) -> "Refresh":
    from dataclasses import replace

    from servanda.cli.argument import today
    from servanda.record.refresh.compare import compare
    from servanda.record.refresh.store import contents

    pages, problems = _saved(treaties, files) if files else _fetched(treaties)
    own = contents(own_record())
    found = compare(pages, treaties, own.seen_by, today())
    return replace(found, problems=(*problems, *found.problems))


def _saved(
    treaties: tuple[str, ...], files: Sequence[str]
) -> "tuple[list[SourcePage], list[Problem]]":
    raw = []
    for name in files:
        with Path(name).open("rb") as file:
            treaty = treaties[0] if len(treaties) == 1 else None
            raw.append((treaty, Path(name).name, file.read(_PAGE_LIMIT)))
    return _read(raw)


def _fetched(treaties: tuple[str, ...]) -> "tuple[list[SourcePage], list[Problem]]":
    from time import sleep

    from servanda.record.refresh.live import addresses, one_by_one
    from servanda.terms.sighting import Problem

    came, failed = one_by_one(treaties or tuple(addresses()), pages_kept(), wait=sleep)
    pages, problems = _read([(treaty, url, raw) for treaty, url, raw in came])
    return pages, [*problems, *(Problem(url, "", "", why) for url, why in failed)]


def _read(
    raw: "Sequence[tuple[str | None, str, bytes]]",
) -> "tuple[list[SourcePage], list[Problem]]":
    """Return the pages that can be read; of several, one that cannot becomes a problem.

    Raises:
        Malformed: None of them can be read.
        Refused: None of them may be read.
    """
    from servanda.record.source.read import page
    from servanda.terms.sighting import Problem

    pages: list[SourcePage] = []
    problems: list[Problem] = []
    wrong: Malformed | Refused | None = None
    for treaty, name, content in raw:
        try:
            pages.append(page(content, name=name, treaty=treaty))
        except (Malformed, Refused) as error:
            wrong = error
            problems.append(Problem(name, "", "", str(error)))
    if wrong is not None and not pages:
        raise wrong
    return pages, problems


def _wanted(found: "Refresh", ids: Sequence[str]) -> list[str] | None:
    if not ids:
        return None
    known = {line.id for line in found.lines()}
    odd = [one for one in ids if one not in known]
    if odd:
        raise Refused(f"no line has the id {', '.join(odd)}: the difference is another one now")
    return list(ids)


def _asked(found: "Refresh") -> list[str]:
    """Return the ids of the lines to which a person says yes; ``q`` ends the questions."""
    wanted = []
    for line in found.lines():
        say(_sentence(line))
        answer = click.prompt(
            "Enter it?", type=click.Choice(["y", "n", "q"]), default="n", err=True
        )
        if answer == "q":
            break
        if answer == "y":
            wanted.append(line.id)
    return wanted


def _accept(found: "Refresh", wanted: list[str] | None) -> None:
    from servanda.cli.argument import today
    from servanda.record.refresh.acceptance import accept

    if wanted == []:
        tell("nothing was accepted; the record is as it was")
        return
    path = own_record()
    number = accept(path, found, wanted, today())
    tell(f"{number} of {len(found.lines())} lines entered {path}")


def _object(found: "Refresh") -> dict[str, object]:
    from servanda.record.entry import Section

    return {
        **{section.value: [_row(line) for line in found.lines(section)] for section in Section},
        "problems": found.problems,
        "pages": [
            {
                "treaty": one.treaty,
                "source": one.page.source,
                "kind": one.page.kind,
                "as_of": one.page.as_of,
                "lines": len(one.lines),
            }
            for one in found.differences
        ],
        "rows": {"seen": found.seen, "read": found.read, "refused": found.refused},
    }


def _row(line: "Line") -> dict[str, object]:
    from dataclasses import asdict

    return {
        "treaty": line.treaty,
        "state": line.state,
        "action": line.action,
        "date": line.dated or None,
        "was": line.was or None,
        "source": line.source,
        "row": line.row,
        "id": line.id,
        "confidence": line.confidence,
        "detail": {name: value for name, value in asdict(line.detail).items() if value},
    }


def _say(found: "Refresh") -> None:
    from servanda.record.entry import Section

    for section in Section:
        lines = found.lines(section)
        if lines:
            say(f"{section.value.capitalize()} ({len(lines)}):")
            for line in lines:
                say(f"{line.id}  {_sentence(line)}", indent=2)
    for problem in found.problems:
        where = f" [{problem.row}]" if problem.row else ""
        cell = f" {problem.cell!r}" if problem.cell else ""
        say(f"Problem: {problem.source}:{cell} {problem.why}{where}")
    if not found.lines():
        say("The record does not differ from what could be read.")
    say(f"Rows: {found.seen} seen, {found.read} read, {found.refused} refused.")


def _sentence(line: "Line") -> str:
    from servanda.record.entry import Section

    told = f"{line.treaty} {line.state} {line.action} {line.dated or 'without a day'}"
    match line.section:
        case Section.ADDED:
            return f"{told} ({line.source}: {line.row})"
        case Section.CHANGED:
            return f"{told}; was {line.was or 'without a day'} ({line.source}: {line.row})"
        case Section.VANISHED:
            return f"{told}: not shown by {line.source}; it stays in the record"
        case Section.CONTRADICTED:
            return f"{told}; the record has {line.was} ({line.source}: {line.row}); both are kept"
        case Section.CONFIRMED:
            return f"{told}: {line.was} becomes {line.confidence} ({line.source}: {line.row})"
