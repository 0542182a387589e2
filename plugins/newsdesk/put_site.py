"""What `make publish TARGET=…` does after the site is built: checks it, compresses it, and lets readers get it."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable

from plugins.core.forked import WorkerFailed
from plugins.newsdesk.problem_report import as_terminal
from plugins.press.order import Order
from plugins.press.swap import output_held
from plugins.releases.branches import BranchFailed, publish_to_branch
from plugins.releases.buckets import BucketFailed, publish_to_bucket
from plugins.releases.commits import Commit, NotCommitted, commit_of
from plugins.releases.compression import Compressor, Packed
from plugins.releases.key_pages import failures
from plugins.releases.output_check import output_problems
from plugins.releases.publication import KEPT, Overtaken, Publication, publish_to_folder
from plugins.releases.putting import PuttingFailed, entries_of
from plugins.releases.session import SessionFailed
from plugins.releases.ssh import ssh_command
from plugins.releases.targets import Branch, Bucket, Folder, Target, TargetRefused, refuse_unsafe_target, target_of

REFUSALS = (
    *(NotCommitted, TargetRefused, SessionFailed, PuttingFailed, Overtaken, BranchFailed, BucketFailed),
    WorkerFailed,
)
"""What keeps a site from being published, each with a Vietnamese sentence."""


def add_target_argument(parser: argparse.ArgumentParser, required: bool) -> None:
    """Declare where readers get the site from."""
    parser.add_argument(
        "--target",
        required=required,
        default="",
        metavar="NƠI",
        help="nơi công khai: thư mục, người@máy:/thư-mục, rclone:kho:đường-dẫn, branch:nhánh",
    )


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what publishing takes beside what building does."""
    add_target_argument(parser, required=False)
    parser.add_argument("--url", default="", help="địa chỉ mà bạn đọc mở, để hỏi lại các trang chính sau khi thay")
    parser.add_argument("--keep", type=int, default=KEPT, metavar="SỐ", help=f"số bản giữ lại (mặc định: {KEPT})")
    parser.add_argument("--force", action="store_true", help="công khai cả khi bản đang công khai mới hơn")


def chosen_target(arguments: argparse.Namespace, order: Order) -> tuple[Target, Commit]:
    """Return where the site goes and the commit that it is made of, before anything is built.

    Raises TargetRefused and NotCommitted.
    """
    target = target_of(arguments.target)
    if isinstance(target, Folder):
        refuse_unsafe_target(target.path, order.output, order.content, order.project)
    return target, commit_of(order.content)


def put_site(arguments: argparse.Namespace, order: Order, target: Target, commit: Commit) -> int:
    """Check and put what was built, say what came of it, and return the exit status."""
    steps = _Steps()
    try:
        with output_held(order.output, _say_busy), Compressor(order.cache) as compressor:
            packed = compressor.packed(order.output)
            steps.note("nén")
            problems = output_problems(packed)
            steps.note("kiểm tra bản dựng")
            if problems:
                print(as_terminal(problems, sys.stderr.isatty()), file=sys.stderr)
                print("Chưa công khai; bạn đọc vẫn thấy bản cũ.", file=sys.stderr)
                return 1
            if commit_of(order.content) != commit:
                raise NotCommitted("Nội dung đã đổi trong lúc dựng; chạy lại lệnh.")
            said = _put(arguments, packed, compressor, order, target, commit, steps)
    except REFUSALS as refused:
        print(f"{refused}\nChưa công khai; bạn đọc vẫn thấy bản cũ.", file=sys.stderr)
        return 1
    print(steps.sentence())
    return said


def _put(
    arguments: argparse.Namespace,
    packed: Packed,
    compressor: Compressor,
    order: Order,
    target: Target,
    commit: Commit,
    steps: _Steps,
) -> int:
    if isinstance(target, Branch):
        name = publish_to_branch(packed, order.content, target.name, commit, arguments.force)
        steps.note("đưa lên")
        print(f"Đã đẩy bản {commit.name[:12]} lên nhánh {target.name} ({name[:12]}).")
        return 0
    if isinstance(target, Bucket):
        gone = publish_to_bucket(entries_of(packed), target.path)
        steps.note("đưa lên")
        print(f"Đã đưa bản {commit.name[:12]} lên {target.path}; bỏ {gone} tệp không còn dùng.")
        return _told_faults(failures(arguments.url, packed) if arguments.url else [], arguments.target)
    with ssh_command() as ssh:
        made = publish_to_folder(
            packed,
            compressor.copy_of,
            target,
            order.content,
            commit,
            url=arguments.url,
            kept=arguments.keep,
            force=arguments.force,
            ssh=ssh,
        )
    steps.add(made)
    return _told_publication(made, commit, arguments.target)


def _told_publication(made: Publication, commit: Commit, target: str) -> int:
    if made.faults and not made.was_there:
        back = (
            f"Đã tự quay lại bản {made.public}" if made.public else "Đã gỡ bản vừa đưa lên; chưa có bản nào để quay lại"
        )
        print(
            "\n".join([f"Bản {commit.name[:12]} không hiện đúng ở {target}:", *made.faults, f"{back}."]),
            file=sys.stderr,
        )
        return 1
    if made.was_there:
        print(f"Không có gì thay đổi: bản {made.public} vẫn đang công khai ở {target}.")
        return _told_faults(list(made.faults), target)
    print(f"Đã công khai bản {made.public} ở {target}.")
    return 0


def _told_faults(faults: list[str], target: str) -> int:
    if faults:
        print("\n".join([f"Bản ở {target} không hiện đúng:", *faults]), file=sys.stderr)
    return 1 if faults else 0


def tell_refusal(act: Callable[[], int]) -> int:
    """Do something with releases; where it is refused, say why and return 1."""
    try:
        return act()
    except (LookupError, *REFUSALS) as refused:
        print(refused.args[0] if refused.args else refused, file=sys.stderr)
        return 1


class _Steps:
    """How long each step took, for whoever waits."""

    def __init__(self) -> None:
        self._taken: list[tuple[str, float]] = []
        self._last = time.monotonic()

    def note(self, step: str) -> None:
        now = time.monotonic()
        self._taken.append((step, now - self._last))
        self._last = now

    def add(self, made: Publication) -> None:
        names = {"put": "đưa lên", "switch": "thay", "ask": "hỏi lại", "prune": "dọn bản cũ"}
        self._taken += [(names[step], seconds) for step, seconds in (made.seconds or {}).items()]

    def sentence(self) -> str:
        told = (f"{step} {seconds:.2f}".replace(".", ",") for step, seconds in self._taken)
        return f"Thời gian (giây): {'; '.join(told)}."


def _say_busy() -> None:
    print("Một lần dựng khác đang chạy vào cùng thư mục xuất; chờ nó xong…", file=sys.stderr)
