"""The pictures' gate: kinds by content, whole files, sane sizes, and nothing from outside the folder."""

from __future__ import annotations

import io
import re
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from plugins.core.links import PictureFacts
from plugins.core.sources import ContentFolder
from plugins.media.pictures import ContentPictures, PictureSize, read_picture

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="80" height="45"/>'


def photograph(form: str, size: tuple[int, int] = (30, 20), **options: object) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, (10, 90, 160)).save(file, form, **options)
    return file.getvalue()


def photograph_with_preview() -> bytes:
    """Return a photograph cut short within, whose small preview has an end of its own."""
    exif = Image.Exif()
    exif[0x927C] = photograph("JPEG")
    file = io.BytesIO()
    Image.effect_noise((200, 200), 90).save(file, "JPEG", exif=exif)
    return file.getvalue()


def png_chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_that_claims(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = png_chunk(b"IDAT", zlib.compress(b"")) + png_chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header) + body


def read(folder: Path, name: str, data: bytes):
    path = folder / name
    path.write_bytes(data)
    return read_picture(path, f"content/images/{name}")


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.JPEG", "JPEG"), ("a.webp", "WebP"), ("a.gif", "GIF"), ("a.avif", "AVIF")],
)
def test_a_picture_is_measured(tmp_path, name, kind):
    size, problems = read(tmp_path, name, photograph(kind.upper()))
    assert (size.kind, size.width, size.height, size.moves, problems) == (kind, 30, 20, False, [])


