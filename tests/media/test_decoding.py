"""A picture whose structure is sound and whose content is not: said by the check, decoded once."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from plugins.core.kept_results import KeptResults
from plugins.core.sources import ContentFolder
from plugins.media import decoding
from plugins.media.decoding import undecodable
from plugins.media.pictures import ContentPictures
from plugins.media.printing import print_photographs
from plugins.media.renditions import Photograph
from plugins.newsdesk.__main__ import run_command
from tests.sample_content import SAMPLE, write_files


def png_part(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def hollow_png() -> bytes:
    """Return a PNG with every sum right and a picture that stops after its first bytes."""
    header = struct.pack(">IIBBBBB", 400, 300, 8, 2, 0, 0, 0)
    parts = [png_part(b"IHDR", header), png_part(b"IDAT", zlib.compress(b"\x00" * 90)), png_part(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.fixture
def photographs(tmp_path: Path) -> list[Photograph]:
    """Return a whole picture and a hollow one, both of which pass the gate."""
    folder = tmp_path / "content" / "images"
    folder.mkdir(parents=True)
    Image.effect_noise((500, 300), 50).convert("RGB").save(folder / "a.jpg")
    (folder / "b.png").write_bytes(hollow_png())
    pictures = ContentPictures(ContentFolder(tmp_path / "content"))
    assert pictures.problems() == []
    return list(pictures.photographs.values())


def test_hollow_picture_is_told_and_no_picture_is_decoded_twice(photographs, tmp_path, monkeypatch):
    kept = KeptResults(tmp_path / "cache")
    first = undecodable(photographs, kept)
    assert [(one.path, one.rule) for one in first] == [("content/images/b.png", "broken-picture")]
    monkeypatch.setattr(decoding, "opened_picture", lambda _: pytest.fail("decoded although known"))
    assert undecodable(photographs, kept) == first


def test_without_a_cache_the_answer_is_the_same(photographs):
    assert len(undecodable(photographs, KeptResults(None))) == 1


def test_picture_that_was_printed_is_known(photographs, tmp_path, monkeypatch):
    kept = KeptResults(tmp_path / "cache")
    print_photographs([one for one in photographs if one.path.name == "a.jpg"], tmp_path / "out", kept)
    opened: list[str] = []
    real = decoding.opened_picture
    monkeypatch.setattr(decoding, "opened_picture", lambda one: opened.append(one.path.name) or real(one))
    undecodable(photographs, kept)
    assert opened == ["b.png"]


def test_file_that_changes_meanwhile_is_not_held_to_be_broken_for_ever(photographs, tmp_path):
    kept = KeptResults(tmp_path / "cache")
    whole = photographs[0].path.read_bytes()
    photographs[0].path.write_bytes(b"")
    assert len(undecodable(photographs, kept)) == 2
    photographs[0].path.write_bytes(whole)
    assert len(undecodable(photographs, kept)) == 1


@pytest.mark.parametrize("site", [{}, {"site.yaml": "name: [\n"}])
def test_check_tells_of_it_whatever_else_is_wrong(site, tmp_path, capsys):
    content = write_files(tmp_path / "content", {**SAMPLE, **site})
    (content / "images").mkdir(exist_ok=True)
    (content / "images" / "b.png").write_bytes(hollow_png())
    assert run_command(["check", "--content", str(content), "--cache", str(tmp_path / "cache")]) == 1
    said = capsys.readouterr().out
    assert "images/b.png" in said and "hỏng bên trong" in said
