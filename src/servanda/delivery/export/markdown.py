"""A sheet as a section of Markdown with footnotes (CommonMark, footnotes as GitHub has them)."""

import re

from servanda.delivery.export.sheet import Line, Sheet
from servanda.delivery.words import plain

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~!$])")
_BEGINNINGS = re.compile(r"^(\d{1,9})([.)])|^([-+=])")


def markdown(sheet: Sheet, prefix: str) -> str:
    """Return the sheet as Markdown.

    Args:
        sheet: What is said.
        prefix: Beginning of the names of the footnotes, so that sections can stand in one page.
    """
    numbers, notes = sheet.numbered()

    def told(line: Line) -> str:
        marks = "".join(f"[^{prefix}-{numbers[note]}]" for note in line.notes)
        return f"{escaped(line.told())}{marks}"

    lines = [f"## {escaped(sheet.title)}", "", f"*{escaped(sheet.subtitle)}*", ""]
    for line in sheet.lead:
        lines += [told(line), ""]
    for section in sheet.sections:
        lines += [f"### {escaped(section.heading)}", ""]
        lines += [f"- {told(line)}" for line in section.lines]
        lines += [f"- {section.more} more.", ""] if section.more else [""]
    for text in sheet.foot:
        lines += [escaped(text), ""]
    lines += [f"[^{prefix}-{number}]: {escaped(note)}" for number, note in enumerate(notes, 1)]
    return "\n".join(lines).rstrip("\n") + "\n"


def escaped(text: str) -> str:
    r"""Return the text so that Markdown shows it as it is, on one line.

    >>> escaped("[a](javascript:x) <b>")
    '\\[a\\](javascript:x) \\<b\\>'
    """
    line = _SIGNS.sub(r"\\\1", plain(text).replace("&", "&amp;"))
    return _BEGINNINGS.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", line)
