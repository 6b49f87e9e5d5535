"""``--reader``: who finds the statements of a text."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import click

from servanda.errors import Refused, ServandaError

if TYPE_CHECKING:
    from servanda.reading.attribution.attribution import Reader, Told
    from servanda.terms.document import Document

KEY = "SERVANDA_LLM_KEY"
"""Variable of the environment that holds the key of an endpoint; it is never printed."""


def reader_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--reader`` to a command."""
    return click.option(
        "--reader",
        metavar="WHO",
        default="model",
        show_default=True,
        help="Who finds the statements: model, rules, a folder that training wrote, "
        "spacy:NAME|PATH (a pipeline) or llm:MODEL@URL (an endpoint, which gets the text).",
    )(command)


def named(who: str) -> "Reader":
    """Return the reader of a name.

    Raises:
        Refused: There is no such reader.
        Malformed: A folder holds no model.
    """
    return _named(who, os.environ.get(KEY))


@cache
def _named(who: str, key: str | None) -> "Reader":
    # Kept: every line of a batch asks anew, and a model is loaded once.
    from servanda.reading.attribution.choice import PIPELINE, chosen

    if not who.startswith(PIPELINE):
        return chosen(who, key)
    try:
        return _Foreign(chosen(who))
    except ServandaError:
        raise
    except Exception as error:
        raise Refused(f"{who}: {error or type(error).__name__}") from error


@dataclass(frozen=True, slots=True)
class _Foreign:
    """A reader that somebody else wrote: where it fails, that is said and the rules are heard."""

    reader: "Reader"

    def attributions(self, document: "Document") -> "Iterable[Told] | None":
        from servanda.reading.attribution.attribution import FAILED
        from servanda.terms.finding import Caveat

        try:
            told = self.reader.attributions(document)
            return None if told is None else tuple(told)
        except Exception as error:  # noqa: BLE001 -- it may raise whatever it likes
            words = f"The reader failed ({type(error).__name__}); the rules alone were heard."
            return (Caveat(FAILED, words),)
