# coachtui: everything one does with a checkout. Needs Python 3.11 or later, make and a package index.
#
#   make run                 start the program on its worked example     make run ARGS="--lang nl"
#   make test                every test                                  make test ARGS="tests/domain -x"
#   make crash               kill the program at random moments          make crash RUNS=50 SEED=7
#   make check               style, types and the import contract
#   make bench               what is promised on speed, measured (benchmarks/README.md)
#   make pictures            the pictures of the README, from the program itself
#   make lock                pin the dependencies anew                   make lock ARGS=--upgrade

PYTHON ?= python3
ARGS ?=
RUNS ?= 300
SEED ?=
VENV := .venv
BIN := $(VENV)/bin
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

# Stamps: the environment is brought up to date when a lock or pyproject.toml changed, and otherwise left alone.
RUN_STAMP := $(VENV)/.installed-run
DEV_STAMP := $(VENV)/.installed-dev

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run dev test crash check bench pictures lock clean

help:
	@sed -n '3,/^$$/s/^# *//p' Makefile

run: $(RUN_STAMP)
	@$(BIN)/coachtui demo $(ARGS)

dev: $(DEV_STAMP)

# The tests of one file stay together, one after another, so that what they share is made once. The same goes
# for compiled code: some machines forbid Python to keep it, and each of the programs started would make it anew.
test: export PYTHONDONTWRITEBYTECODE =
test: $(DEV_STAMP)
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

crash: $(DEV_STAMP)
	$(BIN)/python -m tests.e2e.crash --runs $(RUNS) $(if $(SEED),--seed $(SEED))

check: $(DEV_STAMP)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

# One after another, each with the machine to itself; all of them run, and it fails if a promise of one is broken.
BENCHMARKS := save loop people
bench: $(DEV_STAMP)
	@broken=; for each in $(BENCHMARKS); do \
	  $(BIN)/python -m benchmarks.$$each $(ARGS) || broken="$$broken $$each"; echo; done; \
	  test -z "$$broken" || { echo "A promise is broken:$$broken"; exit 1; }

# The development lock holds the same pins as the run lock, and more: who has the one needs not install the other.
$(RUN_STAMP): requirements.lock pyproject.toml
	@scripts/venv "$(PYTHON)" $(VENV)
	@if test -e $(DEV_STAMP); then $(MAKE) --no-print-directory $(DEV_STAMP); else \
	  echo "Installing what coachtui runs with into $(VENV); this happens once." && \
	  $(PIP_INSTALL) --require-hashes -r requirements.lock && \
	  $(PIP_INSTALL) --no-deps --no-build-isolation -e . ; fi
	@touch $@

$(DEV_STAMP): requirements-dev.lock pyproject.toml
	@scripts/venv "$(PYTHON)" $(VENV)
	@echo "Installing what coachtui is made with into $(VENV); this happens once."
	@$(PIP_INSTALL) --require-hashes -r requirements-dev.lock
	@$(PIP_INSTALL) --no-deps --no-build-isolation -e .
	@touch $(RUN_STAMP) $@

pictures: $(DEV_STAMP)
	$(BIN)/python scripts/pictures.py $(ARGS)

lock:
	@scripts/lock "$(PYTHON)" $(ARGS)

# Leaves what the program wrote (out/) alone: that may be somebody's work.
clean:
	rm -rf $(VENV) build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find coachtui tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
