#!/bin/sh
# Installs the Debian packages that the tests use, when it may; says what is missing otherwise.
set -eu

missing=
need() { # command package
    command -v "$1" >/dev/null 2>&1 || [ -x "/usr/sbin/$1" ] || missing="$missing $2"
}
need java default-jdk-headless
need javac default-jdk-headless
need ip iproute2
need openssl openssl
need shellcheck shellcheck
need sfdisk fdisk
need mcopy mtools
need mkfs.vfat dosfstools
need xz xz-utils
# shellcheck disable=SC2086 # a list of package names
missing=$(printf '%s\n' $missing | sort -u | tr '\n' ' ')
[ -n "$missing" ] && [ "$missing" != " " ] || exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root=sudo
else
    echo "make: not root: tests that need these Debian packages will be skipped: $missing" >&2
    exit 0
fi
if command -v apt-get >/dev/null 2>&1; then
    $as_root apt-get update -qq || true
    # shellcheck disable=SC2086 # a list of package names
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null ||
        echo "make: could not install $missing; the tests that need them will be skipped" >&2
else
    echo "make: no apt-get: tests that need these will be skipped: $missing" >&2
fi
