"""Names in a text: treaties, states and groups of states, organisations, weapons, persons."""

from collections.abc import Sequence
from dataclasses import replace

from servanda.names.lexicon import lexicon
from servanda.terms.document import Document
from servanda.terms.finding import Mention


def named(document: Document) -> tuple[Mention, ...]:
    """Return the mentions of all that the names floor knows, in order."""
    found = lexicon((document.language,)).find(document.text)
    return numbered(
        [
            Mention(
                "",
                hit.span,
                hit.span.of(document.text),
                hit.kind,
                hit.ref,
                hit.members,
                hit.form,
                hit.state,
            )
            for hit in found
        ]
    )


def numbered(found: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions in the order of the text, with ids in that order."""
    ordered = sorted(found, key=lambda one: (one.span.start, -one.span.end))
    return tuple(replace(one, id=f"m{place}") for place, one in enumerate(ordered, start=1))
