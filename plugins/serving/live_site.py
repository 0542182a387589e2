"""A live site read from outside: over both kinds of network, encrypted or not, page by page."""

from __future__ import annotations

import ssl
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urljoin, urlsplit
from warnings import catch_warnings, simplefilter

from plugins.core.problems import Problem
from plugins.serving.asking import FAMILIES, Family, NoAnswer, Reply, Resolve, addresses_of, ask, follow, same_site
from plugins.serving.live_headers import cache_problems, compression_problems, header_problems, type_problems
from plugins.serving.live_pages import mixed_problems, read_page

SOON = timedelta(days=21)
NEVER_THERE = "khong-co-trang-nay-kiem-tra/"
OLD_VERSIONS = (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1)
KINDS = (".css", ".js", ".svg", ".png", ".jpg", ".webp", ".woff2", ".xml", ".json", ".mp3")


@dataclass(frozen=True)
class LiveSite:
    """What is to be read: the address of the home page, the port without TLS, what the site may ask and send to."""

    url: str
    http_port: int = 80
    allowed: Collection[str] = ()
    pages: int = 30
    """Of pages that the home page leads to, as many are read."""
    resolve: Resolve = addresses_of


@dataclass(frozen=True)
class Findings:
    """The problems of a site, sorted, and the IPv6 address at which its home page was read, or an empty string.

    `is_read` says whether its home page was read at all.
    """

    problems: tuple[Problem, ...]
    ipv6: str
    is_read: bool


def look_at(site: LiveSite, now: datetime) -> Findings:
    """Ask a site for what readers would, at one address of each kind."""
    problems: list[Problem] = []
    answered: dict[Family, Reply] = {}
    host = urlsplit(site.url).hostname or ""
    for family in FAMILIES:
        at = site.resolve(host, urlsplit(site.url).port or 443, family)
        if not at:
            problems.append(no_address(site.url, family))
            continue
        reply, more = home_over(site, at[0], family, now)
        problems += more
        problems += plain_problems(site, at[0], family)
        if reply is not None:
            answered[family] = reply
    if answered:
        home = answered.get("IPv4") or answered["IPv6"]
        problems += old_tls_problems(home)
        problems += page_problems(site, home)
    ipv6 = answered["IPv6"].at if "IPv6" in answered else ""
    return Findings(tuple(sorted(set(problems))), ipv6, bool(answered))


def no_address(url: str, family: Family) -> Problem:
    """Return the problem of a host without addresses of a kind."""
    record = "AAAA" if family == "IPv6" else "A"
    return Problem(
        url,
        0,
        f"no-{family.lower()}",
        f"Tên miền không có địa chỉ {family} (bản ghi {record}).",
        f"Thêm bản ghi {record} cho tên miền, rồi chờ đến khi nó có hiệu lực.",
    )


def home_over(site: LiveSite, at: str, family: Family, now: datetime) -> tuple[Reply | None, list[Problem]]:
    """Return the home page as one kind of network gives it, and what is wrong with its encryption."""
    try:
        reply = follow(site.url, at)
    except ssl.SSLError as error:
        told = getattr(error, "verify_message", "") or error.reason or str(error)
        reason = f"Chứng thư hoặc mã hóa không dùng được qua {family}."
        return None, [Problem(site.url, 0, "bad-tls", reason, "Gia hạn hoặc cài lại chứng thư của máy chủ.", str(told))]
    except NoAnswer as error:
        remedy = (
            "Mở cổng 443 cho IPv6 ở máy chủ và tường lửa. Nếu máy đang kiểm tra không có IPv6, hãy chạy ở máy khác."
            if family == "IPv6"
            else "Kiểm tra máy chủ, tường lửa và bản ghi của tên miền."
        )
        rule = f"unreachable-{family.lower()}"
        return None, [Problem(site.url, 0, rule, f"Không mở được trang qua {family}.", remedy, f"{at}: {error}")]
    problems = []
    if reply.status != 200:
        reason = f"Trang chủ qua {family} không trả lời 200."
        problems.append(Problem(site.url, 0, "no-home", reason, "Xuất bản lại trang.", str(reply.status)))
    until = reply.encrypted.until if reply.encrypted else None
    if until and until - now < SOON:
        day = until.strftime("%d/%m/%Y")
        reason, remedy = f"Chứng thư hết hạn ngày {day}.", "Gia hạn chứng thư, và kiểm tra việc gia hạn tự động."
        problems.append(Problem(site.url, 0, "expiring", reason, remedy, day, "warning"))
    return (reply if reply.status == 200 else None), problems


