"""A saved page is read in whatever encoding it is, or refused in words; nothing comes out garbled."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from plugins.imports.old_pages import read_old_page
from plugins.imports.saved_files import Unreadable, decoded, open_saved_file
from tests.imports.test_old_fonts import SENTENCES, as_tcvn3, as_vni

TITLE = "Huyện Thử Nghiệm sơ kết phong trào"
PARAGRAPHS = [f"{sentence}." for sentence in SENTENCES]


def page(*paragraphs: str) -> str:
    body = "\n".join(f"<p>{text}</p>" for text in paragraphs)
    return f"<html><head><title>x</title></head>\n<body><h1>{TITLE}</h1>\n{body}\n</body></html>"


def with_combining_tones(text: str) -> bytes:
    """Return text in windows-1258, which writes most tones after their letter."""
    import unicodedata

    signs = []
    for sign in text:
        try:
            signs.append(sign.encode("cp1258"))
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", sign)
            tone = next(part for part in parts if part in "\u0300\u0309\u0303\u0301\u0323")
            letter = unicodedata.normalize("NFC", parts.replace(tone, ""))
            signs.append(letter.encode("cp1258") + tone.encode("cp1258"))
    return b"".join(signs)


def old_bytes(text: str) -> bytes:
    return text.encode("latin-1")


def as_body(path: Path) -> list[str]:
    return [block.plain for block in read_old_page(path).body]


ENCODED = {
    "UTF-8": (page(*PARAGRAPHS).encode(), ()),
    "UTF-8 with a mark": (b"\xef\xbb\xbf" + page(*PARAGRAPHS).encode(), ()),
    "UTF-16": (page(*PARAGRAPHS).encode("utf-16"), ("UTF-16",)),
    "windows-1258": (with_combining_tones(page(*PARAGRAPHS)), ("windows-1258",)),
    "TCVN3": (old_bytes(as_tcvn3(page(*PARAGRAPHS).replace(TITLE, TITLE.lower()))), ("TCVN3",)),
    "VNI": (old_bytes(as_vni(page(*PARAGRAPHS))), ("VNI",)),
    "TCVN3 in UTF-8": (as_tcvn3(page(*PARAGRAPHS).replace(TITLE, TITLE.lower())).encode(), ("TCVN3",)),
    "VNI in UTF-8": (as_vni(page(*PARAGRAPHS)).encode(), ("VNI",)),
    "UTF-8 twice": (page(*PARAGRAPHS).encode().decode("latin-1").encode(), ("UTF-8 mã hóa hai lần",)),
}


@pytest.mark.parametrize("name", ENCODED)
def test_a_page_reads_the_same_in_every_encoding(tmp_path: Path, name: str):
    data, encodings = ENCODED[name]
    path = tmp_path / "trang.html"
    path.write_bytes(data)
    assert [text.casefold() for text in as_body(path)] == [text.casefold() for text in PARAGRAPHS]
    assert read_old_page(path).encodings == encodings
    assert read_old_page(path).title.casefold() == TITLE.casefold()


@pytest.mark.parametrize("name", ["windows-1258", "TCVN3", "VNI"])
def test_lines_in_utf_8_among_others_are_kept_and_the_mixture_is_named(tmp_path: Path, name: str):
    typed = {"windows-1258": with_combining_tones, "TCVN3": lambda text: old_bytes(as_tcvn3(text))}.get(
        name, lambda text: old_bytes(as_vni(text))
    )
    lines = [typed(PARAGRAPHS[0]), PARAGRAPHS[1].encode(), typed(PARAGRAPHS[2])]
    path = tmp_path / "trang.txt"
    path.write_bytes(b"\n\n".join(lines))
    assert [text.casefold() for text in as_body(path)] == [text.casefold() for text in PARAGRAPHS]
    assert set(read_old_page(path).encodings) >= {name}
    assert len(read_old_page(path).encodings) > 1


REFUSED = {
    "empty": b"",
    "empty but for blanks": b" \r\n\t ",
    "pdf": b"%PDF-1.4\n1 0 obj\n<< /Title (x) >>\nendobj",
    "picture": b"\x89PNG\r\n\x1a\n" + b"\x00" * 20,
    "word": b"PK\x03\x04" + b"\x00" * 40,
    "binary": b"<html>\x00\x00\x00\x01</html>",
    "mhtml": b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary=x\n\n<html>",
    "nothing but a menu": "<html><body><ul><li>Trang chủ</li><li>Tin tức</li></ul></body></html>".encode(),
    "garbled": page(*[text.encode().decode("cp437") for text in PARAGRAPHS]).encode(),
    "replaced": page(
        *[text.encode("ascii", "replace").decode().replace("?", "\ufffd") for text in PARAGRAPHS]
    ).encode(),
}
RULES = {
    **{name: name for name in ("empty", "pdf", "binary", "mhtml", "garbled")},
    "empty but for blanks": "empty",
    "picture": "not-a-page",
    "word": "not-a-page",
    "nothing but a menu": "no-article",
    "replaced": "garbled",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_page_is_refused_in_words(tmp_path: Path, name: str):
    path = tmp_path / "trang.html"
    path.write_bytes(REFUSED[name])
    with pytest.raises(Unreadable) as refusal:
        read_old_page(path)
    assert refusal.value.rule == RULES[name]
    assert refusal.value.reason.endswith(".")
    assert refusal.value.remedy.endswith(".")


def test_a_file_of_a_hundred_megabytes_is_not_even_opened(tmp_path: Path):
    path = tmp_path / "trang.html"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(Unreadable, match="quá lớn"):
        open_saved_file(path)


def test_a_page_in_english_is_not_taken_for_garbled():
    text = page("The café opened, naïve as it was, with a résumé of Zoë's façade. " * 4)
    assert decoded(text.encode()) == (text, ())


@pytest.mark.parametrize(
    ("text", "is_html"),
    [("<p>a</p>", True), ("<!DOCTYPE html>\n<html>", True), ("Họp < 3 giờ, > 20 người", False), ("Một dòng", False)],
)
def test_html_is_told_from_text(tmp_path: Path, text: str, is_html: bool):
    path = tmp_path / "trang"
    path.write_text(text, encoding="utf-8")
    assert open_saved_file(path).is_html is is_html


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")))
@example(b"<p>" * 20_000 + b"x")
@example(b"<!-- " + b"<div>" * 500)
@example(b"<table>" * 3_000)
@example("<p>Hôm nay".encode("utf-16"))
@example(b"<html><a href='https://[::'>x</a><base href='http://['>")
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_file_makes_a_traceback(tmp_path: Path, data: bytes):
    path = tmp_path / "trang.html"
    path.write_bytes(data + " ".join(PARAGRAPHS * 3).encode())
    with suppress(Unreadable):
        assert read_old_page(path).body
