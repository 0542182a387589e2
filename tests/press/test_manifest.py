"""A manifest comes back as it was written, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.core.fingerprints import Fingerprint
from plugins.core.sheets import Printed
from plugins.press import manifest
from plugins.press.manifest import Manifest, read_manifest, write_manifest

EDITION = Manifest(
    {"index.html": Printed(b"\0key", 12, 1_700_000_000_123_456_789), "media/Hát \udcff.mp3": Printed(b"", 0, 0)},
    ("tim-kiem/pagefind/", "tim-kiem/muc-luc.json"),
    ("/nha/theme",),
    Fingerprint("seen", {"/nha/theme/a": "content"}),
)


def test_it_comes_back_as_it_was(tmp_path: Path):
    write_manifest(tmp_path / "manifest", EDITION)
    assert read_manifest(tmp_path / "manifest") == EDITION
    assert [path.name for path in tmp_path.iterdir()] == ["manifest"]


@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: data.replace(b"12", b"13"), lambda _: b""])
def test_a_damaged_one_is_none(tmp_path: Path, damage):
    path = tmp_path / "manifest"
    write_manifest(path, EDITION)
    path.write_bytes(damage(path.read_bytes()))
    assert read_manifest(path) is None
    assert read_manifest(tmp_path / "missing") is None
    assert read_manifest(tmp_path) is None


def test_one_of_another_form_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(manifest, "FORM", b"bantin-edition-0\n")
    write_manifest(tmp_path / "manifest", EDITION)
    monkeypatch.undo()
    assert read_manifest(tmp_path / "manifest") is None


@pytest.mark.parametrize(
    ("name", "is_known"),
    [
        ("index.html", True),
        ("tim-kiem/pagefind/fragment/a.pf", True),
        ("tim-kiem/muc-luc.json", True),
        ("tim-kiem/muc-luc.json.bak", False),
        ("tim-kiem/index.html", False),
    ],
)
def test_it_knows_its_files_and_those_that_others_finish(name: str, is_known: bool):
    assert EDITION.knows(name) is is_known
