"""Every colour that carries words can be read on every ground, in light and in dark."""

from importlib.resources import files
from itertools import product

import pytest
import re2

CSS = files("servanda").joinpath("data/templates/page.css").read_text("utf-8")
WORDS = ("ink", "muted", "link", "good", "bad", "open")
GROUNDS = ("paper", "panel", "said", "target")


def _schemes() -> list[dict[str, str]]:
    """Return the colours of the light and of the dark scheme."""
    blocks = re2.findall(r":root \{([^}]*)\}", CSS)
    found = [dict(re2.findall(r"--([a-z]+): (#[0-9a-f]{3,6});", block)) for block in blocks]
    return found[:2]


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_counted_as_the_guideline_counts_it() -> None:
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)
    assert _contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), list(product(WORDS, GROUNDS)))
def test_words_stand_out_from_their_ground(scheme: int, words: str, ground: str) -> None:
    colours = _schemes()[scheme]
    assert _contrast(colours[words], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_lines_that_carry_meaning_stand_out(scheme: int) -> None:
    colours = _schemes()[scheme]
    for ground in ("paper", "said"):
        assert _contrast(colours["edge"], colours[ground]) >= 3


def test_no_colour_stands_outside_the_schemes() -> None:
    rest = re2.sub(r":root \{[^}]*\}", "", CSS)
    assert not re2.findall(r"#[0-9a-fA-F]{3,8}\b", rest)
