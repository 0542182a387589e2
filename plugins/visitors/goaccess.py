"""GoAccess, which counts: it is given page views, leaves crawlers out and tells visits of days and views of pages."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_FORMAT = (
    "--log-format=%h %d %t %U %u",
    "--date-format=%Y-%m-%d",
    "--time-format=%H:%M:%S",
)


class GoAccessMissing(Exception):
    """GoAccess is not installed."""


class GoAccessFailed(Exception):
    """GoAccess did not count; the message is what it said."""


@dataclass(frozen=True)
class Counted:
    """What GoAccess made of page views, without those of crawlers."""

    visits: Mapping[str, int]
    """By day, `2026-11-20`: browsers of one network with one user agent are one visit a day."""
    page_views: Mapping[str, int]
    """By the path that was given."""
    failed: int
    """Lines that it could not read."""


def count(lines: Sequence[bytes]) -> Counted:
    """Return what the lines count to. Each is `NETWORK DAY TIME PATH AGENT` and a line feed, the agent in quotes.

    Raises GoAccessMissing, GoAccessFailed. Nothing is read from a configuration, and nothing is kept.
    """
    if not lines:
        return Counted({}, {}, 0)
    program = shutil.which("goaccess")
    if program is None:
        raise GoAccessMissing
    with tempfile.TemporaryDirectory() as empty:
        options = ["--no-global-config", f"--config-file={os.devnull}", "--no-progress", "--ignore-crawlers"]
        answer = subprocess.run(
            [program, "-", *options, *_FORMAT, "--max-items=10000000", "--output=json"],
            input=b"".join(lines),
            capture_output=True,
            cwd=empty,
            env={"HOME": empty, "TMPDIR": empty, "LC_ALL": "C", "PATH": os.defpath, "TZ": "UTC"},
        )
    try:
        report = json.loads(answer.stdout)
        return Counted(
            {
                f"{one['data'][:4]}-{one['data'][4:6]}-{one['data'][6:]}": int(one["visitors"]["count"])
                for one in report["visitors"]["data"]
            },
            {one["data"]: int(one["hits"]["count"]) for one in report["requests"]["data"]},
            int(report["general"]["failed_requests"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        said = answer.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GoAccessFailed("".join(letter for letter in said[-1] if letter.isprintable()) if said else "") from error
