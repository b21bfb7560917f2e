#!/usr/bin/env bash
# What `make bench` does: DuckDB from PyPI in an environment of its own, a release build, then every part.
set -euo pipefail
cd "$(dirname "$0")/.."

target="${CARGO_TARGET_DIR:-target}"
venv="$target/bench-venv"

if ! "$venv/bin/python" -c "import duckdb" 2>/dev/null; then
    echo "Installing DuckDB into $venv"
    if ! python3 -m venv "$venv"; then
        echo "Python with venv is needed: on Debian or Ubuntu, apt-get install python3-venv" >&2
        exit 1
    fi
    "$venv/bin/pip" install --quiet duckdb
fi

cargo build --release --locked --workspace
exec "$target/release/bench" \
    --folder "$target/bench-data" --guildhall "$target/release/guildhall" \
    --python "$venv/bin/python" --json "$target/bench.json" "$@"
