"""A project folder of a test's own: the theme and the settings in copies that may be edited, and the content."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

from plugins.newsdesk.build_outcome import BuildOutcome
from plugins.press.building import Order
from tests.incremental.agency import Agency
from tests.incremental.builder import ROOT, Builder, Request
from tests.incremental.faults import Fault
from tests.incremental.trees import Tree, tree_of
from tests.repositories import git

SETTINGS = ("pelicanconf.py", "publishconf.py")
PLAIN = "SPECIMENS_SHOWN = False\n"
"""The page of components takes as long as everything else together and shows nothing of the content."""


class Project:
    """A folder with everything that a build reads. `output` and `cache` lie beside it, with nothing else around."""

    def __init__(self, folder: Path):
        self.folder = folder / "project"
        self.content = self.folder / "content"
        self.theme = self.folder / "theme"
        self.output = folder / "served" / "site"
        self.cache = folder / "kept" / "cache"
        self.aside = folder / "clean"
        self.folder.mkdir(parents=True)
        self.output.parent.mkdir()
        self.cache.parent.mkdir()
        shutil.copytree(ROOT / "theme", self.theme)
        for name in SETTINGS:
            shutil.copyfile(ROOT / name, self.folder / name)
        self.original = (self.folder / "pelicanconf.py").read_text(encoding="utf-8")
        self.set({})
        git(self.folder, "init", "--quiet", "--initial-branch=main")

    def set(self, settings: dict[str, object]) -> None:
        """Write the settings anew, some of them changed."""
        lines = "".join(f"{name} = {value!r}\n" for name, value in settings.items())
        self.write(self.folder / "pelicanconf.py", f"{self.original}{PLAIN}{lines}".encode())

    def write_content(self, agency: Agency) -> None:
        """Make the content folder that of an agency; what is as it should be is not touched."""
        files = agency.files()
        for path in self.content.rglob("*"):
            if path.is_file() and path.relative_to(self.content).as_posix() not in files:
                path.unlink()
        for name, data in files.items():
            self.write(self.content / name, data)

    @staticmethod
    def write(path: Path, data: bytes) -> None:
        """Write a file unless it holds that already."""
        if not path.is_file() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def commit(self, moment: int) -> None:
        """Commit the content."""
        git(self.folder, "add", "--all", "content")
        git(self.folder, "commit", "--quiet", "--allow-empty", "--message", f"Sửa {moment}", moment=f"{moment} +0700")

    def digest(self) -> str:
        """Return a digest of everything that a build reads, the commits included."""
        digest = hashlib.sha256()
        for path in sorted(self.folder.rglob("*")):
            below = path.relative_to(self.folder)
            if path.is_file() and below.parts[0] != ".git":
                digest.update(f"\0{below}\0".encode() + path.read_bytes())
        heads = self.folder / ".git" / "refs" / "heads" / "main"
        digest.update(heads.read_bytes() if heads.is_file() else b"")
        return digest.hexdigest()

    def order(self, *, clean: bool = False, settings: str = "pelicanconf.py", search: str = "off") -> Order:
        """Return the order to build in place, or, for a clean build, elsewhere and without a cache."""
        output, cache = (self.aside, None) if clean else (self.output, self.cache)
        return Order(self.content, output, self.folder / settings, self.folder, cache=cache, search=search)

    def leftovers(self) -> list[str]:
        """Return what lies beside the output and the cache and should not be there."""
        found = [*self.output.parent.iterdir(), *self.cache.parent.iterdir()]
        return sorted(path.name for path in found if path not in (self.output, self.cache))


class CleanBuilds:
    """Clean builds of projects; equal projects give equal trees, so each is built once."""

    def __init__(self, builder: Builder):
        self._builder = builder
        self._known: dict[object, tuple[BuildOutcome | None, Tree]] = {}
        self.made = 0

    def tree(self, project: Project, moment: int, settings: str, search: str) -> tuple[BuildOutcome, Tree]:
        """Return what comes of a build of the project into no output without a cache."""
        key = project.digest(), moment, settings, search
        if key not in self._known:
            self._known[key] = self.build(project, moment, settings, search)
        return self._known[key]

    def build(self, project: Project, moment: int, settings: str, search: str) -> tuple[BuildOutcome, Tree]:
        """Build the project into no output without a cache, and leave the tree where it is until the next time."""
        shutil.rmtree(project.aside, ignore_errors=True)
        self.made += 1
        order = project.order(clean=True, settings=settings, search=search)
        build = self._builder.build(request(order, moment))
        assert build.outcome is not None, "the clean build was killed"
        return build.outcome, tree_of(project.aside)


def request(order: Order, moment: int, fault: Fault | None = None, processors: int | None = None) -> Request:
    """Return the request to build at a moment."""
    environment = {"SOURCE_DATE_EPOCH": str(moment), "GIT_CONFIG_GLOBAL": os.devnull}
    return Request(order, False, environment, fault, processors)
