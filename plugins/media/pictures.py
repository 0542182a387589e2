"""The pictures' gate: what lies in `content/images/` is a whole picture of a kind that browsers show, and no more."""

from __future__ import annotations

import hashlib
import io
import re
import unicodedata
import warnings
from dataclasses import dataclass, field, replace
from pathlib import Path

from plugins.core.file_names import is_good_name
from plugins.core.links import PictureFacts
from plugins.core.problems import Problem, did_you_mean
from plugins.core.sources import ContentFolder, outside_content
from plugins.media.copying import FORMATS, TURNED, made_with, orientation_of
from plugins.media.drawings import LARGEST_DRAWING, read_drawing
from plugins.media.renditions import Photograph, whole_address, whole_size
from plugins.media.wholeness import is_whole

LARGEST_PICTURE = 20_000_000
"""Bytes. A telephone's photograph has 3 to 8 MB."""
MOST_PIXELS = 100_000_000

KINDS = {
    "PNG": (".png",),
    "JPEG": (".jpg", ".jpeg"),
    "WebP": (".webp",),
    "GIF": (".gif",),
    "AVIF": (".avif",),
    "SVG": (".svg",),
}
_KIND_NAMES = ", ".join(KINDS)
_SAVE_AGAIN = "Mở ảnh gốc bằng chương trình xem ảnh, lưu lại thành JPG hoặc PNG rồi chép vào đây."
_UNUSABLE = (
    (b"%PDF", "PDF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"8BPS", "Photoshop"),
    (b"PK\x03\x04", "ZIP hoặc Word"),
    (b"\xd0\xcf\x11\xe0", "Word"),
    (b"\x1f\x8b", "nén gzip"),
)
_HEIC = (b"heic", b"heix", b"hevc", b"heif", b"mif1", b"msf1")
_UPWARDS = re.compile(r"^(?:\.{1,2}/)*/*(?:content/)?(?:images/)?")


@dataclass(frozen=True)
class PictureSize:
    """A picture's kind (a key of `KINDS`), and its width and height as shown, in CSS pixels.

    `has_few_colours` says that its own format holds no more than a palette, `moves` that it is an animation.
    """

    kind: str
    width: int
    height: int
    has_few_colours: bool = False
    moves: bool = False
    digest: str = field(default="", compare=False, repr=False)


def read_picture(path: Path, label: str) -> tuple[PictureSize | None, list[Problem]]:
    """Return a picture's kind and size without decoding it, or None and why it can't be shown."""

    def refuse(rule: str, reason: str, remedy: str, value: str = "") -> tuple[None, list[Problem]]:
        return None, [Problem(label, 0, rule, reason, remedy, value)]

    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LARGEST_PICTURE else b""
    except FileNotFoundError:
        return refuse("no-picture", "Không có tệp ảnh này.", "Kiểm tra tên tệp, hoặc chép ảnh vào thư mục images.")
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or "tên không hợp lệ"
        return refuse("unreadable", f"Không đọc được tệp ảnh ({said}).", "Kiểm tra tên và quyền đọc của tệp.")
    if size > LARGEST_PICTURE:
        megabytes = f"{size / 1e6:.1f}".replace(".", ",")
        reason = f"Ảnh quá nặng ({megabytes} MB); tối đa {LARGEST_PICTURE // 1_000_000} MB."
        return refuse("too-large", reason, "Thu nhỏ ảnh (chiều ngang 2000 điểm là đủ) rồi lưu lại.")
    if not data:
        return refuse("empty", "Tệp ảnh rỗng.", "Chép lại ảnh từ máy ảnh hoặc điện thoại.")
    kind = kind_of_picture(data)
    if kind not in KINDS:
        found = f"Đây là tệp {kind}, không phải ảnh dùng được trên trang." if kind else "Tệp này không phải là ảnh."
        return refuse("not-a-picture", f"{found} Các loại dùng được: {_KIND_NAMES}.", _SAVE_AGAIN)
    if path.suffix.lower() not in KINDS[kind]:
        reason = f"Nội dung là ảnh {kind} nhưng tên tệp kết thúc bằng “{path.suffix}”."
        return refuse("wrong-suffix", reason, f"Đổi tên tệp thành “{path.stem}{KINDS[kind][0]}”.", path.name)
    if kind == "SVG":
        if size > LARGEST_DRAWING:
            return refuse("too-large", "Hình vẽ SVG quá nặng; tối đa 1 MB.", "Lưu lại thành PNG, hoặc vẽ đơn giản hơn.")
        dimensions, problems = read_drawing(data, label)
        return (None, problems) if dimensions is None else (PictureSize(kind, *dimensions), [])
    measured = _measure(kind, data)
    if isinstance(measured, int):
        reason = f"Ảnh có quá nhiều điểm (hơn {MOST_PIXELS // 1_000_000} triệu)."
        return refuse("too-many-pixels", reason, "Thu nhỏ ảnh (chiều ngang 2000 điểm là đủ) rồi lưu lại.")
    if measured is None or not is_whole(kind, data):
        return refuse("broken-picture", "Ảnh bị hỏng hoặc chưa chép hết.", "Chép lại ảnh từ bản gốc.")
    return replace(measured, digest=hashlib.sha256(data).hexdigest()), []


def kind_of_picture(data: bytes) -> str:
    """Return the kind that the content shows: a key of `KINDS`, another name for people, or an empty string."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    if data[4:8] == b"ftyp":
        brands = [data[8:12], *(data[at : at + 4] for at in range(16, min(int.from_bytes(data[:4], "big"), 64), 4))]
        if b"avif" in brands or b"avis" in brands:
            return "AVIF"
        return "HEIC" if any(brand in _HEIC for brand in brands) else "phim hoặc âm thanh"
    for magic, name in _UNUSABLE:
        if data.startswith(magic):
            return name
    head = data[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return "SVG" if head.startswith(b"<") and b"<svg" in data[:65536].replace(b"\x00", b"").lower() else ""


def _measure(kind: str, data: bytes) -> PictureSize | int | None:
    """Return the size as shown, the number of dots if that is too many, or None if the picture is broken."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                width, height = image.size
                if width * height > MOST_PIXELS:
                    return width * height
                if orientation_of(image) in TURNED:
                    width, height = height, width
                few = kind == "GIF" or image.mode in ("1", "P")
                measured = PictureSize(kind, width, height, few, bool(getattr(image, "is_animated", False)))
                if kind == "PNG":
                    image.verify()
        except Image.DecompressionBombError:
            return MOST_PIXELS + 1
        except Exception:  # Pillow's readers raise whatever a broken file makes them raise.
            return None
    return measured if width > 0 and height > 0 else None


class ContentPictures:
    """The pictures of a content folder, each read once."""

    def __init__(self, folder: ContentFolder):
        self._folder = folder
        self._top = folder.root / "images"
        self._files: dict[str, Path] | None = None
        self._facts: dict[Path, PictureFacts | Problem] = {}
        self._still: list[Problem] = []
        self.photographs: dict[str, Photograph] = {}
        """The usable pictures that are no drawings, read so far, by the address of the whole picture."""
        self.drawings: dict[str, Path] = {}
        """The usable drawings read so far, by their addresses."""

    def picture(self, src: str) -> PictureFacts | str:
        """Return the facts of a picture, or why not. `x.svg`, `images/x.svg`, `../../images/x.svg` are the same."""
        name = unicodedata.normalize("NFC", _UPWARDS.sub("", src.strip(), count=1))
        parts = name.split("/")
        if (
            not name
            or any(part in ("", ".", "..") for part in parts)
            or any(sign < " " or sign == "\\" for sign in name)
        ):
            return f"Đường dẫn ảnh “{src}” không nằm trong thư mục images."
        files = self.files()
        if name not in files:
            if (self._top / name).is_symlink():
                return f"Ảnh “{name}” là một liên kết dẫn ra ngoài thư mục images. Hãy chép tệp ảnh thật vào."
            return f"Không có ảnh “{name}” trong thư mục images.{did_you_mean(name, files)}"
        facts = self.facts(files[name])
        return facts if isinstance(facts, PictureFacts) else f"Ảnh “{name}”: {facts.reason} {facts.remedy}"

    def facts(self, path: Path) -> PictureFacts | Problem:
        """Return the facts of a file below `content/images/`, or what is wrong with it."""
        if path not in self._facts:
            label = self._folder.label_of(path)
            size, problems = read_picture(path, label)
            self._facts[path] = problems[0] if size is None else self._published(path, label, size)
        return self._facts[path]

    def _published(self, path: Path, label: str, size: PictureSize) -> PictureFacts:
        """Return where readers find a picture, and how large: a drawing as it is, any other as its largest copy."""
        file = path.relative_to(self._folder.root).as_posix()
        if size.kind == "SVG":
            self.drawings[file] = path
            return PictureFacts(file, size.width, size.height)
        if size.moves:
            self._still.append(animated_picture(label))
        address = whole_address(file, size.digest, made_with(), "png" if size.has_few_colours else "jpg")
        facts = PictureFacts(address, *whole_size(size.width, size.height))
        dots = size.width * size.height
        self.photographs[address] = Photograph(path, label, address, facts.width, facts.height, size.digest, dots)
        return facts

    def files(self) -> dict[str, Path]:
        """Return the files below `content/images/` by their names from there, without links that lead out."""
        if self._files is None:
            top = self._top.resolve()
            found = sorted(self._top.rglob("*")) if top.is_relative_to(self._folder.root) else []
            self._files = {
                unicodedata.normalize("NFC", path.relative_to(self._top).as_posix()): path
                for path in found
                if path.is_file()
                and not path.name.startswith(".")
                and path.resolve().is_relative_to(top)
                and all(map(is_good_name, path.relative_to(self._top).parts))
            }
        return self._files

    def problems(self) -> list[Problem]:
        """Return what is wrong with any picture of the folder, shown in a text or not."""
        found = [facts for path in self.files().values() if isinstance(facts := self.facts(path), Problem)]
        known = set(self.files().values())
        for path in sorted(self._top.rglob("*")) if self._top.is_dir() else []:
            if path.is_symlink() and path not in known and not path.name.startswith("."):
                found.append(outside_content(self._folder.label_of(path), path.name))
        return found + self._still + self._folder.name_problems("images")


def animated_picture(label: str) -> Problem:
    """Return what to say of an animation: it would move beside the text with no way to stop it."""
    return Problem(
        label,
        0,
        "animated-picture",
        "Ảnh động: trang chỉ hiện hình đầu tiên, vì hình cứ động bên cạnh chữ thì nhiều người không đọc được.",
        "Lưu hình tiêu biểu nhất thành PNG hoặc JPG rồi dùng tệp ấy.",
        severity="warning",
    )
