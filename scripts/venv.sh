#!/bin/sh
# Make the virtual environment in the folder named, unless a working one is there.
set -eu
folder=$1
enough='import sys; sys.exit(sys.version_info < (3, 11))'

fits() { "$1" -c "$enough" >/dev/null 2>&1; }

if fits "$folder/bin/python" && "$folder/bin/python" -m pip --version >/dev/null 2>&1; then
    exit 0
fi

python=
for name in python3 python3.11 python3.12 python3.13 python3.14; do
    if fits "$name"; then
        python=$name
        break
    fi
done
if [ -z "$python" ]; then
    echo "Excomm needs Python 3.11 or later. On Debian 12: apt-get install python3 python3-venv" >&2
    exit 1
fi

# Debian's Python comes without ensurepip until python3-venv is installed.
if ! "$python" -c 'import ensurepip' >/dev/null 2>&1; then
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    sh "$(dirname "$0")/apt.sh" "$package"
fi

"$python" -m venv --clear "$folder"
