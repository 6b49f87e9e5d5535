"""A dot for each state by where it stands to a treaty, over the land and no border."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from servanda.delivery.chart.drawing import Chart, Frame, Key, drawing, fine, words
from servanda.delivery.chart.mark import shape, slug
from servanda.delivery.chart.place import Window, outline, places, windows
from servanda.names import state_name, treaty_name
from servanda.names.table import rows as names_table
from servanda.record.standing import standing, standings
from servanda.terms.standing import Standing, StandingAnswer

COLUMNS = ("state", "code", "standing", "since", "until")
_ORDER = (
    Standing.LEAVING,
    Standing.HELD,
    Standing.FORMER_PARTY,
    Standing.CONTESTED,
    Standing.SUSPENSION_CLAIMED,
    Standing.RESCINDED,
    Standing.PARTY,
    Standing.PROVISIONAL,
    Standing.CONTRACTING_STATE,
    Standing.SIGNATORY,
    Standing.UNKNOWN,
    Standing.OUTSIDE,
)
"""What moves first, what stands still last; drawn the other way about, so that it lies on top."""
_MOVING = frozenset(_ORDER[:6])
"""What is told by its code on the map of a part of the world."""
WORLD = "world"
_SEAL = 7.0
"""Half the width of a mark in the legend."""


def everyone(
    treaty: str, on: date, known_on: date | None = None, *, recorded_on: date | None = None
) -> tuple[StandingAnswer, ...]:
    """Return where every state stands to the treaty: all of today, and whoever is in its record.

    Raises:
        UnknownName: The record has no treaty by that id.
    """
    told = {one.state: one for one in standings(treaty, on, known_on, recorded_on=recorded_on)}
    for row in names_table("states.csv"):
        if row["kind"] in {"member", "observer"} and row["code"] not in told:
            told[row["code"]] = standing(
                row["code"], treaty, on, known_on, recorded_on=recorded_on
            )
    return tuple(told[code] for code in sorted(told))


def dot_map(answers: Sequence[StandingAnswer], *, window: str = WORLD, key: str = "map") -> Chart:
    """Return the map of where states stand to one treaty on one day.

    Args:
        answers: Where each state stands, all to the same treaty on the same day.
        window: Which part of the map; see ``windows``. The table always lists all.
        key: Begins the ids within the drawing.
    """
    seen = windows()[window]
    ordered = sorted(answers, key=lambda one: (_ORDER.index(one.standing), _name(one)))
    counts = Counter(one.standing for one in ordered)
    legend = tuple(Key(_seal(each), each.value, counts[each]) for each in _ORDER if counts[each])
    title = _title(answers, seen)
    told = ", ".join(f"{one.words} {one.count}" for one in legend) or "no state"
    placed = places(seen.radius)
    missing = [_name(one) for one in ordered if one.state not in placed]
    unplaced = f" Without a dot: {', '.join(missing)}." if missing else ""
    description = f"Dots over an outline of the land, without borders. {told}.{unplaced}"
    land = f'<path class="land" transform="scale(.1)" d="{outline()}"/>\n'
    shown = [
        (one, placed[one.state])
        for one in reversed(ordered)
        if one.state in placed and seen.holds(*placed[one.state])
    ]
    parts = [land, *(_dot(one, seen, place) for one, place in shown)]
    if window != WORLD:
        parts += _labels([pair for pair in shown if pair[0].standing in _MOVING], seen)
    return Chart(
        svg=drawing(Frame(key, f"map {window}", seen.box, title, description), parts),
        title=title,
        description=description,
        columns=COLUMNS,
        rows=tuple(_row(one) for one in ordered),
        legend=legend,
    )


def _title(answers: Sequence[StandingAnswer], seen: Window) -> str:
    if not answers:
        return "No state"
    one = answers[0]
    known = f", as known on {one.known_on}" if one.known_on else ""
    where = "" if seen is windows()[WORLD] else f" in {seen.name}"
    return f"{treaty_name(one.treaty)}: where states{where} stand on {one.on}{known}"


def _dot(one: StandingAnswer, seen: Window, place: tuple[float, float]) -> str:
    drawn = shape(one.standing, *place, seen.radius)
    told = f"{_name(one)}: {_told(one)}"
    return (
        f'<path class="dot {slug(one.standing)}" d="{drawn}"><title>{words(told)}</title></path>\n'
    )


def _labels(
    shown: Sequence[tuple[StandingAnswer, tuple[float, float]]], seen: Window
) -> Iterator[str]:
    """Yield the code beside each dot: to its left where another such dot stands to its right."""
    r = seen.radius
    for one, (x, y) in shown:
        turned = any(0 < ox - x < 6 * r and abs(oy - y) < 2 * r for _, (ox, oy) in shown)
        x += -1.7 * r if turned else 1.7 * r
        anchor = ' text-anchor="end"' if turned else ""
        yield (
            f'<text class="halo" font-size="{fine(r * 1.9)}" x="{fine(x)}" '
            f'y="{fine(y + 0.7 * r)}"{anchor}>{words(one.state)}</text>\n'
        )


def _told(one: StandingAnswer) -> str:
    since = f", bound since {one.since}" if one.since else ""
    until = f", until {one.until}" if one.until else ""
    return f"{one.standing.value}{since}{until}"


def _row(one: StandingAnswer) -> tuple[str, ...]:
    since, until = (str(day) if day else "" for day in (one.since, one.until))
    return (_name(one), one.state, one.standing.value, since, until)


def _seal(each: Standing) -> str:
    size = fine(2 * _SEAL)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart seal" width="{size}" '
        f'height="{size}" viewBox="{-_SEAL:g} {-_SEAL:g} {size} {size}" aria-hidden="true">'
        f'<path class="dot {slug(each)}" d="{shape(each, 0, 0, _SEAL * 0.7)}"/></svg>'
    )


def _name(one: StandingAnswer) -> str:
    return state_name(one.state)
