"""The line of days of each exit as the news had it, beside the record."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from servanda.names import state_name, treaty_name
from servanda.record.exits import exits
from servanda.terms.finding import ActKind, Modality, Polarity, Stage
from servanda.terms.standing import Exit, Standing
from servanda.watch.sighting import Sighting

TAKEN_BACK = "taken_back"
STEPS = (*(stage.value for stage in Stage), TAKEN_BACK)
"""How far an exit had come in the news, in their order; and the way back."""
RECORD_STEPS = {"cabinet": "government"}
"""What the record calls a step, where it has another word."""
_BACK = frozenset({ActKind.RESCIND.value, ActKind.REJOIN.value})
_FIRM = frozenset(
    {
        Modality.DONE.value,
        Modality.ONGOING.value,
        Modality.DECIDED.value,
        Modality.PLANNED.value,
    }
)
_RECEIVED = frozenset({Stage.NOTIFIED.value, Stage.EFFECTIVE.value})


@dataclass(frozen=True, slots=True)
class Seen:
    """The first item that had an exit at some step."""

    on: str
    item: str


@dataclass(frozen=True, slots=True)
class Course:
    """One state's exit from one treaty, as the news told it and as the record has it."""

    state: str
    treaty: str
    kind: str
    """``withdraw``, ``suspend`` or ``unsign``."""
    news: Mapping[str, Seen]
    """By step, in the order of the steps; only those that the news had."""
    record: Exit | None
    """The exit nearest in time that was public on the last day of the news; None without one."""
    sightings: tuple[Sighting, ...]

    @property
    def state_name(self) -> str:
        """Return what the state is called."""
        return state_name(self.state)

    @property
    def treaty_name(self) -> str:
        """Return what the treaty is called."""
        return treaty_name(self.treaty) if self.sightings[0].held else self.treaty

    @property
    def first_on(self) -> str:
        """Return the day on which the news first spoke of it."""
        return self.sightings[0].on

    @property
    def standing(self) -> str | None:
        """Return where the state stood on that day, as far as was public on it."""
        return self.sightings[0].standing

    @property
    def lawful_from(self) -> str | None:
        """Return the earliest lawful day of effect, as first seen; None where none was."""
        return next((one.lawful_from for one in self.sightings if one.lawful_from), None)


def courses(sightings: Iterable[Sighting], last: date) -> tuple[Course, ...]:
    """Return the exits that the news spoke of, by their first day.

    A way back belongs to the exit that it ends: who returns to a treaty without that the news
    had him leave it, has no exit in the news.

    Args:
        sightings: What the items told.
        last: The last day of the news: the record is asked for what was public on it.
    """
    grouped: dict[tuple[str, str, str], list[Sighting]] = {}
    for one in sorted(sightings, key=lambda each: (each.on, each.item)):
        key = (one.state, one.treaty, ActKind.WITHDRAW.value if one.kind in _BACK else one.kind)
        if one.kind != ActKind.REJOIN or key in grouped:
            grouped.setdefault(key, []).append(one)
    found = [_course(key, tuple(group), last) for key, group in grouped.items()]
    return tuple(sorted(found, key=lambda one: (one.first_on, one.treaty, one.state, one.kind)))


def step(one: Sighting) -> str | None:
    """Return how far an item has the exit of its state; None where it tells no step of it.

    What is past for the text itself, negated or denied tells none. A notice that is only planned
    is an announcement, and what is less than planned is no more than considered.
    """
    if one.retrospective or one.polarity != Polarity.AFFIRMED:
        return None
    if one.kind in _BACK:
        return TAKEN_BACK if one.modality in _FIRM else None
    if one.stage is None or one.stage == Stage.CONSIDERED:
        return one.stage
    if one.modality not in _FIRM:
        return Stage.CONSIDERED.value
    if one.stage in _RECEIVED and one.modality != Modality.DONE:
        return Stage.ANNOUNCED.value
    return one.stage


def row(course: Course) -> dict[str, Any]:
    """Return an exit as one line of a table: columns as in ``COLUMNS``."""
    cells: dict[str, Any] = {
        "state": course.state,
        "treaty": course.treaty,
        "kind": course.kind,
        "items": len({one.item for one in course.sightings}),
        "first_on": course.first_on,
        "standing_then": course.standing,
        "lawful_from": course.lawful_from,
        "record_status": course.record.status if course.record else None,
    }
    for name in STEPS:
        cells[f"news_{name}"] = course.news[name].on if name in course.news else None
        cells[f"record_{name}"] = record_day(course, name)
    return {name: cells[name] for name in COLUMNS}


def record_day(course: Course, name: str) -> str | None:
    """Return the day that the record has for a step, ISO, perhaps only month or year."""
    if course.record is None:
        return None
    day: str | None = getattr(course.record, RECORD_STEPS.get(name, name), None)
    return day


COLUMNS = (
    *("state", "treaty", "kind", "items", "first_on", "standing_then", "lawful_from"),
    *(f"news_{name}" for name in STEPS),
    "record_status",
    *(f"record_{name}" for name in STEPS if name not in {Stage.CONSIDERED, TAKEN_BACK}),
)
"""The columns of ``exits.csv``; days are ISO, an empty cell means that nobody told."""


def _course(key: tuple[str, str, str], group: tuple[Sighting, ...], last: date) -> Course:
    state, treaty, kind = key
    days: dict[str, Seen] = {}
    for one in group:
        reached = step(one)
        if reached is not None:
            days.setdefault(reached, Seen(one.on, one.item))
    news = {name: days[name] for name in STEPS if name in days}
    known = exits(treaty, state, on=last, known_on=last) if group[0].held else ()
    return Course(state, treaty, kind, news, _nearest(known, kind, group), group)


def _nearest(known: Iterable[Exit], kind: str, group: tuple[Sighting, ...]) -> Exit | None:
    """Return the exit of that kind with a day nearest to one of the news; None without one."""
    suspends = kind == ActKind.SUSPEND
    alike = [one for one in known if (one.status == Standing.SUSPENSION_CLAIMED) == suspends]
    spoken = [date.fromisoformat(one.on) for one in group if not one.retrospective]
    spoken = spoken or [date.fromisoformat(one.on) for one in group]

    def distance(one: Exit) -> timedelta:
        names = ("announced", "government", "parliament", "enacted", "notified", "effective")
        days = [whole_day(value) for value in (getattr(one, name) for name in names) if value]
        return min((abs(day - told) for day in days for told in spoken), default=timedelta.max)

    return min(alike, key=distance, default=None)


def whole_day(value: str) -> date:
    """Return the first day that an ISO date, perhaps without day or month, can mean."""
    year, month, day = [*map(int, value.split("-")), 1, 1][:3]
    return date(year, month, day)
