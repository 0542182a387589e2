"""The pictures that lie beside a saved page: found, named after the article, copied once they are fit to be shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.imports.blocks import Block, OldPicture, escaped
from plugins.imports.captions import caption_and_credit
from plugins.imports.notes import Note
from plugins.imports.page_hints import local_name
from plugins.media.pictures import KINDS, LARGEST_PICTURE, kind_of_picture, read_picture

_SMALLEST = 60
"""CSS pixels: what is narrower or lower is an icon."""
_NO_WORDS = re.compile(
    r"[\w%().-]+\.(?:jpe?g|png|gif|webp|bmp)|(?:image|img|picture|hình|ảnh|photo|dsc|anh)[\s_-]*\d*|\W*", re.I
)


@dataclass(frozen=True)
class KeptPicture:
    """A picture to copy: from where, to which name below `images/`, with which words. `position` is in the body."""

    source: Path
    name: str
    alt: str
    caption: str
    position: int

    @property
    def markdown(self) -> str:
        """The picture as it stands in a text."""
        caption = f"\n*{escaped(self.caption)}*" if self.caption else ""
        return f"![{escaped(self.alt)}]({self.name}){caption}"


def pictures_of(
    body: Sequence[Block], page: Path, top: Path, title: str, stem: str
) -> tuple[tuple[KeptPicture, ...], tuple[OldPicture, ...], tuple[Note, ...]]:
    """Return the pictures that can be kept, those that are not there, and what to look at.

    `top` is the folder of the import: no picture is read outside of it. `stem` is the beginning of the new names.
    """
    kept: list[KeptPicture] = []
    missing: list[OldPicture] = []
    notes: list[Note] = []
    for position, block in enumerate(body):
        picture = block.picture
        if picture is None:
            continue
        source = file_of(picture.src, page, top)
        if source is None:
            missing.append(picture)
            continue
        kind = kind_of_picture(source.read_bytes()) if source.stat().st_size <= LARGEST_PICTURE else ""
        if kind not in KINDS:
            notes.append(Note("body", f"Ảnh “{source.name}” không dùng được trên trang nên không chép."))
            missing.append(picture)
            continue
        name = f"{stem}-{len(kept) + 1}{KINDS[kind][0]}"
        words = picture.alt if not _NO_WORDS.fullmatch(picture.alt) and len(picture.alt.split()) > 2 else ""
        caption = picture.caption or ""
        alt = words or caption_and_credit(caption)[0] or f"Ảnh trong bài “{title}”"
        kept.append(KeptPicture(source, name, alt, caption, position))
    if kept:
        reason = "Lời mô tả ảnh (alt) lấy từ trang cũ hoặc từ chú thích; viết lại cho người không nhìn thấy ảnh."
        notes.append(Note("image", reason))
    return tuple(kept), tuple(missing), tuple(notes)


def file_of(src: str, page: Path, top: Path) -> Path | None:
    """Return the file beside a page that a picture's address means, or None: not there, or outside of the import."""
    local = local_name(src)
    base = src.split("?", maxsplit=1)[0].split("#", maxsplit=1)[0].rstrip("/").rsplit("/", 1)[-1]
    names = [local] if local else []
    names += [f"{page.stem}_files/{base}", f"{page.stem}.files/{base}", base] if base and ":" not in base else []
    for name in names:
        try:
            path = (page.parent / name).resolve()
            if path.is_file() and path.is_relative_to(top.resolve()):
                return path
        except (OSError, ValueError):
            continue
    return None


def copy_picture(picture: KeptPicture, images: Path) -> str:
    """Copy a picture below the folder `images`; return why it was not, or an empty string. Nothing is overwritten."""
    target = images / picture.name
    data = picture.source.read_bytes()
    if target.exists():
        return "" if target.read_bytes() == data else f"Đã có tệp images/{picture.name}, khác ảnh của trang cũ."
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as file:
        file.write(data)
    size, problems = read_picture(target, f"images/{picture.name}")
    if size is None:
        target.unlink()
        return f"Ảnh “{picture.source.name}”: {problems[0].reason} {problems[0].remedy}"
    if min(size.width, size.height) < _SMALLEST:
        target.unlink()
        return f"Ảnh “{picture.source.name}” chỉ là biểu tượng ({size.width}×{size.height} điểm)."
    return ""
