from __future__ import annotations

import os
import queue
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plugins.newsdesk import serve_site
from plugins.newsdesk.serve_site import build_in_own_process

ROOT = Path(__file__).resolve().parents[2]

PREVIEW = """
import signal, sys
from pathlib import Path
from plugins.core.problems import Problem
from plugins.newsdesk.build_outcome import BuildOutcome
from plugins.newsdesk.serve_site import serve
from plugins.press.building import print_site
from plugins.press.order import Order

root = Path(sys.argv[1])
page = '''
import sys
from pathlib import Path
text = Path(sys.argv[2]).read_text(encoding="utf-8")
(Path(sys.argv[1]) / "index.html").write_text(f"<!doctype html><body><main>{text}</main></body>", encoding="utf-8")
'''

def build(content, output):
    article = content / "bai.md"
    if "sai" in article.read_text(encoding="utf-8"):
        return BuildOutcome((Problem("content/bai.md", 3, "wrong", "Bài có chữ sai.", "Bỏ chữ ấy đi."),))
    order = Order(content, output, root / "pelicanconf.py", root)
    printed = print_site(order, command=lambda order, aside: [sys.executable, "-c", page, str(aside), str(article)])
    return BuildOutcome(pages=printed.pages, seconds=printed.seconds)

sys.exit(serve(root / "content", root / "output", 0, root, build))
"""


class Preview:
    """A running `make serve` over a tiny content folder."""

    def __init__(self, root: Path):
        self.article = root / "content" / "bai.md"
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-c", PREVIEW, str(root)],
            cwd=ROOT,
            env={**os.environ, "PYTHONUTF8": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        self.said: list[str] = []
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        greeting = self.wait_until_said("Xem trang tại")
        self.addresses = re.findall(r"http://\S+/", greeting)

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)

    def wait_until_said(self, words: str) -> str:
        until = time.monotonic() + 20
        while time.monotonic() < until:
            try:
                line = self._lines.get(timeout=0.2)
            except queue.Empty:
                continue
            self.said.append(line)
            if words in line:
                return line
        raise AssertionError(f"never said “{words}”, but: {''.join(self.said)}")

    def page(self, address: str | None = None) -> str:
        try:
            with urllib.request.urlopen((address or self.addresses[-1]), timeout=10) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.read().decode()

    def wait_for(self, right: Callable[[str], bool]) -> str:
        until = time.monotonic() + 20
        while time.monotonic() < until:
            page = self.page()
            if right(page):
                return page
            time.sleep(0.05)
        raise AssertionError(f"the page never became right: {page}\n{''.join(self.said)}")


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Callable[[str], Preview]]:
    (tmp_path / "content").mkdir()
    started: list[Preview] = []

    def start(text: str) -> Preview:
        (tmp_path / "content" / "bai.md").write_text(text, encoding="utf-8")
        started.append(Preview(tmp_path))
        return started[-1]

    yield start
    for one in started:
        one.process.kill()
        one.process.wait(10)
        if one.process.stdout:
            one.process.stdout.close()


def test_saved_change_appears_by_every_address(preview: Callable[[str], Preview]) -> None:
    running = preview("bài đầu")
    running.wait_for(lambda page: "bài đầu" in page)
    running.article.write_text("bài thứ hai", encoding="utf-8")
    running.wait_for(lambda page: "bài thứ hai" in page)
    assert len(running.addresses) in (1, 2)
    for address in running.addresses:
        assert "bài thứ hai" in running.page(address)


def test_problem_is_shown_in_page_and_terminal_over_the_last_good_build(preview: Callable[[str], Preview]) -> None:
    running = preview("bài đầu")
    running.wait_for(lambda page: "bài đầu" in page)
    running.article.write_text("chữ sai", encoding="utf-8")

    page = running.wait_for(lambda page: 'role="alert"' in page)
    for words in ("bài đầu", "content/bai.md, dòng 3", "Bài có chữ sai.", "Bỏ chữ ấy đi."):
        assert words in page
    running.wait_until_said("Bài có chữ sai.")

    running.article.write_text("đã mend", encoding="utf-8")
    mended = running.wait_for(lambda page: "đã mend" in page)
    assert 'role="alert"' not in mended


def test_problem_at_the_first_build_gets_a_plain_page(preview: Callable[[str], Preview]) -> None:
    running = preview("chữ sai")
    page = running.wait_for(lambda page: 'role="alert"' in page)
    assert "Chưa dựng được trang" in page
    running.article.write_text("bài đúng", encoding="utf-8")
    running.wait_for(lambda page: "bài đúng" in page)


def test_file_saved_by_renaming_is_noticed(preview: Callable[[str], Preview]) -> None:
    running = preview("bài đầu")
    running.wait_for(lambda page: "bài đầu" in page)
    for text in ("lần hai", "lần ba"):
        saved = running.article.with_name("bai.md.part")
        saved.write_text(text, encoding="utf-8")
        saved.replace(running.article)
        running.wait_for(lambda page, text=text: text in page)


@pytest.mark.parametrize(("sign", "status"), [(signal.SIGINT, 0), (signal.SIGTERM, -signal.SIGTERM)])
def test_preview_stops_when_told_to(preview: Callable[[str], Preview], sign: signal.Signals, status: int) -> None:
    running = preview("bài đầu")
    running.wait_for(lambda page: "bài đầu" in page)
    running.process.send_signal(sign)
    assert running.process.wait(10) == status
    if sign == signal.SIGINT:
        running.wait_until_said("Đã dừng xem thử.")
    assert "Traceback" not in "".join(running.said)


def test_build_that_crashes_is_told_without_a_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve_site, "PROJECT", tmp_path)
    (tmp_path / "plugins" / "newsdesk").mkdir(parents=True)
    (tmp_path / "plugins" / "newsdesk" / "__main__.py").write_text("raise RuntimeError('hỏng')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    outcome = build_in_own_process(tmp_path, tmp_path / "output")
    assert not outcome.succeeded
    assert outcome.failure == "RuntimeError: hỏng"
