"""What goes wrong between builds: content that nobody can build, a damaged cache, an output that somebody touched."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.incremental.editing import Editing

BROKEN: dict[str, str | bytes] = {
    "site.yaml": "name: [",
    "news/2018/hong.md": "---\ntitle: Hỏng\ndate: 2018-12-20\nsection: khong-co\nlocalities: [vi-du]\n---\n\nChữ.\n",
    "news/2018/hop-thu.md": b"\xff\xfe",
    "officials/hong.md": "---\nname: Hỏng\noffices: [{title: A, locality: khong-co}]\n---\n",
    "localities/hong.yaml": "name: Hỏng\n",
    "maps/thu-nghiem.geojson": "{",
    "images/cong-cho.jpg": b"not a picture",
    "albums/cho-mau.md": "---\ntitle: Hỏng\n---\n",
}
DAMAGES = ("changed", "shortened", "lengthened", "emptied", "removed", "made a folder")


class Mishaps(Editing):
    """Rules for what no editor means to do."""

    @rule(name=st.sampled_from(sorted(BROKEN)), builds=st.integers(1, 2))
    def break_content(self, name: str, builds: int) -> None:
        self.agency.broken[name] = BROKEN[name]
        self.until_mended = builds

    @rule(damage=st.sampled_from(DAMAGES), which=st.integers(0, 9999))
    def damage_cache(self, damage: str, which: int) -> None:
        damage_file(self.project.cache, damage, which)

    @rule(which=st.integers(0, 99))
    def delete_folder_of_cache(self, which: int) -> None:
        folders = sorted(path for path in [self.project.cache, *self.project.cache.rglob("*")] if path.is_dir())
        if folders:
            shutil.rmtree(folders[which % len(folders)])

    @rule(damage=st.sampled_from(DAMAGES), which=st.integers(0, 9999))
    def damage_output(self, damage: str, which: int) -> None:
        damage_file(self.project.output, damage, which)

    @rule()
    def delete_output(self) -> None:
        shutil.rmtree(self.project.output, ignore_errors=True)

    @rule(name=st.sampled_from(("content", "theme")))
    def touch_all(self, name: str) -> None:
        for path in (self.project.folder / name).rglob("*"):
            os.utime(path)


def damage_file(folder: Path, damage: str, which: int) -> None:
    """Do a damage to one of the files below a folder, in place: links to the same file are damaged with it."""
    # The output's marker is how a build knows that it may replace the folder; without it the build rightly refuses.
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != ".bantin-output")
    if not files:
        return
    path = files[which % len(files)]
    if damage in ("removed", "made a folder"):
        path.unlink()
        if damage == "made a folder":
            path.mkdir()
        return
    data = bytearray(path.read_bytes())
    if damage == "changed" and data:
        data[which % len(data)] ^= 1 + which % 255
    elif damage == "lengthened":
        data += b"x"
    else:
        del data[len(data) // 2 if damage == "shortened" else 0 :]
    with path.open("r+b") as file:
        file.write(data)
        file.truncate()
