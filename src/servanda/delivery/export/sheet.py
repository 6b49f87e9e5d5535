"""A sheet about a treaty or a state: lines under headings, each with its sources."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from servanda.delivery.words import clipped, listing, plain, sentence
from servanda.terms.source import Confidence, Ground


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence and the notes under it."""

    text: str
    notes: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    """Names that the sentence ends with; few or all of them are shown."""

    def told(self, longest: int | None = None) -> str:
        """Return the sentence in at most ``longest`` code points; names left out are counted."""
        if not self.items:
            return self.text if longest is None else clipped(self.text, longest)
        shown = len(self.items)
        while shown > 1 and longest is not None and len(self._ending(shown)) > longest:
            shown -= 1
        return self._ending(shown)

    def _ending(self, shown: int) -> str:
        rest = len(self.items) - shown
        names = [*self.items[:shown], *([f"{rest} more"] if rest else [])]
        return sentence(f"{self.text}{listing(names)}")


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading; ``more`` of them are left out."""

    heading: str
    lines: tuple[Line, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is said of one treaty or state on one day."""

    title: str
    subtitle: str
    lead: tuple[Line, ...]
    sections: tuple[Section, ...]
    foot: tuple[str, ...]

    def trimmed(self, most: Sequence[int], notes: int) -> "Sheet":
        """Return the sheet with at most so many lines under each heading and notes to a line.

        What is left out is counted, so that the reader sees it.
        """
        return replace(
            self,
            lead=tuple(_fewer(one, notes) for one in self.lead),
            sections=tuple(
                Section(
                    one.heading,
                    tuple(_fewer(line, notes) for line in one.lines[:lines]),
                    one.more + max(0, len(one.lines) - lines),
                )
                for one, lines in zip(self.sections, most, strict=True)
            ),
        )

    def numbered(self) -> tuple[dict[str, int], tuple[str, ...]]:
        """Return the number of each note, from 1 in the order of the sheet, and the notes."""
        lines = [*self.lead, *(line for one in self.sections for line in one.lines)]
        notes = dict.fromkeys(note for line in lines for note in line.notes)
        return {note: number for number, note in enumerate(notes, 1)}, tuple(notes)


def _fewer(line: Line, notes: int) -> Line:
    return replace(line, notes=line.notes[:notes])


def sections(given: Iterable[tuple[str, Sequence[Line]]]) -> tuple[Section, ...]:
    """Return the sections that have a line."""
    return tuple(Section(heading, tuple(lines)) for heading, lines in given if lines)


def notes(grounds: Iterable[Ground]) -> tuple[str, ...]:
    """Return grounds as notes, each once; what rests on memory is marked as unverified."""
    return tuple(dict.fromkeys(_note(one) for one in grounds))


def _note(ground: Ground) -> str:
    parts = [ground.text]
    if ground.article and ground.article not in ground.text:
        parts.append(f"[{ground.article}]")
    if ground.source:
        parts.append(f"({ground.source})")
    if ground.confidence is Confidence.MEMORY and "unverified" not in ground.text.lower():
        parts.append("Unverified.")
    return plain(" ".join(parts))
