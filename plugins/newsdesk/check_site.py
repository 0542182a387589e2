"""`make check-site URL=…`: what a live site lacks, as readers' browsers and their networks see it."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from plugins.agencies.model import Agency
from plugins.agencies.registry import CARD, read_agency
from plugins.core.dates import day_text, zone_named
from plugins.core.problems import Problem
from plugins.core.sources import ContentFolder
from plugins.newsdesk.command_line import WRONG_ARGUMENTS, add_content_argument
from plugins.newsdesk.ipv6_day import NotWritten, write_ipv6_day
from plugins.newsdesk.problem_report import as_github, as_json, as_terminal
from plugins.serving.asking import is_public, same_site
from plugins.serving.files import receiving_origins
from plugins.serving.live_links import NoLinkChecker, link_problems
from plugins.serving.live_site import Findings, LiveSite, look_at
from plugins.visitors.asked_origins import asked_origins

NO_LINK_CHECKER = "Chưa cài LinkChecker nên chưa tìm liên kết hỏng: chạy qua `make check-site`, lệnh ấy tự cài."


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    add_content_argument(parser)
    parser.add_argument("--url", required=True, metavar="ĐỊA_CHỈ", help="trang cần xem, ví dụ https://bantin.example")
    parser.add_argument(
        "--format",
        choices=("terminal", "github", "json"),
        default="terminal",
        help="cách in kết quả (mặc định: terminal)",
    )
    parser.add_argument("--http-port", type=int, default=80, metavar="CỔNG", help="cổng không mã hóa (mặc định: 80)")
    parser.add_argument(
        "--depth", type=int, default=2, metavar="SỐ", help="tìm liên kết hỏng cách trang chủ mấy bước; 0: không tìm"
    )


def run(arguments: Namespace) -> int:
    """Print all problems; return 1 if one of them is an error."""
    url = home_address(arguments.url)
    if url is None:
        print(f"“{arguments.url}” không phải địa chỉ https://. Viết như URL=https://bantin.example", file=sys.stderr)
        return WRONG_ARGUMENTS
    agency = agency_at(Path(arguments.content), url)
    allowed = (*asked_origins(agency), *receiving_origins(agency)) if agency else ()
    findings = look_at(LiveSite(url, arguments.http_port, allowed), datetime.now(UTC))
    problems = {*findings.problems}
    if arguments.depth > 0 and findings.is_read:
        try:
            problems.update(link_problems(url, arguments.depth, os.environ.get("SSL_CERT_FILE", "")))
        except NoLinkChecker:
            print(NO_LINK_CHECKER, file=sys.stderr)
    report(sorted(problems), arguments.format, url)
    tell_of_ipv6(findings, agency, Path(arguments.content))
    return 1 if any(one.severity == "error" for one in problems) else 0


def home_address(url: str) -> str | None:
    """Return the address of a home page, with its slash, or None for what is no address of an encrypted site."""
    try:
        parts = urlsplit(url)
        is_one = parts.scheme == "https" and parts.hostname and parts.port != 0 and parts.username is None
    except ValueError:
        return None
    if not is_one or not url.isprintable() or " " in url or parts.query or parts.fragment:
        return None
    return url if url.endswith("/") else f"{url}/"


def agency_at(content: Path, url: str) -> Agency | None:
    """Return the agency whose content lies here, if the address is that of its site."""
    if not (content / CARD).is_file():
        return None
    card, _, _ = read_agency(ContentFolder(content))
    is_its = card is not None and card.record.url is not None and same_site(card.record.url, url)
    return card.record if card is not None and is_its else None


def report(problems: Sequence[Problem], form: str, url: str) -> None:
    """Print what was found in a form that the arguments offer."""
    if form == "json":
        print(as_json(problems))
    elif form == "github":
        print(as_github(on_the_card(problems)), end="\n" if problems else "")
    elif problems:
        print(as_terminal(problems, sys.stdout.isatty()))
    else:
        print(f"Không có lỗi: {url}")


def on_the_card(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems as those of `site.yaml`, with their address in the sentence: a change has no lines of a site."""
    return [
        Problem(CARD, 0, one.rule, f"{one.path} – {one.reason}", one.remedy, one.value, one.severity)
        for one in problems
    ]


def tell_of_ipv6(findings: Findings, agency: Agency | None, content: Path) -> None:
    """Write the day that the badge needs where the site was read over IPv6, or say why not."""
    if not findings.ipv6:
        return
    if agency is None:
        said = "Trang mở được qua IPv6; đây không phải trang của nội dung này nên không ghi ngày."
    elif not is_public(findings.ipv6):
        said = f"Trang mở được ở {findings.ipv6}, nhưng địa chỉ ấy chỉ dùng trong mạng này, nên không ghi ngày."
    else:
        day = datetime.now(zone_named(agency.time_zone)).date()
        try:
            is_new = write_ipv6_day(content / CARD, day)
        except NotWritten as error:
            said = str(error)
        else:
            told = f"ipv6_checked: {day.isoformat()} vào {(content / CARD).as_posix()}"
            said = f"Trang mở được qua IPv6 ngày {day_text(day)}; {'đã ghi' if is_new else 'đã có sẵn'} {told}."
    print(said, file=sys.stderr)
