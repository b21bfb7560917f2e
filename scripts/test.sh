#!/usr/bin/env bash
# Everything that must hold, on SQLite and on a private PostgreSQL, in a browser, and as the README says.
# Nextest comes last, so that its summary is the last thing printed.
set -euo pipefail

say() { printf '\n== %s\n' "$1"; }

folder="$(mktemp -d)"
postgres_pid=""

tidy_up() {
  if [ -n "$postgres_pid" ]; then
    kill -INT "$postgres_pid" 2>/dev/null || true
    wait "$postgres_shell" 2>/dev/null || true
  fi
  rm -rf "$folder"
}
trap tidy_up EXIT
trap 'exit 130' INT TERM

scripts/check.sh

say "README commands"
scripts/readme-commands.sh

say "Examples in the documentation of the code"
cargo test --locked --workspace --doc --quiet

say "PostgreSQL for the tests"
# shellcheck source=scripts/postgres-start.sh
source scripts/postgres-start.sh

GUILDHALL_CHROMIUM="$(scripts/chromium.sh)"
export GUILDHALL_CHROMIUM

say "Tests"
cargo nextest run --locked --workspace
