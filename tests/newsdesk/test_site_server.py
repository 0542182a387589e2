from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.core.problems import Problem
from plugins.newsdesk.build_outcome import BuildOutcome
from plugins.newsdesk.site_server import PortInUse, Shown, SiteServer

PROBLEM = Problem("content/news/2018/thu.md", 9, "unknown-official", "Không có cán bộ này.", "Sửa lại mã.")


class Answer:
    def __init__(self, response: http.client.HTTPResponse):
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()

    @property
    def text(self) -> str:
        return self.body.decode()


def ask(server: SiteServer, path: str, host: str = "127.0.0.1", method: str = "GET", **headers: str) -> Answer:
    connection = http.client.HTTPConnection(host, server.port, timeout=10)
    connection.request(method, path, headers=headers)
    answer = Answer(connection.getresponse())
    connection.close()
    return answer


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    (root / "tin" / "bai").mkdir(parents=True)
    (root / "index.html").write_text("<!doctype html><title>Trang chủ</title><body>Chào</body>", encoding="utf-8")
    (root / "tin" / "bai" / "index.html").write_text("<body>Bài</body>", encoding="utf-8")
    (root / "404.html").write_text("<body>Không tìm thấy trang</body>", encoding="utf-8")
    (root / "bai-hat.mp3").write_bytes(bytes(range(100)))
    (root / "feed.xml").write_text("<feed/>", encoding="utf-8")
    (root / "bang.csv").write_text("a,b\n", encoding="utf-8")
    (root / ".bantin-output").write_text("x", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("bí mật", encoding="utf-8")
    (root / "link.txt").symlink_to(tmp_path / "secret.txt")
    return root


@pytest.fixture
def server(site: Path) -> Iterator[SiteServer]:
    server = SiteServer(site, 0)
    server.shown = Shown("1", BuildOutcome(pages=2), ready=True)
    server.start()
    yield server
    server.stop()


def has_ipv6() -> bool:
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True


def test_both_addresses_give_the_same_page(server: SiteServer) -> None:
    assert server.has_ipv6 == has_ipv6()
    hosts = ["127.0.0.1", "::1"] if has_ipv6() else ["127.0.0.1"]
    for host in hosts:
        answer = ask(server, "/", host)
        assert answer.status == 200
        assert "Chào" in answer.text


def test_machine_without_ipv6_serves_the_other_address(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = socket.socket.bind

    def bind(self: socket.socket, address: object) -> None:
        if self.family == socket.AF_INET6:
            raise OSError(99, "Cannot assign requested address")
        real(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "bind", bind)
    server = SiteServer(site, 0, preview=False)
    server.start()
    assert not server.has_ipv6
    assert server.addresses == [f"http://127.0.0.1:{server.port}/"]
    assert ask(server, "/").status == 200
    server.stop()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/feed.xml", "application/xml; charset=utf-8"),
        ("/bang.csv", "text/csv; charset=utf-8"),
        ("/bai-hat.mp3", "audio/mpeg"),
        ("/__bantin__/preview.css", "text/css; charset=utf-8"),
        ("/__bantin__/preview.js", "text/javascript; charset=utf-8"),
    ],
)
def test_every_answer_says_what_it_is_and_is_not_kept(server: SiteServer, path: str, kind: str) -> None:
    answer = ask(server, path)
    assert answer.status == 200
    assert answer.headers["Content-Type"] == kind
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "/khong-co/",
        "/tin/",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/tin/..%5c..%5csecret.txt",
        "/link.txt",
        "/.bantin-output",
        "/%00",
        "/" + "a" * 5000,
    ],
)
def test_what_is_not_a_page_gets_the_sites_own_404(server: SiteServer, path: str) -> None:
    answer = ask(server, path)
    assert answer.status == 404
    assert "Không tìm thấy trang" in answer.text
    assert "bí mật" not in answer.text


def test_folder_without_slash_leads_to_the_one_with_it(server: SiteServer) -> None:
    answer = ask(server, "/tin/bai")
    assert (answer.status, answer.headers["Location"]) == (302, "/tin/bai/")


def test_redirect_never_leads_to_another_host(server: SiteServer) -> None:
    assert ask(server, "//tin/bai").headers["Location"] == "/tin/bai/"


def test_head_gives_the_headers_alone(server: SiteServer) -> None:
    answer = ask(server, "/", method="HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert int(answer.headers["Content-Length"]) > 0


@pytest.mark.parametrize(
    ("asked", "status", "body"),
    [
        ("bytes=0-9", 206, bytes(range(10))),
        ("bytes=90-", 206, bytes(range(90, 100))),
        ("bytes=90-500", 206, bytes(range(90, 100))),
        ("bytes=500-", 200, bytes(range(100))),
        ("bytes=9-3", 200, bytes(range(100))),
        ("lines=1", 200, bytes(range(100))),
    ],
)
def test_sound_can_be_asked_for_in_parts(server: SiteServer, asked: str, status: int, body: bytes) -> None:
    answer = ask(server, "/bai-hat.mp3", Range=asked)
    assert (answer.status, answer.body) == (status, body)


def test_page_shows_what_is_wrong_while_the_last_good_build_stays(server: SiteServer, site: Path) -> None:
    before = (site / "index.html").read_bytes()
    server.shown = Shown("2", BuildOutcome((PROBLEM,)), ready=True)
    answer = ask(server, "/")
    assert answer.status == 200
    for words in ("Chào", 'role="alert"', "thu.md, dòng 9", "Không có cán bộ này.", 'data-build="2"'):
        assert words in answer.text
    assert (site / "index.html").read_bytes() == before


def test_number_of_the_last_build_can_be_asked_for(server: SiteServer) -> None:
    assert ask(server, "/__bantin__/build").text == "1"
    assert ask(server, "/__bantin__/other").status == 404


def test_before_the_first_build_there_is_a_page_that_says_so(site: Path) -> None:
    server = SiteServer(site, 0)
    server.start()
    answer = ask(server, "/tin/bai/")
    server.stop()
    assert answer.status == 503
    assert "xin chờ" in answer.text
    assert "preview.js" in answer.text


def test_without_preview_the_page_is_served_as_it_is(site: Path) -> None:
    server = SiteServer(site, 0, preview=False)
    server.start()
    answer = ask(server, "/")
    private = ask(server, "/__bantin__/build")
    server.stop()
    assert answer.body == (site / "index.html").read_bytes()
    assert private.status == 404


def test_port_in_use_names_another_port(server: SiteServer, site: Path) -> None:
    with pytest.raises(PortInUse, match=rf"Cổng {server.port} .*PORT={server.port + 1}"):
        SiteServer(site, server.port)


def test_stopped_server_frees_its_port(site: Path) -> None:
    first = SiteServer(site, 0)
    first.start()
    port = first.port
    first.stop()
    second = SiteServer(site, port)
    second.start()
    second.stop()
