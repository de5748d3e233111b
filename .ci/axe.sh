#!/usr/bin/env bash
# Fetches axe-core, by which the console's stories look for what shuts people out, into target/axe.
# The stories run it themselves; it does nothing where the version is there already.
set -euo pipefail
cd "$(dirname "$0")/.."
version=4.14.1

[ -f "target/axe/$version/axe.min.js" ] && exit 0
if ! command -v npm >/dev/null; then
    echo "npm is missing, which fetches axe-core: install it with 'apt-get install npm', then start again" >&2
    exit 1
fi
mkdir -p "target/axe/$version"
npm pack --silent --pack-destination target/axe "axe-core@$version" >/dev/null
tar -xzf "target/axe/axe-core-$version.tgz" -C "target/axe/$version" --strip-components=1 \
    package/axe.min.js package/LICENSE
