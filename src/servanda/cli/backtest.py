"""``servanda backtest``: news replayed day by day, what it told of exits beside the record."""

import gzip
import json
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

import click

from servanda.cli.door import tell
from servanda.cli.output import Form, json_option, plain, print_json, say
from servanda.errors import Malformed
from servanda.fetch.item import numbered

if TYPE_CHECKING:
    from servanda.delivery.lane import Lane
    from servanda.watch.course import Course
    from servanda.watch.saved import Tally

FILES = ("exits.csv", "exits.json", "chart.svg")
_PACKED = b"\x1f\x8b"


@click.command(short_help="Replay dated news and set its exits beside the record.")
@click.argument("news")
@click.option("--out", metavar="DIR", required=True, help="Folder for the results.")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    help="Processes that read (1).",
    metavar="N",
)
@click.option(
    "--every",
    type=click.IntRange(1),
    default=5000,
    help="Items between two lines of progress, and two saved states (5000).",
    metavar="N",
)
@json_option
def backtest(news: str, out: str, workers: int, every: int, form: Form) -> None:
    """Read every item of NEWS as of its day and write what it told of each exit.

    NEWS is a file of {id, date, text, title?}, one a line, perhaps packed with gzip; - is
    standard input. An interrupted replay of a file goes on where it stopped when it is asked for
    again with the same folder.
    """
    from servanda.watch.course import courses
    from servanda.watch.saved import drop

    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    tally = _replay(news, folder, workers, every)
    found = courses(tally.sightings, tally.last)
    answer = _answer(tally, found)
    _write(folder, answer, found, tally)
    drop(folder)
    if form is Form.JSON:
        print_json(answer)
    else:
        _say(answer, found, folder)


def _replay(news: str, folder: Path, workers: int, every: int) -> "Tally":
    """Return the tally of the whole file, going on where an earlier replay stopped."""
    from servanda.watch.replay import replayed
    from servanda.watch.saved import Tally, fingerprint, load, save

    of = None if news == "-" else fingerprint(Path(news))
    tally = Tally() if of is None else load(folder, of)
    done = tally.items
    if done:
        tell(f"goes on after {done:,} items")
    with (
        _opened(news) as file,
        replayed(_left(file, done), workers=workers) as outcomes,
    ):
        for outcome in outcomes:
            tally.add(outcome)
            if tally.items % every == 0:
                tell(
                    f"{tally.items:,} items, to {tally.last_on}: {len(tally.sightings)} sightings"
                )
                if of is not None:
                    save(folder, of, tally)
    return tally


def _left(file: BinaryIO, done: int) -> Iterator[bytes]:
    return (line for _, line in islice(numbered(file), done, None))


@contextmanager
def _opened(news: str) -> Iterator[BinaryIO]:
    """Open the news, unpacked.

    Raises:
        Malformed: It is packed, and broken.
    """
    try:
        if news == "-":
            yield sys.stdin.buffer
            return
        with Path(news).open("rb") as file:
            packed = file.read(len(_PACKED)) == _PACKED
            file.seek(0)
            if packed:
                with gzip.open(file) as unpacked:
                    yield cast(BinaryIO, unpacked)
            else:
                yield file
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise Malformed(f"{news}: the packed file is broken ({error})") from error


def _answer(tally: "Tally", found: tuple["Course", ...]) -> dict[str, Any]:
    return {
        "items": {"in": tally.items, **tally.counts},
        "first_on": tally.first_on,
        "last_on": tally.last_on,
        "problems": tally.problems,
        "exits": [
            {
                "state": one.state,
                "treaty": one.treaty if one.sightings[0].held else None,
                "name": one.treaty_name,
                "kind": one.kind,
                "first_on": one.first_on,
                "standing_then": one.standing,
                "lawful_from": one.lawful_from,
                "news": plain(one.news),
                "record": plain(one.record),
                "sightings": [each.to_json() for each in one.sightings],
            }
            for one in found
        ],
    }


def _write(
    folder: Path, answer: dict[str, Any], found: tuple["Course", ...], tally: "Tally"
) -> None:
    import csv
    import io

    from servanda.delivery.lane import chart
    from servanda.watch.course import COLUMNS, row
    from servanda.watch.saved import write

    table = io.StringIO()
    writer = csv.DictWriter(table, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(row(one) for one in found)
    title = f"Exits in the news, {tally.first_on} to {tally.last_on}" if found else "No exits"
    drawn = chart([_lane(one) for one in found], title)
    told = json.dumps(answer, ensure_ascii=False, indent=2) + "\n"
    for name, text in zip(FILES, (table.getvalue(), told, drawn), strict=True):
        write(folder / name, text)


def _lane(course: "Course") -> "Lane":
    from servanda.delivery.lane import Lane, Mark
    from servanda.watch.course import STEPS, record_day, whole_day

    def marks(days: dict[str, str | None]) -> tuple[Mark, ...]:
        words = {name: name.replace("_", " ") for name in days}
        found = [Mark(whole_day(on), f"{words[name]} {on}") for name, on in days.items() if on]
        return tuple(sorted(found, key=lambda mark: mark.on))

    return Lane(
        f"{course.state_name}, {course.treaty_name}",
        course.kind,
        marks({name: seen.on for name, seen in course.news.items()}),
        marks({name: record_day(course, name) for name in STEPS}),
    )


def _say(answer: dict[str, Any], found: tuple["Course", ...], folder: Path) -> None:
    for one in found:
        lane = _lane(one)
        say(f"{lane.label} ({lane.kind}):")
        say(f"news: {', '.join(mark.words for mark in lane.said) or 'no step'}", indent=2)
        held = ", ".join(mark.words for mark in lane.held)
        status = f" ({one.record.status})" if one.record else ""
        say(f"record: {held}{status}" if one.record else "record: no such exit", indent=2)
    items = answer["items"]
    say(
        f"{items['in']:,} items in: {items['read']:,} read, {items['refused']:,} refused, "
        f"{items['malformed']:,} malformed; {len(found)} exits."
    )
    for problem in answer["problems"]:
        say(problem, indent=2)
    say(f"Wrote {', '.join(str(folder / name) for name in FILES)}.")
