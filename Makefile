# Every target sets up what it needs in .venv, and only once: again after pyproject.toml or constraints.txt changed.
# What the set-up says goes to standard error; standard output is the answer's.

.DEFAULT_GOAL := help
.PHONY: help ask serve test check bench picture widget
.DELETE_ON_ERROR:

BIN := .venv/bin
SETTINGS := pyproject.toml constraints.txt
SOURCES := src tests benchmarks web

# The question reaches the shell as a variable of its own and never as shell text; `value` keeps make from expanding it as well.
override export Q := $(value Q)

help:
	@echo "make ask Q='what did she do at Example University'   one answer, with its citations"
	@echo "make serve                the homepage, the chat and the HTTP interface on 127.0.0.1:8000 (ARGS='--port 9000')"
	@echo "make test                 every test (ARGS='-k citation')"
	@echo "make check                format, lint and types"
	@echo "make bench                how long answers take"
	@echo "make picture              the README's pictures of the homepage"
	@echo "make widget               web/widget.js, built from web/widget/"

# Status 1 is an answer too: the CV does not hold it. Only a real error (2) is make's.
ask: .venv/.serving
	@$(BIN)/cvqa ask -- "$$Q" || test $$? -eq 1

serve: .venv/.serving
	@$(BIN)/cvqa serve $(ARGS)

test: .venv/.developing
	@$(BIN)/python -m pytest $(ARGS)

check: .venv/.developing
	@$(BIN)/ruff format --check $(SOURCES)
	@$(BIN)/ruff check $(SOURCES)
	@$(BIN)/mypy

bench: .venv/.developing
	@$(BIN)/python -m benchmarks.speed $(ARGS)

picture: .venv/.developing
	@$(BIN)/python -m benchmarks.picture

widget: .venv/.developing
	@$(BIN)/python -m web.build

.venv/.serving: $(SETTINGS)
	@sh .ci/setup
	@touch $@

.venv/.developing: $(SETTINGS) | .venv/.serving
	@sh .ci/setup --group dev
	@touch $@
