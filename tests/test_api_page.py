"""The page about the interface for programs says what the interface says of itself."""

import importlib.util
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parent.parent


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("api_page", ROOT / "docs" / "api_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_current() -> None:
    shown = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    assert _script().page() == shown, "run `python docs/api_page.py`"
