"""Serves a built site on this machine alone, by both of its addresses: [::1] and 127.0.0.1."""

from __future__ import annotations

import errno
import re
import socket
import sys
import threading
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import cast
from urllib.parse import unquote, urlsplit

from plugins.newsdesk.build_outcome import BuildOutcome
from plugins.newsdesk.page_banner import PRIVATE, banner, page_without_site, with_preview
from plugins.serving.content_types import says_charset, type_of

IDLE_SECONDS = 30
POLL_SECONDS = 0.05
TRIES = 20
NO_IPV6 = {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT, errno.EPROTONOSUPPORT}


class PortInUse(Exception):
    """Another program listens on the port; the message is for the editor."""

    def __init__(self, port: int):
        super().__init__(
            f"Cổng {port} đang có chương trình khác dùng. Chọn cổng khác, ví dụ: make serve PORT={port + 1}"
        )


@dataclass(frozen=True)
class Shown:
    """What the server shows now: `number` of the last build and what came of it; `ready` once a site is there."""

    number: str = "0"
    outcome: BuildOutcome | None = None
    ready: bool = False


class SiteServer:
    """Serves the folder `root`; with `preview`, its pages show problems and reload themselves after a build."""

    def __init__(self, root: Path, port: int, preview: bool = True):
        """Listen on `port` (0: any that is free). Raises PortInUse."""
        self.root = root.absolute()
        self.preview = preview
        self.shown = Shown(ready=not preview)
        self._servers = _listen(port, self)
        self._threads = [
            threading.Thread(target=server.serve_forever, args=(POLL_SECONDS,), daemon=True) for server in self._servers
        ]

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self._servers[0].server_address[1])

    @property
    def addresses(self) -> list[str]:
        """The addresses that answer, the IPv6 one first where the machine has IPv6."""
        hosts = ["127.0.0.1"] if len(self._servers) == 1 else ["[::1]", "127.0.0.1"]
        return [f"http://{host}:{self.port}/" for host in hosts]

    @property
    def has_ipv6(self) -> bool:
        """Whether it answers on [::1]."""
        return len(self._servers) > 1

    def start(self) -> None:
        """Answer requests from now on, in threads of its own."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Stop answering and free the port."""
        for server in self._servers:
            server.shutdown()
            server.server_close()

    def file_at(self, address: str) -> Path | None:
        """Return the file that an address names, or None: nothing outside the site and nothing hidden is served."""
        parts = [part for part in unquote(address, errors="surrogateescape").split("/") if part]
        if any(part.startswith(".") and part != ".well-known" or "\0" in part or "\\" in part for part in parts):
            return None
        path = self.root.joinpath(*parts)
        try:
            if path.is_dir():
                path = path / "index.html"
            inside = path.resolve().is_relative_to(self.root.resolve())
            return path if inside and path.is_file() else None
        except OSError:
            return None


class LoopbackServer(ThreadingHTTPServer):
    """One listening socket of a site server."""

    daemon_threads = True

    def __init__(self, family: socket.AddressFamily, host: str, port: int, site: SiteServer):
        self.address_family = family
        self.site = site
        super().__init__((host, port), PageRequest)

    def server_bind(self) -> None:
        """Bind without asking the network for this machine's name, and IPv6 for IPv6 alone."""
        if self.address_family == socket.AF_INET6:
            self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle of an answer is no error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class PageRequest(BaseHTTPRequestHandler):
    """Answers one request for a page or a file."""

    protocol_version = "HTTP/1.1"
    server_version = "Bantin"
    sys_version = ""
    timeout = IDLE_SECONDS

    def do_GET(self) -> None:
        """Answer with the file, or with the site's own page for what is not there."""
        site = cast(LoopbackServer, self.server).site
        shown = site.shown
        address = urlsplit("http://site" + self.path if self.path.startswith("/") else self.path).path or "/"
        if site.preview and address.startswith(PRIVATE):
            self._answer_private(address.removeprefix(PRIVATE), shown)
        elif not shown.ready:
            page = with_preview(page_without_site(shown.outcome), "", shown.number)
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, "index.html", page)
        else:
            self._answer_from(site, shown, address)

    do_HEAD = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Keep the terminal for problems."""

    def _answer_private(self, name: str, shown: Shown) -> None:
        if name == "build":
            self._send(HTTPStatus.OK, "build.txt", shown.number.encode())
        elif name in ("preview.css", "preview.js"):
            self._send(HTTPStatus.OK, name, (Path(__file__).parent / name).read_bytes())
        else:
            self._send(HTTPStatus.NOT_FOUND, "none.txt", b"")

    def _answer_from(self, site: SiteServer, shown: Shown, address: str) -> None:
        path = site.file_at(address)
        if path and path.name == "index.html" and not address.endswith(("/", "/index.html")):
            # One leading slash only: two would name another host.
            self._redirect("/" + address.strip("/") + "/")
            return
        status = HTTPStatus.OK if path else HTTPStatus.NOT_FOUND
        path = path or site.file_at("/404.html")
        try:
            body = path.read_bytes() if path else b"<!doctype html><title>404</title><p>404"
        except OSError:
            # The site was replaced between looking and reading.
            status, body = HTTPStatus.NOT_FOUND, b"<!doctype html><title>404</title><p>404"
        name = path.name.lower() if path else "404.html"
        if site.preview and name.endswith(".html"):
            outcome = shown.outcome or BuildOutcome()
            body = with_preview(body, banner(outcome, still_shown=not outcome.succeeded), shown.number)
        self._send(status, name, body)

    def _redirect(self, address: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", address)
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, name: str, body: bytes) -> None:
        span = _span(self.headers.get("Range", ""), len(body)) if status == HTTPStatus.OK else None
        self.send_response(HTTPStatus.PARTIAL_CONTENT if span else status)
        if span:
            self.send_header("Content-Range", f"bytes {span[0]}-{span[1]}/{len(body)}")
            body = body[span[0] : span[1] + 1]
        kind = type_of(name)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if says_charset(kind) else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def _span(asked: str, size: int) -> tuple[int, int] | None:
    """Return first and last byte of a range request; Safari plays no sound from a server that ignores one."""
    match = re.fullmatch(r"bytes=(\d{1,15})-(\d{0,15})", asked.strip())
    if not match or int(match[1]) >= size:
        return None
    last = min(int(match[2]), size - 1) if match[2] else size - 1
    return (int(match[1]), last) if last >= int(match[1]) else None


def _listen(port: int, site: SiteServer) -> list[LoopbackServer]:
    for _ in range(TRIES):
        try:
            fourth = LoopbackServer(socket.AF_INET, "127.0.0.1", port, site)
        except OSError as error:
            raise _refused(error, port) from error
        try:
            return [fourth, LoopbackServer(socket.AF_INET6, "::1", fourth.server_port, site)]
        except OSError as error:
            if error.errno in NO_IPV6:
                return [fourth]
            fourth.server_close()
            if port or error.errno != errno.EADDRINUSE:
                raise _refused(error, port) from error
    raise PortInUse(port)


def _refused(error: OSError, port: int) -> Exception:
    return PortInUse(port) if error.errno in (errno.EADDRINUSE, errno.EACCES) else error
