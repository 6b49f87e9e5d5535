"""A text in stretches of whole paragraphs, each short enough to be asked about at once."""

from collections.abc import Iterator

from servanda.terms.span import Span


def stretches(text: str, most: int) -> Iterator[Span]:
    r"""Yield stretches that follow one another and cover the text; linear time.

    A stretch ends where a paragraph ends; one paragraph that is longer than ``most`` characters
    is parted at a blank, and where it has none, anywhere.

    >>> [span.of("One.\nTwo.\nThree.") for span in stretches("One.\nTwo.\nThree.", 10)]
    ['One.\nTwo.\n', 'Three.']
    """
    start = 0
    while len(text) - start > most:
        end = text.rfind("\n", start, start + most) + 1
        if end <= start:
            end = text.rfind(" ", start, start + most) + 1
        if end <= start:
            end = start + most
        yield Span(start, end)
        start = end
    if start < len(text):
        yield Span(start, len(text))
