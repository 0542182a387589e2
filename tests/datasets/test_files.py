"""Which files there are, for whom, and that they never vary."""

from __future__ import annotations

from plugins.datasets.files import data_sheets
from plugins.editions.filters import data_address
from tests.sample_content import article

SCHEMAS = {
    f"du-lieu/luoc-do/{name}.json"
    for name in ("can-bo", "chung", "dia-phuong", "muc-luc-can-bo", "muc-luc-dia-phuong", "muc-luc-tin", "van-ban")
} | {"du-lieu/luoc-do/tham-gia.json", "du-lieu/luoc-do/tin.json", "du-lieu/luoc-do/muc-luc-van-ban.json"}
SCHEMAS |= {"du-lieu/luoc-do/thu-vien-anh.json", "du-lieu/luoc-do/muc-luc-thu-vien-anh.json"}


def test_every_record_has_a_file_and_every_kind_an_index(data_of):
    assert set(data_of()) - SCHEMAS == {
        "du-lieu/tin.json",
        "du-lieu/tin/2018/12/huyen-thu-nghiem-hop-thu.json",
        "du-lieu/can-bo.json",
        "du-lieu/can-bo/nguyen-thi-mau.json",
        "du-lieu/dia-phuong.json",
        "du-lieu/dia-phuong/thu-nghiem.json",
        "du-lieu/dia-phuong/thu-nghiem/mau-hai.json",
        "du-lieu/dia-phuong/thu-nghiem/mau-moi.json",
        "du-lieu/dia-phuong/thu-nghiem/mau-mot.json",
        "du-lieu/van-ban.json",
        "du-lieu/tham-gia.csv",
    }
    assert set(data_of()) > SCHEMAS


def test_only_what_readers_may_find_is_there(data_of):
    printed = data_of(
        {
            "news/2018/an.md": article(title="Ẩn", slug="an", status="hidden"),
            "news/2018/nhap.md": article(title="Nháp", slug="nhap", status="draft"),
            "news/2026/sau.md": article(title="Hẹn giờ", slug="hen-gio", date="2026-01-01 07:01"),
            "news/2026/nay.md": article(title="Đúng giờ", slug="dung-gio", date="2026-01-01 07:00"),
        }
    )
    assert [one["title"] for one in printed["du-lieu/tin.json"]["items"]] == ["Đúng giờ", "Huyện Thử Nghiệm họp thử"]
    articles = {address for address in printed if address.startswith("du-lieu/tin/")}
    assert articles == {"du-lieu/tin/2018/12/huyen-thu-nghiem-hop-thu.json", "du-lieu/tin/2026/01/dung-gio.json"}
    assert printed["du-lieu/tham-gia.csv"].count("\n") == 3
    assert len(printed["du-lieu/can-bo/nguyen-thi-mau.json"]["appearances"]) == 2
    assert len(printed["du-lieu/dia-phuong/thu-nghiem.json"]["articles"]) == 2


def test_an_official_or_place_called_index_overwrites_no_index(data_of):
    printed = data_of({"officials/index.md": "---\nname: Nguyễn Văn Thử\n---\n"})
    assert printed["du-lieu/can-bo/index.json"]["name"] == "Nguyễn Văn Thử"
    assert printed["du-lieu/can-bo.json"]["count"] == 2


def test_each_entry_of_an_index_leads_to_its_file(data_of):
    printed = data_of()
    for name in ("tin", "can-bo", "dia-phuong"):
        for item in printed[f"du-lieu/{name}.json"]["items"]:
            file = printed[item["data_url"].removeprefix("https://thu-nghiem.example/")]
            assert (file["id"], file["url"]) == (item["id"], item["url"])


def test_a_preview_without_a_host_links_from_the_root(data_of):
    found = data_of(url="")["du-lieu/can-bo/nguyen-thi-mau.json"]
    assert found["url"] == "/can-bo/nguyen-thi-mau/"
    assert found["schema"] == "/du-lieu/luoc-do/can-bo.json"


def test_the_same_content_gives_the_same_bytes(read):
    first, second = ({sheet.name: sheet.make() for sheet in data_sheets(*read())} for _ in range(2))
    assert first == second


def test_the_data_of_a_page_have_its_address_but_for_the_ends():
    assert data_address("can-bo/a/") == "du-lieu/can-bo/a.json"
    assert data_address("tin/") == "du-lieu/tin.json"
