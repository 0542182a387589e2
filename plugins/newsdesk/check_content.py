"""`make check`: every problem of the content at once."""

from __future__ import annotations

import os
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from plugins.agencies.model import Agency
from plugins.core.clusters import UnknownExecutor
from plugins.core.dates import zone_named
from plugins.core.sources import ContentFolder
from plugins.core.workshop import Workshop, open_workshop
from plugins.editions.edition import Edition, read_edition
from plugins.editions.mending import Mended, mend_people
from plugins.histories.unannounced import unannounced_changes
from plugins.media.decoding import undecodable
from plugins.media.pictures import ContentPictures
from plugins.media.renditions import Photograph
from plugins.newsdesk.command_line import (
    add_cache_argument,
    add_content_argument,
    add_executor_argument,
    add_maps_argument,
    maps_folder,
)
from plugins.newsdesk.problem_report import as_github, as_json, as_terminal
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
        choices=("terminal", "github", "json"),
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
    folder = ContentFolder(Path(arguments.content))
    cache = Path(arguments.cache) if arguments.cache else None
    try:
        if cache:
            refuse_unsafe_cache(cache, folder.root)
        with open_workshop(cache, arguments.executor) as workshop:
            return check(arguments, folder, workshop, started)
    except (OutputRefused, UnknownExecutor) as refused:
        print(refused, file=sys.stderr)
        return 1


def check(arguments: Namespace, folder: ContentFolder, workshop: Workshop, started: float) -> int:
    """Print all problems of a folder; return 1 if there is any. `started` is when the command began."""
    edition, problems = read_edition(folder, maps_folder(arguments), workshop=workshop)
    if arguments.fix and (mended := mend_people(folder, problems)):
        # What was written is no part of a report that a machine reads.
        print(mended_text(mended), file=sys.stdout if arguments.format == "terminal" else sys.stderr)
        edition, problems = read_edition(folder, maps_folder(arguments), workshop=workshop)
    problems = sorted({*problems, *undecodable(photographs_of(folder, edition), workshop.kept)})
    workshop.kept.sweep()
    if arguments.base:
        zone = zone_named(edition.agency.time_zone if edition else Agency.model_fields["time_zone"].default)
        moment = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH") or time.time()), zone)
        problems = sorted({*problems, *unannounced_changes(folder, arguments.base, zone, moment)})
    if arguments.format == "json":
        print(as_json(problems))
    elif arguments.format == "github":
        if problems:
            print(as_github(problems))
    elif problems:
        print(as_terminal(problems, sys.stdout.isatty()))
    elif edition is not None:
        seconds = f"{time.monotonic() - started:.1f}".replace(".", ",")
        print(
            f"Không có lỗi: {len(edition.articles)} bài, {len(edition.officials.all)} cán bộ,"
            f" {len(edition.localities.places)} địa phương, {len(edition.pages)} trang ({seconds} giây)."
        )
    return 1 if problems else 0


def photographs_of(folder: ContentFolder, edition: Edition | None) -> Iterable[Photograph]:
    """Return the pictures that look whole, also where something else keeps the content from being an edition."""
    if edition is not None:
        return edition.photographs.values()
    pictures = ContentPictures(folder)
    pictures.problems()
    return pictures.photographs.values()


def mended_text(mended: Sequence[Mended]) -> str:
    """Return what was written into which file, so that an editor can look at it again."""
    lines = []
    for one in mended:
        lines.append(f"Đã ghi thêm vào {one.label}, hãy xem lại:")
        lines += [f"  officials: - {entry}" for entry in one.missing.officials]
        lines += [f"  mentioned: {id}" for id in one.missing.mentioned]
    return "\n".join(lines)
