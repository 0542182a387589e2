"""A kept reading is the reading that would be made anew: it depends on nothing but what it was given."""

from __future__ import annotations

import builtins
import io
import os
import signal
import time
from pathlib import Path

import pytest

from plugins.articles import news, readings, sent_files
from plugins.core.clusters import spawned_processes
from plugins.core.executors import Executors
from plugins.core.forked import FEWEST, WorkerFailed
from plugins.core.kept_results import KeptResults
from plugins.core.sources import ContentFolder
from plugins.core.workshop import ALONE, Workshop
from plugins.editions.edition import read_edition
from tests.sample_content import SAMPLE, article, write_files

MANY = {f"news/2018/bai-{number}.md": article(title=f"Bài thử số {number}") for number in range(FEWEST + 3)}
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><rect width="40" height="30"/></svg>'
LEAD = "\n  file: mau.svg\n  alt: Một hình chữ nhật"
ILLUSTRATED = f"{article(title='Bài thử số 2', image=LEAD)}\n![Hình](mau.svg)\n\n![Không có](khong-co.svg)\n"
LINKING = f"{article(title='Bài thử số 1')}\n[Bài kia](bai-3.md)\n"


class Desk:
    """A content folder that is read again and again, with a note of what was read anew."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch):
        self.root, self.cache, self.anew = root, root / "cache", []
        resolve = readings.resolve_article
        monkeypatch.setattr(readings, "resolve_article", lambda *given: (self.note(given[0].id), resolve(*given))[1])

    def note(self, name: str) -> None:
        self.anew.append(name)

    def read(self, changes: dict[str, str] | None = None, workers: int = 1, executors: Executors | None = None):
        """Return what was read in the workshop, after holding it against what is read without one."""
        write_files(self.root / "content", changes or {})
        folder = ContentFolder(self.root / "content", "content")
        expected = seen(read_edition(folder, workshop=ALONE))
        self.anew.clear()
        self.edition, problems = read_edition(folder, workshop=Workshop(KeptResults(self.cache), workers, executors))
        found = seen((self.edition, problems))
        assert found == expected
        return found

    def digests(self) -> dict[str, str]:
        """Return the digests of the articles read last, by id."""
        assert self.edition is not None
        return {one.id: one.digest for one in self.edition.articles}


def seen(read):
    edition, problems = read
    bodies = edition and [one.html for one in edition.articles]
    return repr(edition and (edition.articles, edition.documents.all, sorted(edition.photographs))), bodies, problems


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = Desk(tmp_path, monkeypatch)
    desk.read({**SAMPLE, **MANY})
    return desk


def test_nothing_is_read_anew_when_nothing_changed(desk: Desk):
    desk.read()
    assert desk.anew == []


def test_only_the_changed_article_is_read_anew(desk: Desk):
    desk.read({"news/2018/bai-1.md": article(title="Bài thử số một")})
    assert desk.anew == ["2018/bai-1"]


@pytest.mark.parametrize("path", ["site.yaml", "localities/thu-nghiem.yaml", "officials/nguyen-thi-mau.md"])
def test_a_change_in_what_articles_refer_to_is_never_missed(desk: Desk, path: str):
    text = str(SAMPLE[path]).replace("Tin tức", "Tin mới").replace("9999", "9998").replace("Trưởng Phòng", "Phó Phòng")
    desk.read({path: text})
    assert len(desk.anew) == len(MANY) + 1


def test_an_answer_that_changed_is_asked_again(desk: Desk):
    desk.read({"news/2018/bai-1.md": LINKING})
    desk.read({"news/2018/bai-3.md": article(title="Tên khác hẳn")})
    assert sorted(desk.anew) == ["2018/bai-1", "2018/bai-3"]
    (desk.root / "content" / "news" / "2018" / "bai-3.md").unlink()
    desk.read()
    assert desk.anew == ["2018/bai-1"]


def test_damaged_and_foreign_results_cost_only_time(desk: Desk):
    for number, path in enumerate(sorted(path for path in desk.cache.rglob("*") if path.is_file())):
        data = path.read_bytes()
        path.write_bytes([data[:-1], b"", b"x" * 500, data[:80] + b"?" + data[81:]][number % 4])
    desk.read()
    desk.read()
    assert desk.anew == []


def test_other_code_does_not_take_what_was_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(news, "code_digest", lambda: "other")
    desk.read()
    assert len(desk.anew) == len(MANY) + 1


@pytest.mark.parametrize("workers", [2, 3])
def test_workers_read_what_one_process_reads_and_keep_it(desk: Desk, workers: int):
    desk.cache = desk.root / f"cache {workers}"
    one = desk.read(workers=workers)
    assert desk.anew == []
    assert one == desk.read()
    assert desk.anew == []


def test_processes_that_share_no_memory_read_what_one_process_reads(desk: Desk):
    """Nothing of it is read here: what the texts ask was all sent along."""
    desk.read({"images/mau.svg": PICTURE, "news/2018/bai-1.md": LINKING, "news/2018/bai-2.md": ILLUSTRATED})
    one = desk.read({"news/2018/bai-4.md": "không có phần đầu"})
    desk.cache = desk.root / "cache of others"
    with Executors(spawned_processes) as executors:
        assert desk.read(executors=executors) == one
    assert desk.anew == []
    assert desk.read() == one
    assert desk.anew == []


def test_reading_that_rests_on_a_wrong_guess_is_made_here(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    one = desk.read({"images/mau.svg": PICTURE, "news/2018/bai-1.md": LINKING, "news/2018/bai-2.md": ILLUSTRATED})
    monkeypatch.setattr(sent_files, "expected_answers", lambda *_: {})
    desk.cache = desk.root / "cache of others"
    with Executors(spawned_processes) as executors:
        assert desk.read(executors=executors) == one
    assert sorted(desk.anew) == ["2018/bai-1", "2018/bai-2"]
    assert desk.read() == one
    assert desk.anew == []


@pytest.mark.parametrize("gone", [0, 1])
def test_file_that_goes_while_it_is_sent_is_read_here_and_told(desk: Desk, monkeypatch: pytest.MonkeyPatch, gone: int):
    """Gone before its beginning is read, it is an article less; gone after that, it changed while it was read."""
    read_found, seen_of_it = ContentFolder.read_found, []

    def read(folder, path, label):
        if path.name == "bai-5.md":
            seen_of_it.append(label)
            if len(seen_of_it) == gone + 1:
                path.unlink()
        return read_found(folder, path, label)

    monkeypatch.setattr(ContentFolder, "read_found", read)
    folder = ContentFolder(desk.root / "content", "content")
    with Executors(spawned_processes) as executors:
        workshop = Workshop(KeptResults(desk.root / "cache of others"), 1, executors)
        edition, problems = read_edition(folder, workshop=workshop)
    assert edition is None
    assert [one.path for one in problems] == ["content/news/2018/bai-5.md"]


def test_worker_that_dies_over_an_article_names_it(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    resolve = readings.resolve_article

    def die(file, *more):
        if file.id == "2018/bai-5":
            os.kill(os.getpid(), signal.SIGKILL)
        return resolve(file, *more)

    monkeypatch.setattr(readings, "resolve_article", die)
    folder = ContentFolder(desk.root / "content", "content")
    with pytest.raises(WorkerFailed, match=r"content/news/2018/bai-5\.md"):
        read_edition(folder, workshop=Workshop(KeptResults(None), 2))


def test_a_reading_is_given_nothing_that_is_not_in_its_key(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    """Its file, the registries and the answers to its questions are in the key: it opens nothing and asks no clock."""
    resolve = readings.resolve_article

    def refuse(*given: object, **named: object) -> None:
        raise AssertionError(f"a reading looked at {given}")

    def watched(*given):
        with pytest.MonkeyPatch.context() as patch:
            for module, name in ((builtins, "open"), (io, "open"), (os, "stat"), (os, "scandir"), (time, "time")):
                patch.setattr(module, name, refuse)
            for name in ("__getitem__", "get"):
                patch.setattr(type(os.environ), name, refuse)
            return resolve(*given)

    monkeypatch.setattr(readings, "resolve_article", watched)
    edition, _ = read_edition(ContentFolder(desk.root / "content", "content"))
    assert edition is not None
    assert len(edition.articles) == len(MANY) + 1
