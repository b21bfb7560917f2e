#!/usr/bin/env bash
# Installs what the demo or the tests need and the machine lacks: on Debian and Ubuntu by apt-get.
# Where that does not help it says in one line what to install.
set -euo pipefail

purpose="${1:-}"
case "$purpose" in
  demo | test) ;;
  *)
    echo "usage: scripts/needs.sh demo|test" >&2
    exit 2
    ;;
esac

packages=()
wanted=()

has() { command -v "$1" >/dev/null 2>&1; }

# need WORDS PACKAGE…: one more thing that is missing, by its everyday name and by Debian's.
need() {
  wanted+=("$1")
  shift
  packages+=("$@")
}

has_node() { has node && [ "$(node -p 'parseInt(process.versions.node) >= 20')" = true ]; }

has_fonts() { has fc-list && [ -n "$(fc-list 'Liberation Sans')" ]; }

look() {
  packages=()
  wanted=()
  has cargo || need "Rust (the stable toolchain, with rustup)"
  has cc || need "a C compiler" build-essential
  has_node || need "Node 20 or later" nodejs
  has npm || need "npm" npm
  [ "$purpose" = test ] || return 0
  scripts/postgres-bin.sh >/dev/null || need "PostgreSQL 15 or later" postgresql
  scripts/chromium.sh >/dev/null || need "Chromium" chromium
  has_fonts || need "the Liberation fonts with fontconfig" fonts-liberation fontconfig
  has soffice || need "LibreOffice Writer" libreoffice-writer-nogui
  has pdftotext || need "the tools of poppler" poppler-utils
}

install_packages() {
  has apt-get || return 1
  local as_root=(env)
  if [ "$(id -u)" -ne 0 ]; then
    has sudo || return 1
    as_root=(sudo)
  fi
  echo "Installing ${packages[*]}"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${packages[@]}"
}

look
if [ "${#packages[@]}" -gt 0 ]; then
  install_packages >&2 || true
  look
fi
if [ "${#wanted[@]}" -gt 0 ]; then
  printf -v list '%s, ' "${wanted[@]}"
  echo "Install ${list%, }, then run \`make $purpose\` again." >&2
  exit 1
fi

if [ "$purpose" = test ] && ! cargo nextest --version >/dev/null 2>&1; then
  echo "Installing cargo-nextest, which takes some minutes" >&2
  cargo install --locked cargo-nextest >&2
fi
