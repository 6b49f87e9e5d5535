"""News replayed: each item read with nothing but what was known on its day."""

import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from multiprocessing import Pool

from servanda.errors import Malformed, Refused
from servanda.fetch.item import item
from servanda.watch.sighting import Sighting, sightings

_AT_ONCE = 50
"""Items handed to a worker at a time."""
_PORTION = 2000
"""Items handed to all workers before the first of the next is read."""


class Fate(StrEnum):
    """What became of an item."""

    READ = "read"
    REFUSED = "refused"
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one item told, or why it could not be read."""

    fate: Fate
    on: str | None = None
    """The day of the item, ISO; None where it has none."""
    sightings: tuple[Sighting, ...] = ()
    why: str | None = None


def outcome(line: bytes) -> Outcome:
    """Return what a line of news tells; an item that cannot be read is an outcome too."""
    try:
        one = item(line)
        if one.on is None:
            raise Malformed("no date")
        return Outcome(Fate.READ, one.on.isoformat(), sightings(one, one.on))
    except Malformed as error:
        return Outcome(Fate.MALFORMED, why=str(error))
    except Refused as error:
        return Outcome(Fate.REFUSED, why=str(error))


@contextmanager
def replayed(lines: Iterable[bytes], *, workers: int = 1) -> Iterator[Iterator[Outcome]]:
    """Open a replay of ``lines``: one outcome for each, in their order.

    No item sees another: the outcomes do not depend on the number of workers, nor on the order
    of the days. Workers end with the block, even when it is left early.
    """
    if workers <= 1:
        yield map(outcome, lines)
        return
    with Pool(workers, initializer=_undisturbed) as pool:
        # A pool takes in all that it is given: in portions, or a large file would fill the memory.
        waiting = iter(lines)
        portions = iter(lambda: list(islice(waiting, _PORTION)), [])
        yield (one for portion in portions for one in pool.map(outcome, portion, _AT_ONCE))


def _undisturbed() -> None:
    # An interrupt is for the process that a person sees; it ends its workers itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
