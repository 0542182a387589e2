"""The command behind `make publish`: the site as readers get it, with absolute addresses, or nothing; put if told."""

from __future__ import annotations

import argparse
import sys

from plugins.newsdesk import build_site, put_site


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    build_site.add_arguments(parser)
    put_site.add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Build the site for publication; a problem of any kind, a warning too, keeps it from being built.

    With a target, what was built is checked and put there.
    """
    if not arguments.target:
        return build_site.build_and_report(arguments, "publishconf.py", strict=True)
    order = build_site.order_of(arguments, "publishconf.py")
    try:
        target, commit = put_site.chosen_target(arguments, order)
    except put_site.REFUSALS as refused:
        print(f"{refused}\nChưa công khai; bạn đọc vẫn thấy bản cũ.", file=sys.stderr)
        return 1
    built = build_site.build_and_report(arguments, "publishconf.py", strict=True)
    return built or put_site.put_site(arguments, order, target, commit)
