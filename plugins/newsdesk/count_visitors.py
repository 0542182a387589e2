"""Counts visits from the web server's logs: `python -m plugins.newsdesk visitors --log access.log access.log.1`."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from plugins.agencies.model import Agency
from plugins.agencies.registry import read_agency
from plugins.core.dates import zone_named
from plugins.core.sources import ContentFolder
from plugins.editions.article_addresses import article_addresses
from plugins.newsdesk.command_line import add_content_argument
from plugins.newsdesk.problem_report import as_terminal
from plugins.newsdesk.visitor_report import report_lines
from plugins.visitors.goaccess import GoAccessFailed, GoAccessMissing
from plugins.visitors.ledger import ledger_texts, read_ledger
from plugins.visitors.log_counting import Pages, count_logs
from plugins.visitors.log_files import log_files
from plugins.visitors.sole_writer import AlreadyCounting, sole_writer

USUAL_FILE = "luot-truy-cap.yaml"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "--log", nargs="*", default=[], metavar="NHẬT_KÝ", help="tệp, mẫu tên hoặc thư mục nhật ký, nén .gz cũng được"
    )
    add_content_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Add the logs to the figures and say what was read and what was lost; return 0, or 1 with the reason."""
    if not arguments.log:
        return _refuse("Chưa nói đọc nhật ký nào. Ví dụ: make visitors LOG='/var/log/nginx/access.log*'")
    if not Path(arguments.content).is_dir():
        return _refuse(f"Không có thư mục nội dung “{arguments.content}”. Hãy sửa CONTENT.")
    files, nothing = log_files(arguments.log)
    if nothing:
        return _refuse(f"Không thấy nhật ký nào ở: {', '.join(nothing)}. Hãy sửa LOG; chưa có số nào được ghi.")
    folder = ContentFolder(Path(arguments.content))
    card, agency, problems = read_agency(folder)
    if card is None:
        return _refuse(as_terminal(problems, colour=False))
    if agency.sealed:
        return _refuse("Trang đã đóng (sealed), số liệu truy cập đã chốt nên không cộng thêm nữa.")
    file = folder.root / (agency.visitors.file or USUAL_FILE)
    if not folder.holds(file) or file.suffix != ".yaml":
        return _refuse(f"Tệp số liệu “{agency.visitors.file}” phải là tệp .yaml nằm trong thư mục nội dung.")
    try:
        with sole_writer(folder.root):
            return _add(folder, agency, file, files)
    except AlreadyCounting:
        return _refuse("Một lệnh make visitors khác đang chạy. Hãy chờ lệnh ấy xong rồi chạy lại.")
    except GoAccessMissing:
        return _refuse(
            "Chưa có GoAccess, chương trình đọc nhật ký. Cài trên Debian, Ubuntu: sudo apt-get install goaccess"
            " (máy khác: https://goaccess.io/download), rồi chạy lại lệnh này. Chưa có số nào được ghi."
        )
    except GoAccessFailed as failed:
        return _refuse(f"GoAccess không đếm được: {failed}. Chưa có số nào được ghi.")
    except OSError as error:
        return _refuse(f"Không ghi được “{error.filename}”: {error.strerror}. Hãy kiểm tra quyền ghi và đĩa còn chỗ.")


def _add(folder: ContentFolder, agency: Agency, file: Path, files: Sequence[Path]) -> int:
    zone = zone_named(agency.time_zone)
    ledger, problems = read_ledger(folder, file, zone)
    if ledger is None:
        return _refuse(as_terminal(problems, colour=False))
    base = f"{urlsplit(agency.url or '').path.rstrip('/')}/"
    now = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH") or time.time()), zone)
    reading = count_logs(ledger, files, Pages(base, article_addresses(folder, agency.language)), zone, now)
    if reading.is_news and ledger.months:
        write(ledger_texts(ledger, file, zone).items())
    print("\n".join(report_lines(ledger, reading, zone)))
    if agency.visitors.provider != "snapshot" and ledger.months:
        name = file.relative_to(folder.root).as_posix()
        print(f"Trang chưa hiện các số này. Thêm vào site.yaml: visitors: {{provider: snapshot, file: {name}}}")
    return 0


def write(texts: Iterable[tuple[Path, str]]) -> None:
    """Write the files that changed, each whole or not at all."""
    for path, text in texts:
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f"{path.name}.moi")
        try:
            aside.write_text(text, encoding="utf-8")
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)


def _refuse(message: str) -> int:
    print(message, file=sys.stderr)
    return 1
