# One command runs the main job, one passes the tests. The work itself is in xtask.
.PHONY: run test test-peers bench fmt tidy

DATA ?= parvis-data
LISTEN ?= 127.0.0.1:8080
# What follows the task: make bench ARGS="--only votes", make test-peers ARGS="--only older"
ARGS ?=

run: ## Builds everything and opens the demonstration on http://localhost:8080
	cargo run --release --locked -p parvis -- demo --data $(DATA) --listen $(LISTEN)

test: ## Installs what the tests need, then runs them all
	cargo run --quiet --locked -p xtask -- test

test-peers: ## Stories that need a peer to be built first: this program as it was, its data opened by the new one and back
	cargo run --quiet --locked -p xtask -- peers $(ARGS)

bench: ## Our figures beside the peers', in one run
	cargo run --quiet --locked -p xtask -- bench $(ARGS)

fmt: ## Formats every source
	cargo fmt --all

tidy: ## The invariants of ARCHITECTURE.md
	cargo run --quiet --locked -p xtask -- tidy
