"""Copies of pictures: the right way up, in screen colours, small, still, and with nothing of the camera in them."""

from __future__ import annotations

import hashlib
import io
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin, features

from plugins.media.copying import BrokenPicture, copies, whole_picture
from plugins.media.pictures import read_picture
from plugins.media.renditions import Photograph, renditions, whole_size

RED, GREEN, BLUE = (200, 30, 30), (30, 160, 60), (30, 60, 200)


def halves(size: tuple[int, int], left: tuple[int, int, int] = RED, right: tuple[int, int, int] = BLUE) -> Image.Image:
    """Return a picture whose left half is of one colour and whose right half of another."""
    picture = Image.new("RGB", size, left)
    picture.paste(right, (size[0] // 2, 0, *size))
    return picture


def saved(picture: Image.Image, form: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, form, **options)
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def is_near(one: object, other: tuple[int, ...], by: int = 12) -> bool:
    assert isinstance(one, tuple)
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


@pytest.fixture
def copied(tmp_path: Path) -> Callable[..., dict[str, Image.Image]]:
    """Return a function that checks a file as `make check` does and returns its copies, opened, by width and form."""

    def copy(name: str, data: bytes, with_avif: bool = False) -> dict[str, Image.Image]:
        path = tmp_path / name
        path.write_bytes(data)
        size, problems = read_picture(path, name)
        assert size is not None, problems
        form = "png" if size.has_few_colours else "jpg"
        whole = whole_size(size.width, size.height)
        photograph = Photograph(path, name, f"images/a-12345678.{form}", *whole, size.digest, 1)
        wanted = renditions(photograph, with_avif)
        made = copies(photograph, wanted)
        assert list(made) == [one.address for one in wanted]
        for one in wanted:
            assert opened(made[one.address]).size == (one.width, one.height)
        return {f"{one.width}.{one.form}": opened(made[one.address]) for one in wanted}

    return copy


def test_a_photograph_is_copied_in_every_width_of_the_layout_and_no_wider(copied):
    made = copied("a.jpg", saved(halves((4000, 1000)), "JPEG"))
    assert sorted(made) == sorted(
        ["1920.jpg", "960.jpg", *(f"{width}.webp" for width in (320, 480, 640, 960, 1280, 1920))]
    )
    assert sorted(copied("b.jpg", saved(halves((700, 100)), "JPEG"))) == ["320.webp", "480.webp", "700.jpg", "700.webp"]


def test_avif_comes_only_where_the_setting_asks_for_it(copied):
    made = copied("a.jpg", saved(halves((400, 100)), "JPEG"), with_avif=True)
    assert {"400.avif", "400.webp", "400.jpg"} <= set(made)
    assert made["400.avif"].format == "AVIF"


def test_nothing_of_the_camera_the_place_and_the_author_is_left_in_a_copy(copied, tmp_path):
    exif = Image.Exif()
    exif[0x010F] = "May anh thu"
    exif[0x8825] = {1: "N", 2: (18.0, 30.0, 0.0), 3: "E", 4: (105.0, 42.0, 0.0)}
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    picture = halves((600, 200))
    data = saved(
        picture, "JPEG", exif=exif, icc_profile=profile, comment=b"bi mat", xmp=b"<x:xmpmeta>bi mat</x:xmpmeta>"
    )
    assert b"May anh thu" in data and b"bi mat" in data
    made = copied("a.jpg", data, with_avif=True)
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", "bi mat")
    made.update(copied("b.png", saved(picture.quantize(), "PNG", pnginfo=text, exif=exif, icc_profile=profile)))
    for name, copy in made.items():
        assert not dict(copy.getexif()), name
        assert set(copy.info) <= {
            "jfif",
            "jfif_version",
            "jfif_unit",
            "jfif_density",
            "progressive",
            "progression",
            "loop",
            "background",
            "timestamp",
            "duration",
        }, name
    (tmp_path / "c.jpg").write_bytes(data)


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_picture_is_upright_however_the_camera_was_held(copied, turn):
    upright = Image.new("RGB", (320, 480), RED)
    ImageDraw.Draw(upright).rectangle((0, 0, 319, 239), fill=GREEN)
    ImageDraw.Draw(upright).rectangle((0, 0, 159, 239), fill=BLUE)
    back = {
        2: "FLIP_LEFT_RIGHT",
        3: "ROTATE_180",
        4: "FLIP_TOP_BOTTOM",
        5: "TRANSPOSE",
        6: "ROTATE_90",
        7: "TRANSVERSE",
        8: "ROTATE_270",
    }
    stored = upright.transpose(getattr(Image.Transpose, back[turn])) if turn in back else upright
    exif = Image.Exif()
    exif[0x0112] = turn
    for name, form in (("a.jpg", "JPEG"), ("a.webp", "WEBP"), ("a.png", "PNG")):
        shown = copied(name, saved(stored, form, exif=exif))["320.jpg"].convert("RGB")
        assert is_near(shown.getpixel((40, 100)), BLUE), (form, turn)
        assert is_near(shown.getpixel((280, 100)), GREEN), (form, turn)
        assert is_near(shown.getpixel((40, 400)), RED), (form, turn)


def test_four_inks_become_three_lights(copied):
    inks = Image.new("CMYK", (400, 200), (0, 255, 255, 0))
    shown = copied("a.jpg", saved(inks, "JPEG"))["400.jpg"]
    assert shown.mode == "RGB"
    assert is_near(shown.getpixel((50, 50)), (255, 0, 0), 20)


def test_colours_of_another_profile_are_shown_as_they_were_meant(copied):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exchanged = profile.replace(b"rXYZ", b"----").replace(b"bXYZ", b"rXYZ").replace(b"----", b"bXYZ")
    for name, form in (("a.jpg", "JPEG"), ("a.png", "PNG")):
        data = saved(Image.new("RGB", (400, 200), RED), form, icc_profile=exchanged)
        assert is_near(copied(name, data)["400.jpg"].getpixel((50, 50)), RED[::-1], 20), form


@pytest.mark.parametrize("profile", [b"\x00" * 10, b"khong phai ICC" * 100])
def test_a_profile_that_is_none_is_not_followed(copied, profile):
    shown = copied("a.jpg", saved(Image.new("RGB", (400, 200), GREEN), "JPEG", quality=95, icc_profile=profile))
    assert is_near(shown["400.jpg"].getpixel((50, 50)), GREEN)


def test_a_png_of_sixteen_bits_keeps_its_greys(copied):
    deep = Image.new("I;16", (400, 200), 32768)
    shown = copied("a.png", saved(deep, "PNG"))["400.jpg"].convert("L")
    assert abs(shown.getpixel((50, 50)) - 128) <= 2


def test_a_palette_with_a_transparent_colour_stays_transparent(copied):
    drawn = Image.new("P", (400, 200), 1)
    drawn.putpalette([255, 0, 255, *RED])
    drawn.paste(0, (0, 0, 200, 200))
    made = copied("a.png", saved(drawn, "PNG", transparency=0))
    for name in ("400.webp", "400.png"):
        shown = made[name].convert("RGBA")
        assert shown.getpixel((50, 100))[3] == 0, name
        assert is_near(shown.getpixel((350, 100)), (*RED, 255)), name


def test_a_see_through_picture_lies_on_white_where_the_format_knows_nothing_else(copied):
    glass = Image.new("RGBA", (400, 200), (0, 0, 0, 0))
    glass.paste((*RED, 255), (200, 0, 400, 200))
    made = copied("a.png", saved(glass, "PNG"))
    assert is_near(made["400.jpg"].getpixel((50, 100)), (255, 255, 255))
    assert is_near(made["400.jpg"].getpixel((350, 100)), RED)
    assert made["400.webp"].convert("RGBA").getpixel((50, 100))[3] == 0


def test_a_drawing_of_few_colours_stays_sharp(copied):
    drawn = Image.new("RGB", (640, 200), (255, 255, 255))
    ImageDraw.Draw(drawn).text((20, 20), "Chi thi mau", fill=(0, 0, 0), font_size=40)
    assert copied("a.png", saved(drawn, "PNG"))["640.webp"].convert("RGB").tobytes() == drawn.tobytes()


@pytest.mark.parametrize(("name", "form"), [("a.gif", "GIF"), ("a.webp", "WEBP"), ("a.png", "PNG"), ("a.avif", "AVIF")])
def test_of_an_animation_the_first_picture_is_shown_and_does_not_move(copied, name, form):
    frames = [Image.new("RGB", (400, 200), colour) for colour in (RED, GREEN, BLUE)]
    data = saved(frames[0], form, save_all=True, append_images=frames[1:], duration=100)
    made = copied(name, data)
    for copy in made.values():
        assert getattr(copy, "n_frames", 1) == 1
        assert is_near(copy.convert("RGB").getpixel((50, 50)), RED, 20)


@pytest.mark.parametrize("size", [(1, 1), (1, 3000), (3000, 1), (2, 40_000), (40_000, 2), (3, 7)])
@pytest.mark.parametrize(("name", "form"), [("a.jpg", "JPEG"), ("a.png", "PNG")])
def test_very_small_long_and_tall_pictures_are_copied(copied, size, name, form):
    assert copied(name, saved(Image.new("RGB", size, RED), form))


def test_a_picture_with_a_page_of_html_behind_it_loses_the_page(copied, tmp_path):
    data = saved(halves((400, 200)), "JPEG") + b"<html><script>alert(1)</script></html>"
    path = tmp_path / "x.jpg"
    path.write_bytes(data)
    size, _ = read_picture(path, "x.jpg")
    assert size is not None
    photograph = Photograph(path, "x.jpg", "images/x-12345678.jpg", 400, 200, size.digest, 1)
    for copy in copies(photograph, renditions(photograph)).values():
        assert b"script" not in copy


def test_a_photograph_of_sixty_million_dots_is_decoded_at_a_part_of_its_size(copied):
    data = saved(Image.new("RGB", (9000, 6700), GREEN), "JPEG")
    picture, _ = whole_picture(data)
    assert picture.size == (1920, 1429)
    assert is_near(picture.getpixel((900, 700)), GREEN)


def test_the_same_picture_gives_the_same_bytes(tmp_path):
    path = tmp_path / "a.jpg"
    noise = Image.effect_noise((400, 200), 60).convert("RGB")
    path.write_bytes(saved(noise, "JPEG"))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    photograph = Photograph(path, "a.jpg", "images/a-12345678.jpg", 400, 200, digest, 1)
    wanted = renditions(photograph, with_avif=True)
    assert copies(photograph, wanted) == copies(photograph, wanted)
    alone = {one.address: copies(photograph, [one])[one.address] for one in reversed(wanted)}
    assert alone == copies(photograph, wanted)


def test_a_file_that_changed_after_the_check_is_not_copied(tmp_path):
    path = tmp_path / "a.jpg"
    path.write_bytes(saved(halves((400, 200)), "JPEG"))
    photograph = Photograph(path, "a.jpg", "images/a-12345678.jpg", 400, 200, "0" * 64, 1)
    with pytest.raises(BrokenPicture):
        copies(photograph, renditions(photograph))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP", "AVIF"])
def test_a_damaged_file_is_refused_or_copied_and_never_stops_the_build_otherwise(tmp_path, form):
    chance = random.Random(form)
    whole = saved(Image.effect_noise((200, 150), 80).convert("RGB"), form)
    suffix = {"JPEG": ".jpg"}.get(form, f".{form.lower()}")
    outcomes = {"refused": 0, "broken": 0, "copied": 0}
    for number in range(120):
        damaged = bytearray(whole)
        if number % 3 == 0:
            del damaged[chance.randrange(len(damaged)) :]
        else:
            for _ in range(number % 3 * 3):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        path = tmp_path / f"a{suffix}"
        path.write_bytes(damaged)
        size, problems = read_picture(path, path.name)
        if size is None:
            assert problems
            outcomes["refused"] += 1
            continue
        photograph = Photograph(
            path, "a", "images/a-12345678.jpg", *whole_size(size.width, size.height), size.digest, 1
        )
        try:
            copies(photograph, renditions(photograph))
            outcomes["copied"] += 1
        except BrokenPicture:
            outcomes["broken"] += 1
    assert outcomes["refused"] >= 40, outcomes


def test_pillow_here_can_do_all_that_copies_need():
    assert [name for name in ("jpg", "webp", "avif", "littlecms2") if not features.version(name)] == []
