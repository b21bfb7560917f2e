#!/usr/bin/env bash
# Prints the folder of PostgreSQL's programs, the newest where there are several; fails where there is none.
set -euo pipefail

for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -Vr) "$(pg_config --bindir 2>/dev/null || true)"; do
  if [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ]; then
    echo "$folder"
    exit 0
  fi
done
exit 1
