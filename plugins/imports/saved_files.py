"""Opens a saved page or scraped text: bytes to text, whatever the encoding, or why it can't be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from plugins.imports.old_fonts import from_font
from plugins.imports.syllables import likeness
from plugins.media.pictures import kind_of_picture

LARGEST_PAGE = 8_000_000
"""Bytes. A page with all its menus has 0.1 to 2 MB."""
_MARKUP = re.compile(r"<(?:!doctype|html|head|body|meta|div|table|p|br|span|h[1-6])\b[^<>]*>", re.IGNORECASE)
_MHTML = re.compile(rb"^(?:From|Snapshot-Content-Location|MIME-Version):", re.MULTILINE)
_GARBLED = 0.6
_DEBRIS = re.compile("[^\\W\\d_][\u2500-\u259f]|á[º»]|Ã[\u0080-\u00bf]|Æ[°¡]|Ä[\u0091‘]")
"""What UTF-8 looks like when it is read as something else."""
_WESTERN = {byte: sign for byte in range(0x80, 0xA0) if (sign := bytes([byte]).decode("cp1252", "replace")) != "\ufffd"}
"""Where Windows differs from Latin-1."""


class Unreadable(Exception):
    """Why a file is left alone: `reason` and `remedy` are Vietnamese sentences, `rule` names it for machines."""

    def __init__(self, rule: str, reason: str, remedy: str):
        self.rule = rule
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{reason} {remedy}")


@dataclass(frozen=True)
class SavedFile:
    """The text of a file, whether it is HTML, and the encoding where it was not UTF-8."""

    text: str
    is_html: bool
    encodings: tuple[str, ...]


def open_saved_file(path: Path) -> SavedFile:
    """Return the text of a file. Raises Unreadable."""
    try:
        size = path.stat().st_size
        if size > LARGEST_PAGE:
            raise Unreadable(
                "too-large", f"Tệp quá lớn ({size // 1_000_000} MB).", "Lưu lại riêng trang bài viết rồi nhập lại."
            )
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(
            "unreadable", f"Không đọc được tệp ({error.strerror}).", "Kiểm tra quyền đọc của tệp."
        ) from None
    refuse_other_kinds(data)
    text, encodings = decoded(data)
    return SavedFile(text, bool(_MARKUP.search(text[:200_000])), encodings)


def refuse_other_kinds(data: bytes) -> None:
    """Raise Unreadable for what is not a page, whatever its name says."""
    if not data.strip():
        raise Unreadable("empty", "Tệp rỗng.", "Lưu lại trang từ trình duyệt.")
    kind = "" if data.lstrip()[:1] == b"<" else kind_of_picture(data)
    if kind == "PDF":
        raise Unreadable(
            "pdf", "Đây là tệp PDF mang đuôi của trang web.", "Chép phần chữ trong PDF ra tệp .txt rồi nhập lại."
        )
    if kind:
        raise Unreadable("not-a-page", f"Đây là tệp {kind}, không phải trang web.", "Lưu lại trang từ trình duyệt.")
    if _MHTML.search(data[:2000]) and b"multipart/related" in data[:4000]:
        raise Unreadable(
            "mhtml", "Đây là trang lưu gộp một tệp (MHTML).", "Mở trang, lưu lại kiểu “Trang web, đầy đủ” (.html)."
        )
    if b"\x00" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable("binary", "Tệp không phải là văn bản (có byte rỗng).", "Lưu lại trang từ trình duyệt.")


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of bytes and the encodings that were not UTF-8. Raises Unreadable for what stays garbled."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _checked(data.decode("utf-16", "replace"), ("UTF-16",))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decoded_by_lines(data)
    mended = _encoded_twice(text)
    if mended:
        return mended, ("UTF-8 mã hóa hai lần",)
    if len(_DEBRIS.findall(text)) > 3:
        refuse_garbled(text)
    return text, ()


def _encoded_twice(text: str) -> str:
    """Return the text that was encoded twice, or an empty string."""
    if "á»" not in text and "Ã" not in text:
        return ""
    for once in ("latin-1", "cp1252"):
        with suppress(UnicodeError):
            mended = text.encode(once).decode("utf-8")
            return mended if _rate(mended) > _rate(text) else ""
    return ""


def _decoded_by_lines(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return text that is not UTF-8 throughout: each line in UTF-8 where it is, else in what the others are in."""
    lines = data.split(b"\n")
    plain = [_utf8(line) for line in lines]
    others = b"\n".join(line for line, text in zip(lines, plain, strict=True) if text is None)
    name, decode = _best_decoder(others)
    text = "\n".join(decode(line) if text is None else text for line, text in zip(lines, plain, strict=True))
    in_utf8 = any(text and not text.isascii() for text in plain)
    return _checked(text, (name, "UTF-8") if in_utf8 else (name,))


def _utf8(line: bytes) -> str | None:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _windows(data: bytes) -> str:
    """Return bytes as Windows shows them in a Western font, each byte one sign."""
    return data.decode("latin-1").translate(_WESTERN)


def _vietnamese_windows(data: bytes) -> str:
    return data.decode("cp1258", "replace")


def _best_decoder(data: bytes) -> tuple[str, Callable[[bytes], str]]:
    """Return the encoding in which bytes read best, and how to read them; old fonts are left to be converted later."""
    western = _windows(data)
    rates = {
        "windows-1258": _rate(_vietnamese_windows(data)),
        "TCVN3": _rate(from_font(western, "TCVN3")),
        "VNI": _rate(from_font(western, "VNI")),
    }
    best = max(rates, key=lambda name: rates[name])
    return best, _vietnamese_windows if best == "windows-1258" else _windows


def _rate(text: str) -> float:
    good, marked = likeness(text)
    return good / marked if marked else 0.0


def _checked(text: str, encodings: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    refuse_garbled(text if encodings[0] not in ("TCVN3", "VNI") else "")
    return text, encodings


def refuse_garbled(text: str) -> None:
    """Raise Unreadable for a text whose marked words are mostly not Vietnamese: converting it would only spread it."""
    good, marked = likeness(text)
    if text.count("\ufffd") > 3 or len(_DEBRIS.findall(text)) > 3 or marked >= 20 and good / marked < _GARBLED:
        raise Unreadable(
            "garbled",
            "Chữ trong tệp bị vỡ: không đọc được theo bảng mã nào (UTF-8, windows-1258, TCVN3, VNI).",
            "Mở trang gốc bằng trình duyệt, thấy chữ đúng thì lưu lại, hoặc chép phần chữ ra tệp .txt (UTF-8).",
        )
