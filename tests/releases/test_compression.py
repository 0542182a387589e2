"""Compressed copies: what gets one, that it opens to the same bytes, and that the same file gives the same copy."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import brotli
import pytest

from plugins.releases import compression
from plugins.releases.compression import Compressor
from tests.releases.outputs import write_output

PAGE = "<p>Một trang thử, nói đi nói lại.</p>" * 50


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return write_output(
        tmp_path / "output", {"a.html": PAGE, "short.txt": "x", "picture.png": b"\x89PNG" + b"\0" * 900}
    )


def test_copies_open_to_the_same_bytes_and_are_smaller(output: Path, tmp_path: Path) -> None:
    compressor = Compressor(tmp_path / "cache")
    for file in compressor.packed(output).values():
        data = file.path.read_bytes()
        assert file.size == len(data)
        for ending, open_copy in ((".br", brotli.decompress), (".gz", gzip.decompress)):
            if file.is_copied_as(ending):
                copy = compressor.copy_of(file, ending)
                assert open_copy(copy) == data
                assert len(copy) == (file.brotli_size if ending == ".br" else file.gzip_size) < len(data)


def test_only_text_that_shrinks_gets_copies(output: Path, tmp_path: Path) -> None:
    packed = Compressor(tmp_path / "cache").packed(output)
    assert packed["a.html"].brotli_size and packed["a.html"].gzip_size
    for name in ("short.txt", "picture.png"):
        assert (packed[name].brotli_size, packed[name].gzip_size) == (0, 0)


def test_no_time_and_no_name_is_in_a_copy(output: Path, tmp_path: Path) -> None:
    first, second = Compressor(tmp_path / "one"), Compressor(tmp_path / "two")
    before = first.copy_of(first.packed(output)["a.html"], ".gz")
    os.utime(output / "a.html", (1, 1))
    (output / "a.html").rename(output / "b.html")
    assert second.copy_of(second.packed(output)["b.html"], ".gz") == before
    assert before[4:8] == b"\0\0\0\0"


def test_what_did_not_change_is_not_compressed_again(
    output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = Compressor(tmp_path / "cache").packed(output, workers=1)
    made: list[int] = []
    monkeypatch.setattr(compression, "brotlied", lambda data, _: made.append(len(data)) or b"")
    (output / "a.html").write_text(PAGE + "!")
    packed = Compressor(tmp_path / "cache").packed(output, workers=1)
    assert made == [len((PAGE + "!").encode())]
    assert packed["index.html"] == known["index.html"]


def test_a_lost_or_damaged_copy_is_made_again(output: Path, tmp_path: Path) -> None:
    compressor = Compressor(tmp_path / "cache")
    file = compressor.packed(output)["a.html"]
    for path in (tmp_path / "cache").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-1])
    assert brotli.decompress(compressor.copy_of(file, ".br")) == PAGE.encode()


def test_without_a_cache_nothing_stays_behind(output: Path) -> None:
    with Compressor(None) as compressor:
        file = compressor.packed(output)["a.html"]
        assert brotli.decompress(compressor.copy_of(file, ".br")) == PAGE.encode()
        kept = compressor._kept.folder
        assert kept and kept.is_dir()
    assert not kept.exists()


def test_several_workers_give_what_one_gives(output: Path, tmp_path: Path) -> None:
    for number in range(40):
        (output / f"{number}.html").write_text(PAGE * number)
    assert Compressor(tmp_path / "one").packed(output, workers=1) == Compressor(tmp_path / "two").packed(
        output, workers=3
    )
