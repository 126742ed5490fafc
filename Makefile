# `make run` opens the reader, `make test` checks everything; both set themselves up first.
# PYTHON names the interpreter that the environment is made with (3.11 or newer).

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
SAMPLE := seeds/000_1bef791070b36b10.txt
CODE   := annotate tui training tests benchmarks docs
TYPES  := $(BIN)/mypy annotate tui training tests

# Tests start Python many times, which would compile all of Dateline each time.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test lint format types coverage evaluate wheel clean

help: ## This list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

run: $(VENV)/.runtime ## Set up and open the reader on the sample article
	@$(BIN)/dateline $(SAMPLE)

# mypy needs one core and tests wait now and then, so they run beside each other; what mypy finds is told at the end.
test: lint ## Set up, then ruff, mypy and every test, on all cores
	@$(TYPES) > $(VENV)/types.txt 2>&1 & types=$$!; \
	trap 'kill $$types 2>/dev/null; exit 130' INT TERM; \
	$(BIN)/python -m pytest -q -n auto --dist loadfile; tests=$$?; \
	wait $$types; types=$$?; cat $(VENV)/types.txt; test $$tests$$types = 00

lint: $(VENV)/.development ## Style and format of the code
	@$(BIN)/ruff check $(CODE)
	@$(BIN)/ruff format --check $(CODE)

format: $(VENV)/.development ## Put the code into its format
	@$(BIN)/ruff check --fix $(CODE)
	@$(BIN)/ruff format $(CODE)

types: $(VENV)/.development ## Types, strictly
	@$(TYPES)

coverage: $(VENV)/.development ## Every test, and which lines and branches they reach; at least 90 %
	@$(BIN)/coverage erase
	@$(BIN)/coverage run -m pytest -q
	@$(BIN)/coverage combine -q
	@$(BIN)/coverage report

evaluate: $(VENV)/.development ## Measure every layer on the development sets (in ../shared/data, or DATELINE_DATA)
	@$(BIN)/python -m training evaluate
	@$(BIN)/python -m training speed

wheel: $(VENV)/.development ## Build the wheel into dist/
	@$(BIN)/python -m build --wheel

clean: ## Remove the environment and whatever was built
	rm -rf $(VENV) build dist .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# The stamps tell a later `make` that nothing has changed since the last set-up.
$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is not installed; name another with: make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Dateline needs Python 3.11 or newer; name it with: make PYTHON=python3.11" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.development: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --no-compile --editable '.[dev]'
	@# pip would compile on one core.
	@$(BIN)/python -m compileall -qq -j 0 $(VENV)/lib || true
	@touch $@ $(VENV)/.runtime
