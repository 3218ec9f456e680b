# Two commands are enough: `make demo` and `make test`. Both prepare .venv from the hash-pinned lock files.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary=:all:
STAMPS := .stamps

.PHONY: setup demo test lint check browser model clean

setup: $(STAMPS)/run

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Nightdesk needs Python 3.11 or newer; found $$($(PYTHON) --version). Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
	  || { echo "No virtual environment could be made. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }

$(STAMPS)/run: requirements/run.txt requirements/build.txt pyproject.toml | $(VENV)/bin/python
	@echo "Preparing $(VENV) ..."
	@mkdir -p $(STAMPS)
	@$(PIP) -r requirements/build.txt -r requirements/run.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(STAMPS)/dev: requirements/dev.txt $(STAMPS)/run
	@$(PIP) -r requirements/dev.txt
	@touch $@

demo: $(STAMPS)/run
	@$(BIN)/nightdesk demo $(ARGS)

browser:
	@sh scripts/browser.sh

test: $(STAMPS)/dev browser
	@$(BIN)/python -m pytest -q -m "$$(sh scripts/browser.sh --marker)" $(ARGS)

lint: $(STAMPS)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/make_kinds.py --check

check: lint test

clean:
	rm -rf $(VENV) $(STAMPS) .mypy_cache .ruff_cache .pytest_cache .hypothesis
