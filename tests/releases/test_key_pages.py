"""A site is asked as a reader asks it: what is not given byte for byte is told, and nothing else is."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from plugins.releases import key_pages
from plugins.releases.compression import Packed
from plugins.releases.key_pages import failures, key_files
from tests.releases.outputs import packed

Answers = dict[str, tuple[int, Mapping[str, str], bytes]]


@pytest.fixture
def files(tmp_path: Path) -> Packed:
    return packed(tmp_path / "output")[0]


@pytest.fixture
def serve(files: Packed, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Answers], str]]:
    """Return `serve(changes)`: the address of a server that gives the site, but for some addresses."""
    monkeypatch.setattr(key_pages, "LEEWAY", 0.0)
    servers = []

    def start(changes: Answers) -> str:
        class Server(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                name = self.path[1:] + ("index.html" if self.path.endswith("/") else "")
                usual = (200, {}, files[name].path.read_bytes()) if name in files else (404, {}, b"")
                status, headers, body = changes.get(self.path, usual)
                self.send_response(status)
                for key, value in headers.items():
                    self.send_header(key, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        servers.append(ThreadingHTTPServer(("127.0.0.1", 0), Server))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def test_what_readers_see_first_is_asked_for(files: Packed) -> None:
    assert key_files(files) == [
        *("index.html", "robots.txt", "sitemap.xml", "feeds/tat-ca.atom.xml", "tin/2025/01/a/index.html"),
        *("theme/css/site-0a0a0a0a.css", "theme/js/a-0b0b0b0b.js", "images/a.svg"),
    ]


def test_a_site_that_is_given_rightly_has_no_failure(files: Packed, serve: Callable[[Answers], str]) -> None:
    zipped = (200, {"Content-Encoding": "gzip"}, gzip.compress(files["robots.txt"].path.read_bytes()))
    assert failures(serve({"/robots.txt": zipped}), files) == []


@pytest.mark.parametrize(
    ("address", "answer", "said"),
    [
        ("/", (500, {}, b""), "500"),
        ("/tin/2025/01/a/", (200, {}, b"other"), "nội dung khác"),
        ("/sitemap.xml", (302, {"Location": "/robots.txt"}, b""), "302"),
        ("/theme/js/a-0b0b0b0b.js", (404, {}, b""), "404"),
        ("/images/a.svg", (200, {"Content-Encoding": "gzip"}, b"no gzip"), "không hỏi được"),
    ],
)
def test_what_is_not_given_is_told(
    files: Packed, serve: Callable[[Answers], str], address: str, answer: tuple[int, dict[str, str], bytes], said: str
) -> None:
    told = failures(serve({address: answer}), files)
    assert len(told) == 1
    assert address in told[0] and said in told[0]


@pytest.mark.parametrize("url", ["http://127.0.0.1:1", "file:///etc", "khong-phai-dia-chi"])
def test_a_site_that_is_not_there_is_told_and_nothing_is_raised(files: Packed, url: str, serve: object) -> None:
    assert len(failures(url, files, pause=0)) == len(key_files(files))


def test_a_server_may_need_a_moment(
    files: Packed, serve: Callable[[Answers], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_pages, "LEEWAY", 5.0)
    changes: Answers = {"/": (200, {}, b"before")}
    url = serve(changes)
    threading.Timer(0.3, changes.clear).start()
    assert failures(url, files, pause=0.05) == []
