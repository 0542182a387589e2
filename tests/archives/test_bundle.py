"""Writing bundles: always the same bytes, whole or not at all."""

from __future__ import annotations

import os
import tarfile
from pathlib import Path

import pytest

from plugins.archives.bundle import BundleRefused, write_bundle
from plugins.archives.manifest import NAME
from plugins.archives.verification import verify_bundle
from tests.sample_content import SAMPLE, write_files

PAGES = {"index.html": "<p>Trang thử</p>", "tin/2018/12/bai/index.html": "<p>Bài thử</p>", ".well-known/a": "a"}


def folders(root: Path) -> tuple[Path, Path]:
    return write_files(root / "site", PAGES), write_files(root / "content", {**SAMPLE, ".nháp": "x", ".git/a": "x"})


def test_a_bundle_holds_pages_sources_and_their_sums(tmp_path: Path):
    bundle = write_bundle(*folders(tmp_path), tmp_path / "a" / "gói.tar.gz")
    assert (bundle.pages, bundle.sources, bundle.size) == (2, 4, (tmp_path / "a" / "gói.tar.gz").stat().st_size)
    with tarfile.open(tmp_path / "a" / "gói.tar.gz") as tar:
        names = tar.getnames()
        assert {(one.mtime, one.uid, one.gid, one.uname, one.mode) for one in tar} == {(315532800, 0, 0, "", 0o644)}
    assert names[0] == NAME
    assert names[1:] == sorted([f"site/{name}" for name in PAGES] + [f"content/{name}" for name in SAMPLE])


def test_two_bundles_of_one_site_are_equal_byte_by_byte(tmp_path: Path):
    bundles = []
    for name, stamp in (("một", 1_000_000_000), ("hai", 1_500_000_000)):
        site, content = folders(tmp_path / name)
        for path in [*site.rglob("*"), *content.rglob("*")]:
            os.utime(path, (stamp, stamp))
        (site / "index.html").chmod(0o600)
        bundles.append(write_bundle(site, content, tmp_path / f"{name}.tar.gz"))
    assert bundles[0] == bundles[1]
    assert (tmp_path / "một.tar.gz").read_bytes() == (tmp_path / "hai.tar.gz").read_bytes()


def test_a_bundle_can_be_verified(tmp_path: Path):
    bundle = write_bundle(*folders(tmp_path), tmp_path / "a.tar.gz")
    verdict = verify_bundle(tmp_path / "a.tar.gz")
    assert (verdict.files, verdict.digest, verdict.faults) == (7, bundle.digest, ())


def test_links_that_lead_out_are_left_out(tmp_path: Path):
    site, content = folders(tmp_path)
    (tmp_path / "bí-mật").write_text("x")
    (content / "lộ.md").symlink_to(tmp_path / "bí-mật")
    assert write_bundle(site, content, tmp_path / "a.tar.gz").sources == 4


@pytest.mark.parametrize("inside", ["site", "content"])
def test_a_bundle_does_not_lie_in_itself(tmp_path: Path, inside: str):
    with pytest.raises(BundleRefused, match="không thể nằm trong"):
        write_bundle(*folders(tmp_path), tmp_path / inside / "a.tar.gz")


def test_an_old_bundle_stays_when_a_new_one_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    site, content = folders(tmp_path)
    write_bundle(site, content, tmp_path / "a.tar.gz")
    before = (tmp_path / "a.tar.gz").read_bytes()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("plugins.archives.bundle.write_tar", fail)
    with pytest.raises(BundleRefused, match="Không ghi được"):
        write_bundle(site, content, tmp_path / "a.tar.gz")
    assert (tmp_path / "a.tar.gz").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.tar.gz", "content", "site"]
