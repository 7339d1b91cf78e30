#!/bin/sh
# The browser tests drive Debian's Chromium through Playwright: find what the two need, or install it.
set -eu
missing=
if ! command -v chromium >/dev/null 2>&1 && ! command -v google-chrome >/dev/null 2>&1; then
    missing="chromium fonts-dejavu-core"
fi
# The Node.js inside Playwright is linked against libatomic, which a small Debian lacks.
PATH=$PATH:/sbin:/usr/sbin
if command -v ldconfig >/dev/null 2>&1 && ! ldconfig -p | grep -q 'libatomic\.so\.1'; then
    missing="$missing libatomic1"
fi
if [ -n "$missing" ]; then
    # shellcheck disable=SC2086 # a list of packages, one word each
    sh "$(dirname "$0")/apt.sh" $missing
fi
