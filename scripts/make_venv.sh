#!/bin/sh
# Makes the Python environment in the folder given, or says exactly what is missing on this machine.
set -eu
folder=$1

say() { printf '%s\n' "$*" >&2; }

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

can_make_environments() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

debian_as_root() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

if [ -x "$folder/bin/python" ] && new_enough "$folder/bin/python" && "$folder/bin/python" -m pip --version >/dev/null 2>&1
then
  exit 0
fi

python=
for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
  if command -v "$candidate" >/dev/null 2>&1 && new_enough "$candidate"; then
    python=$candidate
    break
  fi
done

if [ -z "$python" ]; then
  say "Cần Python 3.11 trở lên; máy này có: $(python3 --version 2>/dev/null || echo 'không có python3')."
  say "Trên Debian 12, Ubuntu 24.04 hoặc mới hơn: sudo apt-get install python3 python3-venv"
  say "Bản cũ hơn: sudo apt-get install python3.11 python3.11-venv, nếu có; nếu không, nâng cấp hệ điều hành."
  exit 1
fi

if ! can_make_environments "$python"; then
  version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
  if debian_as_root; then
    say "Thiếu gói python${version}-venv; cài bằng apt-get…"
    apt-get update -qq >&2 || true
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "python${version}-venv" >&2 || true
  fi
  if ! can_make_environments "$python"; then
    say "Python trên máy này không tạo được môi trường riêng (thiếu ensurepip)."
    say "Hãy cài rồi chạy lại: sudo apt-get install python${version}-venv"
    exit 1
  fi
fi

say "Tạo môi trường Python trong $folder…"
rm -rf "$folder"
"$python" -m venv "$folder" || {
  rm -rf "$folder"
  say "Không tạo được $folder. Kiểm tra dung lượng đĩa và quyền ghi của thư mục dự án."
  exit 1
}
