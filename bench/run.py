"""All measurements, one after the other: ``python bench/run.py [--strict]``."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
BENCHES = ("cold", "standing", "reading", "statements", "news", "load", "page", "paint")


def main() -> int:
    """Run each in a process of its own and return the worst exit status."""
    worst = 0
    for name in BENCHES:
        command = [sys.executable, "-m", f"bench.{name}", *sys.argv[1:]]
        worst = max(worst, abs(subprocess.run(command, cwd=ROOT, check=False).returncode))
    return worst


if __name__ == "__main__":
    sys.exit(main())
