"""Take the pictures of the pages that the documentation shows: ``python docs/screenshots.py``.

The pages are served on this machine for a fixed day, with the examples as their dossiers; the
browser is Chromium and reaches nothing else.
"""

import json
import shutil
import socket
import sys
import tempfile
import threading
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
ON = date(2026, 11, 24)
EXAMPLES = {
    "poland-announcement.txt": date(2025, 3, 20),
    "sahel-rome-statute.txt": date(2025, 9, 23),
    "ukraine-suspension.html": date(2025, 7, 20),
}
SHOTS = (
    ("page-treaty", "/treaty/APMBC?on=2025-10-01", 1280, 1900, "light"),
    ("page-exits", "/timeline?treaty=APMBC", 1280, 1400, "dark"),
    ("page-narrow", "/treaty/APMBC?on=2025-10-01", 320, 900, "dark"),
)
"""Name of the picture, address, width and height in CSS pixels, and scheme."""
FLAGS = ("--no-sandbox", "--headless", "--disable-gpu", "--disable-background-networking")


def _put_examples(folder: Path) -> None:
    from servanda.dossier import dossier
    from servanda.reading.document import document

    for name, published in EXAMPLES.items():
        raw = (ROOT / "examples" / name).read_bytes()
        found = dossier(document(raw, source=name, published=published), ON)
        (folder / name).write_bytes(raw)
        (folder / f"{name}.json").write_text(json.dumps(found.to_json()), encoding="utf-8")


def _serve(folder: Path) -> str:
    import uvicorn

    from servanda.web.app import application
    from servanda.web.settings import Settings

    listening = socket.create_server(("127.0.0.1", 0))
    app = application(Settings(today=lambda: ON, dossiers=folder))
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off"))
    threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True).start()
    return f"http://127.0.0.1:{listening.getsockname()[1]}"


def main() -> int:
    """Take all pictures and return the exit status."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    if chromium is None:
        print("no Chromium here", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        _put_examples(Path(folder))
        address = _serve(Path(folder))
        browser = play.chromium.launch(executable_path=chromium, args=list(FLAGS))
        for name, path, width, height, scheme in SHOTS:
            page = browser.new_page(
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
                locale="en-GB",
            )
            page.goto(address + path)
            # The place of this run is no part of the picture.
            page.evaluate("a => document.querySelectorAll('.citation').forEach(e => e.remove())")
            page.screenshot(path=IMAGES / f"{name}.png")
            page.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
