"""What the tests may do without, and how they say so."""

import os
import tempfile
from pathlib import Path

import pytest

# Nobody's own record changes what the tests see.
os.environ["SERVANDA_HOME"] = tempfile.mkdtemp(prefix="servanda-none-")
ROOT = Path(__file__).parent.parent
REQUIRED = frozenset(filter(None, os.environ.get("SERVANDA_REQUIRE", "").split(",")))


def leave_out(what: str, reason: str) -> None:
    """Skip the test with a printed reason, or fail where ``what`` is required."""
    if what in REQUIRED:
        pytest.fail(f"{what} is required here: {reason}")
    pytest.skip(f"left out ({what}): {reason}")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of facts and texts beside the project."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        leave_out("shared", "no folder ../shared beside the project")
    return folder
