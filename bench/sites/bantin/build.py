"""Builds as `make site` does, with other settings: `build.py SETTINGS CONTENT OUTPUT CACHE`.

With `serve PORT` at its end it serves and rebuilds as `make serve` does.
"""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(PROJECT))

from plugins.newsdesk.build_outcome import BuildOutcome, outcome_from_json  # noqa: E402
from plugins.newsdesk.build_site import build_edition, report  # noqa: E402
from plugins.press.order import Order  # noqa: E402
from plugins.press.printers import start_again_fixed  # noqa: E402


def build_in_own_process(settings: Path, cache: Path, content: Path, output: Path) -> BuildOutcome:
    """Build in a process of its own, as `make serve` does for each save."""
    command = [sys.executable, __file__, str(settings), str(content), str(output), str(cache), "json"]
    answer = subprocess.run(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False)
    return outcome_from_json(answer.stdout)


def main(settings: Path, content: Path, output: Path, cache: Path, *more: str) -> int:
    """Build, or serve until interrupted."""
    if more[:1] == ("serve",):
        # As each command of the newsroom is imported only by whoever runs it.
        from plugins.newsdesk.serve_site import serve

        return serve(content, output, int(more[1]), PROJECT, partial(build_in_own_process, settings, cache))
    outcome = build_edition(Order(content, output, settings, PROJECT, cache=cache), strict=False)
    if more == ("json",):
        print(outcome.as_json())
    else:
        report(outcome, output)
    return 0 if outcome.succeeded else 1


if __name__ == "__main__":
    start_again_fixed()
    sys.exit(main(*map(Path, sys.argv[1:5]), *sys.argv[5:]))
