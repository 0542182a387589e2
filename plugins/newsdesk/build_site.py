"""The command behind `make site`: reads the edition, and prints it only when nothing in it is wrong."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from plugins.core.clusters import UnknownExecutor
from plugins.core.sources import ContentFolder
from plugins.core.workshop import open_workshop
from plugins.editions.edition import read_edition
from plugins.editions.handing import Reading
from plugins.editions.site import publication_problems
from plugins.newsdesk.build_outcome import BuildOutcome
from plugins.newsdesk.command_line import (
    add_cache_argument,
    add_content_argument,
    add_executor_argument,
    add_maps_argument,
    maps_folder,
)
from plugins.newsdesk.problem_report import as_terminal
from plugins.press.building import Order, PrintingFailed, print_site
from plugins.press.swap import OutputRefused, refuse_unsafe_cache, refuse_unsafe_output

PROJECT = Path(__file__).resolve().parents[2]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add_content_argument(parser)
    add_maps_argument(parser)
    add_cache_argument(parser)
    add_executor_argument(parser)
    parser.add_argument("--output", default="output", metavar="THƯ_MỤC", help="thư mục xuất (mặc định: output)")
    parser.add_argument(
        "--search",
        choices=["now", "later", "off"],
        default="now",
        help="lập chỉ mục tìm kiếm: now ngay khi dựng (mặc định), later chỉ chuẩn bị, off không có tìm kiếm",
    )
    parser.add_argument(
        "--format", choices=["text", "json"], default="text", help="cách báo kết quả (mặc định: text; json cho máy đọc)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Build the site for reading on this machine."""
    return build_and_report(arguments, "pelicanconf.py", strict=False)


def build_and_report(arguments: argparse.Namespace, settings: str, strict: bool) -> int:
    """Build with a settings file of the project, print what came of it, and return the exit status."""
    order = Order(
        Path(arguments.content),
        Path(arguments.output),
        PROJECT / settings,
        PROJECT,
        maps_folder(arguments),
        Path(arguments.cache) if arguments.cache else None,
        arguments.search,
        arguments.executor,
    )
    outcome = build_edition(order, strict)
    if arguments.format == "json":
        print(outcome.as_json())
    else:
        report(outcome, order.output)
    return 0 if outcome.succeeded else 1


def build_edition(order: Order, strict: bool) -> BuildOutcome:
    """Read and print an edition. With `strict`, warnings keep it from being printed as errors do."""
    started = time.monotonic()
    if not order.content.is_dir():
        return BuildOutcome(
            failure=f"Không có thư mục nội dung “{order.content}”. Kiểm tra lại tên, ví dụ: make site CONTENT=content"
        )
    try:
        refuse_unsafe_output(order.output, order.content, order.project)
        if order.cache:
            refuse_unsafe_cache(order.cache, order.content)
        folder = ContentFolder(order.content)
        with open_workshop(order.cache, order.executor) as workshop:
            edition, found = read_edition(folder, order.maps, workshop=workshop)
        reading = Reading(folder.root, order.maps, edition, tuple(found))
        if edition is not None and strict:
            found += publication_problems(edition, folder.label)
        problems = tuple(sorted(found))
        if any(strict or problem.severity == "error" for problem in problems):
            return BuildOutcome(problems)
        printed = print_site(order, when_busy=_say_busy, when_by_clock=_say_by_clock, reading=reading)
    except (OutputRefused, UnknownExecutor) as refused:
        return BuildOutcome(failure=str(refused))
    except PrintingFailed as failed:
        return BuildOutcome(problems, f"Trình dựng trang dừng lại, vì:\n{failed.said}")
    return BuildOutcome(problems, pages=printed.pages, seconds=time.monotonic() - started)


def report(outcome: BuildOutcome, output: Path) -> None:
    """Say in the terminal what came of a build."""
    if outcome.problems:
        print(as_terminal(list(outcome.problems), sys.stderr.isatty()), file=sys.stderr)
    if outcome.failure:
        print(outcome.failure, file=sys.stderr)
    if outcome.succeeded:
        print(outcome.sentence(str(output)))
    else:
        print("Chưa dựng trang; thư mục xuất không thay đổi.", file=sys.stderr)


def _say_busy() -> None:
    print("Một lần dựng khác đang chạy vào cùng thư mục xuất; chờ nó xong…", file=sys.stderr)


def _say_by_clock() -> None:
    print(
        "Nội dung chưa được ghi hết vào Git: thời điểm dựng lấy theo đồng hồ của máy này.",
        file=sys.stderr,
    )
