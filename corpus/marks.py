"""Marked text, as GUIDELINES.md section 6 has it, to text and attributions."""

from dataclasses import dataclass, field
from pathlib import Path

import re2

_MARK = re2.compile(r"\{(\d+)([SCT])(?:=([^|{}]*)\||@([^|{}]*)\|| ?)|\}")
_KINDS = {"S": "source", "C": "cue", "T": "content"}


@dataclass(slots=True)
class Marked:
    """An attribution as it was annotated; spans are offsets in code points."""

    source: list[tuple[int, int]] = field(default_factory=list)
    cue: list[tuple[int, int]] = field(default_factory=list)
    content: list[tuple[int, int]] = field(default_factory=list)
    speaker: str | None = None
    """The fullest name in the text, where the source is less than that."""
    channel: str | None = None

    def spans(self) -> dict[str, list[tuple[int, int]]]:
        """Return the spans by kind."""
        return {"source": self.source, "cue": self.cue, "content": self.content}


def documents(path: Path) -> dict[str, str]:
    """Return the marked texts of a file by their ids."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in path.read_text("utf-8").split("\n"):
        if line.startswith("=== "):
            lines = found.setdefault(line[4:].strip(), [])
        else:
            lines.append(line)
    return {name: "\n".join(rows).strip("\n") for name, rows in found.items()}


def unmarked(marked: str) -> tuple[str, list[Marked]]:
    """Return the text without its marks, and the attributions in the order of their numbers.

    Raises:
        ValueError: A mark is opened and never closed, or closed and never opened; an attribution
            has no cue or no content.
    """
    text: list[str] = []
    length = past = 0
    opened: list[tuple[int, str, int]] = []
    found: dict[int, Marked] = {}
    for mark in _MARK.finditer(marked):
        plain = marked[past : mark.start()]
        text.append(plain)
        length += len(plain)
        past = mark.end()
        if mark.group() != "}":
            number, letter, name, channel = mark.groups()
            one = found.setdefault(int(number), Marked())
            one.speaker = name or one.speaker
            one.channel = channel or one.channel
            opened.append((int(number), _KINDS[letter], length))
        elif opened:
            number_, kind, start = opened.pop()
            getattr(found[number_], kind).append((start, length))
        else:
            raise ValueError(f"a mark is closed that was never opened, at {length}")
    if opened:
        raise ValueError(f"a mark is never closed: {opened[-1][0]}, at {opened[-1][2]}")
    text.append(marked[past:])
    for number, one in found.items():
        if not one.cue or not one.content:
            raise ValueError(f"attribution {number} has no cue or no content")
        for spans in one.spans().values():
            spans.sort()
    return "".join(text), [one for _, one in sorted(found.items())]
