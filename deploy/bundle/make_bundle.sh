#!/bin/sh
# Write minsheng-<version>.tar into the folder given: the project as committed, and in wheels/ every
# package of the lock for this kind of machine and Python, each by its hash.
set -eu
out=$1
python=$("${PYTHON:-python3}" -c 'import sys; print(sys.executable)')
version=$("$python" -c 'import tomllib; print(tomllib.load(open("pyproject.toml", "rb"))["project"]["version"])')
aside=$(mktemp -d)
trap 'rm -rf "$aside"' EXIT
trap 'exit 1' HUP INT TERM
name=minsheng-$version
mkdir -p "$aside/$name" "$out"
git archive HEAD | tar -x -C "$aside/$name"
# What make wheels has fetched is taken from there; its hashes are looked at all the same.
from=$([ -d wheels ] && echo --no-index --find-links wheels || true)
# shellcheck disable=SC2086
"$python" -m pip download --quiet $from --no-deps --require-hashes -r requirements.lock \
    -d "$aside/$name/wheels"
# Whole, or not there: it is carried to where nobody can fetch it again.
tar -C "$aside" -cf "$out/.$name.tar" "$name"
mv "$out/.$name.tar" "$out/$name.tar"
echo "$out/$name.tar"
