"""The command behind `make archive`: builds the site for readers and bundles it with its sources."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from plugins.archives.bundle import BundleRefused, write_bundle
from plugins.newsdesk import build_site


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    build_site.add_arguments(parser)
    parser.add_argument(
        "--archive",
        default="archive.tar.gz",
        metavar="TỆP",
        help="tệp của gói lưu trữ (mặc định: archive.tar.gz)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Build, bundle, and say what the bundle holds and its sum; return 1 where the site can't be published."""
    built = build_site.build_and_report(arguments, "publishconf.py", strict=True)
    if built:
        return built
    archive = Path(arguments.archive)
    try:
        bundle = write_bundle(Path(arguments.output), Path(arguments.content), archive)
    except BundleRefused as refused:
        print(refused, file=sys.stderr)
        return 1
    size = f"{bundle.size / 1e6:.1f}".replace(".", ",")
    print(
        f"Đã viết gói lưu trữ {archive}: {bundle.pages} trang, {bundle.sources} tệp nguồn, {size} MB.\n"
        f"SHA-256 của gói: {bundle.digest}\n"
        "Ghi lại dãy số này ở nơi khác, và kiểm tra gói bất cứ lúc nào bằng: make verify ARCHIVE=…"
    )
    return 0
