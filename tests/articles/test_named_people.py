from __future__ import annotations

from pathlib import Path

import pytest

from plugins.core.problems import Problem
from tests.sample_content import article, read_sample, rules

ANOTHER = """\
---
name: Lê Văn Thử
offices:
  - {title: Bí thư, body: Huyện ủy Thử Nghiệm, seen: [2018-12-19]}
---
"""
CHAIR = "Bà Nguyễn Thị Mẫu chủ trì cuộc họp."


def problems_with(tmp_path: Path, body: str, **keys: str | None) -> list[Problem]:
    text = article(**keys).replace(CHAIR, body)
    changes = {"news/2018/hop-thu.md": text, "officials/le-van-thu.md": ANOTHER}
    return read_sample(tmp_path, changes)[1]


def test_the_sample_agrees_with_its_front_matter(tmp_path: Path) -> None:
    assert problems_with(tmp_path, CHAIR) == []


def test_official_who_took_part_and_is_not_listed_is_told_with_an_entry_to_paste(tmp_path: Path) -> None:
    (problem,) = problems_with(tmp_path, f"{CHAIR}\n\nDự có ông Lê Văn Thử, Bí thư Huyện ủy.")
    assert (problem.rule, problem.severity, problem.line) == ("unlisted-official", "warning", 16)
    assert problem.reason == "Bài viết nêu Lê Văn Thử có tham gia (dự) nhưng officials chưa ghi."
    assert problem.remedy == "Thêm vào officials: - {id: le-van-thu, role: [attended]}"


def test_official_without_a_page_is_proposed_with_name_and_office(tmp_path: Path) -> None:
    (problem,) = problems_with(tmp_path, f"{CHAIR} Ông Trần Mẫu Ví, Chủ tịch HĐND huyện, phát biểu.")
    assert problem.remedy == (
        'Thêm vào officials: - {name: "Trần Mẫu Ví", office: "Chủ tịch Hội đồng nhân dân huyện Thử Nghiệm",'
        " role: [spoke]}"
    )


def test_who_holds_no_office_need_not_be_listed(tmp_path: Path) -> None:
    assert problems_with(tmp_path, f"{CHAIR} Bà Trần Thị Ví và ông Đỗ Văn Dụ phát biểu.") == []


def test_official_only_named_belongs_to_mentioned(tmp_path: Path) -> None:
    body = f"{CHAIR} Lễ tang đồng chí Lê Văn Thử diễn ra trước đó."
    (problem,) = problems_with(tmp_path, body)
    assert (problem.rule, problem.value) == ("unlisted-official", "Lê Văn Thử")
    assert problem.remedy.startswith("Thêm vào mentioned: le-van-thu.")
    assert problems_with(tmp_path / "listed", body, mentioned="[le-van-thu]") == []


def test_mentioned_person_who_took_part_is_told(tmp_path: Path) -> None:
    body = f"{CHAIR} Đồng chí Lê Văn Thử phát biểu chỉ đạo."
    (problem,) = problems_with(tmp_path, body, mentioned="[le-van-thu]")
    assert problem.rule == "mentioned-took-part"
    assert "{id: le-van-thu, role: [directed]}" in problem.remedy


def test_participant_whose_funeral_is_told_of_took_no_part(tmp_path: Path) -> None:
    officials = "\n  - id: nguyen-thi-mau\n    role: chaired\n  - id: le-van-thu\n    role: attended"
    (problem,) = problems_with(tmp_path, f"{CHAIR} Lễ tang đồng chí Lê Văn Thử diễn ra trước đó.", officials=officials)
    assert (problem.rule, problem.line) == ("participant-only-mentioned", 12)


@pytest.mark.parametrize("key", ["officials", "mentioned"])
def test_listed_person_whom_nothing_names_is_told(tmp_path: Path, key: str) -> None:
    entry = "\n  - id: nguyen-thi-mau\n    role: chaired\n  - id: le-van-thu\n    role: attended"
    problems = problems_with(tmp_path, CHAIR, **{key: entry if key == "officials" else "[le-van-thu]"})
    assert [(one.rule, one.value) for one in problems] == [("official-not-in-text", "le-van-thu")]
    assert problems[0].reason.startswith(f"{key} ghi Lê Văn Thử nhưng nội dung bài và chú thích ảnh")


def test_caption_of_the_picture_names_people_too(tmp_path: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><path d="M0 0h10v10z"/></svg>'
    image = "\n  file: hinh.svg\n  alt: Một hình\n  caption: Ông Lê Văn Thử trao Giấy khen"
    officials = "\n  - id: nguyen-thi-mau\n    role: chaired\n  - id: le-van-thu\n    role: presented"
    changes = {"officials/le-van-thu.md": ANOTHER, "images/hinh.svg": svg}
    listed = article(image=image, officials=officials)
    assert rules(read_sample(tmp_path / "a", {**changes, "news/2018/hop-thu.md": listed})[1]) == []
    (problem,) = read_sample(tmp_path / "b", {**changes, "news/2018/hop-thu.md": article(image=image)})[1]
    assert (problem.rule, "role: [presented]" in problem.remedy) == ("unlisted-official", True)


def test_draft_may_list_people_before_its_text_names_them(tmp_path: Path) -> None:
    assert rules(problems_with(tmp_path, "Chưa viết.", status="draft")) == []


def test_office_that_the_record_does_not_have_that_day_is_told(tmp_path: Path) -> None:
    body = "Bà Nguyễn Thị Mẫu, Phó Chủ tịch UBND huyện, chủ trì cuộc họp thử."
    (problem,) = problems_with(tmp_path, body)
    assert (problem.rule, problem.value) == ("another-office", "Phó Chủ tịch UBND huyện")
    assert "ngày 19/12/2018 người này là Trưởng Phòng Thử huyện Thử Nghiệm" in problem.reason
    assert 'officials/nguyen-thi-mau.md: - {title: "Phó Chủ tịch"' in problem.remedy


def test_former_office_is_no_other_office(tmp_path: Path) -> None:
    body = "Bà Nguyễn Thị Mẫu, nguyên Phó Chủ tịch UBND huyện, chủ trì cuộc họp thử."
    assert problems_with(tmp_path, body) == []


def test_namesakes_are_asked_for(tmp_path: Path) -> None:
    text = article().replace(CHAIR, f"{CHAIR} Ông Lê Văn Thử, Trưởng thôn Mẫu, phát biểu.")
    changes = {"officials/le-van-thu.md": ANOTHER, "officials/le-van-thu-2.md": ANOTHER, "news/2018/hop-thu.md": text}
    problems = read_sample(tmp_path, changes)[1]
    assert rules(problems) == ["unlisted-official"]
    assert "le-van-thu, le-van-thu-2" in problems[0].remedy


def test_text_in_another_language_is_left_alone(tmp_path: Path) -> None:
    assert problems_with(tmp_path, "Nobody is named here.", lang="en") == []
