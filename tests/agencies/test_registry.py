from __future__ import annotations

from pathlib import Path

import pytest

from plugins.agencies.registry import read_agency
from plugins.core.sources import ContentFolder
from tests.sample_content import SITE, rules, write_files


def folder(root: Path, text: str | bytes | None) -> ContentFolder:
    return ContentFolder(write_files(root, {} if text is None else {"site.yaml": text}), "content")


def test_card_is_read_with_the_document_it_stands_in(tmp_path: Path) -> None:
    card, agency, problems = read_agency(folder(tmp_path, SITE))
    assert problems == []
    assert card is not None
    assert card.record is agency
    assert card.document.label == "content/site.yaml"
    assert card.document.line("sections", 1) == 7


def test_folder_without_a_card_says_what_to_make(tmp_path: Path) -> None:
    card, agency, problems = read_agency(folder(tmp_path, None))
    assert card is None
    assert agency.sections == ()
    assert [(one.rule, one.path, one.line) for one in problems] == [("no-site", "content/site.yaml", 0)]
    assert "site.yaml" in problems[0].remedy


@pytest.mark.parametrize(
    ("text", "rule", "sections"),
    [
        (SITE.replace("name: Bản tin Thử Nghiệm\n", ""), "missing", ["tin-tuc", "thong-bao"]),
        (SITE.replace("{id: thong-bao, name: Thông báo, order: 2}", "Thông báo"), "wrong-type", ["tin-tuc"]),
        (SITE.replace("name: Thông báo, ", ""), "missing", ["tin-tuc", "thong-bao"]),
        ("name: A\nagency: B\nsections: tin\n", "wrong-type", []),
        ("- a\n", "not-a-mapping", []),
        ("name: [", "yaml", []),
        (b"\xff\xfe\x00", "not-utf-8", []),
        (b"", "empty", []),
    ],
)
def test_broken_card_still_lends_its_sections_to_the_other_checks(tmp_path, text, rule, sections) -> None:
    card, agency, problems = read_agency(folder(tmp_path, text))
    assert card is None
    assert rule in rules(problems)
    assert [one.id for one in agency.sections] == sections
    assert agency.time_zone == "Asia/Ho_Chi_Minh"


def test_two_sections_with_one_id_are_refused_at_the_second(tmp_path: Path) -> None:
    _, _, problems = read_agency(folder(tmp_path, SITE.replace("id: thong-bao", "id: tin-tuc")))
    assert [(one.rule, one.line, one.value) for one in problems] == [("duplicate-id", 7, "tin-tuc")]


@pytest.mark.parametrize(("provider", "needed"), [("snapshot", "file"), ("live", "url")])
def test_counter_without_what_it_needs_is_refused(tmp_path: Path, provider: str, needed: str) -> None:
    _, _, problems = read_agency(folder(tmp_path, SITE + f"visitors:\n  provider: {provider}\n"))
    assert [(one.rule, one.line) for one in problems] == [("missing", 8)]
    assert needed in problems[0].reason
    assert "provider: none" in problems[0].remedy


def test_card_that_is_a_link_out_of_the_content_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "ngoai.yaml").write_text(SITE, encoding="utf-8")
    content = ContentFolder(write_files(tmp_path / "content", {"news/a.md": "a"}), "content")
    (tmp_path / "content" / "site.yaml").symlink_to(tmp_path / "ngoai.yaml")
    card, _, problems = read_agency(content)
    assert card is None
    assert rules(problems) == ["outside-content"]
