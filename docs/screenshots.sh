#!/bin/sh
# Takes all pictures of README and tour anew, in both languages, from a fresh demonstration.
# Needs what the browser tests need: an installed Chromium.
set -eu
cd "$(dirname "$0")/.."
mvn -ntp -q test -pl app -am -Dtest=Screenshots -Dsurefire.failIfNoSpecifiedTests=false
ls -l docs/screenshots
