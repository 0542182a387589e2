"""A build that is killed anywhere, and all who read the site meanwhile: they meet one whole edition or the other."""

from __future__ import annotations

import os
import random
import signal
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.incremental.agency import Agency, Article, update
from tests.incremental.builder import ROOT, Builder
from tests.incremental.conftest import amount
from tests.incremental.project import CleanBuilds, Project, request
from tests.incremental.trees import difference, tree_of
from tests.sample_content import write_files

GENERATIONS = ("Ấn bản thử số một", "Ấn bản thử số hai")
KILLS = amount("KILLS", 4)


class Reader(threading.Thread):
    """Reads every page of a site over and over by its address, as a server does for those who ask for it."""

    def __init__(self, site: Path, old: dict[str, bytes], new: dict[str, bytes]):
        super().__init__(daemon=True)
        self.site, self.old, self.new = site, old, new
        self.names = sorted({*old} & {*new})
        self.met: list[str] = []
        """What no reader should have met."""
        self.reads = 0
        self.has_new = False
        self._stopped = threading.Event()

    def run(self) -> None:
        """Read until stopped."""
        while not self._stopped.is_set():
            for name in self.names:
                self.read(name)

    def read(self, name: str) -> None:
        """Read one page and judge it."""
        self.reads += 1
        try:
            page = (self.site / name).read_bytes()
        except OSError as error:
            self.met.append(f"{name}: {error.strerror}")
            return
        is_old, is_new = page == self.old[name], page == self.new[name]
        if not (is_old or is_new):
            self.met.append(f"{name} is of neither edition, {len(page)} bytes")
        elif is_old and not is_new and self.has_new:
            self.met.append(f"{name} is old after another page was new")
        self.has_new = self.has_new or is_new and not is_old

    def stop(self) -> list[str]:
        """End, and return what should not have been met."""
        self._stopped.set()
        self.join()
        return self.met[:10]


def edition(number: int) -> Agency:
    """Return one of two editions: each has a token on every page, and an article that the other one lacks."""
    agency = Agency()
    agency.card |= {"slogan": GENERATIONS[number], "responsible_editor": GENERATIONS[number]}
    agency.articles[20 + number] = Article(f"2019/chi-ban-{number}", number, "2019-02-02 10:00", sentences=(0, 1))
    agency.articles[0].remark = GENERATIONS[number]
    agency.articles[1].updates = [update("correction", "2019-06-01")] * number
    return agency


def pages_of(folder: Path) -> dict[str, bytes]:
    """Return all pages of a site."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.html")}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_build_killed_at_any_moment(builder: Builder, clean_builds: CleanBuilds, project: Project) -> None:
    """The order of the day: edit, build, kill; look at what is served; build again and compare with a clean build."""
    chance = random.Random(5)
    trees, pages, orders = [], [], []
    for number in (0, 1):
        agency = edition(number)
        project.write_content(agency)
        trees.append(clean_builds.build(project, agency.moment, "pelicanconf.py", "off")[1])
        pages.append(pages_of(project.aside))
        orders.append(request(project.order(), agency.moment))
    assert all(GENERATIONS[0].encode() in page for name, page in pages[0].items() if "<main" in page.decode())

    assert builder.build(orders[1]).outcome.succeeded
    lasted = [_seconds_of_building(builder, project, orders[number], number) for number in (0, 1)]
    in_time, new, span = 0, 0, statistics.median(lasted)
    for kill in range(KILLS):
        old = new ^ 1
        project.write_content(edition(new))
        reader = Reader(project.output, pages[old], pages[new])
        reader.start()
        try:
            moment = span * (kill + chance.random()) / KILLS
            build = builder.start(orders[new])
            time.sleep(moment)
            span *= 0.7 if build.is_over else 1
            in_time += not build.is_over
            build.kill(with_descendants=kill % 3 != 2)
            again = builder.start(orders[new])
            build.result()
            started = time.monotonic()
            outcome = again.result().outcome
            lasted.append(time.monotonic() - started)
        finally:
            met = reader.stop()
        told = f"killed after {moment:.3f} s, number {kill}"
        assert met == [], told
        assert reader.reads > len(reader.names), told
        assert outcome.succeeded, f"{told}: {outcome}"
        assert not difference(tree_of(project.output), trees[new]), told
        assert project.leftovers() == [], told
        new = old
    print(f"{in_time} of {KILLS} builds were killed while they ran")
    assert in_time >= KILLS // 2


def test_reader_notices_half_an_edition_a_page_cut_short_and_a_page_that_is_gone(tmp_path: Path) -> None:
    old, new = {"a.html": b"old a", "b.html": b"old b"}, {"a.html": b"new a", "b.html": b"new b"}
    write_files(tmp_path, old)
    reader = Reader(tmp_path, old, new)
    reader.read("a.html")
    write_files(tmp_path, {"a.html": b"new a"})
    reader.read("a.html")
    assert reader.met == []
    reader.read("b.html")
    write_files(tmp_path, {"b.html": b"new"})
    reader.read("b.html")
    (tmp_path / "b.html").unlink()
    reader.read("b.html")
    assert [met.split(maxsplit=1)[1][:20] for met in reader.met] == [
        "is old after another", "is of neither editio", "No such file or dire"
    ]  # fmt: skip


def test_first_build_killed_leaves_no_site_or_a_whole_one(
    builder: Builder, clean_builds: CleanBuilds, project: Project
) -> None:
    agency = edition(0)
    project.write_content(agency)
    _, expected = clean_builds.tree(project, agency.moment, "pelicanconf.py", "off")
    order = request(project.order(), agency.moment)
    for seconds in (0.1, 0.6):
        build = builder.start(order)
        time.sleep(seconds)
        build.kill()
        assert build.result().outcome is None
        assert tree_of(project.output) in ({}, expected)
    assert builder.build(order).outcome.succeeded
    assert not difference(tree_of(project.output), expected)
    assert project.leftovers() == []


def test_command_killed_with_its_processes_leaves_the_next_one_a_clean_build(tmp_path: Path) -> None:
    def command(number: int, output: str, cache: str) -> list[str]:
        content = write_files(tmp_path / f"content{number}", edition(number).files())
        places = ["--content", str(content), "--output", str(tmp_path / output), "--cache", cache]
        return [sys.executable, "-m", "plugins.newsdesk", "site", "--search", "off", *places]

    cache = str(tmp_path / "cache")
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(edition(0).moment)}
    subprocess.run(command(0, "site", cache), cwd=ROOT, env=environment, check=True)
    old = tree_of(tmp_path / "site")
    build = subprocess.Popen(command(1, "site", cache), cwd=ROOT, env=environment, start_new_session=True)
    time.sleep(1)
    os.killpg(build.pid, signal.SIGKILL)
    assert build.wait() == -signal.SIGKILL
    assert tree_of(tmp_path / "site") == old
    subprocess.run(command(1, "site", cache), cwd=ROOT, env=environment, check=True)
    subprocess.run(command(1, "clean", ""), cwd=ROOT, env=environment, check=True)
    assert not difference(tree_of(tmp_path / "site"), tree_of(tmp_path / "clean"))
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith("site.")]


def _seconds_of_building(builder: Builder, project: Project, order: object, number: int) -> float:
    project.write_content(edition(number))
    started = time.monotonic()
    assert builder.build(order).outcome.succeeded
    return time.monotonic() - started
