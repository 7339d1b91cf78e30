#!/bin/sh
# The browser tests drive Debian's Chromium: find it, or install it.
set -eu
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then
        exit 0
    fi
done
sh "$(dirname "$0")/apt.sh" chromium fonts-dejavu-core
