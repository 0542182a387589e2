"""What all tests share: a site built from a few files, and a browser to look at sites with."""

from __future__ import annotations

import fcntl
import importlib.util
import logging
import os
import shutil
import signal
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from pelican import Pelican
from pelican.log import LimitFilter
from pelican.settings import read_settings
from playwright.sync_api import Browser, sync_playwright

from tests.sample_content import SAMPLE, Files, write_files

ROOT = Path(__file__).parent.parent
BUILD_MOMENT = "1767225600"
"""1 January 2026, 07:00 in Việt Nam."""

ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

settings.register_profile("bantin", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("bantin")

BuildSite = Callable[..., Path]
MakeOnce = Callable[[str, Callable[[Path], None]], Path]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-golden", action="store_true", help="write the expected sites of tests/golden anew")


def pytest_configure(config: pytest.Config) -> None:
    # A shell that runs the tests in the background has them ignore Ctrl+C; the programs that tests interrupt would too.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def settings_of(content: Path, output: Path, override: Mapping[str, object]) -> dict[str, object]:
    """Return the settings of a test's site."""
    return {
        "PATH": str(content),
        "OUTPUT_PATH": str(output),
        "SEARCH_INDEX": "off",
        "SPECIMENS_SHOWN": False,
        "PRESS_WORKERS": 1,
        **override,
    }


@pytest.fixture(scope="session")
def make_once(tmp_path_factory: pytest.TempPathFactory) -> MakeOnce:
    """Return `make_once(name, make)`: a folder that `make` fills once for all processes of this run.

    Whoever asks first fills it, the others wait; `name` is nobody else's.
    """
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def made(name: str, make: Callable[[Path], None]) -> Path:
        folder, whole = shared / name, shared / f"{name}.whole"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not whole.exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                make(folder)
                whole.touch()
        return folder

    return made


@pytest.fixture
def build_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BuildSite:
    """Return a function that builds the sample with some files changed, and returns the output's folder.

    `conf` is the settings file, `sample=False` leaves the sample out, further keywords are settings. The page of
    components is left out unless SPECIMENS_SHOWN asks for it, and no search is indexed unless SEARCH_INDEX does: no
    test but their own needs them.
    """

    def build(
        changes: Files | None = None, conf: str = "pelicanconf.py", sample: bool = True, **override: object
    ) -> Path:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", BUILD_MOMENT)
        number = len(list(tmp_path.glob("output*")))
        content = write_files(tmp_path / f"content{number}", {**(SAMPLE if sample else {}), **(changes or {})})
        output = tmp_path / f"output{number}"
        LimitFilter._ignore = set()
        logging.getLogger("pelican").setLevel(logging.WARNING)
        made = read_settings(str(ROOT / conf), override=settings_of(content, output, override))
        Pelican(made).run()
        return output

    return build


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium; without one the browser tests fail, and say what to install."""
    noted = ROOT / ".setup" / "chromium"
    path = noted.read_text(encoding="utf-8").strip() if noted.is_file() else ""
    if path and Path(path).is_file():
        return path
    spec = importlib.util.spec_from_file_location("find_chromium", ROOT / "scripts" / "find_chromium.py")
    assert spec
    assert spec.loader
    finder = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(finder)
    try:
        return finder.find_chromium()
    except finder.ChromiumMissing as missing:
        pytest.fail(str(missing))


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium for the whole session."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        browser.close()
