"""What an export is about: which treaties and states, on which day, as known when."""

from dataclasses import dataclass
from datetime import date

from servanda.record.coverage import treaty_ids


@dataclass(frozen=True, slots=True)
class Scope:
    """What is exported; None where everything is meant."""

    on: date
    treaty: str | None = None
    state: str | None = None
    known_on: date | None = None
    recorded_on: date | None = None
    since: date | None = None
    """First day of what is new; None: a year before ``on``."""

    @property
    def treaties(self) -> tuple[str, ...]:
        """Return the ids of the treaties that are meant."""
        return treaty_ids() if self.treaty is None else (self.treaty,)

    @property
    def first_new_on(self) -> date:
        """Return the first day of what is new."""
        if self.since is not None:
            return self.since
        year = self.on.year - 1
        return self.on.replace(year=year, day=min(self.on.day, 28 if self.on.month == 2 else 31))

    @property
    def looks_back(self) -> bool:
        """Say whether only what was known, or recorded, on a day counts."""
        return self.known_on is not None or self.recorded_on is not None

    def meant(self, state: str | None) -> bool:
        """Say whether the state is meant; what concerns all parties together always is."""
        return self.state is None or state is None or state == self.state

    def public(self, on: date | None) -> bool:
        """Say whether what became public on a day counts."""
        return self.known_on is None or on is None or on <= self.known_on

    def to_json(self) -> dict[str, str | None]:
        """Return it as JSON values."""
        return {
            "on": self.on.isoformat(),
            "known_on": self.known_on.isoformat() if self.known_on else None,
            "recorded_on": self.recorded_on.isoformat() if self.recorded_on else None,
            "treaty": self.treaty,
            "state": self.state,
        }
