"""The command behind `make verify`: whether a bundle still is what it was."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from plugins.archives.verification import verify_bundle

MOST_FAULTS = 100
"""Faults printed; of a bundle that lacks more, the number is enough."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--archive", required=True, metavar="TỆP", help="gói lưu trữ cần kiểm tra")


def run(arguments: argparse.Namespace) -> int:
    """Print what is wrong with a bundle, or that nothing is; return 1 if anything is."""
    verdict = verify_bundle(Path(arguments.archive))
    if verdict.faults:
        for fault in verdict.faults[:MOST_FAULTS]:
            print(f"  {fault}", file=sys.stderr)
        if len(verdict.faults) > MOST_FAULTS:
            print(f"  … và {len(verdict.faults) - MOST_FAULTS} chỗ nữa.", file=sys.stderr)
        print(
            f"Gói lưu trữ {arguments.archive} KHÔNG nguyên vẹn: {len(verdict.faults)} chỗ sai,"
            f" {verdict.files} tệp còn đúng. Hãy lấy bản sao khác.",
            file=sys.stderr,
        )
        return 1
    print(f"Gói lưu trữ {arguments.archive} nguyên vẹn: {verdict.files} tệp đúng như lúc đóng gói.")
    print(f"SHA-256 của gói: {verdict.digest}")
    return 0
