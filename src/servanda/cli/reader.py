"""``--reader``: who finds the statements of a text."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from servanda.errors import Refused

if TYPE_CHECKING:
    from servanda.reading.attribution.attribution import Reader


def reader_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--reader`` to a command."""
    return click.option(
        "--reader",
        metavar="WHO",
        default="model",
        show_default=True,
        help="Who finds the statements: model, rules, or a folder that training wrote.",
    )(command)


def named(who: str) -> "Reader":
    """Return the reader of a name.

    Raises:
        Refused: There is no such reader.
        Malformed: A folder holds no model.
    """
    from servanda.reading.attribution.choice import RULES, SHIPPED

    known: dict[str, Reader] = {"model": SHIPPED, "rules": RULES}
    if who in known:
        return known[who]
    if not Path(who).is_dir():
        raise Refused(f"no reader {who!r}: model, rules, or a folder with a model")
    from servanda.reading.attribution.network import network

    return network(Path(who))
