"""`make import`: old pages become drafts that pass the check, with a report of what an editor has to look at."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from plugins.core.dates import BadDate, Moment, parse_moment
from plugins.core.sources import ContentFolder
from plugins.editions.drafting import Desk, open_desk
from plugins.imports.batches import import_pages
from plugins.imports.drafts import Wishes
from plugins.imports.prose_readers import documents_in, people_in
from plugins.newsdesk.article_answers import NotUnderstood, place_in, section_in
from plugins.newsdesk.import_report import report_text, summary
from plugins.newsdesk.problem_report import as_terminal

REPORT = "bao-cao-nhap.md"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "--from", dest="source", required=True, help="trang đã lưu (.html, .txt) hoặc thư mục các trang"
    )
    parser.add_argument("--content", default="content", help="thư mục nội dung (mặc định: content)")
    parser.add_argument("--place", help="mã hoặc tên địa phương của mọi trang (mặc định: đoán từ nội dung từng trang)")
    parser.add_argument("--section", help="mã hoặc tên chuyên mục của mọi trang (mặc định: theo trang cũ)")
    parser.add_argument("--date", help="ngày đăng cho trang không ghi ngày nào, như 2018-12-19")
    parser.add_argument(
        "--keep-errors",
        action="store_true",
        help="viết cả bản nháp có câu chữ còn lỗi (sai thứ, sai ngày văn bản…) để sửa trong nội dung",
    )
    parser.add_argument("--report", default=REPORT, help=f"tệp báo cáo (mặc định: {REPORT}; đã có thì thêm số)")


def run(arguments: Namespace) -> int:
    """Write drafts and the report; return 1 where a page was left alone or has errors, 2 where nothing could begin."""
    source = Path(arguments.source)
    if not arguments.source.strip() or not source.exists():
        print(f"Không có tệp hay thư mục “{arguments.source}”. Ghi đường dẫn sau FROM=.", file=sys.stderr)
        return 2
    desk, problems = open_desk(ContentFolder(Path(arguments.content)))
    if desk is None:
        print(as_terminal(problems, sys.stderr.isatty()), file=sys.stderr)
        print("Sửa các lỗi trên trước khi chuyển trang cũ vào.", file=sys.stderr)
        return 2
    try:
        wishes = wishes_of(arguments, desk)
    except NotUnderstood as error:
        print(error, file=sys.stderr)
        return 2
    batch = import_pages(desk, source, wishes, people_in(desk), documents_in, progress_to(sys.stderr))
    if not batch.drafts and not batch.left:
        print(f"Không có trang nào (.html, .htm, .txt…) trong “{arguments.source}”.", file=sys.stderr)
        return 2
    report = unused_name(Path(arguments.report))
    with report.open("x", encoding="utf-8", newline="\n") as file:
        file.write(report_text(batch, source))
    print(summary(batch, source))
    print(f"Báo cáo đầy đủ: {report.as_posix()}. Xem từng bản nháp, sửa các dòng “Cần xem”, rồi chạy: make check")
    return 1 if batch.left or any(problem.severity == "error" for problem in batch.warnings) else 0


def wishes_of(arguments: Namespace, desk: Desk) -> Wishes:
    """Return what the arguments say for all pages. Raises NotUnderstood."""
    moment: Moment | None = None
    if arguments.date:
        try:
            moment = parse_moment(arguments.date)
        except BadDate as error:
            raise NotUnderstood(f"{error.reason} {error.remedy}") from None
    return Wishes(
        place=place_in(arguments.place, desk) if arguments.place else "",
        section=section_in(arguments.section, desk) if arguments.section else "",
        date=moment,
        keeps_errors=arguments.keep_errors,
    )


def progress_to(stream: TextIO) -> Callable[[int, int], None]:
    """Return what tells how far the reading is: one line that counts on a screen, some lines in a pipe."""
    is_screen = stream.isatty()

    def tell(number: int, total: int) -> None:
        if total < 2:
            return
        if is_screen:
            width = 30
            filled = "█" * (number * width // total)
            end = "\n" if number == total else ""
            print(f"\rĐọc trang {number}/{total} {filled:░<{width}}", end=end, file=stream, flush=True)
        elif number == total or number * 10 // total > (number - 1) * 10 // total:
            print(f"Đọc trang {number}/{total}", file=stream, flush=True)

    return tell


def unused_name(path: Path) -> Path:
    """Return the path, or with a number before its suffix the first one where no file stands."""
    number = 1
    found = path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return found
