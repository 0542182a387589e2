"""Lets every command speak Vietnamese on the command line: help, usage and what is wrong with the arguments."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

WRONG_ARGUMENTS = 2

SAYINGS = (
    (r"the following arguments are required: (.+)", r"còn thiếu \1"),
    (r"unrecognized arguments: (.+)", r"không hiểu “\1”"),
    (r"argument (.+?): expected .*argument.*", r"\1 cần có giá trị đi kèm"),
    (r"argument (.+?): invalid choice: (.+) \(choose from (.+)\)", r"\1 không nhận giá trị \2; chọn một trong: \3"),
    (r"argument (.+?): invalid \w+ value: (.+)", r"\1 không nhận giá trị \2"),
    (r"argument (.+?): not allowed with argument (.+)", r"không dùng \1 cùng với \2"),
    (r"ambiguous option: (.+) could match (.+)", r"“\1” chưa rõ là tùy chọn nào: \2"),
)


class VietnameseFormatter(argparse.HelpFormatter):
    """The standard layout under a Vietnamese heading."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Add the usage line."""
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


class CommandParser(argparse.ArgumentParser):
    """A parser whose help and refusals are Vietnamese."""

    def __init__(self, command: str, purpose: str):
        """`command` is its name on the command line, `purpose` one Vietnamese sentence."""
        super().__init__(
            prog=f"python -m plugins.newsdesk {command}".strip(),
            description=purpose,
            formatter_class=VietnameseFormatter,
            add_help=False,
            allow_abbrev=False,
        )
        self._positionals.title = "đối số"
        self._optionals.title = "tùy chọn"
        self.add_argument("-h", "--help", action="help", help="hiện trợ giúp này rồi thôi")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments and leave with status 2."""
        self.exit(WRONG_ARGUMENTS, f"{refusal(message)}\nXem cách dùng: {self.prog} --help\n")


def add_content_argument(parser: argparse.ArgumentParser) -> None:
    """Declare which content a command works on."""
    parser.add_argument("--content", default="content", metavar="THƯ_MỤC", help="thư mục nội dung (mặc định: content)")


def add_maps_argument(parser: argparse.ArgumentParser) -> None:
    """Declare where boundaries lie, for commands that read or draw maps."""
    parser.add_argument(
        "--maps",
        default="",
        metavar="THƯ_MỤC",
        help="thư mục ranh giới bản đồ (mặc định: maps trong nội dung)",
    )


def add_cache_argument(parser: argparse.ArgumentParser) -> None:
    """Declare where commands keep what took them long."""
    parser.add_argument(
        "--cache",
        default="",
        metavar="THƯ_MỤC",
        help="thư mục giữ kết quả cho lần sau, như bài đã đọc, ảnh đã vẽ (mặc định: không giữ)",
    )


def add_executor_argument(parser: argparse.ArgumentParser) -> None:
    """Declare who reads the articles that have to be read anew."""
    parser.add_argument(
        "--executor",
        default="",
        metavar="MÔ_ĐUN:HÀM",
        help="bộ thực thi đọc bài trên nhiều máy, cần --cache chung (mặc định: các bộ xử lý của máy này)",
    )


def maps_folder(arguments: argparse.Namespace) -> str:
    """Return the folder of boundaries as `read_edition` wants it: `maps`, or an absolute path."""
    return str(Path(arguments.maps).resolve()) if arguments.maps else "maps"


def refusal(message: str) -> str:
    """Return argparse's complaint as a Vietnamese sentence."""
    for pattern, saying in SAYINGS:
        if re.fullmatch(pattern, message):
            return f"Lệnh chưa đúng: {re.sub(pattern, saying, message)}."
    return f"Lệnh chưa đúng: {message}."
