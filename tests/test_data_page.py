"""The page about the record says what the record says."""

import importlib.util
from pathlib import Path
from types import ModuleType

from servanda.record.action import actions, treaty_ids
from servanda.record.contradiction import contradictions

ROOT = Path(__file__).parent.parent


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("data_page", ROOT / "docs" / "data_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_current() -> None:
    shown = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    assert _script().page() == shown, "run `python docs/data_page.py`"


def test_every_open_contradiction_is_about_a_state_of_the_record() -> None:
    open_ = [one for treaty in treaty_ids() for one in contradictions(treaty)]
    assert {("APMBC", "TON"), ("ROME", "HUN")} <= {(one.treaty, one.state) for one in open_}
    for one in open_:
        assert any(held.state == one.state for held in actions(one.treaty)), one
