#!/usr/bin/env bash
# Runs each command of the README's `sh` blocks but `make test`, which is what calls this; each must succeed.
# The demo is made in a folder of its own, serves, checks that its spend page answers, and stops.
set -euo pipefail

folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT

export GUILDHALL_STOP_WHEN_READY=1
export ARGUMENTS="--at $folder/demo"

commands() {
  awk '/^```sh$/ { inside = 1; next } /^```/ { inside = 0 } inside && NF && !/^#/' "${1:-README.md}"
}

count=0
while IFS= read -r line; do
  [ "$line" = "make test" ] && continue
  echo "\$ $line"
  bash -euo pipefail -c "$line" </dev/null
  count=$((count + 1))
done < <(commands "$@")

if [ "$count" -eq 0 ]; then
  echo "no command found in the README: write each in a block that begins with \`\`\`sh" >&2
  exit 1
fi
