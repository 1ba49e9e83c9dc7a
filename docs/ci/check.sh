#!/bin/sh
# Checks the Python in a repository's documentation with Reknot, in any CI that runs a script in a
# checkout: a job of GitLab's or Jenkins's, a hook of Git's.
#
#   REKNOT=…/reknot sh check.sh PATH…     REKNOT is a checkout of Reknot (default: ./reknot)
#
# reknot-junit.xml is the report for those who show one: artifacts:reports:junit of GitLab's, the
# step junit of Jenkins's. The exit status is 0 when all hold, 1 when something failed, 2 when
# something could not be read, and 3 for a fault of Reknot itself.
set -eu

reknot=${REKNOT:-./reknot}

# The first time, or when the folder build/ is not kept from job to job.
if [ ! -e "$reknot/build/wasm/reknot.js" ]; then
  "$reknot/tools/setup" play
  "$reknot/tools/build" wasm
fi

exec "$reknot/tools/reknot" check "$@" --timeout 120 --memory 1024 --junit reknot-junit.xml
