"""Finds the Chromium that the browser tests drive, installs one when told to, and prints the path of the program."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

INSTALLED_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ANSWER_SECONDS = 60

NOTHING_FOUND = """\
Không tìm thấy Chromium để chạy các phép thử trong trình duyệt. Hãy làm một trong các cách sau rồi chạy lại:
  - Debian: sudo apt-get install chromium
  - Ubuntu và máy khác: .venv/bin/python -m playwright install --with-deps chromium
  - đã có Chromium hoặc Chrome ở nơi khác: đặt BANTIN_CHROMIUM=/đường/dẫn/tới/chương-trình
"""


class ChromiumMissing(Exception):
    """No Chromium answers on this machine; the message says what to do."""


def find_chromium() -> str:
    """Return the path of a Chromium that answers. Raises ChromiumMissing."""
    named = os.environ.get("BANTIN_CHROMIUM")
    if named:
        if answers(named):
            return named
        raise ChromiumMissing(f"BANTIN_CHROMIUM trỏ tới “{named}”, nhưng chương trình ấy không chạy được.")
    for path in candidates():
        if answers(path):
            return path
    raise ChromiumMissing(NOTHING_FOUND)


def candidates() -> Iterator[str]:
    """Yield what may be a Chromium: the machine's own first, then Playwright's."""
    for name in INSTALLED_NAMES:
        path = shutil.which(name)
        if path:
            yield path
    own = playwright_chromium()
    if own:
        yield own


def answers(path: str) -> bool:
    """Say whether the program starts; Ubuntu's package of the name is only a pointer to a snap, and does not."""
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=ANSWER_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and "Chrom" in answer.stdout


def playwright_chromium() -> str | None:
    """Return the browser that Playwright downloaded, if it did."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if path and Path(path).is_file() else None


def install_chromium() -> None:
    """Install Chromium: Debian's when this is root on Debian or Ubuntu, else Playwright's."""
    root = os.geteuid() == 0
    if root and shutil.which("apt-get"):
        say("Cài Chromium bằng apt-get…")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        loudly(["apt-get", "update", "-qq"], environment)
        loudly(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], environment)
        if any(answers(path) for path in candidates()):
            return
    say("Tải Chromium của Playwright…")
    with_libraries = ["--with-deps"] if root else []
    loudly([sys.executable, "-m", "playwright", "install", *with_libraries, "chromium"], dict(os.environ))


def loudly(command: list[str], environment: dict[str, str]) -> None:
    """Run a command with all it says on stderr: stdout carries the answer alone."""
    try:
        subprocess.run(command, env=environment, stdout=sys.stderr, check=False)
    except OSError as error:
        say(f"{command[0]}: {error.strerror}")


def say(sentence: str) -> None:
    """Tell the person at the terminal."""
    print(sentence, file=sys.stderr)


def main() -> int:
    """Print the path of Chromium; with --install, install one when there is none."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--install", action="store_true", help="install Chromium when none is found")
    arguments = parser.parse_args()
    try:
        try:
            path = find_chromium()
        except ChromiumMissing:
            if not arguments.install or os.environ.get("BANTIN_CHROMIUM"):
                raise
            install_chromium()
            path = find_chromium()
    except ChromiumMissing as missing:
        say(str(missing))
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
