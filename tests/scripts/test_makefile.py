from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted(
    [
        *ROOT.glob("requirements*.txt"),
        ROOT / "bench" / "requirements.txt",
        ROOT / "package-lock.json",
        ROOT / "bench" / "lighthouse" / "package-lock.json",
    ]
)


def make(*arguments: str) -> str:
    # What `make test` was called with must not reach the make under test.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    command = ["make", "--no-print-directory", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout


def test_make_alone_lists_every_target() -> None:
    listed = set(re.findall(r"^  make ([\w-]+) ", make(), re.MULTILINE))
    declared = set(re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)[1].split())
    assert listed == declared


@pytest.mark.parametrize(("target", "command"), [("site", "site"), ("publish", "publish"), ("check", "check")])
def test_content_of_another_agency_can_be_named(target: str, command: str) -> None:
    said = make("-n", target, "CONTENT=agency", "OUTPUT=public")
    assert f'plugins.newsdesk {command} --content "agency"' in said


def test_make_serve_installs_nothing_for_development() -> None:
    said = make("-n", "-W", "requirements.txt", "serve")
    assert "requirements.txt" in said
    assert "requirements-dev.txt" not in said
    assert "npm" not in said


def test_make_test_installs_everything_first() -> None:
    said = make("-n", "-W", "requirements.txt", "test")
    for part in ("-r requirements.txt", "-r requirements-dev.txt", "npm ci", "find_chromium.py --install"):
        assert said.index(part) < said.index("pytest")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock_file_names_no_download_host(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert '"resolved"' not in text
    if lock.suffix == ".txt":
        assert not re.search(r"https?://|file:/|index-url|find-links", text)


@pytest.mark.parametrize("lock", [lock for lock in LOCKS if lock.suffix == ".txt"], ids=lambda path: path.name)
def test_every_pinned_package_has_hashes(lock: Path) -> None:
    packages = re.findall(r"^[\w.-]+==.*(?:\n    .*)*", lock.read_text(encoding="utf-8"), re.MULTILINE)
    assert packages
    assert all("--hash=sha256:" in package for package in packages)


def test_lock_files_agree_with_each_other() -> None:
    pins: dict[str, set[str]] = {}
    for lock in LOCKS:
        if lock.suffix == ".txt":
            for name, version in re.findall(r"^([\w.-]+)==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE):
                pins.setdefault(name, set()).add(version)
    assert {name: versions for name, versions in pins.items() if len(versions) > 1} == {}
