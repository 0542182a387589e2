"""Pictures beside a page come along under names of their own; nothing outside of the import is ever read."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from plugins.imports.blocks import Block, OldPicture
from plugins.imports.kept_pictures import copy_picture, file_of, pictures_of


def image(kind: str = "PNG", size: tuple[int, int] = (320, 200)) -> bytes:
    data = BytesIO()
    Image.new("RGB", size, (10, 120, 90)).save(data, kind)
    return data.getvalue()


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    (tmp_path / "in" / "trang_files").mkdir(parents=True)
    (tmp_path / "in" / "anh").mkdir()
    page = tmp_path / "in" / "trang.html"
    page.write_text("x")
    (tmp_path / "in" / "trang_files" / "hop.jpg").write_bytes(image("JPEG"))
    (tmp_path / "in" / "anh" / "hội trường.png").write_bytes(image())
    (tmp_path / "secret.png").write_bytes(image())
    return page


def blocks(*pictures: OldPicture) -> tuple[Block, ...]:
    return tuple(Block("picture", "", "", picture) for picture in pictures)


@pytest.mark.parametrize(
    ("src", "name"),
    [
        ("trang_files/hop.jpg", "hop.jpg"),
        ("./trang_files/hop.jpg?t=123", "hop.jpg"),
        ("https://mau.example/images/2018/hop.jpg", "hop.jpg"),
        ("/images/hop.jpg", "hop.jpg"),
        ("anh/h%E1%BB%99i%20tr%C6%B0%E1%BB%9Dng.png", "hội trường.png"),
    ],
)
def test_a_picture_is_found_beside_its_page(saved: Path, src: str, name: str):
    found = file_of(src, saved, saved.parent)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "src", ["../secret.png", "..%2Fsecret.png", "/etc/hostname", "khong-co.jpg", "data:image/png;base64,AAAA", "", "\0"]
)
def test_nothing_outside_of_the_import_is_taken(saved: Path, src: str):
    assert file_of(src, saved, saved.parent) is None


def test_a_link_that_leads_out_is_not_followed(saved: Path):
    (saved.parent / "lien-ket.png").symlink_to(saved.parent.parent / "secret.png")
    assert file_of("lien-ket.png", saved, saved.parent) is None


def test_names_follow_the_article_and_the_true_kind(saved: Path):
    (saved.parent / "anh" / "khong-duoi").write_bytes(image("GIF"))
    body = blocks(
        OldPicture("trang_files/hop.jpg", "hop.jpg", "Toàn cảnh hội nghị"),
        OldPicture("anh/khong-duoi", "Một hội trường đông người"),
        OldPicture("mat.jpg", "", "Mất"),
    )
    kept, missing, notes = pictures_of(body, saved, saved.parent, "Họp thử", "2018/hop-thu")
    assert [(one.name, one.alt, one.caption) for one in kept] == [
        ("2018/hop-thu-1.jpg", "Toàn cảnh hội nghị", "Toàn cảnh hội nghị"),
        ("2018/hop-thu-2.gif", "Một hội trường đông người", ""),
    ]
    assert [one.caption for one in missing] == ["Mất"]
    assert [note.key for note in notes] == ["image"]
    assert kept[0].markdown == "![Toàn cảnh hội nghị](2018/hop-thu-1.jpg)\n*Toàn cảnh hội nghị*"


def test_a_picture_is_copied_once_and_never_over_another(saved: Path, tmp_path: Path):
    (kept,), _, _ = pictures_of(blocks(OldPicture("trang_files/hop.jpg")), saved, saved.parent, "T", "2018/hop-thu")
    assert copy_picture(kept, tmp_path / "images") == ""
    assert (tmp_path / "images" / "2018" / "hop-thu-1.jpg").read_bytes() == image("JPEG")
    assert copy_picture(kept, tmp_path / "images") == ""
    (tmp_path / "images" / "2018" / "hop-thu-1.jpg").write_bytes(b"another")
    assert "khác ảnh của trang cũ" in copy_picture(kept, tmp_path / "images")
    assert (tmp_path / "images" / "2018" / "hop-thu-1.jpg").read_bytes() == b"another"


@pytest.mark.parametrize(("data", "said"), [(image(size=(16, 16)), "biểu tượng"), (image("JPEG")[:200], "hỏng")])
def test_an_icon_or_a_broken_picture_is_not_kept(saved: Path, tmp_path: Path, data: bytes, said: str):
    (saved.parent / "anh" / "x.jpg").write_bytes(data)
    (kept,), _, _ = pictures_of(blocks(OldPicture("anh/x.jpg")), saved, saved.parent, "T", "2018/t")
    assert said in copy_picture(kept, tmp_path / "images")
    assert list((tmp_path / "images").rglob("*.*")) == []


def test_a_file_that_is_no_picture_is_said(saved: Path):
    (saved.parent / "anh" / "x.jpg").write_bytes(b"<html>404</html>")
    kept, missing, notes = pictures_of(blocks(OldPicture("anh/x.jpg")), saved, saved.parent, "T", "2018/t")
    assert (kept, len(missing)) == ((), 1)
    assert "“x.jpg” không dùng được" in notes[0].reason
