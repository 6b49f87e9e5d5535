# Everything below is one plain command each, so that a machine without make can do it too.
RUN = .venv/bin/

.PHONY: setup test check docs bench lock

setup:
	python3 -m venv .venv
	$(RUN)pip install --quiet uv
	$(RUN)uv sync --quiet --inexact --locked

test:
	$(RUN)pytest -q -n 2

check:
	$(RUN)ruff check .
	$(RUN)ruff format --check .
	$(RUN)mypy
	$(RUN)lint-imports
	$(RUN)reuse lint --quiet

docs:
	uv run --locked --inexact --group docs sphinx-build -q -W --keep-going docs docs/_build

bench:
	$(RUN)python bench/run.py

lock:
	$(RUN)uv lock
