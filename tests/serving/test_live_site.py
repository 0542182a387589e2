"""`make check-site`: nothing is wrong with a good site, all of a bad one is told, and nobody else is asked."""

from __future__ import annotations

import http.server
import json
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from plugins.core.problems import Problem
from plugins.newsdesk import check_site
from plugins.newsdesk.command_line import CommandParser
from plugins.newsdesk.ipv6_day import NotWritten, with_day, write_ipv6_day
from plugins.serving.asking import Family, is_public
from plugins.serving.live_links import NoLinkChecker, dead_links, link_checker, link_problems
from plugins.serving.live_pages import mixed_problems, read_page
from plugins.serving.live_policy import weaknesses
from plugins.serving.live_site import LiveSite, look_at
from plugins.serving.policy import page_policy
from tests.serving.nginx import HOST, RunningNginx, free_port, write_certificate

SERVICE = "https://gop-y.thu-nghiem.example"
Pages = dict[str, tuple[int, dict[str, str], bytes]]
HTML = {"Content-Type": "text/html"}


def here(host: str, port: int, family: Family) -> list[str]:
    """Resolve every name to this machine."""
    return ["::1"] if family == "IPv6" else ["127.0.0.1"]


def rules(problems: tuple[Problem, ...] | list[Problem]) -> set[str]:
    return {one.rule for one in problems}


@dataclass
class Careless:
    """A server that says what it is told to: `pages` by path, `asked` the paths that were asked for."""

    port: int
    certificate: Path
    pages: Pages = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"https://{HOST}:{self.port}/"


