"""The command behind `make rollback`: readers get again what was public before, without anything being built."""

from __future__ import annotations

import argparse
from pathlib import Path

from plugins.newsdesk.command_line import add_content_argument
from plugins.newsdesk.put_site import add_target_argument, tell_refusal
from plugins.releases.branches import roll_back_branch
from plugins.releases.publication import roll_back
from plugins.releases.ssh import ssh_command
from plugins.releases.targets import Branch, Bucket, target_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add_target_argument(parser, required=True)
    add_content_argument(parser)
    parser.add_argument("--release", default="", metavar="BẢN", help="bản cần quay lại (mặc định: bản ngay trước)")


def run(arguments: argparse.Namespace) -> int:
    """Switch, and say from what to what; return 1 where that can't be done."""
    return tell_refusal(lambda: _run(arguments))


def _run(arguments: argparse.Namespace) -> int:
    target = target_of(arguments.target)
    if isinstance(target, Bucket):
        raise LookupError("Kho lưu trữ chỉ giữ một bản. Muốn quay lại, hãy bỏ thay đổi (git revert) rồi công khai.")
    if isinstance(target, Branch):
        made = roll_back_branch(Path(arguments.content), target.name, arguments.release)
        before, now = (one[:12] for one in made)
    else:
        with ssh_command() as ssh:
            before, now = roll_back(target, arguments.release, ssh)
    print(
        f"Bạn đọc nay thấy bản {now}, thay cho {before}.\nLần công khai sau sẽ thay bản này; hãy sửa nội dung trước đó."
    )
    return 0
