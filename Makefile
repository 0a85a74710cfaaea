# `make` by itself explains the targets. Everything lands in ignored folders of this checkout:
# .venv (packages), build (front-end assets), .env and evidenced.sqlite3 (the demo).

# The first Python on the PATH that is new enough; `make setup PYTHON=/opt/python3.13/bin/python3` for another.
IS_NEW_ENOUGH = -c 'import sys; sys.exit(sys.version_info < (3, 11))'
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python $(IS_NEW_ENOUGH) 2>/dev/null && echo $$python && break; done)
PORT ?= 8000

RUN = .venv/bin/python
PACKAGES = .venv/.installed
ASSETS = build/.assets
ASSET_SOURCES = $(shell find config/frontend -name node_modules -prune -o -name __pycache__ -prune -o -type f -print 2>/dev/null)
# One process for each core, up to four. A process that runs out of tests takes some from another.
PYTEST = $(RUN) -m pytest -rs -n auto --maxprocesses=4 --dist=worksteal

.PHONY: help setup demo test lint chromium
.DEFAULT_GOAL := help

help: ## Explain these targets
	@sed -n 's/^\([a-z]*\):.* ## \(.*\)/make \1	\2/p' $(MAKEFILE_LIST) | expand -t 14

setup: $(PACKAGES) $(ASSETS) ## Install the pinned packages and build the front-end assets (Python 3.11 or later)

demo: setup ## Load the published papers into SQLite, print the logins, serve http://127.0.0.1:8000 (PORT=)
	@$(RUN) -m config.make_env
	@$(RUN) manage.py migrate --verbosity 0
	@$(RUN) manage.py createcachetable --verbosity 0
	@$(RUN) manage.py collectstatic --no-input --verbosity 0
	@$(RUN) manage.py load_demo
	@echo "Serving http://127.0.0.1:$(PORT) until you press Ctrl+C"
# The server and the collected, hashed static files that a council runs, not the development server: what is
# shown is what would be installed.
	@exec .venv/bin/granian --interface wsgi --host 127.0.0.1 --port $(PORT) --no-ws --log-level warning --blocking-threads 2 \
		config.wsgi:application

test: setup lint chromium ## Lint, then run every test on SQLite and again on PostgreSQL
# Migrating takes half a minute, so one engine is enough: on SQLite tables are made from the models.
	@echo "On SQLite:"
	@DATABASE_URL=sqlite:// $(PYTEST) --nomigrations --cov --cov-report=term
	@echo "On PostgreSQL:"
	@$(RUN) -m tests.on_postgres -rs -n auto --maxprocesses=4 --dist=worksteal

lint: $(PACKAGES) ## Check style and layout without changing a file
	@$(RUN) -m ruff check --quiet .
	@$(RUN) -m ruff format --check .

# Browser tests need Chromium, which no Python package brings. Only root on Debian is given it.
chromium:
	@if [ -n "$$(command -v chromium || command -v chromium-browser || command -v google-chrome)" ]; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing Chromium for the browser tests"; \
		install="apt-get install -qq -y --no-install-recommends chromium"; \
		$$install >/dev/null 2>&1 || { apt-get update -qq && $$install >/dev/null; }; \
	else echo "Left out: the browser tests. They need Chromium on the PATH."; fi

$(PACKAGES): requirements.txt
	@if [ -z "$(PYTHON)" ]; then \
		echo "Python 3.11 or later is needed, and none is on the PATH. Name one: make setup PYTHON=/path/to/python3"; \
		exit 1; fi
	@$(PYTHON) $(IS_NEW_ENOUGH) || { echo "Python 3.11 or later is needed; $(PYTHON) is older or missing."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
		echo "$(PYTHON) cannot make virtual environments. On Debian: apt-get install python3-venv"; exit 1; }
	@echo "Installing Python packages into .venv"
	@$(PYTHON) -m venv .venv
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(ASSETS): $(PACKAGES) $(ASSET_SOURCES)
	@echo "Building front-end assets into build/static"
	@$(RUN) config/frontend/build.py
	@mkdir -p $(@D) && touch $@
