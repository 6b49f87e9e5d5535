"""A sheet as one page of PDF, its fonts embedded, without a network."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from importlib import import_module
from importlib.resources import files
from typing import Any

from servanda.delivery.export.licence import words
from servanda.delivery.export.sheet import Line, Sheet
from servanda.delivery.words import clipped
from servanda.errors import Refused

MOST_LINES, MOST_LEAD, MOST_NOTES = 40, 4, 2
LONGEST_LINE, LONGEST_NOTE = 480, 150
"""In code points, on the one page."""
ENOUGH = 3
"""Lines under a heading: where fewer fit, notes are left out, then lines cut."""
_WAYS = ((LONGEST_LINE, 2), (LONGEST_LINE, 1), (LONGEST_LINE, 0), (120, 1), (120, 0))
"""How long lines are, and how many notes each has: tried in order."""


def pdf(sheet: Sheet) -> bytes:
    """Return the sheet as a PDF of exactly one page; what does not fit is counted as "n more".

    Raises:
        Refused: The extra ``brief`` is not installed.
    """
    try:
        typst = import_module("typst")
    except ImportError as error:
        raise Refused("a PDF needs the extra: pip install 'servanda[brief]'") from error
    page = _Page(typst)
    return page.compiled(_fitting(page, _bounded(sheet)))


def _bounded(sheet: Sheet) -> Sheet:
    """Return the sheet without what no page could hold, so that trials cost little."""

    def short(line: Line) -> Line:
        notes = tuple(clipped(note, LONGEST_NOTE) for note in line.notes[:MOST_NOTES])
        return replace(line, text=clipped(line.text, LONGEST_LINE), notes=notes)

    return replace(
        sheet,
        lead=tuple(short(line) for line in sheet.lead[:MOST_LEAD]),
        sections=tuple(
            replace(
                one,
                lines=tuple(short(line) for line in one.lines[:MOST_LINES]),
                more=one.more + max(0, len(one.lines) - MOST_LINES),
            )
            for one in sheet.sections
        ),
    )


class _Page:
    """The template, and how many pages it makes of what it is told."""

    def __init__(self, typst: Any) -> None:
        self._typst = typst
        self._template = (files("servanda") / "data" / "templates" / "brief.typ").read_bytes()
        # Only the fonts that come with typst: the page looks the same on every machine.
        self._fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)

    def count(self, said: str) -> int:
        """Return the number of pages."""
        told = self._compiler(said).query("<pages>", field="value", one=True)
        return int(json.loads(told))

    def compiled(self, said: str) -> bytes:
        """Return the PDF."""
        made: bytes = self._compiler(said).compile(format="pdf")
        return made

    def _compiler(self, said: str) -> Any:
        inputs = {"sheet": said}
        return self._typst.Compiler(self._template, font_paths=self._fonts, sys_inputs=inputs)


def _fitting(page: _Page, sheet: Sheet) -> str:
    """Return the fullest of the trimmed sheets that takes one page.

    First every heading keeps as many lines as fit; then one after the other gets what is left.
    """
    sizes = [len(one.lines) for one in sheet.sections]
    for way in _WAYS:
        trial = _Trial(page, sheet, *way)
        each = _most(partial(trial.fits_each, len(sizes)), MOST_LINES)
        limits = [min(each, size) for size in sizes]
        if each >= ENOUGH or limits == sizes or way == _WAYS[-1]:
            break
    for place, size in enumerate(sizes):
        limits[place] = _most(partial(trial.fits_with, limits, place), size)
    return trial.said(limits)


class _Trial:
    """A sheet with so long lines and so many notes to each."""

    def __init__(self, page: _Page, sheet: Sheet, longest: int, notes: int) -> None:
        self._page, self._sheet, self._longest, self._notes = page, sheet, longest, notes

    def said(self, limits: Sequence[int]) -> str:
        """Return what the template is told with so many lines under each heading."""
        return _said(self._sheet.trimmed(limits, self._notes), self._longest)

    def fits_each(self, headings: int, lines: int) -> bool:
        """Say whether it takes one page with so many lines under each heading."""
        return self.fits([lines] * headings)

    def fits_with(self, limits: Sequence[int], place: int, lines: int) -> bool:
        """Say whether it takes one page with so many lines under one heading."""
        return self.fits([*limits[:place], lines, *limits[place + 1 :]])

    def fits(self, limits: Sequence[int]) -> bool:
        """Say whether that takes one page."""
        return self._page.count(self.said(limits)) == 1


def _most(fits: Callable[[int], bool], most: int) -> int:
    """Return the greatest number that fits: what takes one page does so with less, too."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if fits(middle):
            low = middle
        else:
            high = middle - 1
    return low


def _said(sheet: Sheet, longest: int) -> str:
    numbers, notes = sheet.numbered()

    def lines(given: Any) -> list[dict[str, Any]]:
        return [
            {"text": one.told(longest), "notes": [numbers[note] for note in one.notes]}
            for one in given
        ]

    return json.dumps(
        {
            "title": clipped(sheet.title, 80),
            "subtitle": clipped(sheet.subtitle, 200),
            "author": words("licence")["attribution"],
            "lead": lines(sheet.lead),
            "sections": [
                {"heading": clipped(one.heading, 60), "lines": lines(one.lines), "more": one.more}
                for one in sheet.sections
            ],
            "notes": list(notes),
            "foot": [clipped(one, 300) for one in sheet.foot],
        },
        ensure_ascii=False,
    )
