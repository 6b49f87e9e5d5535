"""Each treaty of the catalogue has a page; what stands on it is what the command prints."""

import importlib.util
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parent.parent


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("treaties", ROOT / "docs" / "treaty_pages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_each_treaty_has_its_page() -> None:
    folder = ROOT / "docs" / "treaties"
    wanted = _script().pages()
    assert {path.name for path in folder.glob("*.md")} == set(wanted)
    for name, page in wanted.items():
        shown = (folder / name).read_text(encoding="utf-8")
        assert shown.startswith(page.removesuffix("```\n")), (
            "run docs/treaty_pages.py, docs/fill.py"
        )
