#!/usr/bin/env bash
# Prints the path of Chromium or Chrome; fails where there is none.
set -euo pipefail

for name in ${GUILDHALL_CHROMIUM:-} chromium chromium-browser google-chrome-stable google-chrome; do
  command -v "$name" && exit 0
done
exit 1
