"""Charts as a reader sees them: colours that stand out, words that lie within and apart."""

import json
import re
import subprocess
from datetime import date
from itertools import combinations
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from servanda.delivery.chart.dot_map import dot_map, everyone
from servanda.delivery.chart.drawing import standalone, style
from servanda.delivery.chart.lanes import lanes
from servanda.delivery.chart.steps import parties_over_time
from servanda.record.exits import exits
from tests.conftest import leave_out

ON = date(2026, 2, 1)
MEASURE = """
<script>
const boxes = [...document.querySelectorAll("svg.chart")].map((svg) => {
  const whole = svg.getBoundingClientRect();
  return [...svg.querySelectorAll("text")].map((text) => {
    const box = text.getBoundingClientRect();
    return {words: text.textContent, left: box.left - whole.left,
      right: box.right - whole.left, top: box.top - whole.top, bottom: box.bottom - whole.top,
      width: whole.width, height: whole.height};
  });
});
document.title = "done";
document.body.textContent = JSON.stringify(boxes);
</script>
"""


def schemes() -> list[dict[str, str]]:
    """Return the colours of the light and of the dark scheme, where a page sets none."""
    found = []
    for block in re.findall(r"\.chart \{([^}]*)\}", style())[:2]:
        named = re.findall(r"--chart-([a-z]+): (?:var\(--[a-z]+, )?(#[0-9a-f]{6})", block)
        found.append(dict(named))
    return found


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_words_and_marks_stand_out(scheme: int) -> None:
    colours = schemes()[scheme]
    for words in ("ink", "muted"):
        assert contrast(colours[words], colours["paper"]) >= 4.5
    for mark in ("still", "bound", "moving", "left", "open", "near"):
        for ground in ("paper", "land"):
            assert contrast(colours[mark], colours[ground]) >= 3, (mark, ground)


def drawn(width: int) -> list[str]:
    """Return charts at a width; the ids of each are its own."""
    ottawa, rome = exits("APMBC", on=ON), exits("ROME", on=date(2026, 11, 24))
    charts = [
        lanes(ottawa, ON, width=width, key="a"),
        lanes(rome, date(2026, 11, 24), width=width, key="b"),
        parties_over_time("APMBC", ON, width=width, key="c"),
        parties_over_time("ROME", date(2026, 11, 24), width=width, key="d"),
        parties_over_time("UNESCO", date(2026, 11, 24), width=width, key="e"),
        dot_map(everyone("APMBC", ON), window="europe", key="f"),
    ]
    return [standalone(chart, width) for chart in charts]


def boxes(width: int, folder: Path) -> list[list[dict[str, Any]]]:
    """Return where each word of each chart lies in a browser."""
    browser = next(filter(None, map(which, ("chromium", "chromium-browser", "chrome"))), None)
    if browser is None:
        leave_out("browser", "no Chromium here")
    page = folder / "charts.html"
    page.write_text(f"<!doctype html><body>{''.join(drawn(width))}{MEASURE}", encoding="utf-8")
    switches = ("headless", "no-sandbox", "disable-gpu", "disable-background-networking")
    quiet = ("disable-component-update", "disable-sync", "no-first-run")
    done = subprocess.run(
        [
            str(browser),
            *(f"--{switch}" for switch in (*switches, *quiet)),
            "--host-resolver-rules=MAP * ~NOTFOUND",
            f"--user-data-dir={folder / 'profile'}",
            f"--window-size={max(width, 500)},4000",
            "--dump-dom",
            page.as_uri(),
        ],
        capture_output=True,
        timeout=120,
        check=True,
    )
    told = done.stdout.decode().partition("<body>")[2].partition("</body>")[0]
    found: list[list[dict[str, Any]]] = json.loads(told)
    return found


@pytest.mark.parametrize("width", [288, 960])
def test_words_lie_within_and_apart(width: int, tmp_path: Path) -> None:
    seen = boxes(width, tmp_path)
    assert len(seen) == 6
    for chart in seen:
        for one in chart:
            assert one["left"] >= -1, one
            assert one["right"] <= one["width"] + 1, one
            assert one["top"] >= -1, one
            assert one["bottom"] <= one["height"] + 1, one
        across = [
            (a["words"], b["words"]) for a, b in combinations(chart, 2) if _overlap(a, b, 2.5)
        ]
        assert across == []


def _overlap(a: dict[str, Any], b: dict[str, Any], slack: float) -> bool:
    """Say whether two words lie across each other by more than the air around letters."""
    wide = min(a["right"], b["right"]) - max(a["left"], b["left"])
    tall = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
    return bool(wide > slack and tall > slack + 2)
