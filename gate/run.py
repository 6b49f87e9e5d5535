"""Run every gate; exit 1 if one fails."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    """Run each gate in a process of its own, in the order of their names."""
    failed = []
    for gate in sorted(HERE.glob("*/run.py")):
        name = f"gate.{gate.parent.name}.run"
        print(f"== {name}", flush=True)
        done = subprocess.run([sys.executable, "-m", name], cwd=HERE.parent, check=False)
        failed += [name] if done.returncode else []
    print(f"failed: {', '.join(failed)}" if failed else "all gates held")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
