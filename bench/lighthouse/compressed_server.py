"""Serves a built site as a good web server would: compressed, with true types, kept by the browser."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

WORTH_COMPRESSING = (".html", ".css", ".js", ".svg", ".xml", ".txt", ".json")
TYPES = {".woff2": "font/woff2", ".js": "text/javascript", ".webp": "image/webp", ".avif": "image/avif"}


class CompressedServer(ThreadingHTTPServer):
    """One site on 127.0.0.1; `port` 0 takes any that is free."""

    daemon_threads = True

    def __init__(self, root: Path, port: int = 0):
        self.root = root.resolve()
        super().__init__(("127.0.0.1", port), Answer)

    def start(self) -> None:
        """Answer from now on, in a thread of its own."""
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def file_at(self, address: str) -> Path | None:
        """Return the file at an address; nothing outside the site has one."""
        path = (self.root / unquote(urlsplit(address).path).lstrip("/")).resolve()
        path = path / "index.html" if path.is_dir() else path
        return path if path.is_relative_to(self.root) and path.is_file() else None


class Answer(BaseHTTPRequestHandler):
    """One answer."""

    protocol_version = "HTTP/1.1"
    server: CompressedServer

    def do_GET(self) -> None:
        """Send a file, or the page of error 404."""
        found = self.server.file_at(self.path)
        path = found or self.server.root / "404.html"
        data = path.read_bytes()
        kind = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if path.suffix in WORTH_COMPRESSING else kind)
        self.send_header(
            "Cache-Control", "no-cache" if path.suffix == ".html" else "public, max-age=31536000, immutable"
        )
        if path.suffix in WORTH_COMPRESSING and "gzip" in self.headers.get("Accept-Encoding", ""):
            data = gzip.compress(data, 9)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""
