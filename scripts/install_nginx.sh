#!/bin/sh
# Installs the web server that tests try the site's configuration with: Debian's nginx. Without one they are skipped.
set -eu

say() { printf '%s\n' "$*" >&2; }

complete() {
  PATH=$PATH:/usr/sbin:/usr/local/sbin
  command -v nginx >/dev/null 2>&1 && command -v openssl >/dev/null 2>&1 &&
    [ -f /usr/lib/nginx/modules/ngx_http_brotli_static_module.so ]
}

packages='nginx libnginx-mod-http-brotli-static openssl'
if ! complete && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  say "Cài nginx bằng apt-get…"
  was_here=$(command -v nginx || true)
  apt-get update -qq >&2 || true
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >&2 || true
  # The tests start their own; nothing of this machine is to be open to others because of them.
  if [ -z "$was_here" ] && [ -d /run/systemd/system ]; then
    systemctl disable --now nginx >&2 || true
  fi
fi
complete || {
  say "Không có nginx với brotli_static, nên các phép thử với máy chủ web sẽ được bỏ qua."
  say "Trên Debian, Ubuntu: sudo apt-get install $packages"
}
