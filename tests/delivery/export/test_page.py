"""What docs/files.md shows of a notebook is what a notebook shows."""

import doctest
from pathlib import Path

import pytest

from servanda.cli.main import main
from servanda.delivery.export.guard import UNGUARD
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "files.md").read_text(encoding="utf-8")


def test_the_notebook_of_the_page_runs_as_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shell = PAGE.partition("\n```sh\n")[2].partition("\n```")[0]
    for line in shell.splitlines():
        assert main(line.split()[1:]) == 0
    blocks = [part.partition("\n```")[0] for part in PAGE.split("\n```pycon\n")[1:]]
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "files.md", None, 0)
    result = doctest.DocTestRunner(optionflags=doctest.REPORT_NDIFF).run(test)
    assert (result.failed, result.attempted > 10) == (0, True)


def test_the_page_undoes_the_escape_as_the_package_does() -> None:
    assert PAGE.count(UNGUARD) == 2
