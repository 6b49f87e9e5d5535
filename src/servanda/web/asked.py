"""What a request asks: days and names, read from its address or refused in one sentence."""

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from starlette.requests import Request

from servanda.errors import Refused
from servanda.web.settings import Settings

FIRST_YEAR, LAST_YEAR = 1500, 2999


@dataclass(frozen=True, slots=True)
class Asked:
    """The days of a question: the day asked about, and what was public when."""

    today: date
    on: date
    known_on: date | None = None

    def query(self, **others: str | None) -> str:
        """Return the days as the query of an address that means the same for ever."""
        pairs = {"on": self.on.isoformat()}
        if self.known_on is not None:
            pairs["known_on"] = self.known_on.isoformat()
        return urlencode(pairs | {name: value for name, value in others.items() if value})

    def at(self, on: date) -> "Asked":
        """Return the same question for another day."""
        return replace(self, on=on)


def settings_of(request: Request) -> Settings:
    """Return what the page was told when it was started."""
    found = request.app.state.settings
    assert isinstance(found, Settings)
    return found


def asked(request: Request) -> Asked:
    """Return the days that a request asks about: today, unless it names one.

    Raises:
        Refused: A day is none, or out of range.
    """
    today = settings_of(request).today()
    return Asked(today, day_in(request, "on") or today, day_in(request, "known_on"))


def day_in(request: Request, name: str) -> date | None:
    """Return the day that a request gives under ``name``; None where it gives none."""
    text = request.query_params.get(name, "").strip()
    return day(text, name) if text else None


def day(text: str, name: str) -> date:
    """Return the day written as ``YYYY-MM-DD``.

    Raises:
        Refused: It is written otherwise, the calendar does not have it, or it is out of range.
    """
    try:
        found = date.fromisoformat(text) if len(text) == len("2025-03-18") else None
    except ValueError:
        found = None
    if found is None or found.isoformat() != text:
        raise Refused(f"{name}: {text[:40]!r} is no day; write YYYY-MM-DD")
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise Refused(f"{name}: only days of the years {FIRST_YEAR} to {LAST_YEAR} are served")
    return found


def chosen(request: Request, name: str) -> str:
    """Return what a request gives under ``name``, without blanks around it; empty if nothing."""
    return request.query_params.get(name, "").strip()
