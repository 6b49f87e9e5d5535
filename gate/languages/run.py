"""How well statements are found beyond English: ``python -m gate.languages.run [--tuning]``.

For each language: precision, recall (a statement is right where its content has a word-F1 of at
least 0.8 and its source of at least 0.5) and, of the right ones, the share whose speaker is right.
``--tuning`` reads the texts that the reader was tuned on instead, without floors; ``--misses``
prints what was wrong there.
"""

import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from corpus.marks import Marked, documents, unmarked
from gate.gate import Gate
from gate.statements.score import SOURCE, Score, Spans, Words, f1, score
from servanda.reading.document import document
from servanda.reading.language import language_of
from servanda.reading.read import read
from servanda.terms.finding import Statement

HERE = Path(__file__).parent
LANGUAGES = ("de", "fi", "fr", "pl", "uk")
CLOSE = 0.8


def main() -> int:
    """Measure and print; against floors unless the texts are those of the tuning."""
    tuning = "--tuning" in sys.argv
    folder = HERE / "tuning" if tuning else HERE
    wanted = [name for name in LANGUAGES if name in sys.argv] or LANGUAGES
    figures: dict[str, float] = {}
    for language in wanted:
        found = measured(
            folder / f"{language}.txt", language, tell=tuning and "--misses" in sys.argv
        )
        print(language, *(f"{key} {value:.1f}" for key, value in found.items()))
        figures |= {f"{language}_{key}": value for key, value in found.items()}
    if tuning or len(wanted) < len(LANGUAGES):
        return 0
    return Gate(HERE, "languages", [HERE / f"{name}.txt" for name in LANGUAGES]).judge(figures)


def measured(path: Path, language: str, *, tell: bool = False) -> dict[str, float]:
    """Return precision, recall and the share of right speakers of the texts of a file."""
    whole, right, asked, known = Score(), 0, 0, 0
    texts = documents(path)
    for name, marked in texts.items():
        text, labelled = unmarked(marked)
        known += language_of(text) == language
        said = read(document(text.encode(), language=language)).statements
        gold, got = [_gold(one) for one in labelled], [_spans(one) for one in said]
        whole.add(score(text, gold, got))
        pairs = list(_pairs(text, labelled, said))
        asked += len(pairs)
        right += sum(_is_right(text, one, other) for one, other in pairs)
        if tell:
            _tell(name, text, labelled, said, pairs)
    figures = whole.figures()
    return {
        "precision": figures["precision"],
        "recall": figures["recall"],
        "speaker": 100 * right / asked if asked else 100.0,
        "language": 100 * known / len(texts),
    }


def _gold(one: Marked) -> dict[str, Spans]:
    return {
        kind: [span for span in spans if span[0] < span[1]] for kind, spans in one.spans().items()
    }


def _spans(one: Statement) -> dict[str, Spans]:
    source = one.source.span
    return {
        "source": [(source.start, source.end)] if source is not None else [],
        "cue": [(one.cue.start, one.cue.end)] if one.cue is not None else [],
        "content": [(part.start, part.end) for part in one.content],
    }


def _pairs(
    text: str, labelled: list[Marked], said: tuple[Statement, ...]
) -> Iterator[tuple[Marked, Statement]]:
    """Yield each labelled statement that was found with what was found."""
    words = Words(text)
    for one in labelled:
        gold = _gold(one)
        for other in said:
            got = _spans(other)
            likeness = [f1(words.of(gold[k]), words.of(got[k])) for k in ("content", "source")]
            if likeness[0] >= CLOSE and likeness[1] >= SOURCE:
                yield one, other
                break


def _is_right(text: str, one: Marked, other: Statement) -> bool:
    """Say whether the speaker is the one marked; where none is, a name of the source's words."""
    name = other.source.name
    if one.speaker is not None:
        return one.speaker in {name, other.source.organisation}
    source = " ".join(text[start:end] for start, end in one.source)
    if name is None:
        return not _names(source) or other.source.organisation is not None
    return name in source or source in name


def _names(source: str) -> bool:
    """Say whether two words with a capital follow each other: a full name."""
    capital = [word[:1].isupper() for word in source.split()]
    return any(all(both) for both in pairwise(capital[1:]))


def _tell(
    name: str,
    text: str,
    labelled: list[Marked],
    said: tuple[Statement, ...],
    pairs: list[tuple[Marked, Statement]],
) -> None:
    found = [id(one) for one, _ in pairs]
    used = [id(other) for _, other in pairs]
    for one in labelled:
        if id(one) not in found:
            spans = _gold(one)
            print(f"  {name} missed:", *({k: [text[a:b] for a, b in v]} for k, v in spans.items()))
    for other in said:
        if id(other) not in used:
            spans = _spans(other)
            print(f"  {name} wrong:", *({k: [text[a:b] for a, b in v]} for k, v in spans.items()))
    for one, other in pairs:
        if not _is_right(text, one, other):
            print(f"  {name} speaker: {one.speaker!r}, found {other.source}")


if __name__ == "__main__":
    sys.exit(main())
