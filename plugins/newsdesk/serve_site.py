"""The command behind `make serve`: builds, serves on this machine, and builds again whenever a file is saved."""

from __future__ import annotations

import argparse
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from watchfiles import DefaultFilter, watch

from plugins.core.kept_results import KeptResults
from plugins.newsdesk.build_outcome import BuildOutcome, outcome_from_json
from plugins.newsdesk.build_site import PROJECT, report
from plugins.newsdesk.command_line import WRONG_ARGUMENTS, add_cache_argument, add_content_argument, add_maps_argument
from plugins.newsdesk.site_server import PortInUse, Shown, SiteServer
from plugins.press.building import without_traceback
from plugins.press.printers import AT_START
from plugins.press.swap import OutputRefused, output_held, refuse_unsafe_output
from plugins.search.index import NOTHING_KEPT, IndexingFailed, Interrupted, finish_index, is_prepared

SOURCES = ("theme", "plugins")
SETTINGS = ("pelicanconf.py", "publishconf.py")
DEBOUNCE_MILLISECONDS = 200
HIGHEST_PORT = 65535

Builder = Callable[[Path, Path], BuildOutcome]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add_content_argument(parser)
    add_maps_argument(parser)
    add_cache_argument(parser)
    parser.add_argument("--output", default="output", metavar="THƯ_MỤC", help="thư mục xuất (mặc định: output)")
    parser.add_argument("--port", type=int, default=8000, metavar="CỔNG", help="cổng để mở trang (mặc định: 8000)")


def run(arguments: argparse.Namespace) -> int:
    """Serve until Ctrl+C."""
    content, output = Path(arguments.content), Path(arguments.output)
    if not 0 <= arguments.port <= HIGHEST_PORT:
        print(f"Không có cổng {arguments.port}; chọn một số từ 1024 đến {HIGHEST_PORT}.", file=sys.stderr)
        return WRONG_ARGUMENTS
    if not content.is_dir():
        print(
            f"Không có thư mục nội dung “{content}”. Kiểm tra lại tên, ví dụ: make serve CONTENT=content",
            file=sys.stderr,
        )
        return 1
    try:
        refuse_unsafe_output(output, content, PROJECT)
        build = partial(build_in_own_process, maps=arguments.maps, cache=arguments.cache)
        kept = KeptResults(Path(arguments.cache) if arguments.cache else None)
        return serve(content, output, arguments.port, PROJECT, build, kept)
    except (OutputRefused, PortInUse) as refused:
        print(refused, file=sys.stderr)
        return 1


def serve(
    content: Path, output: Path, port: int, project: Path, build: Builder, kept: KeptResults = NOTHING_KEPT
) -> int:
    """Serve `output` and rebuild it on every save, until interrupted. Raises PortInUse."""
    changes = Changes(content, project)
    site = SiteServer(output, port)
    site.start()
    try:
        _greet(site)
        changes.start()
        for number in changes.rounds():
            _build_once(site, f"{os.getpid()}-{number}", content, output, build)
            index_search(output, changes.are_waiting, kept)
    except KeyboardInterrupt:
        print("\nĐã dừng xem thử.")
    finally:
        changes.stop()
        site.stop()
    return 0


class Changes:
    """Watches what a site is made of, in threads, and says when it is time to build again."""

    def __init__(self, content: Path, project: Path):
        self._folders = [folder for folder in (content, *(project / name for name in SOURCES)) if folder.is_dir()]
        self._project = project
        self._saved: queue.Queue[bool] = queue.Queue()
        self._stopped = threading.Event()

    def start(self) -> None:
        """Watch from now on."""
        for target in (self._watch_folders, self._watch_settings):
            threading.Thread(target=target, daemon=True).start()

    def stop(self) -> None:
        """Watch no longer; `rounds` ends."""
        self._stopped.set()
        self._saved.put(True)

    def rounds(self) -> Iterator[int]:
        """Yield 1 at once, and the next number after each save; saves during a build count as one."""
        number = 1
        yield number
        while True:
            self._saved.get()
            while not self._saved.empty():
                self._saved.get()
            if self._stopped.is_set():
                return
            number += 1
            yield number

    def are_waiting(self) -> bool:
        """Whether something was saved that no round was for yet."""
        return not self._saved.empty()

    def _watch_folders(self) -> None:
        for _ in watch(
            *self._folders, watch_filter=DefaultFilter(), debounce=DEBOUNCE_MILLISECONDS, stop_event=self._stopped
        ):
            self._saved.put(True)

    def _watch_settings(self) -> None:
        # The folder, not the files: an editor that saves by renaming gives a watched file a new identity.
        for _ in watch(
            self._project,
            watch_filter=lambda _, path: Path(path).name in SETTINGS,
            debounce=DEBOUNCE_MILLISECONDS,
            stop_event=self._stopped,
            recursive=False,
        ):
            self._saved.put(True)


def build_in_own_process(content: Path, output: Path, maps: str = "", cache: str = "") -> BuildOutcome:
    """Build by `make site`'s command in a process of its own, so that changes in the code count at once."""
    command = [sys.executable, "-m", "plugins.newsdesk", "site", "--format", "json", "--search", "later"]
    search_path = os.pathsep.join(filter(None, [str(PROJECT), os.environ.get("PYTHONPATH", "")]))
    with subprocess.Popen(
        [*command, "--content", str(content), "--output", str(output), "--maps", maps, "--cache", cache],
        env={**os.environ, "PYTHONPATH": search_path, **AT_START},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as process:
        try:
            answer, said = process.communicate()
        except BaseException:
            # It clears away what it has printed so far.
            process.terminate()
            raise
    try:
        return outcome_from_json(answer)
    except ValueError:
        return BuildOutcome(failure=without_traceback(said) or "Lần dựng dừng lại mà không nói vì sao.")


def index_search(output: Path, is_unwanted: Callable[[], bool], kept: KeptResults = NOTHING_KEPT) -> None:
    """Make the index of a site that readers can see already, unless the next build is wanted before it is done."""
    try:
        with output_held(output, lambda: None):
            if is_prepared(output):
                finish_index(output, is_unwanted, kept)
    except Interrupted:
        return
    except (IndexingFailed, OutputRefused) as failed:
        print(failed, file=sys.stderr)


def _build_once(site: SiteServer, number: str, content: Path, output: Path, build: Builder) -> None:
    outcome = build(content, output)
    print(f"[{time.strftime('%H:%M:%S')}]", end=" ", flush=True)
    report(outcome, output)
    sys.stdout.flush()
    site.shown = Shown(number, outcome, ready=site.shown.ready or outcome.succeeded)


def _greet(site: SiteServer) -> None:
    print(f"Xem trang tại: {' và '.join(site.addresses)} (Ctrl+C để dừng)")
    if not site.has_ipv6:
        print("Máy này không có IPv6, nên chỉ mở địa chỉ IPv4.")
    print("Đang dựng trang lần đầu…", flush=True)
