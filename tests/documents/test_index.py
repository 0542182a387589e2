"""From citations to documents: what is one document, whose it is, and where articles contradict each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.editions.edition import Edition
from tests.sample_content import SENTENCE, Files, article, read_sample, rules

QUARTER = """\
name: Kế Bên
kind: quận
parent: {name: Mẫu Lớn, kind: thành phố}
"""


def news(body: str, **changes: str | None) -> str:
    """Return the sample article with another text."""
    return article(**changes).replace(SENTENCE, body)


def read(folder: Path, *bodies: str, files: Files | None = None) -> tuple[Edition, list]:
    changes = {
        f"news/2018/bai-{number}.md": news(body, title=f"Bài {number}", date=f"2018-12-{20 + number}")
        for number, body in enumerate(bodies)
    }
    edition, problems = read_sample(folder, {**changes, **(files or {})})
    assert edition is not None, problems
    return edition, problems


def ids(edition: Edition) -> list[str]:
    return sorted(document.id for document in edition.documents.all)


@pytest.mark.parametrize(
    ("text", "id", "issuer"),
    [
        ("Chỉ thị số 20-CT/HU", "20-ct-hu-thu-nghiem", "Huyện ủy Thử Nghiệm"),
        ("Chỉ thị số 20-CT/HU của Huyện ủy Yên Mẫu", "20-ct-hu-yen-mau", "Huyện ủy Yên Mẫu"),
        ("Thông báo số 911-TB/TU", "911-tb-tu-mau", "Tỉnh ủy Mẫu"),
        ("Kế hoạch số 8/KH-UBND ngày 5/3/2018", "08-kh-ubnd-thu-nghiem-2018", "Ủy ban nhân dân huyện Thử Nghiệm"),
        ("Kế hoạch số 8/KH-UBND ngày 5/3/2018 của UBND tỉnh", "08-kh-ubnd-mau-2018", "Ủy ban nhân dân tỉnh Mẫu"),
        ("Kế hoạch số 8/KH-UBND của UBND xã Mẫu Một", "08-kh-ubnd-thu-nghiem-mau-mot", "Ủy ban nhân dân xã Mẫu Một"),
        ("Nghị quyết số 25-NQ/TW", "25-nq-tw", "Trung ương Đảng"),
        ("Quyết định 217-QĐ/TW của Bộ Chính trị", "217-qd-tw", "Bộ Chính trị"),
        ("Luật số 91/2025/QH15", "91-2025-qh15", "Quốc hội khóa XV"),
    ],
)
def test_a_document_is_known_by_number_and_place(tmp_path: Path, text: str, id: str, issuer: str):
    edition, problems = read(tmp_path, f"Bàn về {text}.")
    assert [(one.id, one.issuer) for one in edition.documents.all] == [(id, issuer)]
    assert problems == []


def test_the_same_number_of_another_place_is_another_document(tmp_path: Path):
    edition, _ = read(
        tmp_path,
        "Theo Thông báo số 5-TB/TU.",
        files={
            "localities/ke-ben.yaml": QUARTER,
            "news/2018/khac.md": news(
                "Theo Thông báo số 5-TB/TU.", title="Khác", localities="[ke-ben]", officials=None
            ),
        },
    )
    assert [(one.id, one.issuer) for one in edition.documents.all] == [
        ("05-tb-tu-mau", "Tỉnh ủy Mẫu"),
        ("05-tb-tu-mau-lon", "Thành ủy Mẫu Lớn"),
    ]


def test_a_place_named_once_holds_for_the_number_throughout_the_article(tmp_path: Path):
    edition, _ = read(tmp_path, "Chỉ thị số 20-CT/HU của Huyện ủy Yên Mẫu. Chỉ thị số 20-CT/HU nói rõ.")
    assert ids(edition) == ["20-ct-hu-yen-mau"]


def test_a_short_name_means_the_document_that_the_article_cites_in_full(tmp_path: Path):
    edition, _ = read(tmp_path, "Đề án 06-ĐA/TU ra đời. Kết quả của Đề án 06 và Đề án 61 là rõ.")
    (first,) = [one for one in edition.articles if one.id == "2018/bai-0"]
    assert [(one.text, one.document is not None) for one in first.documents] == [
        ("Đề án số 06-ĐA/TU", True),
        ("Đề án 61", False),
    ]
    (quotation,) = first.quotations
    assert [one.words for one in quotation.sentences] == ["Đề án 06-ĐA/TU", "Đề án 06"]


def test_a_short_name_alone_has_no_page_but_keeps_who_issued_it(tmp_path: Path):
    edition, _ = read(tmp_path, "Kết luận số 120 của Bộ Chính trị.")
    assert ids(edition) == []
    (first,) = [one for one in edition.articles if one.id == "2018/bai-0"]
    assert [one.text for one in first.documents] == ["Kết luận số 120 – Bộ Chính trị"]


def test_front_matter_adds_what_the_text_does_not_say(tmp_path: Path):
    text = news("Theo Nghị quyết 25 và Đề án 61.", documents="[25-NQ/TW, Biên bản họp thôn]", title="Thêm")
    edition, _ = read(tmp_path, files={"news/2018/them.md": text})
    (added,) = [one for one in edition.articles if one.id == "2018/them"]
    assert [one.text for one in added.documents] == ["Nghị quyết số 25-NQ/TW", "Đề án 61", "Biên bản họp thôn"]
    assert '<a class="bt-document-link" href="site:/van-ban/25-nq-tw/">Nghị&nbsp;quyết&nbsp;25</a>' in added.html


def test_a_date_that_another_article_contradicts_is_a_problem_at_its_line(tmp_path: Path):
    bodies = [
        "Nghị quyết số 25-NQ/TW ngày 03/6/2013.",
        "Một đoạn.\n\nNghị quyết số 25-NQ/TW ngày 06/3/2013.",
        "Nghị quyết số 25-NQ/TW ngày 3-6-2013.",
    ]
    changes = {f"news/2018/bai-{n}.md": news(body, title=f"Bài {n}") for n, body in enumerate(bodies)}
    edition, (problem,) = read_sample(tmp_path, changes)
    assert edition is None
    assert (problem.rule, problem.path, problem.line) == ("document-date", "content/news/2018/bai-1.md", 16)
    assert problem.reason == (
        "Bài ghi văn bản này ban hành ngày 06/03/2013, còn content/news/2018/bai-0.md ghi ngày 03/06/2013."
    )


def test_a_file_settles_which_date_is_right(tmp_path: Path):
    file = "---\nnumber: 25-NQ/TW\ndate: 2013-06-03\n---\n"
    changes = {
        "documents/25-nq-tw.md": file,
        "news/2018/sai.md": news("Nghị quyết số 25-NQ/TW ngày 06/3/2013.", title="Sai"),
    }
    _, (problem,) = read_sample(tmp_path, changes)
    assert problem.path == "content/news/2018/sai.md"
    assert "content/documents/25-nq-tw.md ghi ngày 03/06/2013" in problem.reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Nghị quyết số 25-NQ/TW ngày 31/02/2013.", "Không có ngày 31/02/2013 trong lịch."),
        ("Nghị định 42/2022/NĐ-CP ngày 24/6/2021.", "Ngày 24/06/2021 không thuộc năm 2022 ghi trong số hiệu."),
    ],
)
def test_a_date_that_can_not_be_is_a_problem(tmp_path: Path, text: str, reason: str):
    _, problems = read_sample(tmp_path, {"news/2018/sai.md": news(text, title="Sai")})
    assert [(problem.rule, problem.reason) for problem in problems] == [("document-date", reason)]


def test_two_documents_with_one_number_are_told_apart_by_their_files(tmp_path: Path):
    files = {
        "documents/18-nq-tw-2017.md": "---\nnumber: 18-NQ/TW\ndate: 2017-10-25\n---\n",
        "documents/18-nq-tw-2022.md": "---\nnumber: 18-NQ/TW\ndate: 2022-06-16\n---\n",
    }
    edition, problems = read(
        tmp_path,
        "Nghị quyết số 18-NQ/TW ngày 25/10/2017. Nghị quyết 18 nói rõ.",
        "Nghị quyết số 18-NQ/TW ngày 16/6/2022.",
        files=files,
    )
    assert problems == []
    cited = {one.id: [quotation.document_id for quotation in one.quotations] for one in edition.articles}
    assert cited["2018/bai-0"] == ["18-nq-tw-2017"]
    assert cited["2018/bai-1"] == ["18-nq-tw-2022"]


def test_a_number_that_two_documents_have_needs_a_date(tmp_path: Path):
    files = {
        "documents/18-nq-tw-2012.md": "---\nnumber: 18-NQ/TW\ndate: 2012-10-25\n---\n",
        "documents/18-nq-tw-2017.md": "---\nnumber: 18-NQ/TW\ndate: 2017-10-25\n---\n",
    }
    edition, problems = read(tmp_path, "Nghị quyết số 18-NQ/TW nói rõ.", files=files)
    assert rules(problems) == ["document-unclear"]
    assert [problem.severity for problem in problems] == ["warning"]
    assert not edition.articles[0].quotations


def test_state_numbers_of_two_years_are_two_documents_without_a_word(tmp_path: Path):
    edition, problems = read(
        tmp_path,
        "Chỉ thị số 12/CT-TTg ngày 19/5/2016.",
        "Chỉ thị số 12/CT-TTg ngày 19/5/2018. Chỉ thị 12/CT-TTg nói rõ.",
    )
    assert problems == []
    assert ids(edition) == ["12-ct-ttg-2016", "12-ct-ttg-2018"]


def test_a_state_number_without_a_date_is_the_only_one_known(tmp_path: Path):
    edition, problems = read(tmp_path, "Chỉ thị số 12/CT-TTg ngày 19/5/2016.", "Chỉ thị số 12/CT-TTg.")
    assert (ids(edition), problems) == (["12-ct-ttg-2016"], [])


def test_an_undated_number_older_than_all_years_known_is_a_document_of_its_own(tmp_path: Path):
    file = "---\nnumber: 12/CT-TTg\ndate: 2020-05-19\n---\n"
    edition, problems = read(tmp_path, "Chỉ thị số 12/CT-TTg.", files={"documents/12-ct-ttg-2020.md": file})
    assert (ids(edition), problems) == (["12-ct-ttg", "12-ct-ttg-2020"], [])


def test_two_ways_of_writing_an_unknown_suffix_are_one_document(tmp_path: Path):
    edition, problems = read(tmp_path, "Nghị quyết số 7-NQ/XYZ.", "Nghị quyết số 7/NQ-XYZ.")
    assert ids(edition) == ["07-nq-xyz"]
    assert rules(problems) == ["document-suffix"]


def test_a_suffix_of_nobody_is_a_warning_until_a_file_says_whose_it_is(tmp_path: Path):
    text = "Nghị quyết số 7-NQ/XYZ."
    edition, problems = read(tmp_path / "one", text)
    assert [(one.rule, one.severity) for one in problems] == [("document-suffix", "warning")]
    assert "Đuôi XYZ" in problems[0].reason
    assert ids(edition) == ["07-nq-xyz"]
    file = "---\nnumber: 7-NQ/XYZ\nbody: Hội đồng Thử\n---\n"
    edition, problems = read(tmp_path / "two", text, files={"documents/07-nq-xyz.md": file})
    assert problems == []
    assert edition.documents.all[0].issuer == "Hội đồng Thử"


def test_a_suffix_of_a_level_that_the_article_is_not_about_is_a_warning(tmp_path: Path):
    edition, (problem,) = read(tmp_path, "Kế hoạch số 5-KH/QU.")
    assert (problem.rule, problem.severity) == ("document-place", "warning")
    assert "cấp quận" in problem.reason
    assert ids(edition) == []


def test_an_article_of_two_places_has_to_say_whose_document_it_is(tmp_path: Path):
    files = {
        "localities/ke-ben.yaml": QUARTER,
        "news/2018/hai.md": news("Thông báo số 5-TB/TU.", title="Hai", localities="[thu-nghiem, ke-ben]"),
    }
    _, (problem,) = read(tmp_path, files=files)
    assert (problem.rule, problem.reason) == (
        "document-place",
        "Đuôi TU là của cơ quan ở địa phương, mà bài này thuộc nhiều địa phương.",
    )


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"body": "Theo Nghị quyết\nsố số 25-NQ/TW."}, 15),
        ({"title": "Mười năm Nghị quyết số số 25-NQ/TW"}, 2),
        ({"summary": "Nghị quyết Số số 25-NQ/TW"}, 12),
    ],
)
def test_a_doubled_word_before_a_number_is_a_problem(tmp_path: Path, changes: dict[str, str], line: int):
    text = news(changes.get("body", "Một câu."), **{key: value for key, value in changes.items() if key != "body"})
    _, problems = read_sample(tmp_path, {"news/2018/hop-thu.md": text})
    assert [(one.rule, one.line, one.remedy) for one in problems] == [("doubled-word", line, "Xóa một chữ “số”.")]


def test_a_withdrawn_article_cites_nothing(tmp_path: Path):
    updates = "\n  - {date: 2018-12-22, kind: withdrawal, note: Sai nguồn.}"
    files = {"news/2018/rut.md": news("Nghị quyết số 25-NQ/TW.", title="Rút", updates=updates)}
    edition, _ = read(tmp_path, files=files)
    assert ids(edition) == []
