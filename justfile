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

# How well statements are found, on annotated documents: `just gate-statements DATA`.
gate-statements *DATA:
    {{bin}}python -m gate.statements.run {{DATA}}

# Train a reader of statements: `just train-statements --data DIR --out DIR`.
train-statements *ARGS:
    {{bin}}uv run --quiet --locked --inexact --extra train python -m training.statements.train {{ARGS}}

# Train the judge of how firmly acts are meant: `just train-acts --data FILE --out DIR`.
train-acts *ARGS:
    {{bin}}uv run --quiet --locked --inexact --extra train python -m training.acts.train {{ARGS}}
