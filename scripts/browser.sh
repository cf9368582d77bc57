#!/usr/bin/env bash
# Installs Chromium for the browser tests where it is missing (Debian and Ubuntu).
set -euo pipefail
if command -v chromium >/dev/null || command -v chromium-browser >/dev/null; then
  exit 0
fi
if ! command -v apt-get >/dev/null; then
  echo "install Chromium by the means of this system, so that 'chromium' is a command" >&2
  exit 1
fi
run=()
[ "$(id -u)" = 0 ] || run=(sudo)
"${run[@]}" apt-get update
"${run[@]}" apt-get install -y --no-install-recommends chromium fonts-dejavu-core
