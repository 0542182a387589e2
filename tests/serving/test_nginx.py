"""The configuration of `deploy/nginx`, asked over both loopback addresses for every kind of file."""

from __future__ import annotations

import gzip
import re
import socket
import ssl
import time
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import brotli
import pytest

from plugins.serving.content_types import TYPES, says_charset, type_of
from plugins.serving.headers import FOR_A_YEAR, HASHED, REVALIDATED, site_headers
from plugins.serving.nginx_maps import FOLDER, GONE, MOVED, tables
from tests.serving.nginx import DEPLOY, HOST, V4, V6, RunningNginx, nginx_serving, take_tables
from tests.serving.town import ALIASES
from tests.serving.town import GONE as GONE_ADDRESS
from tests.serving.town import MOVED as NEW_ADDRESS

SERVICE = "https://gop-y.thu-nghiem.example"
HEADERS = site_headers(sent_to=[SERVICE])
ARTICLE = "/tin/2018/12/huyen-thu-nghiem-hop-thu/"
BOTH = pytest.mark.parametrize("at", [V4, V6])
LED_ON = {unquote(alias) for alias in ALIASES} | {f"{unquote(alias)}/" for alias in ALIASES} | {"/tin-cu/hop-thu/"}
REFUSED = re.compile(r"^(?:4(?:04|10)\.html|_headers|_redirects|(?:.*/)?\..*|.*\.(?:gz|br))$")


def kinds_of_files(root: Path) -> list[str]:
    """Return one file for each top folder and ending, but for those that no reader gets."""
    found: dict[tuple[str, str], str] = {}
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        is_led_on = f"/{name.removesuffix('index.html')}" in LED_ON
        if path.is_file() and not is_led_on and not REFUSED.fullmatch(name):
            found.setdefault((name.split("/")[0], type_of(name) + path.suffix), name)
    return sorted(found.values())


@BOTH
def test_every_kind_of_file_has_its_type_and_every_header(town: RunningNginx, at: str) -> None:
    names = kinds_of_files(town.root)
    assert {Path(name).suffix for name in names} >= {
        *(".html", ".css", ".js", ".json", ".csv", ".xml", ".txt", ".svg", ".jpg", ".webp", ".mp3", ".webm", ".vtt"),
        *(".woff2", ".png", ".pf_fragment", ".pagefind"),
    }
    for name in names:
        answer = town.ask(f"/{quote(name)}", at=at)
        assert answer.status == 200, name
        assert answer.body == (town.root / name).read_bytes()
        kind = type_of(name)
        assert answer.headers["content-type"] == (f"{kind}; charset=utf-8" if says_charset(kind) else kind), name
        for header in HEADERS:
            assert answer.headers.get(header.name.lower(), "") == header.at(f"/{name}"), (name, header.name)


def test_only_what_carries_its_digest_is_kept_for_a_year(town: RunningNginx) -> None:
    immutable, others = [], []
    for path in sorted(town.root.rglob("*")):
        name = path.relative_to(town.root).as_posix()
        if path.is_file() and not REFUSED.fullmatch(name):
            says = next(one for one in HEADERS if one.name == "Cache-Control").at(f"/{name}")
            (immutable if says == FOR_A_YEAR else others).append(name)
    assert {Path(name).suffix for name in immutable} >= {".jpg", ".webp", ".png", ".pf_fragment", ".pf_index"}
    assert not [name for name in immutable if not re.search(r"[0-9a-f]{7}", name)]
    assert {name for name in others if name.endswith((".html", ".svg", ".xml", ".json"))}
    photograph = next(name for name in immutable if name.startswith("images/"))
    assert town.ask(f"/{photograph}").headers["cache-control"] == FOR_A_YEAR
    assert town.ask(f"/{photograph.replace('-320', '-321')}").headers["cache-control"] == REVALIDATED
    assert town.ask("/").headers["cache-control"] == REVALIDATED


