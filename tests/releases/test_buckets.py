"""A bucket, here rclone's own local one: in which order files come and go."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from plugins.releases import buckets
from plugins.releases.buckets import BucketFailed, in_order, publish_to_bucket
from plugins.releases.putting import entries_of
from tests.releases.outputs import SITE, packed

needs_rclone = pytest.mark.skipif(not shutil.which("rclone"), reason="rclone is not installed: apt-get install rclone")


@pytest.fixture
def bucket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RCLONE_CONFIG_KHO_TYPE", "local")
    monkeypatch.setenv("RCLONE_CONFIG", os.devnull)
    return tmp_path / "bucket"


def publish(tmp_path: Path, bucket: Path, changes: dict[str, str | bytes | None]) -> int:
    shutil.rmtree(tmp_path / "output", ignore_errors=True)
    files, _ = packed(tmp_path / "output", {".serving/x": "x", **changes})
    return publish_to_bucket(entries_of(files), f"kho:{bucket}")


def files_of(bucket: Path) -> dict[str, str]:
    return {path.relative_to(bucket).as_posix(): path.read_text() for path in bucket.rglob("*") if path.is_file()}


@needs_rclone
def test_the_bucket_holds_the_site_and_nothing_that_is_gone(tmp_path: Path, bucket: Path) -> None:
    assert publish(tmp_path, bucket, {"tin/2025/01/b/index.html": "b"}) == 0
    assert files_of(bucket) == {**SITE, "tin/2025/01/b/index.html": "b"}
    assert publish(tmp_path, bucket, {"index.html": "một"}) == 1
    assert files_of(bucket) == {**SITE, "index.html": "một"}


@needs_rclone
def test_styles_that_old_pages_ask_for_stay_for_a_month(
    tmp_path: Path, bucket: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = "theme/css/site-0a0a0a0a.css"
    publish(tmp_path, bucket, {})
    assert publish(tmp_path, bucket, {old: None}) == 0
    assert old in files_of(bucket)
    now = time.time()
    monkeypatch.setattr(buckets.time, "time", lambda: now + 31 * 86_400)
    assert publish(tmp_path, bucket, {old: None}) == 1
    assert old not in files_of(bucket)


def test_what_leads_to_a_file_comes_after_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    groups = in_order([*SITE, "the/a/index.html", "images/a-0a0a0a0a.webp"])
    place = {name: number for number, names in enumerate(groups) for name in names}
    assert place["theme/css/site-0a0a0a0a.css"] == place["images/a-0a0a0a0a.webp"] == 0
    for first, later in [
        ("images/a.svg", "tin/2025/01/a/index.html"),
        ("tin/2025/01/a/index.html", "the/a/index.html"),
        ("the/a/index.html", "index.html"),
        ("tin/2025/01/a/index.html", "feeds/tat-ca.atom.xml"),
        ("tin/2025/01/a/index.html", "sitemap.xml"),
    ]:
        assert place[first] < place[later]


@needs_rclone
def test_a_bucket_that_is_not_reached_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RCLONE_CONFIG", os.devnull)
    files, _ = packed(tmp_path / "output")
    with pytest.raises(BucketFailed, match="rclone copy"):
        publish_to_bucket(entries_of(files), "khong-co:x")