def plain_problems(site: LiveSite, at: str, family: Family) -> Iterator[Problem]:
    """Yield what is wrong with the answer to somebody who comes without encryption."""
    host = urlsplit(site.url).hostname or ""
    netloc = f"[{host}]" if ":" in host else host
    plain = f"http://{netloc}/" if site.http_port == 80 else f"http://{netloc}:{site.http_port}/"
    remedy = "Cho máy chủ chuyển mọi địa chỉ http:// sang https://, như cấu hình trong deploy/nginx."
    try:
        reply = ask(plain, at)
    except NoAnswer as error:
        reason = f"Không ai trả lời ở cổng {site.http_port} qua {family}: người gõ tên miền không vào được trang."
        yield Problem(plain, 0, "no-http", reason, remedy, f"{at}: {error}", "warning")
        return
    target = urljoin(plain, reply.headers.get("location", ""))
    if reply.status not in (301, 308) or not same_site(target, site.url):
        told = f"{reply.status} {reply.headers.get('location', '')}".strip()
        reason = f"Địa chỉ http:// qua {family} không chuyển hẳn sang https://."
        yield Problem(plain, 0, "no-redirect-to-tls", reason, remedy, told)


def old_tls_problems(home: Reply) -> Iterator[Problem]:
    """Yield the old versions of TLS that the host still speaks."""
    for version in OLD_VERSIONS:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        try:
            with catch_warnings():
                # That these versions are old is why they are tried.
                simplefilter("ignore", DeprecationWarning)
                context.set_ciphers("ALL:@SECLEVEL=0")
                context.minimum_version = context.maximum_version = version
            ask(home.url, home.at, trusted=context)
        except (ssl.SSLError, NoAnswer, ValueError):
            continue
        remedy = "Chỉ để TLSv1.2 và TLSv1.3 trong ssl_protocols."
        yield Problem(home.url, 0, "old-tls", "Máy chủ còn dùng bản mã hóa cũ.", remedy, version.name)


def page_problems(site: LiveSite, home: Reply) -> Iterator[Problem]:
    """Yield what is wrong with the home page, with pages it leads to, and with one file of each kind they load."""
    page = read_page(home.url, home.body)
    own = [one for one in dict.fromkeys(page.links) if same_site(one, home.url)]
    first_of_kind = {
        kind: one
        for kind in reversed(KINDS)
        for one in reversed([*page.loaded, *own])
        if same_site(one, home.url) and urlsplit(one).path.endswith(kind)
    }
    missing = urljoin(home.url, f"/{NEVER_THERE}")
    pages = [one for one in own if one not in first_of_kind.values()][: site.pages]
    for url in dict.fromkeys([home.url, *pages, *first_of_kind.values(), missing]):
        yield from one_file(url, home.at, site.allowed, missing)


def one_file(url: str, at: str, allowed: Collection[str], missing: str) -> Iterator[Problem]:
    """Yield what is wrong with one file of the site."""
    try:
        plain = follow(url, at, {"Accept-Encoding": "identity"})
        compressed = follow(url, at, {"Accept-Encoding": "br, gzip"})
    except (NoAnswer, ssl.SSLError) as error:
        yield Problem(url, 0, "no-answer", "Không mở được địa chỉ này.", "Kiểm tra máy chủ.", str(error))
        return
    yield from header_problems(plain, allowed)
    if url == missing:
        if plain.status not in (404, 410):
            reason = "Địa chỉ không có thật mà máy chủ không trả lời 404."
            yield Problem(url, 0, "no-404", reason, "Cho máy chủ trả 404.html với mã 404.", str(plain.status))
        return
    if plain.status != 200:
        return
    is_page = plain.headers.get("content-type", "").startswith("text/html")
    yield from type_problems(plain)
    yield from cache_problems(plain)
    if is_page or plain.url.endswith((".css", ".js", ".svg", ".xml", ".json")):
        yield from compression_problems(plain, compressed)
    if is_page:
        yield from mixed_problems(read_page(plain.url, plain.body))