@pytest.mark.parametrize(
    "address",
    [
        "/images/so-ket-20181220.svg",
        "/images/so-ket-20181220.pdf",
        "/media/hop-1a2b3c4d.mp4",
        "/theme/fonts/be-vietnam-pro-400.woff2",
        "/theme/js/display.js",
        "/tin/2018/12/a-1a2b3c4d.html",
        "/tim-kiem/pagefind/pagefind-entry.json",
    ],
)
def test_what_may_change_under_its_name_is_asked_about_each_time(address: str) -> None:
    assert not any(re.search(pattern, address) for pattern, _ in HASHED)


@pytest.mark.parametrize("address", ["/theme/js/display.1a2b3c4d5e.js", "/theme/1a2b3c4d/js/display.js"])
def test_parts_of_the_theme_with_a_digest_are_kept_for_a_year(address: str) -> None:
    assert any(re.search(pattern, address) for pattern, _ in HASHED)


@BOTH
@pytest.mark.parametrize("alias", ALIASES)
def test_an_old_address_leads_to_its_article_however_it_is_written(town: RunningNginx, at: str, alias: str) -> None:
    old = quote(unquote(alias))
    for form in [old] if old.endswith(".html") else [old.rstrip("/"), f"{old.rstrip('/')}/", f"{old}/index.html"]:
        answer = town.ask(form, at=at)
        assert (answer.status, answer.headers["location"]) == (301, f"/{NEW_ADDRESS}"), form
        assert "content-security-policy" in answer.headers


def test_an_old_address_that_differs_by_capitals_takes_no_page_from_readers(town: RunningNginx) -> None:
    assert town.ask("/TIN/2019/03/tin-26/").status == 301
    assert town.ask("/tin/2019/03/tin-26/").status == 200
    assert town.ask(f"/{NEW_ADDRESS}").status == 200


@BOTH
@pytest.mark.parametrize("address", [GONE_ADDRESS, GONE_ADDRESS.rstrip("/"), f"{GONE_ADDRESS}index.html"])
def test_what_was_taken_away_for_good_is_gone_and_says_so(town: RunningNginx, at: str, address: str) -> None:
    answer = town.ask(address, at=at)
    assert answer.status == 410
    assert answer.body == (town.root / "410.html").read_bytes()
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == REVALIDATED
    assert "content-security-policy" in answer.headers


def test_a_withdrawn_article_keeps_a_page_that_says_why(town: RunningNginx) -> None:
    assert town.ask("/tin/2018/12/da-rut/").status == 200


@BOTH
@pytest.mark.parametrize(
    "address", ["/khong-co/", "/khong-co.jpg", "/theme/khong-co.1a2b3c4d5e.js", "/404.html", "/410.html"]
)
def test_what_is_not_there_is_answered_with_the_sites_own_page(town: RunningNginx, at: str, address: str) -> None:
    answer = town.ask(address, at=at)
    assert answer.status == 404
    assert answer.body == (town.root / "404.html").read_bytes()
    assert answer.headers["cache-control"] == REVALIDATED
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "address",
    [
        *("/.bantin-output", "/.serving/nginx/moved.map", "/%2eserving/nginx/moved.map", "/tin/.git/config"),
        *("/_headers", "/_redirects", "/index.html.br", "/theme/css/site.css.gz"),
    ],
)
def test_what_is_hidden_or_meant_for_servers_is_not_there_for_readers(town: RunningNginx, address: str) -> None:
    assert town.ask(address).status == 404


@pytest.mark.parametrize(
    "address", ["/../server/key.pem", "/%2e%2e/server/key.pem", "/images/..%2f..%2fserver/key.pem"]
)
def test_no_way_leads_out_of_the_site(town: RunningNginx, address: str) -> None:
    answer = town.ask(address)
    assert answer.status in (400, 404)
    assert b"PRIVATE" not in answer.body


