"""Patterns of names: ``{word}`` stands for any form of a word, a suffix table for cases."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from servanda.errors import DataError


def expanded(pattern: str, words: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield each phrase that ``pattern`` stands for.

    >>> list(expanded("Ottawa {pact}", {"pact": ["Convention", "Treaty"]}))
    ['Ottawa Convention', 'Ottawa Treaty']
    """
    if "{" not in pattern:
        yield pattern
        return
    parts: list[Sequence[str]] = []
    for piece in pattern.split("{"):
        word, closed, rest = piece.partition("}")
        if not closed:
            parts.append((word,))
            continue
        if word not in words:
            raise DataError(f"names: {pattern!r}: no word {word!r} in words.toml")
        parts.append(words[word])
        parts.append((rest,))
    for choice in product(*parts):
        yield " ".join("".join(choice).split())


def inflected(lemma: str, rules: Mapping[str, str]) -> tuple[str, ...]:
    """Return the other forms of ``lemma`` by the rule for its longest ending.

    >>> inflected("Estonia", {"a": "y", "ia": "ii ię ią"})
    ('Estonii', 'Estonię', 'Estonią')
    """
    for start in range(len(lemma) + 1):
        endings = rules.get(lemma[start:])
        if endings is not None:
            stem = lemma[:start]
            return tuple(stem + ending.strip("-") for ending in endings.split())
    return ()
