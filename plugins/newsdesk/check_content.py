"""`make check`: every problem of the content at once."""

from __future__ import annotations

import importlib
import sys
import time
from argparse import ArgumentParser, Namespace
from pathlib import Path

from plugins.newsdesk.command_line import (
    add_cache_argument,
    add_content_argument,
    add_executor_argument,
    add_maps_argument,
    maps_folder,
)
from plugins.newsdesk.last_check import Checked, LastCheck
from plugins.newsdesk.problem_report import as_github, as_gitlab, as_json, as_terminal
from plugins.press.swap import OutputRefused, refuse_unsafe_cache


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    add_content_argument(parser)
    add_maps_argument(parser)
    add_cache_argument(parser)
    add_executor_argument(parser)
    parser.add_argument(
        "--base",
        default="",
        metavar="NHÁNH",
        help="so với nhánh hay bản này: bài đã đăng bị sửa mà không ghi updates là lỗi, ví dụ origin/main",
    )
    parser.add_argument(
        "--format",
        choices=("terminal", "github", "gitlab", "json"),
        default="terminal",
        help="cách in kết quả (mặc định: terminal)",
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help="ghi vào phần đầu của bài những cán bộ mà bài nêu tên nhưng chưa ghi, rồi kiểm tra lại",
    )


def run(arguments: Namespace) -> int:
    """Print all problems; return 1 if there is any."""
    started = time.monotonic()
    content, maps = Path(arguments.content), maps_folder(arguments)
    cache = Path(arguments.cache) if arguments.cache else None
    try:
        if cache:
            refuse_unsafe_cache(cache, content.resolve())
    except OutputRefused as refused:
        print(refused, file=sys.stderr)
        return 1
    # What git tells may be other at any time, and files that are mended are other afterwards.
    last = LastCheck(cache, content, maps) if cache and not arguments.base and not arguments.fix else None
    checked = last.recalled() if last else None
    if checked is None:
        # Only a check that has something to do waits until all that it takes is imported.
        desk = importlib.import_module("plugins.newsdesk.full_check")
        checked, mended = desk.full_check(content, maps, cache, arguments.base, arguments.fix, arguments.executor)
        if mended:
            # What was written is no part of a report that a machine reads.
            print(mended, file=sys.stdout if arguments.format == "terminal" else sys.stderr)
        if last:
            last.remember(checked)
    report(checked, arguments.format, time.monotonic() - started)
    return 1 if checked.problems else 0


def report(checked: Checked, form: str, seconds: float) -> None:
    """Print what was found in a form that the arguments offer."""
    problems = list(checked.problems)
    if form == "json":
        print(as_json(problems))
    elif form == "gitlab":
        print(as_gitlab(problems))
    elif form == "github":
        if problems:
            print(as_github(problems))
    elif problems:
        print(as_terminal(problems, sys.stdout.isatty()))
    elif checked.counted:
        print(f"Không có lỗi: {checked.counted} ({f'{seconds:.1f}'.replace('.', ',')} giây).")