@BOTH
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "PROPFIND", "TRACE"])
def test_nothing_but_reading_is_allowed(town: RunningNginx, at: str, method: str) -> None:
    answer = town.ask("/", method=method, at=at)
    assert answer.status == 405
    if method != "TRACE":
        assert answer.headers["allow"] == "GET, HEAD"


def test_a_head_has_the_headers_and_no_body(town: RunningNginx) -> None:
    answer, whole = town.ask("/", method="HEAD"), town.ask("/")
    assert answer.body == b""
    assert {**answer.headers, "date": ""} == {**whole.headers, "date": ""}


@BOTH
def test_parts_of_sounds_and_videos_can_be_asked_for(town: RunningNginx, at: str) -> None:
    sound = (town.root / "media" / "bai-ca-thu.mp3").read_bytes()
    answer = town.ask("/media/bai-ca-thu.mp3", {"Range": "bytes=10-19"}, at=at)
    assert (answer.status, answer.body) == (206, sound[10:20])
    assert answer.headers["content-range"] == f"bytes 10-19/{len(sound)}"
    last = town.ask("/media/bai-ca-thu.mp3", {"Range": "bytes=-5"}, at=at)
    assert (last.status, last.body) == (206, sound[-5:])
    assert town.ask("/media/bai-ca-thu.mp3", {"Range": f"bytes={len(sound)}-"}, at=at).status == 416
    etag = answer.headers["etag"]
    assert town.ask("/media/bai-ca-thu.mp3", {"Range": "bytes=0-1", "If-Range": etag}, at=at).status == 206
    assert town.ask("/media/bai-ca-thu.mp3", {"Range": "bytes=0-1", "If-Range": '"x"'}, at=at).status == 200


@BOTH
@pytest.mark.parametrize("address", ["/", ARTICLE, "/theme/css/site.css", "/feeds/tat-ca.atom.xml", "/images/mau.svg"])
def test_what_is_compressed_beforehand_goes_to_those_who_can_read_it(town: RunningNginx, at: str, address: str) -> None:
    plain = town.ask(address, at=at)
    assert "content-encoding" not in plain.headers
    for accepted, encoding, unpack in (
        ("gzip, deflate, br", "br", brotli.decompress),
        ("br;q=1.0, gzip;q=0.8", "br", brotli.decompress),
        ("gzip, deflate", "gzip", gzip.decompress),
        ("br;q=0, gzip", "gzip", gzip.decompress),
    ):
        answer = town.ask(address, {"Accept-Encoding": accepted}, at=at)
        assert answer.headers["content-encoding"] == encoding, accepted
        assert unpack(answer.body) == plain.body
        assert answer.headers["content-type"] == plain.headers["content-type"]
        assert answer.headers["vary"] == "Accept-Encoding"
        assert answer.headers["etag"] != plain.headers["etag"]
        assert answer.headers["content-security-policy"] == plain.headers["content-security-policy"]
    assert plain.headers["vary"] == "Accept-Encoding", "a cache would give the plain file's copy to everybody"
    assert "content-encoding" not in town.ask(address, {"Accept-Encoding": "identity"}, at=at).headers


@BOTH
@pytest.mark.parametrize("accepted", ["", "gzip", "br"])
def test_an_unchanged_page_is_not_sent_again(town: RunningNginx, at: str, accepted: str) -> None:
    first = town.ask("/", {"Accept-Encoding": accepted}, at=at)
    again = town.ask("/", {"Accept-Encoding": accepted, "If-None-Match": first.headers["etag"]}, at=at)
    assert (again.status, again.body) == (304, b"")
    assert again.headers["cache-control"] == REVALIDATED
    assert again.headers["content-security-policy"] == first.headers["content-security-policy"]
    assert town.ask("/", {"If-None-Match": '"khac"'}, at=at).status == 200


