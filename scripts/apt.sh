#!/bin/sh
# Install Debian packages when we may; else say in one line what is missing.
set -eu
if ! command -v apt-get >/dev/null 2>&1; then
    echo "Missing: $*. Install it with your system's package manager, then try again." >&2
    exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
    echo "Missing: $*. Run: sudo apt-get install $*" >&2
    exit 1
fi
echo "Installing $* with apt-get ..."
log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
if ! { apt-get update && apt-get install -y --no-install-recommends "$@"; } >"$log" 2>&1 </dev/null; then
    tail -n 20 "$log" >&2
    echo "apt-get could not install $*." >&2
    exit 1
fi
