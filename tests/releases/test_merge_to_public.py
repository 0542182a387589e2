"""From a merge to readers: a bare repository, a fresh clone that publishes, nginx, and whoever reads meanwhile."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from plugins.releases.session import Session
from plugins.releases.targets import Folder
from tests.conftest import ROOT
from tests.repositories import commit, git
from tests.sample_content import SAMPLE, SITE, article
from tests.serving.nginx import HOST, RunningNginx, free_port, missing_nginx, nginx_serving

NEWS = "tin/2018/12/bai-vua-gop/"
HASHED_STYLE = re.compile(rb'<link rel="stylesheet" href="https://[^/]+(/[^"]+)"')
STAMP = re.compile(rb"Tin l\xe1\xba\xa7n (\d+)")


@dataclass(frozen=True)
class Newsroom:
    """The repository that all push to, the folder that a server serves, and the server."""

    folder: Path
    port: int
    nginx: RunningNginx

    @property
    def www(self) -> Path:
        return self.folder / "www"

    def edit(self, name: str, text: str, branch: str) -> None:
        """Have an editor write a file on a branch, and have it merged into main of the repository."""
        desk = self.folder / f"desk-{branch}"
        git(self.folder, "clone", "--quiet", "bare.git", desk.name)
        git(desk, "checkout", "--quiet", "-b", branch)
        commit(desk, {f"content/{name}": text}, f"Viết {name}", "2026-01-02T08:00:00+07:00")
        git(desk, "checkout", "--quiet", "main")
        git(desk, "merge", "--quiet", "--no-ff", "-m", f"Gộp {branch}", branch, moment="2026-01-02T09:00:00+07:00")
        git(desk, "push", "--quiet", "origin", "main")

    def publish(self, *more: str, url: str | None = None) -> subprocess.CompletedProcess[str]:
        """Publish main from a fresh clone, with the cache of the last time, as `make publish` does."""
        clone = self.folder / "clone"
        shutil.rmtree(clone, ignore_errors=True)
        git(self.folder, "clone", "--quiet", "bare.git", "clone")
        places = {"content": clone / "content", "cache": self.folder / "cache", "output": clone / "output"}
        return command(
            "publish",
            *(word for name, path in places.items() for word in (f"--{name}", str(path))),
            *("--target", str(self.www), "--url", self.nginx.url if url is None else url, *more),
            trusted=self.nginx.certificate,
        )

    def status(self, path: str) -> int:
        return self.nginx.ask(path).status


def command(*words: str, trusted: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {name: text for name, text in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    if trusted:
        environment["SSL_CERT_FILE"] = str(trusted)
    line = [sys.executable, "-m", "plugins.newsdesk", *words]
    return subprocess.run(line, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=600)


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    """A newsroom whose first articles are public."""
    if missing_nginx():
        pytest.skip(missing_nginx())
    folder, port = tmp_path_factory.mktemp("newsroom"), free_port()
    site = SITE.replace("https://thu-nghiem.example", f"https://{HOST}:{port}")
    files = {f"content/{name}": text for name, text in {**SAMPLE, "site.yaml": site}.items()}
    commit(folder / "first", files, "Bài đầu", "2026-01-01T08:00:00+07:00")
    git(folder, "clone", "--quiet", "--bare", "first", "bare.git")
    (folder / "server").mkdir()
    with nginx_serving(folder / "www" / "current", folder / "server", secure=port) as running:
        made = Newsroom(folder, port, running)
        first = made.publish(url="")
        assert first.returncode == 0, first.stdout + first.stderr
        assert made.nginx.refresh().returncode == 0
        yield made


def test_what_was_merged_is_public(newsroom: Newsroom, browser: Browser) -> None:
    assert newsroom.status(f"/{NEWS}") == 404
    newsroom.edit("news/2018/bai-vua-gop.md", article(title="Bài vừa gộp"), "bai-moi")
    published = newsroom.publish()
    assert published.returncode == 0, published.stdout + published.stderr
    assert "Đã công khai bản" in published.stdout

    for encoding in ("identity", "gzip", "br"):
        answer = newsroom.nginx.ask(f"/{NEWS}", {"Accept-Encoding": encoding})
        assert (answer.status, answer.headers.get("content-encoding", "identity")) == (200, encoding)
    if shutil.which("curl"):
        trusted = ["--cacert", str(newsroom.nginx.certificate)]
        said = subprocess.run(
            ["curl", "--silent", "--show-error", "--compressed", *trusted, f"{newsroom.nginx.url}/{NEWS}"],
            capture_output=True,
            text=True,
            check=True,
        )
        assert "Bài vừa gộp" in said.stdout

    context = browser.new_context(ignore_https_errors=True)
    page = context.new_page()
    failed: list[str] = []
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    page.on("console", lambda message: failed.append(message.text) if message.type == "error" else None)
    page.goto(f"{newsroom.nginx.url}/")
    page.get_by_role("link", name="Bài vừa gộp").first.click()
    assert page.url == f"{newsroom.nginx.url}/{NEWS}"
    page.wait_for_load_state("networkidle")
    context.close()
    assert failed == []


def test_what_has_a_mistake_in_it_changes_nothing_and_says_why(newsroom: Newsroom) -> None:
    before = (newsroom.www / "current").readlink()
    newsroom.edit("news/2018/bai-sai.md", article(title="Bài sai", section="khong-co"), "bai-sai")
    refused = newsroom.publish()
    assert refused.returncode == 1
    assert "bai-sai.md" in refused.stderr and "khong-co" in refused.stderr
    assert (newsroom.www / "current").readlink() == before
    newsroom.edit("news/2018/bai-sai.md", article(title="Bài sai"), "sua-bai")
    assert newsroom.publish().returncode == 0
    assert newsroom.status("/tin/2018/12/bai-sai/") == 200


def test_a_server_that_does_not_give_the_site_gets_the_old_one_back(newsroom: Newsroom) -> None:
    before = (newsroom.www / "current").readlink()
    newsroom.edit("news/2018/bai-lo.md", article(title="Bài lỡ"), "bai-lo")
    failed = newsroom.publish(url=f"{newsroom.nginx.url}/khong-co")
    assert failed.returncode == 1
    assert "404" in failed.stderr and "Đã tự quay lại bản" in failed.stderr
    assert (newsroom.www / "current").readlink() == before
    assert newsroom.status("/tin/2018/12/bai-lo/") == 404
    assert newsroom.publish().returncode == 0


def test_make_rollback_and_make_releases(newsroom: Newsroom) -> None:
    now = (newsroom.www / "current").readlink().name
    newsroom.edit("news/2018/bai-rut.md", article(title="Bài rút"), "bai-rut")
    assert newsroom.publish().returncode == 0
    assert newsroom.status("/tin/2018/12/bai-rut/") == 200
    back = command("rollback", "--target", str(newsroom.www))
    assert (back.returncode, back.stderr) == (0, "")
    assert now in back.stdout
    assert newsroom.status("/tin/2018/12/bai-rut/") == 404
    listed = command("releases", "--target", str(newsroom.www)).stdout
    assert re.search(rf"^→ {now} ", listed, re.MULTILINE)
    none = command("rollback", "--target", str(newsroom.www), "--release", "khong-co")
    assert none.returncode == 1
    assert "Các bản đang giữ" in none.stderr


def test_what_is_not_committed_is_not_published(newsroom: Newsroom, tmp_path: Path) -> None:
    git(newsroom.folder, "clone", "--quiet", "bare.git", str(tmp_path / "desk"))
    (tmp_path / "desk" / "content" / "news" / "2018" / "nhap.md").write_text(article(title="Chưa ghi"))
    refused = command("publish", "--content", str(tmp_path / "desk" / "content"), "--target", str(newsroom.www))
    assert refused.returncode == 1
    assert "nhap.md" in refused.stderr and "git commit" in refused.stderr


def test_a_reader_never_gets_half_of_two_releases(newsroom: Newsroom) -> None:
    """Two releases that differ on every page and in their styles, a hundred switches, and readers all the while.

    Each file is whole and of one release, whatever a reader has got asks for files that are there, and these are of the
    release that asked.
    """
    releases = {}
    for number in (1, 2):
        with Session(Folder(newsroom.www), ("ssh",)) as session:
            token, name = f"a000000{number}", f"b000000{number}"
            place = Path(session.prepare(token))
            style = f"theme/css/site-0000000{number}.css"
            page = f'<link rel="stylesheet" href="https://x/{style}"><p>Tin lần {number}</p>' * 300
            for file, text in {"index.html": page, style: f"/* Tin lần {number} */" * 3000}.items():
                (place / file).parent.mkdir(parents=True, exist_ok=True)
                (place / file).write_text(text)
            facts = {"name": name, "number": 1000 + number, "commit": "", "committed": 0, "put": 0, "digest": ""}
            told = {**facts, "files": 2, "bytes": 0}
            (place / ".bantin-lasting").write_text(f"{style}\n")
            (place / ".bantin-release").write_text("".join(f"{key}={value}\n" for key, value in told.items()))
            for other in releases:
                session.carry(token, other)
            session.settle(token, name)
            releases[name] = place
    # The first has to know the second's styles too, as the one before it would have.
    before, after = releases
    source = newsroom.www / "releases" / after / "theme" / "css" / "site-00000002.css"
    (newsroom.www / "releases" / before / "theme" / "css" / source.name).hardlink_to(source)

    faults: list[str] = []
    read = [0]
    done = threading.Event()

    def keep_reading(at: str) -> None:
        while not done.is_set():
            home = newsroom.nginx.ask("/", at=at)
            stamps = set(STAMP.findall(home.body))
            style = HASHED_STYLE.search(home.body)
            if home.status != 200 or len(stamps) != 1 or style is None:
                faults.append(f"home: {home.status}, {stamps}")
                continue
            asked = newsroom.nginx.ask(style[1].decode(), at=at)
            if asked.status != 200 or set(STAMP.findall(asked.body)) != stamps or len(asked.body) < 50_000:
                faults.append(f"style: {asked.status}")
            read[0] += 1

    current = (newsroom.www / "current").readlink().name
    with Session(Folder(newsroom.www), ("ssh",)) as session:
        session.switch(before)
        readers = [threading.Thread(target=keep_reading, args=(at,)) for at in ("127.0.0.1", "::1")]
        for reader in readers:
            reader.start()
        for number in range(100):
            seen = read[0]
            session.switch((after, before)[number % 2])
            # Somebody reads between any two switches.
            while read[0] == seen and not faults:
                done.wait(0.001)
        done.set()
        for reader in readers:
            reader.join()
        session.switch(current)
    assert faults == []
    assert read[0] >= 100