@BOTH
def test_whoever_comes_without_tls_is_led_to_it(town: RunningNginx, at: str) -> None:
    answer = town.ask("/tin/?trang=2", at=at, is_secure=False)
    assert (answer.status, answer.headers["location"]) == (301, f"{town.url}/tin/?trang=2")
    assert "strict-transport-security" not in answer.headers


@BOTH
def test_another_name_gets_no_answer(town: RunningNginx, at: str) -> None:
    with pytest.raises((ConnectionError, OSError)):
        town.ask("/", at=at, name="khac.example")
    with pytest.raises((ConnectionError, OSError)):
        town.ask("/", at=at, name="khac.example", is_secure=False)


@BOTH
@pytest.mark.parametrize(
    ("version", "is_spoken"),
    [(ssl.TLSVersion.TLSv1_1, False), (ssl.TLSVersion.TLSv1_2, True), (ssl.TLSVersion.TLSv1_3, True)],
)
def test_old_versions_of_tls_are_not_spoken(
    town: RunningNginx, at: str, version: ssl.TLSVersion, is_spoken: bool
) -> None:
    context = ssl.create_default_context(cafile=str(town.certificate))
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version = context.maximum_version = version
    with socket.create_connection((at, town.secure), 10) as plain:
        if is_spoken:
            with context.wrap_socket(plain, server_hostname=HOST) as secure:
                assert secure.version() in ("TLSv1.2", "TLSv1.3")
        else:
            with pytest.raises((ssl.SSLError, ConnectionError)):
                context.wrap_socket(plain, server_hostname=HOST)


def test_the_second_version_of_http_is_offered(town: RunningNginx) -> None:
    context = ssl.create_default_context(cafile=str(town.certificate))
    context.set_alpn_protocols(["h2", "http/1.1"])
    plain = socket.create_connection((V6, town.secure), 10)
    with context.wrap_socket(plain, server_hostname=HOST) as secure:
        assert secure.selected_alpn_protocol() == "h2"


def test_no_answer_tells_the_version_of_the_server(town: RunningNginx) -> None:
    for answer in (
        town.ask("/"),
        town.ask("/khong-co/"),
        town.ask("/", method="POST"),
        town.ask("/", is_secure=False),
        town.ask("/", {"Host": "a b"}),
        town.ask("/" + "a" * 20_000),
    ):
        assert answer.headers["server"] == "nginx"
        assert not re.search(rb"nginx/\d", answer.body)


