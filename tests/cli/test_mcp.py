"""``servanda mcp`` without what it needs says so in one line."""

import sys

import pytest

from tests.cli.answer import sole_line
from tests.cli.conftest import Ask


def test_without_the_extra_it_is_said_what_to_install(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    answer = ask("mcp", "--list")
    assert answer.status == 2
    assert "servanda[mcp]" in sole_line(answer)
