# Nothing but Python >= 3.11 and make is needed: the first target fetches the pinned uv into .tools/,
# and uv builds .venv/ from uv.lock with the Python that is there (it downloads no interpreter).
PYTHON ?= python3
SHARED ?= ../shared
FILES ?=
SINCE ?= HEAD
NEWS ?= 100

UV_VERSION := 0.13.9
UV := .tools/bin/uv
RUN := $(UV) run --frozen --no-sync
SYNC := $(UV) sync --frozen --quiet --inexact --no-python-downloads --python $(PYTHON)

# An environment that happens to be active is not this project's.
unexport VIRTUAL_ENV
export SHARED

.DEFAULT_GOAL := help
.PHONY: help setup setup-bench demo test lint effect benchmark profile clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Sijill needs Python 3.11 or newer as '$(PYTHON)'; name another one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { \
		echo "'$(PYTHON)' comes without venv/ensurepip: install it (Debian, Ubuntu: apt install python3-venv)" >&2; exit 1; }
	$(PYTHON) -m venv .tools
	@.tools/bin/python -m pip install --quiet --disable-pip-version-check "uv==$(UV_VERSION)"

.venv/.synced: $(UV) uv.lock pyproject.toml
	@$(SYNC)
	@touch $@

# Asked for every time: another `uv sync` may have taken the group away again.
setup-bench: .venv/.synced
	@$(SYNC) --group bench

setup: .venv/.synced ## Set up the environment (every other target does it too)

demo: setup ## Read the articles in demo/ (and FILES="a.txt b.jsonl") and print the ledger
	@scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT && \
	$(RUN) sijill read demo/articles.jsonl $(FILES) --ledger "$$scratch/demo.sijill" && \
	$(RUN) sijill timeline --ledger "$$scratch/demo.sijill"

test: setup ## Lint, then run the tests with the coverage gate
	@status=0; $(MAKE) --no-print-directory lint || status=$$?; \
	$(RUN) pytest -n 2 --cov --cov-report=term || status=$$?; exit $$status

lint: setup ## Check style, types and the order of the layers
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy
	$(RUN) lint-imports

effect: setup ## Show what your change of words does to the benchmark (SINCE=commit NEWS=100 FILES="a.txt")
	@$(RUN) python -m benchmarks.effect --since $(SINCE) --news $(NEWS) $(FILES)

benchmark: setup-bench ## Score the reader on the data in SHARED, write benchmarks/RESULTS.md
	$(RUN) python -m benchmarks

profile: setup-bench ## Show which functions the reading time goes to
	$(RUN) python -m benchmarks.profiling

clean: ## Remove everything that was built or fetched
	rm -rf .venv .tools .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage .coverage.* htmlcov dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
