# Everything below is one plain command each, so that a machine without just can do it too.

bin := ".venv/bin/"

# List what can be done.
default:
    @just --list

# Set up a virtual environment with everything that tests and checks need.
setup:
    python3 -m venv .venv
    {{bin}}pip install --quiet uv
    {{bin}}uv sync --quiet --inexact --locked

# Run the tests.
test:
    {{bin}}pytest -q -n 2

# What a machine can say about style, types, floors and licences.
check:
    {{bin}}ruff check .
    {{bin}}ruff format --check .
    {{bin}}mypy
    {{bin}}lint-imports
    {{bin}}reuse lint --quiet

# Build the documentation.
docs:
    {{bin}}uv run --locked --inexact --group docs sphinx-build -q -W --keep-going docs docs/_build

# Speed and memory, each beside a named yardstick.
bench:
    {{bin}}python bench/run.py

# Write the lock file anew.
lock:
    {{bin}}uv lock
