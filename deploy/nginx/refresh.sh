#!/bin/sh
# Takes the tables of the release that is live to where nginx reads them, and has it read them: all of them or none.
# What a publication writes is read here as data: a line that could be anything but a row of a table stops it all.
set -eu

from=${1:-/srv/bantin/current/.serving/nginx}
to=${2:-/etc/nginx/bantin}
test=${BANTIN_TEST:-nginx -t -q}
reload=${BANTIN_RELOAD:-systemctl reload nginx}
names='access-control-allow-origin cache-control content-security-policy cross-origin-opener-policy
cross-origin-resource-policy permissions-policy referrer-policy strict-transport-security x-content-type-options
x-frame-options moved gone'
row='^(default|"([^"\\]|\\.)*") "([^"\\$]|\\.)*";$'

say() { printf 'refresh: %s\n' "$*" >&2; }

fresh=$to.fresh
before=$to.before
# A run that was stopped between the two renames has left the last good tables here.
[ -d "$to" ] || [ ! -d "$before" ] || mv "$before" "$to"
rm -rf "$fresh" "$before"
mkdir -p "$fresh"

for name in $names; do
  file=$from/$name.map
  if [ -L "$file" ] || [ ! -f "$file" ]; then
    say "no table at $file"
    exit 1
  fi
  cat "$file" > "$fresh/$name.map"
  if LC_ALL=C grep -a -E -v -q "$row" "$fresh/$name.map"; then
    say "not a row of a table: $(LC_ALL=C grep -a -E -v -n -m 1 "$row" "$fresh/$name.map" | tr -cd '[:print:]' | cut -c 1-200) in $file"
    exit 1
  fi
done

if [ -d "$to" ]; then
  if diff -rq "$to" "$fresh" > /dev/null; then
    rm -rf "$fresh"
    exit 0
  fi
  mv "$to" "$before"
fi
mv "$fresh" "$to"
if $test; then
  $reload
  rm -rf "$before"
  exit 0
fi
say "nginx refuses the tables of $from; the last ones stay"
rm -rf "$to"
[ ! -d "$before" ] || mv "$before" "$to"
exit 1
