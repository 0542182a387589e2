"""The command behind `make site`: reads the edition, and prints it only when nothing in it is wrong."""

from __future__ import annotations

import argparse
import importlib
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from plugins.newsdesk.build_outcome import BuildOutcome
from plugins.newsdesk.command_line import (
    add_cache_argument,
    add_content_argument,
    add_executor_argument,
    add_maps_argument,
    maps_folder,
)
from plugins.newsdesk.problem_report import as_terminal
from plugins.press.kept_edition import KeptEdition
from plugins.press.order import Order
from plugins.press.standing import standing_site
from plugins.press.swap import OutputRefused, output_held, refuse_unsafe_cache, refuse_unsafe_output

PROJECT = Path(__file__).resolve().parents[2]
FEW = 10
"""Of the names of foreign files, as many are told."""


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
    order = order_of(arguments, settings)
    outcome = build_edition(order, strict)
    if arguments.format == "json":
        print(outcome.as_json())
    else:
        report(outcome, order.output)
    return 0 if outcome.succeeded else 1


def order_of(arguments: argparse.Namespace, settings: str) -> Order:
    """Return what the arguments ask to be built, with a settings file of the project."""
    return Order(
        Path(arguments.content),
        Path(arguments.output),
        PROJECT / settings,
        PROJECT,
        maps_folder(arguments),
        Path(arguments.cache) if arguments.cache else None,
        arguments.search,
        arguments.executor,
    )


def build_edition(order: Order, strict: bool) -> BuildOutcome:
    """Build an edition, or find that the site that stands is it. With `strict`, warnings stop a build as errors do."""
    started = time.monotonic()
    if not order.content.is_dir():
        return BuildOutcome(
            failure=f"Không có thư mục nội dung “{order.content}”. Kiểm tra lại tên, ví dụ: make site CONTENT=content"
        )
    try:
        refuse_unsafe_output(order.output, order.content, order.project)
        if order.cache:
            refuse_unsafe_cache(order.cache, order.content)
            with output_held(order.output, _say_busy):
                found = standing_site(KeptEdition(order.cache, order.output), order)
            if found is not None:
                standing, pages = found
                return BuildOutcome(standing.problems, "", pages, time.monotonic() - started, is_unchanged=True)
        # Only a build that has something to do waits until all that it takes is imported.
        news = importlib.import_module("plugins.newsdesk.new_edition")
        outcome: BuildOutcome = news.new_edition(order, strict, _say_busy, _say_by_clock)
    except OutputRefused as refused:
        return BuildOutcome(failure=str(refused))
    return outcome


def report(outcome: BuildOutcome, output: Path) -> None:
    """Say in the terminal what came of a build."""
    if outcome.problems:
        print(as_terminal(list(outcome.problems), sys.stderr.isatty()), file=sys.stderr)
    if outcome.failure:
        print(outcome.failure, file=sys.stderr)
    if outcome.foreign:
        print(foreign_text(outcome.foreign, output), file=sys.stderr)
    if outcome.succeeded:
        print(outcome.sentence(str(output)))
    else:
        print("Chưa dựng trang; thư mục xuất không thay đổi.", file=sys.stderr)


def foreign_text(names: Sequence[str], output: Path) -> str:
    """Return what to say of files in the output that no build put there."""
    more = f"\n  … và {len(names) - FEW} tệp nữa" if len(names) > FEW else ""
    lines = "\n".join(f"  {name}" for name in names[:FEW])
    return (
        f"Trong “{output}” có {len(names)} tệp không phải do Bantin dựng; chúng được giữ nguyên:\n{lines}{more}\n"
        "Nếu bạn đọc cần tệp ấy, hãy đưa nó vào thư mục nội dung; nếu không, hãy tự tay xóa đi."
    )


def _say_busy() -> None:
    print("Một lần dựng khác đang chạy vào cùng thư mục xuất; chờ nó xong…", file=sys.stderr)


def _say_by_clock() -> None:
    print(
        "Nội dung chưa được ghi hết vào Git: thời điểm dựng lấy theo đồng hồ của máy này.",
        file=sys.stderr,
    )
