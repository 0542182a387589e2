"""Files of documents: each field works, each slip has its message."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.sample_content import read_sample

WHOLE = """\
---
number: 42/2022/NĐ-CP
type: Nghị định
title: Nghị định mẫu về việc thử
date: 2022-06-24
url: https://van-ban.example/42
validity: replaced
amended_by: [Nghị định 50/2023/NĐ-CP]
replaced_by: [60/2024/NĐ-CP]
checked: 2026-01-15
---

Ghi chú **mẫu**.
"""


def test_a_file_makes_a_page_although_no_article_cites_it(tmp_path: Path):
    other = "---\nnumber: 60/2024/NĐ-CP\n---\n"
    files = {"documents/42-2022-nd-cp.md": WHOLE, "documents/60-2024-nd-cp.md": other}
    edition, problems = read_sample(tmp_path, files)
    assert edition is not None, problems
    one = edition.documents.by_id["42-2022-nd-cp"]
    assert (one.name, one.title, one.issuer, one.date) == (
        "Nghị định số 42/2022/NĐ-CP",
        "Nghị định mẫu về việc thử",
        "Chính phủ",
        date(2022, 6, 24),
    )
    assert one.full_text == "https://van-ban.example/42"
    assert "<strong>mẫu</strong>" in one.note
    assert one.standing is not None
    assert [(related.name, related.url) for related in one.standing.amended_by] == [("Nghị định 50/2023/NĐ-CP", None)]
    assert [(related.name, related.url) for related in one.standing.replaced_by] == [
        ("60/2024/NĐ-CP", "van-ban/60-2024-nd-cp/")
    ]
    assert one.id in edition.documents_with_pages(edition.articles[0].published)


def test_a_local_document_says_its_place(tmp_path: Path):
    text = "---\nnumber: 20-CT/HU\nlocality: thu-nghiem/mau-mot\n---\n"
    edition, problems = read_sample(tmp_path, {"documents/20-ct-hu-thu-nghiem.md": text})
    assert edition is not None, problems
    assert (edition.documents.all[0].issuer, edition.documents.all[0].locality_id) == (
        "Huyện ủy Thử Nghiệm",
        "thu-nghiem",
    )


@pytest.mark.parametrize(
    ("name", "header", "rule", "line", "reason"),
    [
        ("x", "title: Không số", "missing", 2, "Thiếu “number”, là thông tin bắt buộc."),
        ("x", "number: Đề án 61", "bad-document-number", 2, "Không đọc được số hiệu này."),
        ("x", "number: 25-NQ/TW, 26-NQ/TW", "bad-document-number", 2, "Không đọc được số hiệu này."),
        ("nq-25", "number: 25-NQ/TW", "bad-id", 2, "Tên tệp phải là số hiệu viết không dấu"),
        ("20-ct-hu", "number: 20-CT/HU", "document-place", 2, "Đuôi HU là của cơ quan ở địa phương"),
        ("20-ct-hu", "number: 20-CT/HU\nlocality: xa-la", "unknown-locality", 3, "mã “xa-la”"),
        ("20-ct-qu", "number: 20-CT/QU\nlocality: thu-nghiem", "document-place", 3, "Đuôi QU"),
        ("07-nq-xyz", "number: 7-NQ/XYZ", "document-suffix", 2, "Đuôi XYZ không phải của cơ quan nào"),
        ("12-ct-ttg", "number: 12/CT-TTg\ndate: 2016-05-19", "bad-id", 2, "Tên tệp phải là số hiệu"),
        ("12-ct-ttg", "number: 12/CT-TTg", "missing", 2, "mỗi năm đánh lại từ đầu"),
        ("42-2022-nd-cp", "number: 42/2022/NĐ-CP\ndate: 2021-06-24", "document-date", 3, "không thuộc năm 2022"),
        ("25-nq-tw", "number: 25-NQ/TW\ntype: Tấm giấy", "unknown-choice", 2, "Tấm giấy"),
        ("25-nq-tw", "number: 25-NQ/TW\nvalidity: replaced", "missing", 2, "replaced_by"),
        ("25-nq-tw", "number: 25-NQ/TW\nreplaced_by: [43-KL/TW]", "validity-mismatch", 2, "không phải là replaced"),
        ("25-nq-tw", "number: 25-NQ/TW\namended_by: [43-KL/TW]", "validity-mismatch", 2, "không phải là amended"),
        (
            "25-nq-tw",
            "number: 25-NQ/TW\nvalidity: replaced\nreplaced_by: [25-NQ/TW]",
            "bad-document-number",
            4,
            "Văn bản không thể tự sửa đổi hay thay thế mình.",
        ),
        ("25-nq-tw", "number: 25-NQ/TW\nvalidity: con", "unknown-choice", 3, "“validity” không nhận giá trị này."),
        ("25-nq-tw", "number: 25-NQ/TW\nurl: van-ban.pdf", "bad-address", 3, "https://"),
        ("25-nq-tw", "number: 25-NQ/TW\ndate: 31/02/2013", "bad-date", 3, "Tháng 2/2013 chỉ có 28 ngày."),
        ("25-nq-tw", "number: 25-NQ/TW\nngay: 2013", "unknown-key", 3, "Không có khóa “ngay”."),
    ],
)
def test_a_slip_in_a_file_has_its_message(tmp_path: Path, name: str, header: str, rule: str, line: int, reason: str):
    edition, problems = read_sample(tmp_path, {f"documents/{name}.md": f"---\n{header}\n---\n"})
    assert edition is None
    (problem,) = problems
    assert (problem.path, problem.rule, problem.line) == (f"content/documents/{name}.md", rule, line)
    assert reason in problem.reason
    assert problem.remedy.endswith(("?", ".", "…", "md."))


def test_two_files_of_one_document_are_a_problem(tmp_path: Path):
    text = "---\nnumber: 25-NQ/TW\ndate: 2013-06-03\n---\n"
    _, problems = read_sample(tmp_path, {"documents/25-nq-tw.md": text, "documents/25-nq-tw-2013.md": text})
    assert [(one.rule, one.path) for one in problems] == [("duplicate-id", "content/documents/25-nq-tw.md")]
