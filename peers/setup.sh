#!/usr/bin/env bash
# Puts the peers into a folder: setup.sh [DIR], by default peers/build. Needs
# Python 3.10 or later with venv, a JDK of 11 or later, Maven, 1.5 GB of disk.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
dir=${1:-$here/build}
mkdir -p "$dir"
dir=$(cd "$dir" && pwd)

echo "== spaCy"
[ -x "$dir/venv/bin/python" ] || python3 -m venv "$dir/venv"
"$dir/venv/bin/python" -m pip install --quiet --only-binary :all: -r "$here/requirements.txt"

echo "== CoreNLP"
mvn -q -B -f "$here/pom.xml" dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$dir/jars"
javac -cp "$dir/jars/*" -d "$dir/classes" "$here/CoreNLP.java"

echo "peers are in $dir"
