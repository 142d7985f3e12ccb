#!/usr/bin/env bash
# The one check, for people and for CI: stops at the first failure and says how long each part took.
# Needs what `npm ci` brings, and Debian's chromium and dovecot-imapd for the last three parts.
set -euo pipefail
cd "$(dirname "$0")/.."

part() {
  local name=$1 began=$SECONDS
  shift
  echo "== $name"
  if ! "$@"; then
    echo "== $name FAILED after $((SECONDS - began)) s"
    exit 1
  fi
  echo "== $name: $((SECONDS - began)) s"
}

part 'format, lint, arrows' npm run --silent lint
part 'types' npm run --silent typecheck
part 'schema' npm run --silent schema -- --check
if [ "${1:-}" != --tests-done ]; then part 'tests' npm test; fi
part 'build' npm run --silent build
part 'bundle' npm run --silent bundle
part 'real mail server' npm run --silent test:dovecot
part 'crash test' npm run --silent test:crash -- --mails 150 --kills 12
part 'end to end' npm run --silent test:e2e
echo "== all of it: $SECONDS s"
