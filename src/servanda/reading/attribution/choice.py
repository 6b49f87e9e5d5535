"""Who finds the attributions of a text: rules, the network that is shipped, or a user's reader."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import re2

from servanda.errors import Refused
from servanda.reading.act.judge import Judge
from servanda.reading.attribution.attribution import Reader, Told
from servanda.terms.document import Document

LANGUAGES = frozenset({"en"})
"""Languages of the texts that the shipped network was trained on."""
PIPELINE = "spacy:"
MODEL = "llm:"
KNOWN = "model, rules, a folder with a model, spacy:NAME or llm:MODEL@URL"
_ENDPOINT = re2.compile(r"(?s)llm:(.+)@(https?://.*)")


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules alone, in every language that has words for them."""

    def attributions(self, document: Document) -> None:
        """Leave the document to the rules."""


@dataclass(frozen=True, slots=True)
class Shipped:
    """The network of the package beside the rules, in the languages that it was trained on."""

    def attributions(self, document: Document) -> Iterable[Told] | None:
        """Return what the network finds; it is loaded with the first text."""
        if document.language not in LANGUAGES:
            return None
        from servanda.reading.attribution.network import shipped

        return shipped().attributions(document)

    @property
    def verdicts(self) -> Judge | None:
        """Who judges how firmly acts are meant, by the same network."""
        from servanda.reading.attribution.network import shipped

        return shipped().verdicts


RULES: Reader = Rules()
SHIPPED: Reader = Shipped()


def judge_of(document: Document, reader: Reader) -> Judge | None:
    """Return who judges the acts of a text: the head for them that a network brings, if any."""
    if document.language not in LANGUAGES:
        return None
    judge: Judge | None = getattr(reader, "verdicts", None)
    return judge


def chosen(who: str, key: str | None = None) -> Reader:
    """Return the reader of a name; a folder or a pipeline is loaded now.

    Args:
        who: ``model``, ``rules``, a folder that training wrote, ``spacy:NAME`` or
            ``llm:MODEL@URL``.
        key: What an endpoint knows the user by.

    Raises:
        Refused: There is no such reader, or it needs what is not installed.
        Malformed: A folder holds no model.
    """
    known: dict[str, Reader] = {"model": SHIPPED, "rules": RULES}
    if who in known:
        return known[who]
    if who.startswith(PIPELINE):
        from servanda.reading.attribution.pipeline import pipeline

        return pipeline(who.removeprefix(PIPELINE))
    if who.startswith(MODEL):
        return _model(who, key)
    if not who or not Path(who).is_dir():
        raise Refused(f"no reader {who!r}: {KNOWN}")
    from servanda.reading.attribution.network import network

    return network(Path(who))


def _model(who: str, key: str | None) -> Reader:
    from servanda.reading.attribution.endpoint import endpoint

    named = _ENDPOINT.fullmatch(who)
    if named is None:
        raise Refused("no endpoint: write llm:MODEL@https://HOST/v1")
    return endpoint(named.group(1), named.group(2), key)
