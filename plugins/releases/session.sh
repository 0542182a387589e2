# Keeps the releases of one folder: reads a command a line, answers each with lines and a last one, "ok" or "no REASON".
# Holds the folder for as long as somebody speaks to it; plain POSIX, as it runs on whatever machine serves the site.
#   sh session.sh FOLDER
set -u
umask 022
# A path without a slash at its head could be taken for an option.
case $1 in
  /*) folder=$1 ;;
  '~/'*) folder=$HOME/${1#'~/'} ;;
  *) folder=./$1 ;;
esac
releases=releases

no() { printf 'no %s\n' "$1"; }

# An existing link is replaced in one step: rename(2), whatever this system calls it.
rename_link() {
  mv -f -T -- "$1" "$2" 2>/dev/null || mv -f -h -- "$1" "$2" 2>/dev/null ||
    perl -e 'rename($ARGV[0], $ARGV[1]) or exit 1' "$1" "$2" 2>/dev/null ||
    python3 -c 'import os, sys; os.rename(sys.argv[1], sys.argv[2])' "$1" "$2" 2>/dev/null
}

link() {
  rm -f "$2.next" && ln -s "$releases/$1" "$2.next" && rename_link "$2.next" "$2"
}

current() {
  [ -L current ] && target=$(readlink current) && printf '%s' "${target#"$releases"/}"
}

# Where flock is, the lock ends with whoever holds it; elsewhere a folder with a number of a process, which may be dead.
hold() {
  if command -v flock >/dev/null 2>&1; then
    exec 9>"$releases/.lock" || return 1
    flock -n 9
    return
  fi
  if ! mkdir "$releases/.held" 2>/dev/null; then
    holder=$(cat "$releases/.held/process" 2>/dev/null) || return 1
    kill -0 "$holder" 2>/dev/null && return 1
    mv "$releases/.held" "$releases/.held.$$" 2>/dev/null || return 1
    rm -rf "$releases/.held.$$"
    mkdir "$releases/.held" 2>/dev/null || return 1
  fi
  echo $$ >"$releases/.held/process"
  trap 'rm -rf "$releases/.held"' EXIT
  trap 'exit 1' HUP INT TERM PIPE
}

list() {
  for facts in "$releases"/*/.bantin-release; do
    [ -f "$facts" ] || continue
    cat "$facts"
    echo end
  done
}

# Names with a digest stay reachable: a reader may have got a page before the switch, and its pictures come after.
carry() {
  [ -f "$releases/$2/.bantin-lasting" ] || return 0
  while IFS= read -r name; do
    [ -e "$1/$name" ] && continue
    [ -f "$releases/$2/$name" ] || continue
    mkdir -p "$1/${name%/*}" && ln "$releases/$2/$name" "$1/$name" || return 1
  done <"$releases/$2/.bantin-lasting"
}

mkdir -p "$folder/$releases" 2>/dev/null && cd "$folder" || {
  no unwritable
  exit 1
}
[ -w . ] && [ -w "$releases" ] || {
  no unwritable
  exit 1
}
if [ -e current ] && ! [ -L current ]; then
  no occupied
  exit 1
fi
hold || {
  no busy
  exit 1
}
# What killed publications left.
rm -rf "$releases"/.putting-* current.next previous.next
pwd
echo ok

while IFS=' ' read -r verb first second; do
  case $verb in
    list) list && echo ok ;;
    current)
      current
      echo
      echo ok
      ;;
    prepare)
      mkdir "$releases/.putting-$first" && echo ok || no failed
      ;;
    carry)
      carry "$releases/.putting-$first" "$second" && echo ok || no failed
      ;;
    settle)
      [ ! -e "$releases/$second" ] &&
        mv "$releases/.putting-$first" "$releases/$second" && echo ok || no failed
      ;;
    switch)
      last=$(current) || last=
      [ -f "$releases/$first/.bantin-release" ] && { [ -z "$last" ] || [ "$last" = "$first" ] || link "$last" previous; } &&
        link "$first" current && [ "$(current)" = "$first" ] && echo ok || no failed
      ;;
    unlink)
      rm -f current && echo ok || no failed
      ;;
    remove)
      # Out of the way first: what is removed by half is no release.
      if [ "$(current)" = "$first" ]; then
        no current
      else
        mv "$releases/$first" "$releases/.putting-gone-$first" && rm -rf "$releases/.putting-gone-$first" &&
          echo ok || no failed
      fi
      ;;
    *) no unknown ;;
  esac
done
