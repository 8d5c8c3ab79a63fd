#!/bin/sh
# make-venv.sh DIR PYTHON REQUIREMENTS: a virtual environment with exactly the locked versions.
set -eu
dir=$1 python=$2 requirements=$3

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "make: $python is older than 3.11; install Python 3.11 or later, or say make PYTHON=python3.x" >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    if [ "$(id -u)" = 0 ]; then
        apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null
    else
        echo "make: $python has no venv; run: sudo apt-get install python3-venv" >&2
        exit 1
    fi
fi
[ -x "$dir/bin/python" ] || "$python" -m venv "$dir"
"$dir/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --requirement "$requirements"