def test_the_log_has_networks_and_no_addresses_searches_or_ways(tmp_path: Path, folder_of_server: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("<p>Trang thử</p>")
    with nginx_serving(tmp_path / "site", folder_of_server) as running:
        for at in (V4, V6):
            sent = {"User-Agent": 'x" \x1b[31m', "Referer": "https://khac.example/tim?q=ten-benh#x"}
            assert running.ask("/?q=ten-benh", sent, at=at).status == 200
            running.ask("/khong-co?q=ten-benh", at=at)
            running.ask("/", at=at, is_secure=False)
            running.ask("/?q=ten-benh", at=at, method="POST", body=b"x" * 5000)
        raw = socket.create_connection((V4, running.plain), 10)
        raw.sendall(b"\x16\x03 rubbish\r\n\r\n")
        raw.close()
        time.sleep(1.5)
        lines = running.log.read_text().splitlines()
        written = "".join(path.read_text() for path in running.folder.glob("*.log"))
    assert len(lines) >= 8
    assert {line.split()[0] for line in lines} == {"127.0.0.0", "::"}
    assert '"GET / HTTP/1.1" 200' in lines[0]
    assert '"https://khac.example/tim" "x\\x22 \\x1B[31m"' in lines[0]
    assert "127.0.0.1" not in written
    assert "::1" not in written
    assert "ten-benh" not in written


ADDRESSES = {
    "203.0.113.77": "203.0.113.0",
    "192.0.2.1": "192.0.2.0",
    "2001:db8:12:3456:789a::1": "2001:db8:12::",
    "2001:db8:12::1": "2001:db8:12::",
    "2001:db8::1:2:3": "2001:db8::",
    "2001:db8:0:1:2:3:4:5": "2001:db8:0::",
    "2001::5": "2001::",
    "::1": "::",
    "::ffff:192.0.2.1": "::",
    "unix:": "0.0.0.0",
}


@pytest.mark.parametrize(("address", "network"), ADDRESSES.items())
def test_an_address_is_cut_to_its_network(address: str, network: str) -> None:
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    (table,) = re.findall(r"map \$remote_addr \$bantin_network \{(.+?)\n    \}", text, re.DOTALL)
    (default,) = re.findall(r'default "([^"]+)";', table)
    rows = re.findall(r'"~([^"]+)" "([^"]+)";', table)
    assert len(rows) == 5
    found = default
    for pattern, value in rows:
        match = re.search(pattern.replace("(?<", "(?P<"), address)
        if match:
            found = value
            for name, part in match.groupdict().items():
                found = found.replace(f"${name}", part)
            break
    assert found == network


def test_a_switched_link_counts_at_once_and_what_the_last_release_named_stays(
    tmp_path: Path, folder_of_server: Path
) -> None:
    for number in ("1", "2"):
        release = tmp_path / "releases" / number
        (release / "theme").mkdir(parents=True)
        (release / "index.html").write_text(f"bản {number}")
        (release / "theme" / f"site.{number * 10}.css").write_text(f"p{{order:{number}}}")
    current, previous = tmp_path / "current", tmp_path / "previous"
    current.symlink_to("releases/1")
    with nginx_serving(current, folder_of_server) as running:
        for number, last in (("2", "1"), ("1", "2"), ("2", "1")):
            for link, target in ((previous, last), (current, number)):
                link.with_suffix(".new").symlink_to(f"releases/{target}")
                link.with_suffix(".new").rename(link)
            assert running.ask("/").body.decode() == f"bản {number}"
            assert running.ask(f"/theme/site.{number * 10}.css").status == 200
            old = running.ask(f"/theme/site.{last * 10}.css")
            assert (old.status, old.headers["cache-control"]) == (200, FOR_A_YEAR)
        assert running.ask("/theme/site.3333333333.css").status == 404


HOSTILE = [
    *('/a"; } server { listen 1', "/a\\", "/a\\\\", '/a\\"', "/~^/", "/default", "/$host", "/${host}", "/a b  c"),
    *("/a'b", "/#a", "/{8}", "/(x|", "/[a", "/Tin/2018/", "/tin/2018/X/", "/hostnames", "/include x", "/*", "/:splat"),
    *("/đường/", "/%2e", "/A", "/a", "/" + "x" * 3000, "/nhiều " * 70, "/\u202e/x", "/volatile", "/\U0001f600"),
]


def test_hostile_addresses_are_led_on_and_are_nothing_else(tmp_path: Path, folder_of_server: Path) -> None:
    site = tmp_path / "site"
    (site / FOLDER).mkdir(parents=True)
    (site / "index.html").write_text("trang đầu")
    moved = {address: f"/moi/{number}/" for number, address in enumerate(HOSTILE)}
    for name, text in tables(site_headers(), moved, [], {"tin"}).items():
        (site / FOLDER / name).write_text(text, encoding="utf-8")
    led = 0
    with nginx_serving(site, folder_of_server) as running:
        assert running.ask("/").status == 200
        for address, target in moved.items():
            answer = running.ask(quote(address))
            if answer.status == 301:
                assert answer.headers["location"] == target, address
                led += 1
        assert running.ask("/tin/2018/").status == 404
    left_out = [address for address in HOSTILE if len(address.encode()) > 400]
    assert led == len(HOSTILE) - len(left_out)


@pytest.mark.parametrize("line", ["/a\n/b /c 301", "/a\r", "/a\x00b", "/a\x1b"])
def test_an_address_with_a_new_line_makes_no_line_of_its_own(line: str) -> None:
    table = tables(site_headers(), {line: "/moi/"}, [line], ())
    assert table[MOVED] == table[GONE] == ""


@pytest.mark.parametrize(
    "row",
    [
        *('"/a" "/b"; }', "} server { listen 81; }", '"/a" "$host";', "include /etc/passwd;", '"/a" /b;', '"/a" "/b"'),
        *("/a /b;", '"/a" "/b"; #', '"/a" "/b";\r', '"/a\\" "/b";', 'default "x"; default "y";'),
    ],
)
def test_what_is_no_row_of_a_table_never_reaches_nginx(tmp_path: Path, folder_of_server: Path, row: str) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("trang đầu")
    with nginx_serving(site, folder_of_server) as running:
        before = {path.name: path.read_bytes() for path in (running.folder / "tables").iterdir()}
        (site / FOLDER).mkdir(parents=True)
        for name, text in tables(site_headers(), {"/cu/": "/moi/"}, [], ()).items():
            (site / FOLDER / name).write_text(text, encoding="utf-8")
        good = (site / FOLDER / MOVED).read_bytes()
        (site / FOLDER / MOVED).write_bytes(good + row.encode() + b"\n")
        refused = running.refresh()
        assert refused.returncode == 1
        assert "not a row of a table" in refused.stderr
        assert {path.name: path.read_bytes() for path in (running.folder / "tables").iterdir()} == before
        (site / FOLDER / MOVED).write_bytes(good)
        assert running.refresh().returncode == 0
        for _ in range(50):
            if running.ask("/cu/").status == 301:
                break
            time.sleep(0.1)
        assert running.ask("/cu/").headers["location"] == "/moi/"


def test_tables_that_nginx_refuses_leave_the_last_ones(tmp_path: Path) -> None:
    for name, text in tables(site_headers(), {"/cu/": "/moi/"}, [], ()).items():
        (tmp_path / "new").mkdir(exist_ok=True)
        (tmp_path / "new" / name).write_text(text, encoding="utf-8")
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / MOVED).write_text("the last one")
    (tmp_path / "nginx.conf").write_text("this is no configuration")
    answer = take_tables(tmp_path / "new", tmp_path, "false")
    assert answer.returncode == 1
    assert "the last ones stay" in answer.stderr
    assert (tmp_path / "tables" / MOVED).read_text() == "the last one"
    (tmp_path / "new" / MOVED).unlink()
    (tmp_path / "new" / MOVED).symlink_to("/etc/hostname")
    assert "no table at" in take_tables(tmp_path / "new", tmp_path, "false").stderr


