"""The command behind `make publish`: the site as readers get it, with absolute addresses, or nothing."""

from __future__ import annotations

import argparse

from plugins.newsdesk import build_site


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    build_site.add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Build the site for publication; a problem of any kind, a warning too, keeps it from being built."""
    return build_site.build_and_report(arguments, "publishconf.py", strict=True)
