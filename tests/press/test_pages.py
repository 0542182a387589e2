"""Pages are printed side by side: the same files with the same bytes, and an error names its page."""

from __future__ import annotations

import logging
import os
import shutil
import signal
from pathlib import Path

import pytest
from pelican.log import FatalLogger

from plugins.core.forked import FEWEST, WorkerFailed
from plugins.press.pages import Page, PrintedTwice, print_pages
from tests.sample_content import article

ROOT = Path(__file__).resolve().parents[2]
NEWS = {
    f"news/2018/bai-{number}.md": article(title=f"Bài số {number}", date=f"2019-01-{number + 1:02d} 08:00")
    for number in range(FEWEST + 9)
}


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_any_number_of_workers_prints_the_same_files(build_site):
    one = tree(build_site(NEWS, PRESS_WORKERS=1, LISTINGS_PAGE_SIZE=5))
    assert "luu-tru/2019/01/trang-2/index.html" in one
    for workers in (2, 3):
        assert tree(build_site(NEWS, PRESS_WORKERS=workers, LISTINGS_PAGE_SIZE=5)) == one


@pytest.mark.parametrize("workers", [1, 2])
def test_template_that_fails_on_a_page_fails_the_build_with_its_name(build_site, tmp_path: Path, workers: int):
    theme = tmp_path / "theme"
    shutil.copytree(ROOT / "theme", theme)
    template = theme / "templates" / "article.html"
    broken = '{% if article.record.slug == "bai-so-7" %}{{ article.nothing_of_that_name }}{% endif %}'
    template.write_text(
        template.read_text(encoding="utf-8").replace("{% block content %}", "{% block content %}" + broken)
    )
    with pytest.raises(Exception, match="nothing_of_that_name") as failed:
        build_site(NEWS, THEME=str(theme), PRESS_WORKERS=workers)
    said = "\n".join([str(failed.value), *getattr(failed.value, "__notes__", ())])
    assert "tin/2019/01/bai-so-7/index.html" in said


def pages_at(folder: Path, opened: list[str], count: int) -> list[Page]:
    def write(name: str) -> None:
        opened.append(name)
        (folder / name).write_text(str(os.getpid()), encoding="utf-8")

    return [Page(f"{n}.html", "a" if n % 2 else "b", lambda n=n: write(f"{n}.html")) for n in range(count)]


def test_first_page_of_each_template_is_printed_before_workers_are_forked(tmp_path: Path):
    print_pages(pages_at(tmp_path, opened := [], FEWEST + 9), opened, 2)
    own = sorted(path.name for path in tmp_path.iterdir() if path.read_text() == str(os.getpid()))
    assert own == ["0.html", "1.html"]
    assert len(list(tmp_path.iterdir())) == FEWEST + 9


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("twin", [0, 4, 5])
def test_two_pages_of_one_name_are_refused_whoever_printed_them(tmp_path: Path, workers: int, twin: int):
    pages = pages_at(tmp_path, opened := [], FEWEST + 9)
    pages.append(Page("again.html", "a", pages[twin].write))
    with pytest.raises(PrintedTwice, match=rf"{twin}\.html"):
        print_pages(pages, opened, workers)


def test_worker_that_is_killed_names_its_page(tmp_path: Path):
    pages = pages_at(tmp_path, opened := [], FEWEST + 9)
    pages.insert(9, Page("tin/xau/index.html", "a", lambda: os.kill(os.getpid(), signal.SIGKILL)))
    with pytest.raises(WorkerFailed, match=r"^tin/xau/index\.html: "):
        print_pages(pages, opened, 2)


def test_page_that_writes_nothing_is_no_twin_of_another(tmp_path: Path):
    pages = pages_at(tmp_path, opened := [], FEWEST)
    print_pages([*pages, *(Page(f"none {n}", "a", lambda: None) for n in range(4))], opened, 2)
    assert len(list(tmp_path.iterdir())) == FEWEST


def test_warning_in_a_worker_fails_the_build_where_warnings_are_fatal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(FatalLogger, "fatal_lvl", logging.WARNING)
    logger = logging.getLogger("pelican.test_pages")
    pages = pages_at(tmp_path, opened := [], FEWEST + 9)
    pages.insert(9, Page("tin/ngo/index.html", "a", lambda: logger.warning("ngờ")))
    with pytest.raises(WorkerFailed, match=r"^tin/ngo/index\.html: RuntimeError"):
        print_pages(pages, opened, 2)
