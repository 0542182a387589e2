"""`make archive` and `make verify`, from content to verdict."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.newsdesk.__main__ import run_command
from tests.conftest import BUILD_MOMENT
from tests.sample_content import SAMPLE, article, write_files


def archive(root: Path, output: str = "output") -> int:
    folders = ["--content", str(root / "content"), "--output", str(root / output)]
    return run_command(["archive", *folders, "--archive", str(root / f"{output}.tar.gz")])


def test_a_site_is_bundled_and_verified(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BUILD_MOMENT)
    write_files(tmp_path / "content", SAMPLE)
    assert archive(tmp_path) == 0
    said = capsys.readouterr().out
    assert "4 tệp nguồn" in said
    digest = said.partition("SHA-256 của gói: ")[2][:64]
    assert run_command(["verify", "--archive", str(tmp_path / "output.tar.gz")]) == 0
    assert f"SHA-256 của gói: {digest}" in capsys.readouterr().out
    assert archive(tmp_path, "again") == 0
    assert (tmp_path / "output.tar.gz").read_bytes() == (tmp_path / "again.tar.gz").read_bytes()


def test_what_cannot_be_published_is_not_bundled(tmp_path: Path, capsys):
    write_files(tmp_path / "content", {**SAMPLE, "news/2018/hop-thu.md": article(section="khong-co")})
    assert archive(tmp_path) == 1
    assert list(tmp_path.glob("*.tar.gz")) == []


def test_a_damaged_bundle_is_told_without_a_traceback(tmp_path: Path, capsys):
    (tmp_path / "a.tar.gz").write_bytes(b"x")
    assert run_command(["verify", "--archive", str(tmp_path / "a.tar.gz")]) == 1
    assert "KHÔNG nguyên vẹn" in capsys.readouterr().err
