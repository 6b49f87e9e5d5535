"""A user's spaCy pipeline as a reader of attributions.

The contract: a component writes the span groups ``source``, ``cue`` and ``content`` into
``doc.spans``. The spans of one attribution have the same ``id_`` (where that is empty, the same
``kb_id_``), which no other attribution of the document has: one or more content spans, at most
one cue, any number of source spans. Spans without an id, or with one that no content has, are
refused and counted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from servanda.errors import Refused
from servanda.reading.attribution.attribution import FAILED, Attribution, Told, Unfound
from servanda.terms.document import Document
from servanda.terms.finding import Caveat
from servanda.terms.span import Span

CONTENT, CUE, SOURCE = "content", "cue", "source"
ANY_LANGUAGE = "xx"
"""What spaCy calls the language of a pipeline for several."""


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A pipeline, loaded; ``pipeline`` loads one."""

    nlp: Any
    """Called with a text, it returns a document with ``text`` and ``spans``."""

    def attributions(self, document: Document) -> Iterator[Told] | None:
        """Return what the pipeline's spans say; None for a language that is not its own."""
        language = getattr(self.nlp, "lang", ANY_LANGUAGE) or ANY_LANGUAGE
        if language not in {ANY_LANGUAGE, document.language}:
            return None
        return self._told(document)

    def _told(self, document: Document) -> Iterator[Told]:
        text = document.text
        most = getattr(self.nlp, "max_length", None)
        if isinstance(most, int) and len(text) > most:
            words = f"The pipeline reads at most {most:,} characters; the rules alone were heard."
            yield Caveat(FAILED, words)
            return
        read = self.nlp(text)
        if read.text != text:
            words = "The pipeline gave back another text; the rules alone were heard."
            yield Caveat(FAILED, words)
            return
        yield from _joined(read.spans)


def pipeline(name: str) -> Pipeline:
    """Return the pipeline of that name, or in that folder, as ``spacy.load`` finds it.

    Whatever goes wrong within spaCy, or within the user's own components, comes out as it is.

    Raises:
        Refused: spaCy is not installed.
    """
    try:
        spacy = import_module("spacy")
    except ImportError:
        raise Refused("a spaCy pipeline needs spaCy: pip install spacy") from None
    return Pipeline(spacy.load(name))


def _joined(groups: Any) -> Iterator[Told]:
    by_id: dict[str, dict[str, list[Span]]] = {}
    for kind in (CONTENT, CUE, SOURCE):
        for part in groups.get(kind, ()):
            name = str(part.id_ or part.kb_id_)
            if not name:
                yield Unfound()
                continue
            parts = by_id.setdefault(name, {CONTENT: [], CUE: [], SOURCE: []})
            parts[kind].append(Span(int(part.start_char), int(part.end_char)))
    for parts in by_id.values():
        if not parts[CONTENT] or len(parts[CUE]) > 1:
            yield Unfound()
            continue
        cue = parts[CUE][0] if parts[CUE] else None
        yield Attribution(tuple(sorted(parts[CONTENT])), cue, tuple(sorted(parts[SOURCE])))
