#!/bin/sh
# Installs Debian's packages that are named program=package where the program is missing. What can't be installed is
# said and left out: the tests that need it are skipped and say why.
set -u

for pair in "$@"; do
  program=${pair%%=*}
  package=${pair#*=}
  if command -v "$program" >/dev/null 2>&1; then
    continue
  fi
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Cài $package bằng apt-get…" >&2
    DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 &&
      DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >&2
  fi
  if ! command -v "$program" >/dev/null 2>&1; then
    echo "Chưa có $program nên bỏ qua các phép thử cần đến nó. Debian, Ubuntu: sudo apt-get install $package" >&2
  fi
done
