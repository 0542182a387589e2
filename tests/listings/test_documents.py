"""The pages of documents: who cites them, in which words, with which others; the index and its parts."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from plugins.editions.edition import Edition
from plugins.listings.company import company_of
from plugins.listings.documents import document_listings
from plugins.listings.model import Listing
from tests.sample_content import SENTENCE, Files, article, read_sample


def news(title: str, body: str, **changes: str | None) -> str:
    return article(title=title, officials=None, **changes).replace(SENTENCE, body)


FILES: Files = {
    "news/2018/mot.md": news("Một", "Nghị quyết số 99-NQ/TW ngày 03/6/2013. Chỉ thị số 7-CT/HU nói rõ."),
    "news/2018/hai.md": news("Hai", "Nghị quyết 99-NQ/TW và Luật số 999/2025/QH15.", date="2018-12-21"),
    "news/2018/nhap.md": news("Nháp", "Kết luận số 77-KL/TW.", status="draft"),
}


def edition_of(folder: Path, changes: Files | None = None) -> Edition:
    edition, problems = read_sample(folder, {**FILES, **(changes or {})})
    assert edition is not None, problems
    return edition


def pages_of(edition: Edition) -> dict[str, Listing]:
    now = edition.articles[0].published + timedelta(days=1)
    return {page.url: page for page in document_listings(edition, edition.published(now), now, company_of(edition))}


def test_a_document_lists_every_article_with_the_sentence_that_cites_it(tmp_path: Path):
    page = pages_of(edition_of(tmp_path))["van-ban/99-nq-tw/"]
    assert [item.record.title for item in page.items] == ["Hai", "Một"]
    words = [[f"{one.before}[{one.words}]{one.after}" for one in item.quotation.sentences] for item in page.items]
    assert words == [
        ["[Nghị quyết 99-NQ/TW] và Luật số 999/2025/QH15."],
        ["[Nghị quyết số 99-NQ/TW] ngày 03/6/2013."],
    ]


def test_documents_cited_in_the_same_articles_are_given(tmp_path: Path):
    page = pages_of(edition_of(tmp_path))["van-ban/99-nq-tw/"]
    assert [(line.document.number, line.count) for line in page.variables["together"]] == [
        ("07-CT/HU", 1),
        ("999/2025/QH15", 1),
    ]


def test_a_document_that_only_a_draft_cites_has_no_page(tmp_path: Path):
    assert "van-ban/77-kl-tw/" not in pages_of(edition_of(tmp_path))


def test_the_index_is_cut_by_type_body_and_year(tmp_path: Path):
    pages = pages_of(edition_of(tmp_path))
    facets = pages["van-ban/"].variables["facets"]
    assert [(one.name, one.count) for one in facets.types] == [("Chỉ thị", 1), ("Luật", 1), ("Nghị quyết", 1)]
    assert [one.name for one in facets.issuers] == ["Huyện ủy Thử Nghiệm", "Quốc hội khóa XV", "Trung ương Đảng"]
    assert [one.name for one in facets.years] == ["2025", "2013", "Chưa rõ"]
    for entry in (*facets.types, *facets.issuers, *facets.years):
        assert len(pages[entry.url].items) == entry.count
        assert pages[entry.url].variables["chosen"] == entry.name


def test_the_latest_document_stands_first_and_what_has_no_year_last(tmp_path: Path):
    index = pages_of(edition_of(tmp_path))["van-ban/"]
    assert [line.document.number for line in index.items] == ["999/2025/QH15", "99-NQ/TW", "07-CT/HU"]


def test_every_document_has_a_feed(tmp_path: Path):
    page = pages_of(edition_of(tmp_path))["van-ban/99-nq-tw/"]
    assert page.feeds is not None
    assert page.feeds.atom == "feeds/van-ban/99-nq-tw.atom.xml"


def test_a_local_document_leads_to_its_place(tmp_path: Path):
    pages = pages_of(edition_of(tmp_path))
    assert pages["van-ban/07-ct-hu-thu-nghiem/"].variables["unit"].id == "thu-nghiem"
    assert pages["van-ban/99-nq-tw/"].variables["unit"] is None


@pytest.mark.parametrize("address", ["van-ban/loai/luat/", "van-ban/co-quan/quoc-hoi-khoa-xv/", "van-ban/nam/chua-ro/"])
def test_a_part_of_the_index_has_an_address_of_its_own(tmp_path: Path, address: str):
    assert address in pages_of(edition_of(tmp_path))
