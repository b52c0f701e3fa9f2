# Nothing but Python >= 3.11 and make is needed: the first target fetches the pinned uv into .tools/.
PYTHON ?= python3
UV_VERSION := 0.13.9
UV := .tools/bin/uv
RUN := $(UV) run --frozen --no-python-downloads
SHARED ?= ../shared

.PHONY: setup test demo lint benchmark clean

$(UV):
	$(PYTHON) -m venv .tools
	.tools/bin/python -m pip install --quiet "uv==$(UV_VERSION)"

.venv/.done: $(UV) uv.lock pyproject.toml
	$(UV) sync --frozen --quiet --no-python-downloads
	@touch $@

setup: .venv/.done

lint: setup
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy
	$(RUN) lint-imports

test: lint
	$(RUN) pytest -n 2 --cov --cov-report=term
