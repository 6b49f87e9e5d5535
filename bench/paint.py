"""First paint of the pages in Chromium, each asked for cold: no page of it was kept, no cache."""

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bench.load import served
from bench.measure import Measured, report
from bench.page import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Page

AIM = 1.0
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"


def _painted(page: "Page") -> float:
    """Return the seconds from asking to the first words; the pages forbid to wait in a script."""
    for _ in range(200):
        painted: float | None = page.evaluate(PAINTED)
        if painted is not None:
            return painted / 1000
        page.wait_for_timeout(25)
    raise SystemExit(f"{page.url}: nothing was painted")


def main() -> int:
    """Measure, print, and return the exit status."""
    browser = shutil.which("chromium")
    if browser is None:
        print("first paint: left out, there is no chromium")
        return 0
    from playwright.sync_api import sync_playwright

    # The first page that is asked for wakes the server; it is none of those that are timed.
    with (
        served(sys.executable, "-m", "bench.page", "ours", ready="/policy") as port,
        sync_playwright() as player,
    ):
        window = player.chromium.launch(executable_path=Path(browser), args=list(ARGUMENTS))
        empty = window.new_page()
        empty.goto(f"http://127.0.0.1:{port}/policy")
        floor = _painted(empty)
        worst = 0.0
        for one in PAGES:
            page = window.new_context().new_page()
            page.goto(f"http://127.0.0.1:{port}{one.path}")
            worst = max(worst, _painted(page))
        window.close()
    return report(
        Measured(
            what=f"first paint in Chromium, the slowest of {len(PAGES)} pages",
            figure=f"{worst:.2f} s",
            ratio=worst / floor,
            yardstick=f"a page of words ({floor:.2f} s)",
            aim=f"under {AIM:.0f} s",
            met=worst < AIM,
        )
    )


if __name__ == "__main__":
    sys.exit(main())
