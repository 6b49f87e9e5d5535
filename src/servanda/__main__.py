"""The command line by the name of the package: ``python -m servanda``."""

import sys

from servanda.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
