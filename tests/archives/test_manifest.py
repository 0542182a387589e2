"""The list of a bundle's files, as `sha256sum` writes it."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.archives.manifest import NAME, BrokenManifest, as_manifest, read_manifest, sum_of

DIGEST = "0123456789abcdef" * 4
NAMES = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), min_size=1, max_size=20)


@given(st.dictionaries(NAMES, st.just(DIGEST), max_size=5))
def test_what_was_written_is_read(sums: dict[str, str]):
    assert read_manifest(as_manifest(sums)) == sums


def test_names_are_sorted():
    assert as_manifest({"site/b": DIGEST, "site/a": DIGEST}).split() == [DIGEST.encode(), b"site/a"] + [
        DIGEST.encode(),
        b"site/b",
    ]


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="sha256sum is not installed")
def test_sha256sum_reads_it(tmp_path: Path):
    names = ["bài.html", "có dấu cách.txt", "gạch\\chéo", "hai\ndòng"]
    for name in names:
        (tmp_path / name).write_text(name, encoding="utf-8")
    sums = {name: sum_of(io.BytesIO(name.encode())) for name in names}
    (tmp_path / NAME).write_bytes(as_manifest(sums))
    done = subprocess.run(["sha256sum", "--check", "--strict", NAME], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"x", 1),
        (f"{DIGEST}  a\n\n{DIGEST}  b\n".encode(), 2),
        (f"{DIGEST}  a\n{DIGEST}  a\n".encode(), 2),
        (f"{DIGEST}  ".encode() + b"\xff\n", 1),
        (f"{DIGEST[1:]}  a\n".encode(), 1),
    ],
)
def test_a_line_that_is_none_is_named(data: bytes, line: int):
    with pytest.raises(BrokenManifest) as caught:
        read_manifest(data)
    assert caught.value.line == line