@contextmanager
def careless(folder: Path, old_tls: bool = False) -> Iterator[Careless]:
    """Serve over the IPv4 loopback alone, with a certificate of its own."""
    write_certificate(folder)
    server = Careless(free_port(), folder / "certificate.pem")

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.asked.append(self.path)
            status, headers, body = server.pages.get(self.path, (404, HTML, b"khong co"))
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_HEAD = do_GET

        def log_message(self, *args: object) -> None:
            pass

        def version_string(self) -> str:
            return "Careless/1.2.3"

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    if old_tls:
        context.set_ciphers("ALL:@SECLEVEL=0")
        context.minimum_version = ssl.TLSVersion.TLSv1_1
    listening = http.server.ThreadingHTTPServer(("127.0.0.1", server.port), Handler)
    listening.socket = context.wrap_socket(listening.socket, server_side=True)
    thread = threading.Thread(target=listening.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield server
    listening.shutdown()
    listening.server_close()
    thread.join()


def test_nothing_is_wrong_with_what_our_nginx_serves(town: RunningNginx, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(town.certificate))
    site = LiveSite(f"{town.url}/", town.plain, [SERVICE], resolve=here)
    findings = look_at(site, datetime.now(UTC) - timedelta(days=30))
    assert findings.problems == ()
    assert findings.ipv6 == "::1"
    soon = look_at(site, datetime.now(UTC))
    assert rules(soon.problems) == {"expiring"}
    assert {one.severity for one in soon.problems} == {"warning"}


def test_a_service_that_the_site_does_not_name_is_foreign(town: RunningNginx, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(town.certificate))
    findings = look_at(LiveSite(f"{town.url}/", town.plain, resolve=here, pages=1), datetime.now(UTC))
    assert {one.value for one in findings.problems if one.rule == "weak-policy"} == {f"form-action {SERVICE}"}


def test_everything_that_a_careless_server_does_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = b"<html><img src='http://khac.example/a.png'><link rel=stylesheet href=/theme/site.1a2b3c4d5e.css>"
    kept = {**HTML, "Cache-Control": "max-age=86400", "Strict-Transport-Security": "max-age=60"}
    with careless(tmp_path, old_tls=True) as server:
        monkeypatch.setenv("SSL_CERT_FILE", str(server.certificate))
        server.pages["/"] = (200, kept, page + b" " * 2000)
        server.pages["/theme/site.1a2b3c4d5e.css"] = (200, {"Content-Type": "text/plain"}, b"p {}" * 1000)
        server.pages["/khong-co-trang-nay-kiem-tra/"] = (200, HTML, b"trang dau")
        findings = look_at(LiveSite(server.url, free_port(), resolve=here), datetime.now(UTC))
    wanted = {
        *("unreachable-ipv6", "expiring", "no-http", "old-tls", "weak-hsts", "no-policy", "sniffing", "framing"),
        *("referrer", "no-permissions-policy", "no-cross-origin-opener-policy", "no-cross-origin-resource-policy"),
        *("version-told", "no-charset", "kept-too-long", "no-validator", "not-compressed", "mixed-content"),
        *("not-kept", "wrong-type-sent", "no-404"),
    }
    assert wanted - rules(findings.problems) == set()
    assert findings.ipv6 == ""
    for one in findings.problems:
        assert one.reason.endswith((".", ")")), one
        assert one.remedy, one


def test_a_certificate_that_nobody_vouches_for_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with careless(tmp_path) as server:
        monkeypatch.delenv("SSL_CERT_FILE", raising=False)
        findings = look_at(LiveSite(server.url, free_port(), resolve=here), datetime.now(UTC))
    assert "bad-tls" in rules(findings.problems)
    assert not findings.is_read


def test_a_name_without_addresses_is_told_for_each_kind() -> None:
    site = LiveSite("https://khong-co.example/", resolve=lambda host, port, family: [])
    findings = look_at(site, datetime.now(UTC))
    assert rules(findings.problems) == {"no-ipv6", "no-ipv4"}


def test_a_host_that_leads_elsewhere_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    with careless(tmp_path / "one") as server, careless(tmp_path / "other") as other:
        monkeypatch.setenv("SSL_CERT_FILE", str(server.certificate))
        away = {"Location": f"https://{HOST}:{other.port}/x"}
        server.pages["/"] = (200, HTML, b"<a href=/di/>x</a><a href=%s>y</a>" % other.url.encode())
        server.pages["/di/"] = (302, away, b"")
        look_at(LiveSite(server.url, free_port(), resolve=here), datetime.now(UTC))
        assert "/di/" in server.asked
        assert other.asked == []


@pytest.fixture
def with_link_checker() -> None:
    try:
        link_checker()
    except NoLinkChecker:
        pytest.skip("LinkChecker is not installed: `make check-site` installs it, or apt-get install linkchecker")


@pytest.mark.usefixtures("with_link_checker")
def test_dead_links_are_told_with_their_page_and_nobody_else_is_asked(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    with careless(tmp_path / "one") as server, careless(tmp_path / "other") as other:
        links = f"<a href=/co/>a</a><a href=/mat/>b</a><a href={other.url}ngoai>c</a><a href=/di/>d</a>"
        server.pages["/"] = (200, HTML, links.encode())
        server.pages["/co/"] = (200, HTML, b"<a href=/mat-sau/>x</a><img src=/mat.png>")
        server.pages["/di/"] = (302, {"Location": f"{other.url}ngoai"}, b"")
        found = list(link_problems(server.url, 3, str(server.certificate)))
        assert other.asked == []
    dead = {(one.path, one.value.split()[0]) for one in found if one.rule == "dead-link"}
    assert (server.url, f"{server.url}mat/") in dead
    assert (f"{server.url}co/", f"{server.url}mat-sau/") in dead
    assert (f"{server.url}co/", f"{server.url}mat.png") in dead
    assert not [value for _, value in dead if value == f"{server.url}co/"]


def test_a_table_of_links_is_read_whatever_stands_in_it() -> None:
    site = "https://x.example/"
    table = f"# by\nurlname;parentname;result;valid;url;line\n/a;{site};404 Not Found;False;{site}a;7\n"
    (problem,) = dead_links(f"{table}/b;{site};200 OK;True;{site}b;8\n;;\n", site)
    assert (problem.path, problem.line, problem.value) == (site, 7, f"{site}a (404 Not Found)")
    assert list(dead_links("", site)) == []


@pytest.mark.parametrize(
    ("policy", "told"),
    [
        ("default-src 'self'", {"base-uri", "form-action", "frame-ancestors"}),
        (
            page_policy().replace("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
            {"script-src 'unsafe-inline'"},
        ),
        (page_policy().replace("script-src 'self'", "script-src *"), {"script-src *"}),
        (page_policy().replace("style-src 'self'", "style-src https:"), {"style-src https:"}),
        (page_policy().replace("img-src 'self'", "img-src 'self' data:"), set()),
        (page_policy().replace("font-src 'self'", "font-src https://chu.example"), {"font-src https://chu.example"}),
        (page_policy(["https://dem.example"]), set()),
        (page_policy(runs_search=True), set()),
    ],
)
def test_what_a_policy_leaves_open_is_told(policy: str, told: set[str]) -> None:
    assert {words for _, words in weaknesses(policy, ["https://dem.example"])} == told


def test_only_what_a_page_loads_or_sends_is_mixed_content() -> None:
    page = b"""<a href="http://khac.example/">x</a><img srcset="http://a.example/1 1x, /2 2x">
    <form action="http://b.example/"></form><video poster="http://c.example/p"></video><a href="https://[">bad</a>"""
    found = {one.value for one in mixed_problems(read_page("https://x.example/", page))}
    assert found == {"http://a.example/1", "http://b.example/", "http://c.example/p"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: A\n", "name: A\nipv6_checked: 2026-01-02\n"),
        ("name: A", "name: A\nipv6_checked: 2026-01-02\n"),
        ("ipv6_checked: 2025-01-01  # huy hiệu\nname: A\n", "ipv6_checked: 2026-01-02  # huy hiệu\nname: A\n"),
        ("a: 1\r\nipv6_checked: 2025-01-01\r\nb: 2\r\n", "a: 1\r\nipv6_checked: 2026-01-02\r\nb: 2\r\n"),
        ("# ipv6_checked: 2025-01-01\n", "# ipv6_checked: 2025-01-01\nipv6_checked: 2026-01-02\n"),
        ("x:\n  ipv6_checked: 1\n", "x:\n  ipv6_checked: 1\nipv6_checked: 2026-01-02\n"),
    ],
)
def test_the_day_of_the_badge_is_all_that_changes_in_the_card(tmp_path: Path, before: str, after: str) -> None:
    card = tmp_path / "site.yaml"
    card.write_bytes(before.encode())
    assert write_ipv6_day(card, date(2026, 1, 2))
    assert card.read_bytes().decode() == after
    assert not write_ipv6_day(card, date(2026, 1, 2))
    assert [path.name for path in tmp_path.iterdir()] == ["site.yaml"]


def test_a_card_with_two_days_is_left_alone() -> None:
    with pytest.raises(NotWritten, match="2 dòng"):
        with_day("ipv6_checked: 1\nipv6_checked: 2\n", date(2026, 1, 2))


@pytest.mark.parametrize(
    ("address", "is_one"), [("::1", False), ("fe80::1%eth0", False), ("fd00::1", False), ("2606:4700::1111", True)]
)
def test_only_an_address_of_the_whole_world_counts_for_the_badge(address: str, is_one: bool) -> None:
    assert is_public(address) is is_one


@pytest.fixture
def checked(town: RunningNginx, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Return `checked(content, *more)`: the command's status, run for the served site as if its name led here."""
    monkeypatch.setenv("SSL_CERT_FILE", str(town.certificate))
    monkeypatch.setattr(check_site, "LiveSite", partial(LiveSite, resolve=here))

    def run(content: Path, *more: str) -> int:
        parser = CommandParser("check-site", "Xem trang đang chạy.")
        check_site.add_arguments(parser)
        told = ["--url", town.url, "--content", str(content), "--http-port", str(town.plain), "--depth", "0", *more]
        return check_site.run(parser.parse_args(told))

    return run


def test_the_command_reports_as_check_does_and_writes_no_day_for_a_private_address(
    town: RunningNginx, checked: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = town.root.parent / "content"
    before = (content / "site.yaml").read_bytes()
    assert checked(content, "--format", "json") == 0
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert (told["errors"], {one["rule"] for one in told["problems"]}) == (0, {"expiring"})
    assert "chỉ dùng trong mạng này" in said.err
    assert (content / "site.yaml").read_bytes() == before
    checked(content, "--format", "github")
    assert "::warning file=site.yaml" in capsys.readouterr().out
    checked(content)
    assert "1 lưu ý ở 1 địa chỉ." in capsys.readouterr().out
    assert checked(tmp_path) == 1
    said = capsys.readouterr()
    assert "form-action" in said.out
    assert "không phải trang của nội dung này" in said.err


def test_the_command_writes_the_day_of_a_site_that_answers_over_ipv6(
    town: RunningNginx,
    checked: Callable[..., int],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(check_site, "is_public", lambda address: address == "::1")
    card = town.root.parent / "content" / "site.yaml"
    before = card.read_text(encoding="utf-8")
    try:
        assert checked(card.parent) == 0
        after = card.read_text(encoding="utf-8")
    finally:
        card.write_text(before, encoding="utf-8")
    assert "ipv6_checked: 2026-01-01" in before
    assert after != before
    assert after.count("ipv6_checked: ") == 1
    assert "Trang mở được qua IPv6 ngày" in capsys.readouterr().err


@pytest.mark.parametrize(
    "url", ["", "http://a.example", "bantin", "https://", "https://[", "https://a b/", "https://a/?x"]
)
def test_what_is_no_address_of_a_site_is_refused_with_a_sentence(url: str) -> None:
    assert check_site.home_address(url) is None
