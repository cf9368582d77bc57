# What a person types, and what continuous integration runs. Everything is written below this
# directory: the environment in .venv, the place file in .cache, the demonstration in demo.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
export DATELINE_CACHE ?= $(CURDIR)/.cache
export PIP_DISABLE_PIP_VERSION_CHECK ?= 1

.PHONY: help setup dev places demo test check slow evals audit bench docs web clean

help:
	@echo "make demo    install Dateline in .venv, code the examples, show what was found"
	@echo "make test    the unit tests"
	@echo "make check   what continuous integration runs: lint, types, contracts, tests, docs, evals"
	@echo "make slow    the long tests"
	@echo "make evals   all measurements (more of them with DATELINE_EVAL_DATA)"
	@echo "make audit   how often each rule and lexicon entry fires on the corpus"
	@echo "make bench   speed and memory against their bars"
	@echo "make web     build the page anew from web/ (needs Node)"
	@echo "make docs    write the generated pages anew"

setup: $(VENV)/.installed
dev: $(VENV)/.dev

$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet -e . -c constraints.txt
	@touch $@

$(VENV)/.dev: $(VENV)/.installed
	$(BIN)/pip install --quiet -e '.[dev]' -c constraints.txt
	@touch $@

places: $(VENV)/.installed
	$(BIN)/dateline gazetteer build

demo: $(VENV)/.installed
	@$(BIN)/python scripts/demo.py

test: $(VENV)/.dev
	$(BIN)/pytest -n 2 -m "not process and not slow and not browser" --ignore=tests/docs

check: $(VENV)/.dev
	@$(BIN)/python scripts/check.py

slow: $(VENV)/.dev
	$(BIN)/pytest -m slow

evals: $(VENV)/.dev
	$(BIN)/dateline corpus check corpus
	$(BIN)/python evals/gate.py --table
	$(BIN)/python evals/dates.py
	$(BIN)/python evals/speech.py
	$(BIN)/python evals/places.py --cache $(DATELINE_CACHE)
	$(BIN)/python evals/variants.py

audit: $(VENV)/.dev
	@$(BIN)/python evals/audit.py

bench: $(VENV)/.installed
	@$(BIN)/python scripts/bench.py
	@$(BIN)/python scripts/bench_linking.py
	@$(BIN)/python scripts/bench_ledger.py

docs: $(VENV)/.dev
	$(BIN)/python docs/generate.py

web:
	$(PYTHON) scripts/web.py build

clean:
	rm -rf $(VENV) .cache demo build dist
