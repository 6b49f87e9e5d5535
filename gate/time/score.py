"""How findings and annotated times meet: each time with the finding that covers most of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from gate.time.timeml import Gold, normal
from servanda.terms.finding import Time


@dataclass(frozen=True, slots=True)
class Met:
    """Times and findings of a text, those that meet and those left over."""

    pairs: tuple[tuple[Gold, Time], ...]
    missed: tuple[Gold, ...]
    extra: tuple[Time, ...]
    """Findings that overlap no annotated time, not even one without a value."""
    spare: tuple[Time, ...]
    """Findings that overlap a time which another finding meets."""


def meet(times: Sequence[Gold], found: Sequence[Time]) -> Met:
    """Return which finding meets which time; each takes part once, the largest overlap first."""
    overlaps = sorted(
        (-_shared(gold, one), gold.start, one.span.start, number, place)
        for number, gold in enumerate(times)
        for place, one in enumerate(found)
        if _shared(gold, one) > 0
    )
    golds: dict[int, int] = {}
    taken: set[int] = set()
    for *_, number, place in overlaps:
        if number not in golds and place not in taken:
            golds[number] = place
            taken.add(place)
    touching = {place for *_, place in overlaps}
    return Met(
        pairs=tuple((times[n], found[p]) for n, p in sorted(golds.items()) if times[n].told),
        missed=tuple(g for n, g in enumerate(times) if g.told and n not in golds),
        extra=tuple(one for place, one in enumerate(found) if place not in touching),
        spare=tuple(
            one
            for place, one in enumerate(found)
            if place in touching - taken and not _on_open(one, times)
        ),
    )


def right(gold: Gold, one: Time) -> bool:
    """Say whether a finding has the value of the time that it meets."""
    return one.value is not None and normal(one.value) == gold.value


def _on_open(one: Time, times: Sequence[Gold]) -> bool:
    return any(_shared(gold, one) > 0 for gold in times if not gold.told)


def _shared(gold: Gold, one: Time) -> int:
    return min(gold.end, one.span.end) - max(gold.start, one.span.start)
