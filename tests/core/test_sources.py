from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.core.sources import LARGEST_SOURCE, ContentFolder
from tests.sample_content import rules, write_files


@pytest.fixture
def content(tmp_path: Path) -> ContentFolder:
    write_files(tmp_path, {"ngoai.md": "ngoài", "ngoai/a.md": "ngoài"})
    return ContentFolder(write_files(tmp_path / "content", {"news/a.md": "a"}))


def listed(content: ContentFolder, *suffixes: str) -> list[str]:
    return [content.label_of(path) for path in content.files("news", *suffixes)[0]]


def test_absolute_folder_is_called_by_its_name_and_a_relative_one_as_given(tmp_path: Path, monkeypatch) -> None:
    write_files(tmp_path / "a" / "tin", {"news/a.md": "a"})
    monkeypatch.chdir(tmp_path)
    assert ContentFolder(tmp_path / "a" / "tin").label == "tin"
    assert ContentFolder(Path("a/tin")).label == "a/tin"
    assert ContentFolder(Path("a/tin"), "content").label == "content"
    relative = ContentFolder(Path("a/tin"))
    assert relative.label_of(relative.files("news", ".md")[0][0]) == "a/tin/news/a.md"


def test_folder_that_is_itself_a_link_is_read(tmp_path: Path) -> None:
    write_files(tmp_path / "that", {"news/a.md": "a"})
    (tmp_path / "content").symlink_to(tmp_path / "that")
    content = ContentFolder(tmp_path / "content")
    paths, problems = content.files("news", ".md")
    assert (len(paths), problems) == (1, [])
    assert content.read(paths[0])[1] == []


def test_files_are_sorted_with_the_wanted_suffixes_only(content: ContentFolder) -> None:
    write_files(
        content.root, {f"news/{name}": "x" for name in ("b.MD", "2018/c.md", ".an.md", "d.txt", "e.md~", "f.md.yaml")}
    )
    (content.root / "news" / "g.md").mkdir()
    assert listed(content, ".md") == ["content/news/2018/c.md", "content/news/a.md", "content/news/b.MD"]
    assert listed(content, ".yaml", ".txt") == ["content/news/d.txt", "content/news/f.md.yaml"]
    assert content.files("khong-co", ".md") == ([], [])


def test_link_to_a_file_inside_the_content_is_followed(content: ContentFolder) -> None:
    (content.root / "news" / "b.md").symlink_to("a.md")
    paths, problems = content.files("news", ".md")
    assert ([path.name for path in paths], problems) == (["a.md", "b.md"], [])
    source, _ = content.read(paths[1])
    assert source is not None
    assert (source.text, source.label) == ("a", "content/news/b.md")


@pytest.mark.parametrize(
    ("target", "rule"),
    [
        ("../../ngoai.md", "outside-content"),
        ("../../ngoai", "outside-content"),
        ("khong-co.md", "broken-link"),
        ("lien-ket.md", "broken-link"),
        ("../thu-muc", "linked-folder"),
    ],
)
def test_link_that_can_not_be_followed_is_told_and_hides_nobody_else(
    content: ContentFolder, target: str, rule: str
) -> None:
    write_files(content.root, {"thu-muc/b.md": "b"})
    (content.root / "news" / "lien-ket.md").symlink_to(target)
    paths, problems = content.files("news", ".md")
    assert [path.name for path in paths] == ["a.md"]
    assert [(one.rule, one.path, one.value) for one in problems] == [(rule, "content/news/lien-ket.md", target)]


@pytest.mark.parametrize("target", ["../../ngoai.md", "lien-ket.md"])
def test_link_that_leads_out_or_in_a_circle_is_not_read_either(content: ContentFolder, target: str) -> None:
    link = content.root / "news" / "lien-ket.md"
    link.symlink_to(target)
    source, problems = content.read(link)
    assert source is None
    assert [(one.rule, one.value) for one in problems] == [("outside-content", target)]
    assert not content.holds(link)


@pytest.mark.parametrize(
    ("name", "is_there"),
    [
        ("news/a.md", True),
        ("news", False),
        ("khong-co", False),
        ("../ngoai.md", False),
        ("/etc/passwd", False),
        ("a" * 300, False),
    ],
)
def test_only_files_inside_the_folder_are_there(content: ContentFolder, name: str, is_there: bool) -> None:
    assert content.has_file(content.root / name) is is_there


@pytest.mark.parametrize("name", ["news", "news/khong-co.md"])
def test_what_can_not_be_read_is_told_without_english_in_the_reason(content: ContentFolder, name: str) -> None:
    source, problems = content.read(content.root / name)
    assert source is None
    assert [(one.rule, one.reason) for one in problems] == [("unreadable", "Không đọc được tệp.")]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a\r\nb\rc", "a\nb\nc"),
        (codecs.BOM_UTF8 + b"a", "a"),
        ("Đo\u0302\u0300ng".encode(), "Đồng"),
        ("a\u00a0b\u200bc".encode(), "a bc"),
    ],
)
def test_text_comes_in_its_normal_form(content: ContentFolder, data: bytes, text: str) -> None:
    (content.root / "news" / "a.md").write_bytes(data)
    source, problems = content.read(content.root / "news" / "a.md")
    assert problems == []
    assert source is not None
    assert source.text == text


@pytest.mark.parametrize(
    ("data", "rule", "line"),
    [
        (b"", "empty", 0),
        (b" \n\t\n", "empty", 0),
        (codecs.BOM_UTF8, "empty", 0),
        ("Tin".encode("utf-16-le"), "binary", 0),
        (codecs.BOM_UTF16_BE + "Tin".encode("utf-16-be"), "not-utf-8", 0),
        (b"a\nb\n\xe1c", "not-utf-8", 3),
        (b"\x7fELF\x00", "binary", 0),
        (b"a" * (LARGEST_SOURCE + 1), "too-large", 0),
    ],
    ids=range(8),
)
def test_file_that_is_no_text_is_refused(content: ContentFolder, data: bytes, rule: str, line: int) -> None:
    (content.root / "news" / "a.md").write_bytes(data)
    source, problems = content.read(content.root / "news" / "a.md")
    assert source is None
    assert [(one.rule, one.line) for one in problems] == [(rule, line)]


def test_largest_text_is_still_read(content: ContentFolder) -> None:
    (content.root / "news" / "a.md").write_bytes(b"a" * LARGEST_SOURCE)
    assert rules(content.read(content.root / "news" / "a.md")[1]) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_bytes_make_reading_fail(content: ContentFolder, data: bytes) -> None:
    path = content.root / "news" / "a.md"
    path.write_bytes(data)
    source, problems = content.read(path)
    assert (source is None) == bool(problems)
    for problem in problems:
        assert 0 <= problem.line <= data.count(b"\n") + 1
        assert problem.reason
        assert problem.remedy
