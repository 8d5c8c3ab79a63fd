#!/bin/sh
# test-other-python.sh PYTHON: the unit tests (no peers, nothing slow) on another Python, in an environment of its own.
set -eu
dir=.venv-other
scripts/make-venv.sh "$dir" "$1" requirements/dev.txt
"$dir/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
"$dir/bin/python" --version
"$dir/bin/python" -m pytest --numprocesses auto --dist worksteal -m "not interop and not slow"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
