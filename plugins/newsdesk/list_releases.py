"""The command behind `make releases`: which releases are kept at a target, and which of them readers get."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from plugins.newsdesk.command_line import add_content_argument
from plugins.newsdesk.put_site import add_target_argument, tell_refusal
from plugins.releases.branches import branch_releases
from plugins.releases.publication import kept_releases
from plugins.releases.ssh import ssh_command
from plugins.releases.targets import Branch, Bucket, target_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add_target_argument(parser, required=True)
    add_content_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print a line a release, the newest first; return 1 where the target can't be asked."""
    return tell_refusal(lambda: _run(arguments))


def _run(arguments: argparse.Namespace) -> int:
    target = target_of(arguments.target)
    if isinstance(target, Bucket):
        raise LookupError("Kho lưu trữ chỉ giữ một bản: bản được công khai sau cùng.")
    if isinstance(target, Branch):
        lines = [
            f"{'→' if place == 0 else ' '} {one.name[:12]}  {_day(one.time)}  nội dung {one.commit[:12] or '?'}"
            for place, one in enumerate(branch_releases(Path(arguments.content), target.name))
        ]
    else:
        with ssh_command() as ssh:
            current, known = kept_releases(target, ssh)
        lines = [
            f"{'→' if one.name == current else ' '} {one.name:<16} {_day(one.put)}  {one.files} tệp,"
            f" {one.bytes / 1e6:.1f} MB".replace(".", ",")
            for one in known
        ]
    print("\n".join(lines) or "Chưa có bản nào.")
    if lines:
        print("Dấu → là bản bạn đọc đang thấy. Giờ ghi theo UTC.")
    return 0


def _day(moment: int) -> str:
    return datetime.fromtimestamp(moment, UTC).strftime("%d/%m/%Y %H:%M")
