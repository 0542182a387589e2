"""What readers get as it lies in the theme and the content."""

from __future__ import annotations

import os
from pathlib import Path

from plugins.core.digests import Digests
from plugins.core.sheets import Sheet
from plugins.press.static_files import drawing_files, media_files, theme_files
from tests.sample_content import write_files

THEME = {
    "static/css/site.css": '@import "a.css";',
    "static/css/a.css": "a { color: red }",
    "static/js/a.js": "1",
    "static/fonts/.hidden": "x",
    "templates/base.html": "",
}


def contents(sheets: list[Sheet]) -> dict[str, str]:
    found = {}
    for sheet in sheets:
        made = sheet.make()
        found[sheet.name] = made.read_text() if isinstance(made, Path) else made.decode()
    return found


def test_the_parts_of_the_style_sheet_are_one_file_and_what_is_hidden_stays_hidden(tmp_path: Path):
    files = contents([*theme_files(write_files(tmp_path, THEME))])
    assert files == {"theme/js/a.js": "1", "theme/css/site.css": "a{color:red}\n"}


def test_media_and_drawings_keep_their_addresses(tmp_path: Path):
    write_files(tmp_path, {"media/2024/a.mp3": "sound", "media/.git/x": "no", "images/b.svg": "<svg/>"})
    assert contents([*media_files(tmp_path)]) == {"media/2024/a.mp3": "sound"}
    assert contents([*drawing_files({"images/2018/b.svg": tmp_path / "images/b.svg"})]) == {
        "images/2018/b.svg": "<svg/>"
    }


def test_a_site_without_media_has_none(tmp_path: Path):
    assert [*media_files(tmp_path)] == []


def test_a_file_that_was_written_again_is_another(tmp_path: Path):
    sound = write_files(tmp_path, {"media/a.mp3": "one"}) / "media" / "a.mp3"
    before = next(media_files(tmp_path)).parts
    assert Digests().of(next(media_files(tmp_path)).parts) == Digests().of(before)
    sound.write_text("two")
    os.utime(sound, ns=(1, 1))
    assert Digests().of(next(media_files(tmp_path)).parts) != Digests().of(before)
