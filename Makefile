# Needs nothing but make and a Python of 3.11 or later. Everything else is installed, hash by hash, into .venv.

.DEFAULT_GOAL := setup
BIN := .venv/bin
LOCK := requirements/lock.txt
FILLED := .venv/.filled
MADE := .venv/.made
STORY ?= samples/harlan_bridge

# What may change the answers of Python stays out; pip keeps its own settings (PIP_FIND_LINKS and the like).
unexport PYTHONPATH PYTHONHOME PYTHONSTARTUP VIRTUAL_ENV

.PHONY: setup
setup: $(MADE)  ## make .venv: the locked dependencies and this package, editable

# A candidate is run, not only looked up: a version manager's stub may stand for a Python that is not there.
$(FILLED): $(LOCK)
	@for python in $(PYTHON) python3 python3.13 python3.12 python3.11 python3.14 python; do \
	  if $$python -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	    found=$$python; break; \
	  fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo 'retold needs Python 3.11 or later with its venv module, and none was found.' >&2; \
	  echo 'Install one (Debian, Ubuntu: apt-get install python3 python3-venv) or name it: make PYTHON=/path/to/python3' >&2; \
	  exit 1; \
	fi; \
	echo "Making .venv with $$($$found --version) ..."; \
	$$found -m venv --clear .venv
	@$(BIN)/python -m pip --disable-pip-version-check -qq install --require-hashes --only-binary :all: -r $(LOCK)
	@touch $@

# Apart, so that a changed setting of a tool does not make the environment anew.
$(MADE): $(FILLED) pyproject.toml model-en/pyproject.toml
	@$(BIN)/python -m pip --disable-pip-version-check -qq install --no-index --no-deps --no-build-isolation --editable . --editable ./model-en
	@touch $@

.PHONY: demo
demo: $(MADE)  ## build the invented story in samples/ and show what retold finds: STORY=samples/... for another one
	@mkdir -p build
	@$(BIN)/retold build $(STORY) -o build/demo.html -o build/demo.json
	@$(BIN)/retold show build/demo.json
	@echo
	@echo "The report is build/demo.html (open it in any browser); the same as data is build/demo.json."

.PHONY: test
test: lint browser  ## everything that must pass: lint, types, import contracts, tests, browser tests where Chromium is
	@$(BIN)/python -m pytest

.PHONY: lint
lint: $(MADE)  ## ruff, mypy --strict and the import contracts
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache  # its cache does not see a module that came later

.PHONY: format
format: $(MADE)  ## let ruff put the code in form and mend what it can
	@$(BIN)/ruff check --fix-only --quiet
	@$(BIN)/ruff format

.PHONY: browser
browser: $(MADE)  ## have a Chromium for the browser tests: installed when root and apt are here, else they are skipped
	@if command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	  { apt-get -qq install -y --no-install-recommends chromium || \
	    { apt-get -qq update && apt-get -qq install -y --no-install-recommends chromium; }; } >/dev/null 2>&1; \
	then echo 'Installed chromium for the browser tests.'; \
	else echo 'No Chromium here and none could be installed: the browser tests are skipped.'; fi

.PHONY: pictures
pictures: $(MADE) browser  ## make docs/images anew from the demo
	@$(BIN)/python docs/make_pictures.py

.PHONY: reference
reference: $(MADE)  ## write the pages of docs/reference that are made from the program
	@$(BIN)/python docs/make_reference.py

.PHONY: session
session: $(MADE)  ## run the session of the README and the commands of the tutorial anew and write what they print
	@$(BIN)/python docs/make_session.py

.PHONY: bench
bench: $(MADE)  ## measure the budgets of time and memory; dated results go to bench/results
	@$(BIN)/python bench/budgets.py

# The one target that needs uv: it resolves for every platform and Python at once.
.PHONY: lock
lock:  ## resolve the dependencies of pyproject.toml anew into the hashed lock (needs uv)
	@command -v uv >/dev/null || { echo 'make lock needs uv on the path (pip install uv).' >&2; exit 1; }
	@uv pip compile --quiet --upgrade --no-config --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  --no-emit-index-url --no-emit-find-links --group pyproject.toml:dev --group pyproject.toml:models --extra serve pyproject.toml -o $(LOCK)

.PHONY: wheel
wheel: $(MADE)  ## build the wheel into dist/
	@$(BIN)/python -m hatchling build -t wheel

.PHONY: clean
clean:  ## remove what was made
	@rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

.PHONY: help
help:  ## this list
	@sed -n 's/^\([a-z]*\):.*  ## \(.*\)/\1\t\2/p' Makefile | sort | expand -t 14
