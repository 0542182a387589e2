"""Pages are printed side by side: the same files with the same bytes, and an error names its page."""

from __future__ import annotations

import logging
import os
import shutil
import signal
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from pelican.log import FatalLogger

from plugins.core.digests import Digests, NotDigestible
from plugins.core.forked import FEWEST, WorkerFailed
from plugins.core.sheets import Bundle, OutsideOfTheSite, Printed, PrintedTwice, PrintRun, Sheet
from plugins.press.printing import print_run
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


@pytest.fixture
def run(tmp_path: Path) -> PrintRun:
    return PrintRun(tmp_path, {})


def own_process() -> bytes:
    return str(os.getpid()).encode()


def sheets(count: int, make: Callable[[], bytes] = own_process) -> list[Sheet]:
    return [Sheet(f"{number}.html", number, make, kind="a" if number % 2 else "b") for number in range(count)]


def printed(run: PrintRun, made: Sequence[Sheet], workers: int = 2, common: bytes = b"") -> dict[str, Printed]:
    for sheet in made:
        run.add(sheet)
    print_run(run, common, Digests(), workers)
    return run.files()


def test_first_sheet_of_each_kind_is_made_before_workers_are_forked(run: PrintRun):
    found = printed(run, sheets(FEWEST + 9))
    own = sorted(path.name for path in run.output.iterdir() if path.read_text() == str(os.getpid()))
    assert own == ["0.html", "1.html"]
    assert (
        {*found} == {path.name for path in run.output.iterdir()} == {f"{number}.html" for number in range(FEWEST + 9)}
    )
    for name, one in found.items():
        seen = (run.output / name).stat()
        assert (one.size, one.modified) == (seen.st_size, seen.st_mtime_ns)


@pytest.mark.parametrize("twin", [0, 4, 5])
def test_two_files_of_one_name_are_refused(run: PrintRun, twin: int):
    with pytest.raises(PrintedTwice, match=rf"{twin}\.html"):
        printed(run, [*sheets(FEWEST + 9), Sheet(f"{twin}.html", "other", own_process)])


@pytest.mark.parametrize("name", ["../index.html", "/etc/motd", "tin/../../x"])
def test_a_file_outside_of_the_site_is_refused(run: PrintRun, name: str):
    with pytest.raises(OutsideOfTheSite):
        printed(run, [Sheet(name, "", own_process)])
    assert not any(run.output.iterdir())


def test_worker_that_is_killed_names_its_page(run: PrintRun):
    made = sheets(FEWEST + 9)
    made.insert(9, Sheet("tin/xau/index.html", "", lambda: os.kill(os.getpid(), signal.SIGKILL) or b"", kind="a"))
    with pytest.raises(WorkerFailed, match=r"^tin/xau/index\.html: "):
        printed(run, made)


def test_warning_in_a_worker_fails_the_build_where_warnings_are_fatal(run: PrintRun, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(FatalLogger, "fatal_lvl", logging.WARNING)
    logger = logging.getLogger("pelican.test_printing")
    made = sheets(FEWEST + 9)
    made.insert(9, Sheet("tin/ngo/index.html", "", lambda: logger.warning("ngờ") or b"", kind="a"))
    with pytest.raises(WorkerFailed, match=r"^tin/ngo/index\.html: RuntimeError"):
        printed(run, made)


def never() -> bytes:
    raise AssertionError("made although the last edition has it")


def test_what_the_last_edition_has_is_not_made_again(tmp_path: Path):
    last = printed(PrintRun(tmp_path, {}), sheets(5))
    again = PrintRun(tmp_path / "again", last)
    assert printed(again, sheets(5, never)) == last
    assert not again.output.exists()


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_made_from_something_else_is_made_again(tmp_path: Path, workers: int):
    last = printed(PrintRun(tmp_path, {}), sheets(FEWEST + 9))
    again = PrintRun(tmp_path / "again", last)
    found = printed(again, [Sheet("3.html", "changed", own_process, kind="a"), *sheets(3, never)], workers)
    assert [path.name for path in again.output.iterdir()] == ["3.html"]
    assert {*found} == {"0.html", "1.html", "2.html", "3.html"}
    assert found["3.html"] != last["3.html"]


def test_another_theme_makes_all_files_anew_but_for_those_that_stand_alone(tmp_path: Path):
    alone = Sheet("font.woff2", "its bytes", own_process, stands_alone=True)
    last = printed(PrintRun(tmp_path, {}), [*sheets(2), alone], common=b"one theme")
    again = PrintRun(tmp_path / "again", last)
    printed(again, [*sheets(2), replace(alone, make=never)], common=b"another")
    assert sorted(path.name for path in again.output.iterdir()) == ["0.html", "1.html"]


def test_what_has_no_content_of_its_own_can_be_no_part_of_a_file(run: PrintRun):
    with pytest.raises(NotDigestible) as failed:
        printed(run, [Sheet("tin/a/index.html", (lambda: 1,), own_process)])
    assert "tin/a/index.html" in "".join(failed.value.__notes__)


def bundle(parts: str, make: Callable[[Path], None], is_left: bool = False) -> Bundle:
    return Bundle(("search/index/", "search/list.json"), parts, make, is_left)


def make_index(output: Path) -> None:
    for name in ("search/index/a", "search/index/deep/b", "search/list.json"):
        path = output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)


def made_never(output: Path) -> None:
    never()


def run_of(bundle: Bundle, output: Path, last: dict[str, Printed]) -> dict[str, Printed]:
    run = PrintRun(output, last)
    run.add_bundle(bundle)
    print_run(run, b"", Digests(), 1)
    return run.files()


def test_a_bundle_is_made_at_once_and_only_from_something_else(tmp_path: Path):
    last = run_of(bundle("words", make_index), tmp_path, {})
    assert {*last} == {"search/index/a", "search/index/deep/b", "search/list.json"}
    assert run_of(bundle("words", made_never), tmp_path / "again", last) == last
    changed = run_of(bundle("other words", make_index), tmp_path / "changed", last)
    assert {*changed} == {*last}
    assert (tmp_path / "changed" / "search" / "list.json").is_file()


def test_a_bundle_that_others_finish_is_made_for_each_edition_and_is_no_file_of_it(tmp_path: Path):
    last = run_of(bundle("words", make_index), tmp_path, {})
    assert run_of(bundle("words", make_index, is_left=True), tmp_path / "again", last) == {}
    assert (tmp_path / "again" / "search" / "index" / "a").is_file()
