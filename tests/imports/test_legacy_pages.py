"""Three real pages, where they are at hand, come out with all officials, dates and documents, without furniture."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.core.frontmatter import parse_markdown_file
from plugins.core.sources import ContentFolder
from plugins.editions.drafting import open_desk
from plugins.imports.batches import Batch, import_pages
from plugins.imports.drafts import Draft, Wishes
from plugins.imports.prose_readers import documents_in, people_in

ROOT = Path(__file__).parents[2]
LEGACY = ROOT.parent / "shared" / "legacy-pages"
pytestmark = pytest.mark.skipif(
    not LEGACY.is_dir(), reason="the scraped pages in ../shared/legacy-pages belong to others and are not here"
)
FURNITURE = [
    *(
        "đánh giá:",
        "lượt đánh giá",
        "Online:",
        "4.515.919",
        "ipv6",
        "Liên kết website",
        "ca khúc",
        "Hôm nay",
        "17/01/2021",
    ),
    *("Gửi cho bạn bè", "Phản hồi", "Xem nhiều nhất", "Tin tức trong Huyện"),
]


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Batch:
    """Import the pages into an agency that has the places but no people yet."""
    content = tmp_path_factory.mktemp("legacy") / "content"
    (content / "images").mkdir(parents=True)
    shutil.copy(ROOT / "content" / "site.yaml", content)
    shutil.copytree(ROOT / "content" / "localities", content / "localities")
    desk, problems = open_desk(ContentFolder(content, "content"))
    assert desk is not None, problems
    return import_pages(desk, LEGACY, Wishes(), people_in(desk), documents_in, lambda number, total: None)


def draft_of(batch: Batch, name: str) -> Draft:
    return next(draft for draft in batch.drafts if draft.page.path.name == name)


def values_of(draft: Draft) -> dict[str, object]:
    document, problems = parse_markdown_file(draft.text, draft.label)
    assert document is not None, problems
    return dict(document.values)


def test_all_pages_become_drafts_without_a_warning(batch: Batch):
    assert len(batch.drafts) == 3
    assert batch.left == ()
    assert batch.warnings == ()


@pytest.mark.parametrize("name", ["bac-kan.txt", "hong-linh.txt", "kim-son.txt"])
def test_nothing_of_the_portals_is_in_a_draft(batch: Batch, name: str):
    text = draft_of(batch, name).text.casefold()
    assert [word for word in FURNITURE if word.casefold() in text] == []


@pytest.mark.parametrize(
    ("name", "date", "event", "locality"),
    [
        ("bac-kan.txt", "2024-07-23", "unknown", "bac-kan"),
        ("hong-linh.txt", "2018-12-19", "2018-12-19", "hong-linh"),
        ("kim-son.txt", "2018-10-03", "2018-10-03", "kim-son"),
    ],
)
def test_dates_and_places(batch: Batch, name: str, date: str, event: str, locality: str):
    values = values_of(draft_of(batch, name))
    assert (values["date"], values["event_date"], values["localities"]) == (date, event, [locality])


@pytest.mark.parametrize("name", ["hong-linh.txt", "kim-son.txt"])
def test_inferred_years_are_marked(batch: Batch, name: str):
    notes = {note.key: note.reason for note in draft_of(batch, name).notes}
    assert "năm 2018 suy từ nội dung" in notes["event_date"]
    assert "Không rõ ngày đăng" in notes["date"]


PEOPLE = {
    "bac-kan.txt": {
        "Ma Từ Đông Điền": "Ủy viên Ban Thường vụ Tỉnh ủy Bắc Kạn, Trưởng Ban Dân vận Tỉnh ủy Bắc Kạn, "
        "Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Bắc Kạn",
        "Phan Thị Na": "Phó Trưởng Ban Dân vận Tỉnh ủy Bắc Kạn",
    },
    "hong-linh.txt": {
        "Nguyễn Văn Hải": "Phó Bí thư Thường trực Thị ủy Hồng Lĩnh, Chủ tịch Hội đồng nhân dân thị xã Hồng Lĩnh",
        "Hoàng Bá Khang": "Ủy viên Ban Thường vụ Thị ủy Hồng Lĩnh, Trưởng Ban Dân vận Thị ủy Hồng Lĩnh",
        "Đặng Ngọc Huấn": "Ủy viên Ban Thường vụ Thị ủy Hồng Lĩnh, Chủ tịch Ủy ban Mặt trận Tổ quốc thị xã Hồng Lĩnh",
    },
    "kim-son.txt": {
        "Hoàng Văn Thắng": "Phó Bí thư Huyện ủy Kim Sơn",
        "Ngô Văn Tuyến": "Ủy viên Ban Thường vụ Huyện ủy Kim Sơn, Trưởng Ban Dân vận Huyện ủy Kim Sơn",
        "Hoàng Văn Phương": "Huyện ủy viên, Phó Chủ tịch Ủy ban nhân dân huyện Kim Sơn",
        "Dương Thị Hà": "Chánh Văn phòng Ban Dân vận Tỉnh ủy Ninh Bình",
        "Trần Đại Quang": "Ủy viên Bộ Chính trị, Chủ tịch nước Cộng hòa xã hội chủ nghĩa Việt Nam",
    },
}


@pytest.mark.parametrize("name", PEOPLE)
def test_every_official_with_every_office(batch: Batch, name: str):
    assert {one.person.name: one.person.office_text for one in draft_of(batch, name).people} == PEOPLE[name]


@pytest.mark.parametrize(
    ("name", "roles"),
    [
        ("bac-kan.txt", {"ma-tu-dong-dien": ["chaired", "spoke", "directed"], "phan-thi-na": ["chaired"]}),
        (
            "hong-linh.txt",
            {"nguyen-van-hai": ["chaired", "directed"], "hoang-ba-khang": ["chaired"], "dang-ngoc-huan": ["chaired"]},
        ),
        (
            "kim-son.txt",
            {
                "hoang-van-thang": ["chaired", "directed"],
                "ngo-van-tuyen": ["attended"],
                "hoang-van-phuong": ["attended"],
                "duong-thi-ha": ["attended"],
            },
        ),
    ],
)
def test_every_participant_with_roles(batch: Batch, name: str, roles: dict[str, list[str]]):
    officials = values_of(draft_of(batch, name))["officials"]
    assert isinstance(officials, list)
    assert {one["id"]: one["role"] for one in officials} == roles


def test_who_is_only_named_is_no_participant_and_seen_in_no_office(batch: Batch):
    assert values_of(draft_of(batch, "kim-son.txt"))["mentioned"] == ["tran-dai-quang"]
    root = draft_of(batch, "kim-son.txt").path.parents[2]
    assert "seen: []" in (root / "officials" / "tran-dai-quang.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "documents"),
    [
        ("bac-kan.txt", ["Đề án số 06-ĐA/TU ngày 14/12/2017"]),
        ("hong-linh.txt", ["Chỉ thị số 20-CT/ThU"]),
        (
            "kim-son.txt",
            [
                "Quyết định số 217-QĐ/TW ngày 12/12/2013",
                "Thông báo số 911-TB/TU ngày 14/03/2018",
                "Kế hoạch số 120-KH/HU ngày 17/07/2018",
                "Đề án 61",
            ],
        ),
    ],
)
def test_every_document(batch: Batch, name: str, documents: list[str]):
    assert list(draft_of(batch, name).documents) == documents


def test_authors_source_and_captions(batch: Batch):
    assert values_of(draft_of(batch, "hong-linh.txt"))["authors"] == ["Thu Hằng", "Thanh Trúc"]
    assert values_of(draft_of(batch, "kim-son.txt"))["authors"] == ["Ngô Quyền – Văn phòng Huyện ủy"]
    assert values_of(draft_of(batch, "bac-kan.txt"))["source"] == {"name": "baobackan.org.vn"}
    captions = {draft.page.path.name: [one.text[:22] for one in draft.page.captions] for draft in batch.drafts}
    assert captions == {
        "bac-kan.txt": ["Đồng chí Ma Từ Đông Điề"[:22]],
        "hong-linh.txt": ["Toàn cảnh hội nghị", "Các đồng chí lãnh đạo "],
        "kim-son.txt": ["Quang cảnh hội nghị"],
    }
    assert draft_of(batch, "bac-kan.txt").page.captions[0].text.endswith("phát biểu tại hội nghị.")
