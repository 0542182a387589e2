"""The commands of the newsroom: `python -m plugins.newsdesk COMMAND`, which the make targets call."""

from __future__ import annotations

import importlib
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType

from plugins.core.problems import did_you_mean
from plugins.newsdesk.command_line import WRONG_ARGUMENTS, CommandParser
from plugins.press.printers import start_again_fixed

COMMANDS = {
    "check": ("check_content", "Kiểm tra toàn bộ nội dung, liệt kê mọi lỗi cần sửa."),
    "new": ("write_article", "Viết một tệp bài mới đúng mẫu."),
    "import": ("import_pages", "Chuyển trang cũ đã lưu (HTML, văn bản) thành bản nháp đúng mẫu."),
    "site": ("build_site", "Dựng trang để xem thử."),
    "publish": ("publish_site", "Dựng trang để đưa lên máy chủ, và đưa lên; lỗi hay lưu ý nào cũng làm dừng."),
    "rollback": ("roll_back", "Cho bạn đọc thấy lại một bản đã công khai trước đó."),
    "releases": ("list_releases", "Liệt kê các bản đang giữ ở nơi công khai."),
    "archive": ("make_archive", "Dựng trang rồi gói cùng nội dung thành một gói lưu trữ."),
    "check-site": ("check_site", "Xem trang đang chạy trên mạng thiếu gì: mã hóa, IPv6, tiêu đề, nén, liên kết hỏng."),
    "verify": ("verify_archive", "Kiểm tra một gói lưu trữ còn nguyên vẹn không."),
    "serve": ("serve_site", "Dựng trang, mở trên máy này và dựng lại mỗi khi lưu tệp."),
    "visitors": ("count_visitors", "Đếm lượt truy cập từ nhật ký của máy chủ."),
    "locality": ("write_locality", "Viết tệp địa phương từ danh mục đơn vị hành chính."),
}
FIXED = ("check", "site", "publish", "archive")
"""The commands that print in a fork of their own process, or share with these what they keep."""
INTERRUPTED = 130
BROKEN = 70


def overview() -> str:
    """Return the list of commands."""
    lines = [f"  {name:<12}{purpose}" for name, (_, purpose) in COMMANDS.items()]
    return "\n".join(
        [
            "Cách dùng: python -m plugins.newsdesk LỆNH [tùy chọn]",
            "",
            "các lệnh:",
            *lines,
            "",
            "Cách dùng từng lệnh: python -m plugins.newsdesk LỆNH --help",
        ]
    )


def run_command(argv: Sequence[str]) -> int:
    """Run the command named by the first argument and return its exit status."""
    if not argv or argv[0] in ("-h", "--help"):
        print(overview())
        return 0 if argv else WRONG_ARGUMENTS
    name = argv[0]
    if name not in COMMANDS:
        print(f"Không có lệnh “{name}”.{did_you_mean(name, COMMANDS)}\n\n{overview()}", file=sys.stderr)
        return WRONG_ARGUMENTS
    module_name, purpose = COMMANDS[name]
    # Only the command that is run gets imported: one that is broken must not take the others with it.
    command = importlib.import_module(f"plugins.newsdesk.{module_name}")
    parser = CommandParser(name, purpose)
    command.add_arguments(parser)
    return int(command.run(parser.parse_args(argv[1:])))


def main() -> int:
    """Run the command line; whatever happens, an editor sees a sentence and not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # On a bare machine the locale is C, and Vietnamese would not print at all.
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    for sign in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(sign, _leave)
    try:
        return run_command(sys.argv[1:])
    except KeyboardInterrupt:
        print("\nĐã dừng.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone; Python would complain once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN
    except Exception as error:
        if os.environ.get("BANTIN_DEBUG"):
            raise
        print(
            f"Chương trình gặp lỗi, không phải do bài viết: {type(error).__name__}: {error}\n"
            "Chạy lại với BANTIN_DEBUG=1 ở đầu lệnh để lấy thông tin, rồi gửi cho người phụ trách kỹ thuật.",
            file=sys.stderr,
        )
        return BROKEN


def _leave(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)


if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in FIXED:
        start_again_fixed()
    sys.exit(main())
