# Every target is one or two commands; `make course` is the one to start with.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
BOOK := _build/html/.built
BOOK_SOURCES := _config.yml _toc.yml $(shell find book notebooks exercises datasets src/masterclass -type f \
    -not -path '*/__pycache__/*' -not -path '*/.ipynb_checkpoints/*' 2>/dev/null)

# $(call system,PROGRAM,PACKAGE): as root install a missing Debian package, else name it with the command to run.
define system
	@command -v $(1) >/dev/null || { \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then echo "Installing the Debian package $(2)"; \
	  { apt-get install -y $(2) || { apt-get update && apt-get install -y $(2); }; } >/dev/null 2>&1 || true; fi; \
	command -v $(1) >/dev/null || echo "$(2) is missing: sudo apt-get install $(2)"; }
endef

.PHONY: help course data book test browser database bench lint lock clean
help: ## Show what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

course: $(READY) data $(BOOK) ## Set everything up, build the book, run a demo cohort end to end
	$(call system,bwrap,bubblewrap)
	@$(BIN)/masterclass demo _build/cohort --book _build/html/index.html

data: $(READY) ## Draw Northmere
	@$(BIN)/masterclass data make --out datasets/synthetic

book: $(BOOK) ## Build the book into _build/html, running its notebooks
$(BOOK): $(READY) $(BOOK_SOURCES)
	@$(BIN)/jupyter-book build . -W -n --keep-going
	@touch $@

test: course browser database ## Do the main job, then run every test
	@$(BIN)/python -m pytest -n 2 --dist loadgroup -m "not bench"

browser: $(READY)
	$(call system,chromium,chromium)
	@command -v chromium >/dev/null || $(BIN)/playwright install chromium || \
	  { echo "The tests need Chromium. Install it: sudo apt-get install chromium (or make it possible to run playwright install chromium)"; exit 1; }

database:
	$(call system,pg_ctlcluster,postgresql)

bench: $(READY) ## Slower proof: every kept answer on 20 fresh towns
	@$(BIN)/python -m pytest -n 2 --dist loadgroup -m bench

lint: $(READY) ## Check and format the code
	@$(BIN)/ruff format src tests book/_ext && $(BIN)/ruff check src tests book/_ext

lock: ## Pin requirements.txt again from pyproject.toml (needs uv)
	@uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes --no-annotate -q -o requirements.txt \
	  --custom-compile-command "make lock"

clean: ## Remove everything that was built, the environment too
	@rm -rf _build .venv

$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(0 if (3, 11) <= v <= (3, 13) else "Python %d.%d was found; 3.11, 3.12 or 3.13 is needed: make PYTHON=python3.11" % v)'
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { [ "$$(id -u)" = 0 ] && apt-get install -y python3-venv >/dev/null; } || \
	  { echo "python3-venv is missing: sudo apt-get install python3-venv"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing the pinned packages into .venv (about a minute)"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python -c 'import matplotlib.pyplot' 2>/dev/null # its font cache is made here, not in a notebook's output
	@touch $@
