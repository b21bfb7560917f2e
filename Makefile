# `make` lists the targets; each line after `##` is what the list says.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := list
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

TARGET := $(or $(CARGO_TARGET_DIR),target)
GUILDHALL := $(TARGET)/debug/guildhall

# Further arguments for `guildhall demo` and `guildhall serve`, such as --at FOLDER.
ARGUMENTS ?=

BUILT := crates/web/assets/built/app.css
ASSET_SOURCES := $(shell find crates/web/assets -type f -not -path '*/built/*' 2>/dev/null)

.PHONY: list
list: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: demo
demo: needs-demo assets ## Build Guildhall and open it with invented councils
	cargo build --locked
	$(GUILDHALL) demo $(if $(GUILDHALL_STOP_WHEN_READY),--stop-when-ready) $(ARGUMENTS)

.PHONY: test
test: needs-test assets ## Run everything: format, lints, documents, README, both databases, browser
	@scripts/test.sh

.PHONY: check
check: assets ## Format, lints and the house rules: the quick part of `make test`
	@scripts/check.sh

.PHONY: dev
dev: assets ## Build, and serve the data folder of the person who asks
	cargo build --locked
	$(GUILDHALL) serve $(ARGUMENTS)

.PHONY: assets
assets: $(BUILT) ## Build the pages' styles and script with npm, where out of date

node_modules/.installed: package.json package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(BUILT): node_modules/.installed $(wildcard scripts/assets.mjs) $(ASSET_SOURCES)
	npm run --silent build
	@touch $@

.PHONY: bench
bench: assets ## Measure speed beside DuckDB with ten million lines: half an hour, 3 GB of disk
	@scripts/bench.sh $(ARGUMENTS)

.PHONY: docs
docs: assets ## Build the documentation of the code, private items too
	cargo doc --locked --workspace --no-deps --document-private-items
	@echo "Open $(TARGET)/doc/guildhall/index.html"

.PHONY: tidy
tidy: ## Check the house rules alone: walls, words, sizes, links
	cargo test --locked --quiet --package tidy

.PHONY: needs-demo needs-test
needs-demo:
	@scripts/needs.sh demo
needs-test:
	@scripts/needs.sh test
