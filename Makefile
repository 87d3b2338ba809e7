# The two to know: `make serve` and `make test`. Everything else: `make help`.
# Kept to what GNU make 3.81 understands, the one that macOS has.

PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed

# The first Python on this machine that is new enough; `make venv PYTHON=/path/to/python` overrides.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)

.DEFAULT_GOAL := help
.PHONY: help serve test lint types check build bench import-figures reference format venv pins clean

help: ## Explain the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' Makefile
	@echo
	@echo "  make serve PORT=8001     serves on another port"
	@echo "  make venv PYTHON=...     uses another Python, 3.11 or newer"

serve: venv ## Check this repository's records, then serve the knowledge base on 127.0.0.1:8000
	@$(BIN)/postmortem check || echo "Served all the same: what is wrong stands above, and on the pages."
	@$(BIN)/postmortem serve --port $(PORT)

test: lint types ## Run ruff, mypy and the tests
	$(BIN)/python -m pytest -n auto

lint: venv ## Run ruff: style, imports, likely mistakes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: venv ## Run mypy in strict mode on tooling/
	$(BIN)/mypy tooling

check: venv ## Check this repository's records
	$(BIN)/postmortem check

build: venv ## Build the site into site/
	$(BIN)/postmortem build

bench: venv ## Measure check, build and the weekly report beside plain tools, and what pages weigh
	$(BIN)/python -m bench
	$(BIN)/python -m bench.weekly_report
	$(BIN)/python -m bench.page_weight
	$(BIN)/python -m bench.search_bytes

import-figures: venv ## Hold what an import finds against what people read in public reports
	@$(BIN)/python -m bench.import_figures ../shared/corpus

reference: venv ## Write docs/reference/commands.md anew from the commands' help
	@mkdir -p docs/reference
	@COLUMNS=100 $(BIN)/python -m postmortem_kb.cli._reference > build-reference.tmp && mv build-reference.tmp docs/reference/commands.md

format: venv ## Rewrite the source as ruff would have it
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

venv: $(STAMP) ## Set up .venv; done again only when pyproject.toml or constraints.txt changed

$(STAMP): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { \
		echo "Python 3.11 or newer is needed, and no python3 on this machine is. Install one, or: make venv PYTHON=/path/to/python" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "$(PYTHON) is not Python 3.11 or newer. Name one that is: make venv PYTHON=/path/to/python" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) cannot make virtual environments. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@$(BIN)/python -c 'import pip' 2>/dev/null || "$(PYTHON)" -m venv --clear $(VENV)
	@echo "Installing into $(VENV) (a minute or two the first time)" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--constraint constraints.txt --editable '.[dev]' || { \
		echo "The packages could not be installed; pip says why above. Nothing else was changed: run it again." >&2; exit 1; }
	@touch $(STAMP)

pins: ## Write constraints.txt anew with the newest versions that pyproject.toml allows
	"$(PYTHON)" -m venv --clear build/pins
	build/pins/bin/python -m pip install --quiet --disable-pip-version-check '.[dev]'
	{ head -n 1 constraints.txt; build/pins/bin/python -m pip freeze --all --exclude pip --exclude postmortem-kb \
		| sed 's/_/-/g' | tr '[:upper:]' '[:lower:]' | LC_ALL=C sort; } > build/constraints.txt
	mv build/constraints.txt constraints.txt

clean: ## Remove what was built and the caches; .venv stays
	rm -rf build dist site .cache .mypy_cache .pytest_cache .ruff_cache
