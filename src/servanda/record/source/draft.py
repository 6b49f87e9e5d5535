"""A page while it is read: each row gives its sightings or a problem."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from servanda.errors import Malformed
from servanda.record.source.cell import Unreadable
from servanda.record.source.rule import rules
from servanda.terms.sighting import Problem, Sighting, SourceKind, SourcePage
from servanda.terms.source import Confidence

MOST_PROBLEMS = 2_000
"""Lines beyond which a page is no page of its kind."""


@dataclass(slots=True)
class Draft:
    """What is known of a page so far; ``treaty`` is the one asked for, if any."""

    kind: SourceKind
    name: str
    treaty: str | None = None
    as_of: date | None = None
    sightings: list[Sighting] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    read: int = 0
    refused: int = 0
    refused_states: set[str] = field(default_factory=set)
    withdrawn: set[str] = field(default_factory=set)
    whole: bool = True
    heading: tuple[str, ...] = ()
    stated: dict[str, int] = field(default_factory=dict)
    concerns: str | None = None
    """The state whose row is being read, once that is known."""

    @property
    def rules(self) -> Mapping[str, object]:
        """Return the rules of this kind of page."""
        return rules(self.kind.value)

    @property
    def source(self) -> str:
        """Return kind and name of the page."""
        return f"{self.rules['label']} ({self.name})"

    def problem(self, row: str, cell: str, why: str) -> None:
        """Note what could not be read.

        Raises:
            Malformed: There is no end of it.
        """
        if len(self.problems) >= MOST_PROBLEMS:
            raise Malformed(f"{self.name}: more than {MOST_PROBLEMS} problems; no such page")
        self.problems.append(Problem(self.source, row[:1000], cell[:1000], why))

    def about(self, treaty: str | None, where: str) -> None:
        """Note which treaty the page says that it is about.

        Raises:
            Malformed: It is another than the one asked for, or than it said elsewhere.
        """
        if treaty is None:
            return
        if self.treaty not in (None, treaty):
            raise Malformed(f"{self.name}: {where} is about {treaty}, not {self.treaty}")
        self.treaty = treaty

    def row(self, text: str, shows: Iterable[Sighting]) -> None:
        """Read one row: all of it, or nothing of it and a problem.

        Args:
            text: Text of the row.
            shows: What it shows; raises ``Unreadable`` where a cell is not understood.
        """
        self.concerns = None
        try:
            found = tuple(shows)
            if not found:
                raise Unreadable("", "the row shows no action")
        except Unreadable as error:
            self.refuse(text, error)
            return
        self.read += 1
        self.sightings += [replace(one, source=self.source, row=text) for one in found]

    def refuse(self, text: str, error: Unreadable) -> None:
        """Note a row that gives nothing."""
        self.refused += 1
        self.refused_states.update([self.concerns] if self.concerns else [])
        self.problem(text, error.cell, error.why)

    def page(self, *, lists_all: bool = True, mixed: bool = False) -> SourcePage:
        """Return the page as it was read; a ``mixed`` one may be about several treaties."""
        if self.treaty is None and not mixed:
            self.problem("", "", "the page does not say in a known way which treaty it is about")
        return SourcePage(
            kind=self.kind,
            source=self.source,
            publisher=str(self.rules["publisher"]),
            confidence=Confidence(str(self.rules["confidence"])),
            treaty=self.treaty,
            as_of=self.as_of,
            sightings=tuple(
                replace(one, treaty=one.treaty or self.treaty) for one in self.sightings
            ),
            problems=tuple(self.problems),
            seen=self.read + self.refused,
            read=self.read,
            refused=self.refused,
            refused_states=frozenset(self.refused_states),
            withdrawn=frozenset(self.withdrawn),
            lists_all=lists_all,
            whole=self.whole,
            heading=self.heading,
            stated=tuple(sorted(self.stated.items())),
        )