def test_a_photograph_taken_upright_is_measured_as_shown(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    assert read(tmp_path, "a.jpg", photograph("JPEG", exif=exif))[0] == PictureSize("JPEG", 20, 30)


REFUSALS = [
    ("a.png", photograph("JPEG"), "wrong-suffix", "là ảnh JPEG", "a.jpg"),
    ("a.svg", photograph("PNG"), "wrong-suffix", "là ảnh PNG", "a.png"),
    ("a.jpg", SVG, "wrong-suffix", "là ảnh SVG", "a.svg"),
    ("a.jpg", b"", "empty", "rỗng", "Chép lại"),
    ("a.jpg", b"xin ch\xc3\xa0o", "not-a-picture", "không phải là ảnh", "lưu lại thành JPG"),
    ("a.jpg", b"%PDF-1.7 ...", "not-a-picture", "tệp PDF", "lưu lại thành JPG"),
    ("a.jpg", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00heicmif1", "not-a-picture", "HEIC", "lưu lại thành JPG"),
    ("a.bmp", photograph("BMP"), "not-a-picture", "BMP", "lưu lại thành JPG"),
    ("a.png", png_that_claims(60_000, 60_000), "too-many-pixels", "100 triệu", "Thu nhỏ"),
    ("a.png", png_that_claims(11_000, 10_000), "too-many-pixels", "100 triệu", "Thu nhỏ"),
    ("a.png", photograph("PNG")[:-20], "broken-picture", "chưa chép hết", "Chép lại"),
    ("a.jpg", photograph("JPEG")[:-20], "broken-picture", "chưa chép hết", "Chép lại"),
    ("a.jpg", photograph_with_preview()[:-300], "broken-picture", "chưa chép hết", "Chép lại"),
    ("a.png", photograph("PNG").replace(b"IDATx", b"IDATy"), "broken-picture", "bị hỏng", "Chép lại"),
    ("a.gif", photograph("GIF")[:-2], "broken-picture", "chưa chép hết", "Chép lại"),
    ("a.webp", photograph("WEBP")[:-8], "broken-picture", "chưa chép hết", "Chép lại"),
    ("a.avif", photograph("AVIF")[:-8], "broken-picture", "chưa chép hết", "Chép lại"),
    ("a.png", b"\x89PNG\r\n\x1a\n", "broken-picture", "bị hỏng", "Chép lại"),
    ("a.svg", SVG + b" " * 1_000_001, "too-large", "1 MB", "PNG"),
]


@pytest.mark.parametrize(("name", "data", "rule", "reason", "remedy"), REFUSALS)
def test_a_refusal_says_why_and_how_to_mend_it(tmp_path, name, data, rule, reason, remedy):
    size, (problem,) = read(tmp_path, name, data)
    assert size is None
    assert (problem.path, problem.rule) == (f"content/images/{name}", rule)
    assert reason in problem.reason and remedy in problem.remedy


def test_a_very_heavy_file_is_refused_unread(tmp_path):
    path = tmp_path / "a.jpg"
    with path.open("wb") as file:
        file.truncate(25_600_000)
    size, (problem,) = read_picture(path, "content/images/a.jpg")
    assert size is None
    assert problem.rule == "too-large" and "25,6 MB" in problem.reason


@pytest.mark.parametrize("name", ["thieu.png", "a\x00.png", "a" * 300 + ".png"])
def test_a_file_that_cannot_be_there_is_a_problem_and_no_exception(tmp_path, name):
    size, (problem,) = read_picture(tmp_path / name, "content/images/x.png")
    assert size is None
    assert problem.rule in ("no-picture", "unreadable")


@pytest.fixture
def pictures(tmp_path) -> ContentPictures:
    images = tmp_path / "content" / "images"
    (images / "2018").mkdir(parents=True)
    (images / "hoi-nghi.svg").write_bytes(SVG)
    (images / "2018" / "a.png").write_bytes(photograph("PNG"))
    (images / "e\u0302.svg").write_bytes(SVG)
    (images / "hong.jpg").write_bytes(photograph("JPEG")[:-20])
    (tmp_path / "content" / "news").mkdir()
    (tmp_path / "content" / "news" / "trong.svg").write_bytes(SVG)
    (tmp_path / "ngoai.svg").write_bytes(SVG)
    (images / "ngoai.svg").symlink_to(tmp_path / "ngoai.svg")
    (images / "trong.svg").symlink_to(tmp_path / "content" / "news" / "trong.svg")
    (images / "thu-muc").symlink_to(tmp_path)
    return ContentPictures(ContentFolder(tmp_path / "content"))


@pytest.mark.parametrize(
    "src",
    [
        "hoi-nghi.svg",
        "./hoi-nghi.svg",
        "images/hoi-nghi.svg",
        "../../images/hoi-nghi.svg",
        "/images/hoi-nghi.svg",
        "content/images/hoi-nghi.svg",
        "../images/hoi-nghi.svg",
    ],
)
def test_a_picture_may_be_named_from_anywhere(pictures, src):
    assert pictures.picture(src) == PictureFacts("images/hoi-nghi.svg", 80, 45)


def test_a_picture_in_a_folder_below_is_found(pictures):
    facts = pictures.picture("2018/a.png")
    assert facts == PictureFacts(facts.path, 30, 20)
    assert re.fullmatch(r"images/2018/a-[0-9a-f]{8}\.jpg", facts.path)


def test_a_photograph_is_known_by_the_address_of_the_whole_picture(pictures, tmp_path):
    address = pictures.picture("2018/a.png").path
    assert pictures.photographs[address].path == tmp_path / "content" / "images" / "2018" / "a.png"
    pictures.picture("hoi-nghi.svg")
    assert list(pictures.drawings) == ["images/hoi-nghi.svg"]


def test_the_address_follows_the_content_and_not_only_the_name(tmp_path):
    addresses = []
    for number, colour in enumerate(("red", "blue", "red")):
        folder = tmp_path / str(number)
        (folder / "images").mkdir(parents=True)
        Image.new("RGB", (3000, 1500), colour).save(folder / "images" / "Lễ hội.jpg")
        facts = ContentPictures(ContentFolder(folder)).picture("Lễ hội.jpg")
        assert (facts.width, facts.height) == (1920, 960)
        addresses.append(facts.path)
    assert addresses[0] == addresses[2] != addresses[1]
    assert addresses[0].startswith("images/le-hoi-")


def test_an_animation_is_a_warning(tmp_path):
    (tmp_path / "images").mkdir()
    frames = [Image.new("RGB", (30, 20), colour) for colour in ("red", "blue")]
    frames[0].save(tmp_path / "images" / "a.gif", save_all=True, append_images=frames[1:])
    (problem,) = ContentPictures(ContentFolder(tmp_path, "content")).problems()
    assert (problem.path, problem.rule, problem.severity) == ("content/images/a.gif", "animated-picture", "warning")
    assert "hình đầu tiên" in problem.reason and "PNG hoặc JPG" in problem.remedy


def test_a_name_typed_on_another_keyboard_is_found(pictures):
    assert pictures.picture("ê.svg") == PictureFacts("images/e\u0302.svg", 80, 45)


@pytest.mark.parametrize(
    ("src", "reason"),
    [
        ("hoi-ngi.svg", "Có phải ý bạn là “hoi-nghi.svg”?"),
        ("", "không nằm trong thư mục images"),
        ("2018/../../news/trong.svg", "không nằm trong thư mục images"),
        ("2018//a.png", "không nằm trong thư mục images"),
        ("2018\\a.png", "không nằm trong thư mục images"),
        ("a\x00.png", "không nằm trong thư mục images"),
        ("2018", "Không có ảnh"),
        ("ngoai.svg", "dẫn ra ngoài"),
        ("trong.svg", "dẫn ra ngoài"),
        ("thu-muc/ngoai.svg", "Không có ảnh"),
        ("hong.jpg", "chưa chép hết. Chép lại"),
    ],
)
def test_a_picture_that_may_not_be_shown_is_refused_with_its_reason(pictures, src, reason):
    assert reason in str(pictures.picture(src))


def test_every_picture_of_the_folder_is_checked_and_no_link_leads_out(pictures):
    assert [(problem.path, problem.rule) for problem in sorted(pictures.problems())] == [
        ("content/images/hong.jpg", "broken-picture"),
        ("content/images/ngoai.svg", "outside-content"),
        ("content/images/thu-muc", "outside-content"),
        ("content/images/trong.svg", "outside-content"),
    ]


def test_a_picture_is_read_once(pictures, tmp_path):
    first = pictures.picture("hoi-nghi.svg")
    (tmp_path / "content" / "images" / "hoi-nghi.svg").write_bytes(b"")
    assert pictures.picture("hoi-nghi.svg") == first


def test_a_site_without_pictures_has_none(tmp_path):
    pictures = ContentPictures(ContentFolder(tmp_path))
    assert pictures.problems() == []
    assert "Không có ảnh" in str(pictures.picture("a.png"))
