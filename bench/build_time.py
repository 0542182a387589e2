"""Times `make check` and a build of the content, several runs each, and says on what machine."""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]


def timed(command: list[str]) -> float:
    """Return the seconds a newsdesk command takes; leave when it fails, for then there is nothing to time."""
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "plugins.newsdesk", *command],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    seconds = time.perf_counter() - started
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} failed with status {done.returncode}:\n{done.stdout}{done.stderr}")
    return seconds


def machine() -> str:
    """Return what the figures depend on besides the code."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    model = next(
        (line.partition(":")[2].strip() for line in cpu_information() if line.startswith("model name")),
        platform.machine(),
    )
    return f"{os.cpu_count()} × {model}, {memory:.0f} GiB, {platform.system()}, Python {platform.python_version()}"


def cpu_information() -> list[str]:
    """Return the lines of /proc/cpuinfo, or none where there is no such file."""
    path = Path("/proc/cpuinfo")
    return path.read_text(encoding="utf-8").splitlines() if path.is_file() else []


def line(name: str, runs: list[float]) -> str:
    """Return one line of the report."""
    return (
        f"{name:<7} median {statistics.median(runs):6.2f} s   fastest {min(runs):6.2f} s   slowest {max(runs):6.2f} s"
    )


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--content", default="content", help="content folder (default: content)")
    parser.add_argument("--runs", type=int, default=5, help="runs of each command (default: 5)")
    arguments = parser.parse_args()
    content = str(Path(arguments.content).resolve())
    with tempfile.TemporaryDirectory() as folder:
        check = ["check", "--content", content]
        site = ["site", "--content", content, "--output", str(Path(folder) / "site")]
        timed(site)  # Not counted: it warms the file cache and compiles the modules.
        runs = range(max(1, arguments.runs))
        checks, sites = [timed(check) for _ in runs], [timed(site) for _ in runs]
    print(f"{machine()}; {len(checks)} runs")
    print(line("check", checks))
    print(line("build", sites))


if __name__ == "__main__":
    main()
