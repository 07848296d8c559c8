# Every command is a thin line; what it does stands in customer360/ and in the dbt project.
# On a fresh clone only make and python3 (3.11 to 3.13) are needed.

PYTHON ?= python3
BIN := .venv/bin
ARGS ?=
.DEFAULT_GOAL := help

export DO_NOT_TRACK := 1
export GX_ANALYTICS_ENABLED := false

.PHONY: build test lint docs demo bench setup clean help

help: ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

setup: ## virtual environment, pinned packages, dbt packages
	@$(PYTHON) customer360/bootstrap.py

build: setup ## demo data where data/raw is empty, then dbt build and what came of it
	@$(BIN)/customer360 build $(ARGS)

test: setup ## every test: dbt unit and data tests in whole builds, and pytest
	@$(BIN)/pytest $(ARGS)

lint: setup ## ruff, mypy, sqlfluff with the dbt templater
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/sqlfluff lint --processes 2 models tests

docs: setup ## the docs site, in target/
	@$(BIN)/dbt docs generate --static

demo: setup ## write the demo company's raw extracts to data/raw
	@$(BIN)/customer360 demo $(ARGS)

bench: setup ## cost of builds, and this project beside Splink, in bench/results/
	@$(BIN)/python -m customer360.bench $(ARGS)

clean: ## delete what was built: warehouse, target, logs (raw data and .venv stay)
	rm -rf warehouse target logs .pytest_cache .mypy_cache .ruff_cache .hypothesis