def test_the_configuration_knows_the_types_and_headers_of_the_one_source() -> None:
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    (block,) = re.findall(r"\n    types \{(.+?)\n    \}", text, re.DOTALL)
    found = {}
    for line in block.strip().splitlines():
        kind, *endings = line.strip().rstrip(";").split()
        found.update({f".{one}": kind for one in endings})
    assert found == TYPES
    added = dict(re.findall(r"add_header (\S+) (\$bantin_\w+) always;", text))
    tables_read = set(re.findall(r"bantin/([a-z-]+)\.map; \}", text))
    assert tables_read == {*(one.name.lower() for one in HEADERS), "moved", "gone"}
    for header in HEADERS:
        assert f"map $uri {added[header.name]} {{ include /etc/nginx/bantin/{header.name.lower()}.map; }}" in text
    names = re.findall(r"names='([^']+)'", (DEPLOY / "refresh.sh").read_text(encoding="utf-8"))
    assert set(names[0].split()) == tables_read


def test_the_feed_and_the_data_may_be_read_by_other_sites_and_pages_may_not(town: RunningNginx) -> None:
    for address in ("/feeds/tat-ca.atom.xml", "/du-lieu/tin.json"):
        assert town.ask(address).headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in town.ask("/").headers
    assert urlsplit(town.url).hostname == HOST
