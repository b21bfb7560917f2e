#!/usr/bin/env bash
# The quick part of the tests, quickest first: format, house rules, lints, documentation of the code.
set -euo pipefail

say() { printf '\n== %s\n' "$1"; }

say "Format"
cargo fmt --all --check

say "House rules"
cargo test --locked --quiet --package tidy

say "Lints"
cargo clippy --locked --workspace --all-targets -- -D warnings

say "Documentation of the code"
RUSTDOCFLAGS="-D warnings" cargo doc --locked --workspace --no-deps --quiet
