"""The articles of `content/`: what they cite, from which body, of which day."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.core.dates import day_text
from plugins.core.sources import ContentFolder
from plugins.editions.edition import Edition, read_edition

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="module")
def edition() -> Edition:
    found, problems = read_edition(ContentFolder(CONTENT))
    assert found is not None, problems
    return found


def test_no_citation_of_the_demo_articles_raises_an_alarm():
    _, problems = read_edition(ContentFolder(CONTENT))
    assert [problem for problem in problems if problem.rule.startswith(("document", "doubled"))] == []


@pytest.mark.parametrize(
    ("id", "name", "issuer", "day"),
    [
        ("20-ct-thu-hong-linh", "Chỉ thị số 20-CT/ThU", "Thị ủy Hồng Lĩnh", ""),
        ("217-qd-tw", "Quyết định số 217-QĐ/TW", "Bộ Chính trị", "12/12/2013"),
        ("911-tb-tu-ninh-binh", "Thông báo số 911-TB/TU", "Tỉnh ủy Ninh Bình", "14/03/2018"),
        ("120-kh-hu-kim-son", "Kế hoạch số 120-KH/HU", "Huyện ủy Kim Sơn", "17/07/2018"),
        ("06-da-tu-bac-kan", "Đề án số 06-ĐA/TU", "Tỉnh ủy Bắc Kạn", "14/12/2017"),
        ("25-nq-tw", "Nghị quyết số 25-NQ/TW", "Trung ương Đảng", "03/06/2013"),
        ("43-kl-tw", "Kết luận số 43-KL/TW", "Trung ương Đảng", "07/01/2019"),
        ("124-qd-tw", "Quyết định số 124-QĐ/TW", "Trung ương Đảng", "02/02/2018"),
    ],
)
def test_a_document_of_the_demo_articles(edition: Edition, id: str, name: str, issuer: str, day: str):
    one = edition.documents.by_id[id]
    assert (one.name, one.issuer, day_text(one.date) if one.date else "") == (name, issuer, day)


@pytest.mark.parametrize(
    ("article", "names"),
    [
        (
            "2020/tam-nong-so-ket-dan-van-quy-che-dan-chu",
            [
                "Kết luận số 120 – Bộ Chính trị",
                "Nghị quyết số 42 – Chính phủ",
                "Kế hoạch số 18 – Ban Thường vụ Huyện ủy",
            ],
        ),
        ("2018/kim-son-giao-ban-cong-tac-dan-van-9-thang", ["Đề án 61"]),
    ],
)
def test_what_the_demo_articles_only_name_has_no_page(edition: Edition, article: str, names: list[str]):
    (one,) = [one for one in edition.articles if one.id == article]
    assert [listed.text for listed in one.documents if listed.document is None] == names
