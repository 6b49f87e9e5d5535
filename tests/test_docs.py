"""The pages show what the commands print."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent


def _fill() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fill", ROOT / "docs" / "fill.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


FILL = _fill()
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", FILL.pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_on_a_page_prints_what_the_page_shows(page: Path) -> None:
    shown = page.read_text(encoding="utf-8")
    assert FILL.filled(shown) == shown, "run `python docs/fill.py`"


@pytest.mark.parametrize("page", FILL.pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_on_a_page_names_its_day(page: Path) -> None:
    # Without a day the answer is for today, and the page would be wrong tomorrow.
    undated = [
        line
        for line in page.read_text(encoding="utf-8").splitlines()
        if line.startswith("$ servanda ")
        and line.split()[2] not in {"effect", "effects", "treaty", "backtest", "refresh", "serve"}
        and "--on " not in line
    ]
    assert undated == []


def test_the_first_two_blocks_of_the_readme_are_the_main_job_and_the_tests() -> None:
    blocks = [part.partition("\n```")[0] for part in README.split("```sh\n")[1:]]
    assert "servanda read examples/poland-announcement.txt" in blocks[0].splitlines()[-1]
    assert "pytest" in blocks[1].splitlines()[-1]


def test_the_links_of_the_readme_lead_somewhere() -> None:
    targets = [part.partition(")")[0] for part in README.split("](")[1:]]
    local = [target.partition("#")[0] for target in targets if "://" not in target]
    assert [target for target in local if target and not (ROOT / target).exists()] == []
