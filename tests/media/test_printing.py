"""Printing pictures: each copy once, from what was kept where it can be, and all broken ones said at once."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from plugins.core.kept_results import KeptResults
from plugins.core.problems import ContentProblems
from plugins.core.sources import ContentFolder
from plugins.media import decoding, printing
from plugins.media.pictures import ContentPictures
from plugins.media.printing import copy_at, print_photographs
from plugins.media.renditions import Photograph, fallback


@pytest.fixture
def photographs(tmp_path: Path) -> list[Photograph]:
    folder = tmp_path / "content" / "images"
    folder.mkdir(parents=True)
    for number in range(3):
        Image.effect_noise((500 + number, 300), 50).convert("RGB").save(folder / f"{number}.jpg")
    pictures = ContentPictures(ContentFolder(tmp_path / "content"))
    assert pictures.problems() == []
    return list(pictures.photographs.values())


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_kept_copies_are_used_without_decoding_anything(photographs, tmp_path, monkeypatch):
    kept = KeptResults(tmp_path / "cache")
    first = print_photographs(photographs, tmp_path / "one", kept)
    assert (first.pictures, first.decoded) == (3, 3)

    def never(*_: object) -> None:
        raise AssertionError("decoded although kept")

    monkeypatch.setattr(printing, "copies", never)
    again = print_photographs(photographs, tmp_path / "two", kept)
    assert (again.files, again.decoded) == (first.files, 0)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    assert len(tree(tmp_path / "one")) == first.files


@pytest.mark.parametrize("workers", [1, 4])
def test_the_bytes_depend_neither_on_workers_nor_on_what_was_kept(photographs, tmp_path, workers):
    kept = KeptResults(tmp_path / "cache")
    print_photographs(photographs, tmp_path / "one", KeptResults(None), workers=1)
    print_photographs(photographs[:1], tmp_path / "some", kept, workers=workers)
    print_photographs(photographs, tmp_path / "two", kept, workers=workers)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_a_damaged_cache_gives_the_same_site(photographs, tmp_path):
    kept = KeptResults(tmp_path / "cache")
    print_photographs(photographs, tmp_path / "one", kept)
    files = sorted(path for path in (tmp_path / "cache").rglob("*") if path.is_file())
    for number, path in enumerate(files):
        data = path.read_bytes()
        path.write_bytes(
            [data[:-1], b"", b"\x00" * len(data), data[: len(data) // 2] + b"!" + data[len(data) // 2 + 1 :]][
                number % 4
            ]
        )
    again = print_photographs(photographs, tmp_path / "two", kept)
    assert again.decoded == 3
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    assert print_photographs(photographs, tmp_path / "three", kept).decoded == 0


def test_all_broken_pictures_are_told_at_once(photographs, tmp_path):
    for photograph in photographs[:2]:
        photograph.path.write_bytes(photograph.path.read_bytes()[:2000])
    with pytest.raises(ContentProblems) as caught:
        print_photographs(photographs, tmp_path / "one", KeptResults(None))
    assert [(problem.path, problem.rule) for problem in caught.value.problems] == [
        ("content/images/0.jpg", "broken-picture"),
        ("content/images/1.jpg", "broken-picture"),
    ]


def test_large_pictures_are_decoded_one_at_a_time(photographs, tmp_path, monkeypatch):
    monkeypatch.setattr(decoding, "LARGE", 1)
    inside: list[int] = []
    real = printing.copies

    def watched(*arguments):
        inside.append(1)
        assert len(inside) == 1
        made = real(*arguments)
        inside.pop()
        return made

    monkeypatch.setattr(printing, "copies", watched)
    assert print_photographs(photographs, tmp_path / "one", KeptResults(None), workers=3).decoded == 3


@pytest.mark.parametrize("where", ["printed", "kept", "nowhere"])
def test_a_copy_is_had_from_wherever_it_is(photographs, tmp_path, where):
    kept = KeptResults(tmp_path / "cache" if where == "kept" else None)
    print_photographs(photographs, tmp_path / "out", kept)
    address = fallback(photographs[0].address, photographs[0].width)
    printed = (tmp_path / "out" / address).read_bytes()
    output = tmp_path / ("out" if where == "printed" else "elsewhere")
    assert copy_at(address, photographs[0], output, kept) == printed


def test_a_photograph_as_heavy_as_they_get_makes_light_copies(tmp_path):
    file = io.BytesIO()
    Image.effect_noise((3000, 2000), 25).convert("RGB").save(file, "JPEG", quality=92)
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.jpg").write_bytes(file.getvalue())
    pictures = ContentPictures(ContentFolder(tmp_path))
    pictures.picture("a.jpg")
    print_photographs(pictures.photographs.values(), tmp_path / "out", KeptResults(None))
    sizes = {path.suffix: [] for path in (tmp_path / "out").rglob("*.*")}
    for path in (tmp_path / "out").rglob("*-640.webp"):
        sizes[path.suffix].append(path.stat().st_size)
    assert max(sizes[".webp"]) < len(file.getvalue()) / 20
