"""Every kind of page, made from records: what it says, and what it must not."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser

import pytest
from jinja2 import UndefinedError, meta, nodes

from plugins.agencies.model import Section
from plugins.articles.model import Author, TagLabel
from plugins.core.links import PictureFacts
from plugins.documents.model import ListedDocument
from plugins.listings.model import ListedArticle
from tests.theme.specimens import (
    ARTICLE,
    BARE_SITE,
    CHAIR,
    ENGLISH_SITE,
    MAU,
    PAGES,
    PREVIEW_SITE,
    PUBLISHED_SITE,
    SEALED_SITE,
    SITE,
    THEME,
    article_page,
    environment,
    official_page,
    pages,
    render,
)

SITES = {
    "": SITE,
    "bare": BARE_SITE,
    "sealed": SEALED_SITE,
    "english": ENGLISH_SITE,
    "published": PUBLISHED_SITE,
    "preview": PREVIEW_SITE,
}
PELICAN_LISTS = {"articles", "pages", "tags", "categories", "authors", "dates", "drafts", "hidden_articles"}
SUBJECTS = {
    "index.html": {"home"},
    "news_list.html": {"kind", "called", "articles_page", "articles_paginator", "feeds"},
    "article.html": {"article"},
    "history.html": {"record", "history"},
    "revision.html": {"record", "history", "revision"},
    "corrections.html": {"corrections_page", "corrections_paginator"},
    "category.html": {"section", "articles_page", "articles_paginator", "feeds"},
    "period_archives.html": {"period_num", "articles_page", "articles_paginator"},
    "archives.html": {"archive_years"},
    "search.html": {"search_is_on"},
    "tags.html": {"tag_index"},
    "authors.html": {"author_index"},
    "categories.html": {"section_index"},
    "official.html": {
        *("official", "terms", "years", "people", "documents", "told_of", "places", "mentions"),
        *("appearances_page", "appearances_paginator", "feeds"),
    },
    "officials.html": {"groups"},
    "document.html": {
        *("document", "together", "people", "places", "unit"),
        *("articles_page", "articles_paginator", "feeds"),
    },
    "documents.html": {"chosen", "facets", "documents_page", "documents_paginator"},
    "locality.html": {
        *("unit", "place", "parent", "maps", "became", "predecessors", "officials", "documents"),
        *("articles_page", "articles_paginator", "feeds"),
    },
    "localities.html": {"places"},
    "map.html": {"place_maps"},
    "datasets.html": {"data_sets", "description"},
    "specimens.html": {"components"},
    "page.html": {"page"},
    "feedback.html": {"endpoint"},
    "song.html": {"page"},
    "songs.html": {"songs"},
    "album.html": {"album", "told", "waits"},
    "albums.html": {"albums_page", "albums_paginator"},
    "redirect.html": {"target"},
    "404.html": set(),
    "410.html": set(),
    "base.html": set(),
}


class Outline(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, html: str):
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data):
        self.text.append(data)

    def named(self, *tags: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.elements if tag in tags]


@cache
def outline(name: str, site: str = "") -> Outline:
    return Outline(render(name, SITES[site]))


def said(name: str, site: str = "") -> str:
    """Return the words of a page, on one line."""
    return " ".join("".join(outline(name, site).text).split())


def article(**changes) -> str:
    template = environment(SITE).get_template("article.html")
    return template.render(**article_page(replace(ARTICLE, **changes)))


every_page = pytest.mark.parametrize("name", PAGES)
every_site = pytest.mark.parametrize("site", SITES)


@every_site
@every_page
def test_every_page_can_be_made_for_every_site(name, site):
    found = outline(name, site)
    assert len(found.named("h1")) == 1
    assert len(found.named("main")) == 1
    assert found.named("html") == [{"lang": "en" if site == "english" else "vi"}]
    assert "".join(found.text).count("None") == 0


@every_page
def test_headings_skip_no_level(name):
    levels = [int(tag[1]) for tag, _ in outline(name).elements if re.fullmatch("h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))


@every_page
def test_ids_are_unique_and_every_reference_has_its_target(name):
    found = outline(name)
    ids = [attributes["id"] for _, attributes in found.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    wanted = {link["href"][1:] for link in found.named("a") if link.get("href", "").startswith("#")}
    for _, attributes in found.elements:
        for name_of_reference in ("aria-labelledby", "aria-describedby", "for"):
            wanted.update(attributes.get(name_of_reference, "").split())
    assert wanted <= set(ids)


@every_page
def test_nothing_needs_an_unsafe_policy_or_another_host(name):
    found = outline(name)
    for tag, attributes in found.elements:
        assert tag != "style"
        assert "style" not in attributes
        assert not [attribute for attribute in attributes if attribute.startswith("on")]
        for loaded in ("src", "srcset", "poster"):
            assert attributes.get(loaded, "/").startswith("/")
    run = [script for script in found.named("script") if script.get("type") != "application/ld+json"]
    assert all(script["src"].startswith("/theme/js/") for script in run)
    assert all(link["href"].startswith("/") for link in found.named("link"))


@every_page
def test_landmarks_of_one_kind_have_names_of_their_own(name):
    names = [one.get("aria-label") or one.get("aria-labelledby") for one in outline(name).named("nav")]
    assert all(names)
    assert len(names) == len(set(names))


@every_page
def test_a_published_page_has_one_address_and_a_preview_is_not_indexed(name):
    canonical = [link["href"] for link in outline(name, "published").named("link") if link.get("rel") == "canonical"]
    assert len(canonical) == (0 if name in ("404", "410") else 1)
    assert all(address.startswith("https://example.org/") for address in canonical)
    robots = [one["content"] for one in outline(name, "preview").named("meta") if one.get("name") == "robots"]
    assert robots == ["noindex"]


@every_page
def test_pages_are_small(name):
    assert len(gzip.compress(render(name).encode())) <= 30_000


@pytest.mark.parametrize("template", sorted(path.name for path in (THEME / "templates").glob("*.html")))
def test_a_template_reads_its_own_subject_and_the_site_only(template):
    env = environment(SITE)
    source = (THEME / "templates" / template).read_text(encoding="utf-8")
    tree = env.parse(source)
    own = {name for imported in tree.find_all(nodes.FromImport) for name in imported.names}
    own |= {name.name for name in tree.find_all(nodes.Name) if name.ctx == "store"}
    assert meta.find_undeclared_variables(tree) - set(env.globals) - own <= SUBJECTS[template]


@pytest.mark.parametrize(
    "path", sorted([*(THEME / "templates/components").glob("*.html"), *(THEME / "templates/regions").glob("*.html")])
)
def test_components_and_regions_read_what_they_are_given(path):
    env = environment(SITE)
    read = meta.find_undeclared_variables(env.parse(path.read_text(encoding="utf-8"))) - set(env.globals)
    assert read <= ({"here", "output_file"} if path.parent.name == "regions" else set())
    assert not read & PELICAN_LISTS


def test_an_undefined_name_fails_the_page():
    template = environment(SITE).get_template("news_list.html")
    with pytest.raises(UndefinedError):
        template.render()


def test_an_article_says_when_it_was_published_and_when_it_happened():
    times = [one["datetime"] for one in outline("article").named("time")]
    assert times[:2] == ["2018-12-20T07:30:00+07:00", "2018-12-19"]
    assert "Ngày đăng Thứ Năm, 20/12/2018, 07:30 Ngày diễn ra Thứ Tư, 19/12/2018" in said("article")


def test_an_article_whose_day_is_unknown_says_so_and_whose_offices_these_are():
    assert "Ngày diễn ra chưa rõ" in said("article-assumed")
    assert "chức vụ ghi theo ngày đăng bài" in said("article-assumed")
    assert "Ngày diễn ra" not in said("article-bare")
    assert "Chức vụ tại thời điểm diễn ra." in said("article")


def test_an_event_of_several_days_names_all_of_them():
    assert "Ngày diễn ra 19–20/12/2018" in said("article-days")


def test_officials_stand_with_the_office_of_the_day_and_their_part():
    words = said("article")
    assert "Nguyễn Thị Mẫu Phó Bí thư Thường trực Thị ủy Thử Nghiệm Chủ trì Chỉ đạo" in words
    assert "Trưởng Ban Dân vận Thị ủy Thử Nghiệm (theo ghi nhận ngày 03/10/2018) Dự Phát biểu" in words
    assert "Lê Thị Ví Dụ Trưởng khối phố 3 Trao tặng Nhận khen thưởng" in words
    assert "Được nhắc tên, không tham gia A Đe" in words


def test_a_former_place_keeps_its_name_and_says_until_when():
    assert "Phường Mẫu Thượng, thị xã Thử Nghiệm (tên gọi đến 30/06/2025; nay thuộc phường Bắc Mẫu)" in said("article")


def test_the_stamp_of_the_old_page_is_not_taken_for_a_date():
    assert "Dấu thời gian “Chủ nhật, 17/01/2021” là của trang cũ, không phải ngày đăng" in said("article")
    assert "2021" not in "".join(one["datetime"] for one in outline("article").named("time"))


def test_changes_are_told_before_the_text_and_the_latest_first():
    words = said("article")
    told = ["Thêm danh sách tập thể", "Sửa số mô hình", "Nghe dân nói, nói dân hiểu"]
    assert sorted(told, key=words.index) == told


def test_an_article_says_how_often_it_was_changed_and_leads_to_its_history():
    assert "Lịch sử sửa bài (đã sửa 2 lần sau khi đăng)" in said("article")
    assert "Lịch sử sửa bài" not in said("article-bare")


def test_a_history_says_who_when_and_why():
    words = said("history")
    assert "21/12/2018, 08:00 Lê Thị Ví Dụ: Sửa số mô hình Xem thay đổi của lần sửa 1" in words
    assert "Không ghi tên: không ghi lý do" in words
    assert words.index("22/12/2018, 08:00") < words.index("Bản đăng đầu tiên.")


def test_a_history_without_its_beginning_says_so():
    assert "không biết những lần sửa trước ngày 20/12/2018" in said("history-withdrawn")
    assert "Bản cũ nhất còn biết." in said("history-withdrawn")


@pytest.mark.parametrize("name", ["history", "history-withdrawn", "revision"])
def test_search_engines_leave_histories_alone(name):
    assert {"name": "robots", "content": "noindex"} in outline(name).named("meta")
    ways = [one for one in outline(name).named("a") if "/lich-su/" in one.get("href", "") and "rel" in one]
    assert all("nofollow" in one["rel"] for one in ways)


def test_a_revision_says_that_a_machine_compared_and_what_came_and_went():
    words = said("revision")
    assert "Do máy đối chiếu." in words
    assert "Có [bỏ: 58 ][thêm: 85 ]mô hình." in words
    assert "2 đoạn không đổi" in words


def test_every_correction_leads_to_its_article_and_says_why():
    words = said("corrections")
    assert words.count("Sửa số mô hình cấp thị xã: 85, không phải 58.") == 3
    assert f"/{ARTICLE.url}#bt-updates" in [one.get("href") for one in outline("corrections").named("a")]
    assert "Chưa có đính chính nào." in said("corrections-empty")


def test_a_withdrawn_article_gives_the_reason_and_nothing_else():
    words = said("article-withdrawn")
    assert "Bài này đã được rút ngày 05/01/2019. Nguồn đã gỡ bài." in words
    assert "112 mô hình" not in words
    assert "Cán bộ tham gia" not in words
    assert [one["src"] for one in outline("article-withdrawn").named("img")] == ["/theme/images/mark.svg"]
    assert ARTICLE.summary not in render("article-withdrawn", PUBLISHED_SITE)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("article-draft", "Bản nháp Chỉ người biên tập thấy trang này"),
        ("article-hidden", "Bài ẩn Bài không có trong danh sách nào"),
        ("article-later", "Chờ đến giờ đăng"),
    ],
)
def test_what_is_not_public_says_so(name, words):
    assert words in said(name, "preview")
    assert words not in said("article", "preview")


def test_an_english_article_says_so_to_screen_readers():
    found = outline("article-english")
    assert [one.get("lang") for one in found.named("h1")] == ["en"]
    assert {"class": "bt-prose", "lang": "en"} in found.named("div")
    assert all("lang" not in one for one in outline("article").named("h1", "div"))


def test_what_editors_wrote_stays_text():
    hostile = "<script>alert(1)</script>\" onmouseover='x'"
    printed = article(
        title=hostile,
        summary=hostile,
        section=Section(id="tin-tuc", name=hostile),
        authors=(Author(hostile, hostile, "x"),),
        tags=(TagLabel(hostile, "x"),),
        documents=(ListedDocument(hostile),),
    )
    found = Outline(printed)
    assert [one for one in found.named("script") if "src" not in one] == []
    assert not [name for _, attributes in found.elements for name in attributes if name.startswith("on")]
    assert printed.count("<script") == len(found.named("script"))


def test_the_body_keeps_its_links_to_this_site():
    assert 'href="https://example.org/can-bo/nguyen-thi-mau/"' in render("article", PUBLISHED_SITE)
    assert "site:" not in render("article")


def test_today_is_absent_without_script_and_named():
    (place,) = [one for one in outline("home").named("p") if "data-bt-today" in one]
    assert place["data-bt-today"] == "Asia/Ho_Chi_Minh"
    assert "hidden" in place
    assert not re.search(r"Hôm nay: \S*\d", said("home"))


def test_the_home_page_leads_with_the_newest_and_lists_corrections():
    words = said("home")
    assert words.index(ARTICLE.title) < words.index("Tin mới")
    assert "Đính chính 21/12/2018" in words
    assert "Tất cả 1.234 bài" in words
    assert "/tin/" in [one.get("href") for one in outline("home").named("a")]


def test_a_story_stands_once_on_the_home_page():
    titles = re.findall(r'<a class="bt-card__link" href="([^"]+)"', render("home"))
    assert len(titles) == len(set(titles)) == 5


def test_the_home_page_shows_every_section_whether_it_has_news_or_not():
    words = said("home")
    assert "Tin tức – Sự kiện" in words and "Xem 12 bài" in words
    assert "Mô hình hay, cách làm tốt. Xem 1 bài" in words
    assert "Văn bản – Chính sách Chưa có bài viết." in words


def test_a_list_says_who_took_part_the_first_by_name():
    assert "Nguyễn Thị Mẫu (chủ trì, chỉ đạo), Trần Văn Án (dự, phát biểu) và 1 người khác" in said("all-news")


def test_the_summary_that_an_editor_wrote_stands_before_the_text_once():
    assert said("article").count(ARTICLE.standfirst) == 1
    assert "bt-article__standfirst" not in render("article-bare")


def test_the_agencys_emblem_takes_the_place_of_the_sites_mark():
    with_emblem = replace(SITE, emblem=PictureFacts("images/bieu-trung.svg", 120, 100))
    (emblem,) = Outline(render("404", with_emblem)).named("img")
    assert (emblem["src"], emblem["alt"]) == ("/images/bieu-trung.svg", "")


def test_a_site_with_nothing_but_a_name_makes_no_empty_lists():
    printed = render("home", BARE_SITE)
    assert "IPv6" not in printed
    assert "Chưa có số liệu." in printed
    assert "Bài hát" not in printed
    assert "<ul></ul>" not in re.sub(r"\s", "", re.sub(r' class="[^"]*"', "", render("home-empty", BARE_SITE)))


def test_the_badge_gives_the_day_of_its_check():
    assert "IPv6 truy cập được, kiểm tra ngày 01/03/2026" in said("home")


def test_figures_carry_the_day_they_are_from():
    words = said("home")
    assert "Lượt truy cập 4.515.919" in words
    assert "Tính từ tháng 01/2012, đến ngày 30/06/2025" in words


@every_page
def test_nothing_on_a_sealed_site_goes_on_with_time(name):
    found = outline(name, "sealed")
    assert not any("data-bt-today" in one for _, one in found.elements)
    assert [one for one in found.named("script") if "today" in one.get("src", "")] == []
    assert "Tính từ tháng 01/2012, đã chốt ngày 30/06/2025" in said(name, "sealed")


@every_page
def test_a_sealed_site_says_so_on_every_page(name):
    assert "Trang lưu trữ từ ngày 01/07/2025. Cơ quan đã kết thúc hoạt động." in said(name, "sealed")
    assert "Trang lưu trữ" not in said(name)


def test_the_officials_page_groups_appearances_by_the_year_of_the_event():
    years = [text for text in outline("official").text if text in ("2020", "2018")]
    assert years == ["2020", "2018"] * 2, "the way to each year, then the years"
    ways = [one["href"] for one in outline("official").named("a") if "#bt-year-" in one.get("href", "")]
    assert ways == ["/can-bo/nguyen-thi-mau/#bt-year-2020", "/can-bo/nguyen-thi-mau/#bt-year-2018"]


def test_the_officials_page_tells_former_offices_from_those_of_unknown_end():
    words = said("official")
    open_end = "chưa rõ thời gian giữ chức vụ Phó Bí thư Thường trực Thị ủy Thử Nghiệm Chưa rõ nay còn giữ hay không"
    assert f"{open_end} Được ghi nhận ngày: 19/12/2018" in words
    assert "từ 03/2018 đến 2020 Trưởng Ban Dân vận Thị ủy Thử Nghiệm Đã thôi giữ" in words


def test_the_officials_page_says_with_whom_and_in_which_articles():
    words = said("official")
    assert "Trần Văn Án cùng có mặt trong 2 bài với Trần Văn Án" in words
    assert "A Đe cùng có mặt trong 1 bài với A Đe Tin ngắn ở xã Mẫu Hạ" in words
    assert "Chỉ thị số 99-CT/ThU 2 bài" in words


def test_the_second_page_of_an_official_brings_appearances_only():
    context = official_page(MAU)
    second = context | pages(MAU.url, [ListedArticle(ARTICLE, CHAIR)] * 5, 2, prefix="appearances")
    words = environment(SITE).get_template("official.html").render(**second)
    assert "Các hoạt động đã tham gia" in words
    assert not [left for left in ("Chức vụ qua thời gian", "Tiểu sử", "Cùng tham gia") if left in words]


def test_the_index_of_officials_stands_under_the_letters_of_given_names():
    letters = [text.strip() for text in outline("officials").text if text.strip() in ("A", "Á", "D", "Đ", "M")]
    assert letters == ["A", "Đ", "M"] * 2, "the way to each letter, then the letters"
    (filter_box,) = [one for one in outline("officials").named("fieldset") if "data-bt-filter" in one]
    assert "hidden" in filter_box
    people = [one for one in outline("officials").named("li") if "data-bt-bodies" in one]
    assert [one["data-bt-localities"] for one in people] == ["Thị xã Thử Nghiệm"] * 3


def test_a_present_unit_lists_the_articles_of_those_before_it_under_their_names():
    words = said("locality-new")
    assert "Bài về phường Mẫu Thượng tên gọi đến 30/06/2025 Về đơn vị cũ" in words
    assert words.index("Bài về phường Mẫu Thượng") < words.index("Bài về thị xã Thử Nghiệm")


def test_a_former_place_says_what_it_is_part_of_today():
    words = said("locality")
    assert "Đơn vị hành chính cũ Thị xã Thử Nghiệm" in words
    assert (
        "Tồn tại đến 30/06/2025 Thuộc (khi ấy) tỉnh Giả Định Sắp xếp theo 999/NQ-MẪU, 16/06/2025 Nay thuộc"
        " phường Bắc Mẫu" in words
    )
    assert "Hình thành từ phường Mẫu Thượng, xã Mẫu Hạ" in said("locality-new")


def test_both_views_of_a_place_are_on_its_page_and_on_the_map():
    for name, views in (("locality", 2), ("map", 3)):
        assert len([one for one in outline(name).named("svg") if one.get("role") == "group"]) == views
        assert len(outline(name).named("table")) == views


def test_a_song_can_be_heard_and_read():
    (sound,) = outline("song").named("audio")
    assert sound["src"] == "/media/bai-ca-mau.mp3"
    assert sound["preload"] == "none"
    assert "Nhạc Nguyễn Nhạc Lời Trần Lời" in said("song")
    assert "3.456 kB" in said("song")


def test_an_old_address_leads_on_without_script():
    assert {"http-equiv": "refresh", "content": "0; url=/tin/2018/12/so-ket/"} in outline("redirect").named("meta")
    assert "/tin/2018/12/so-ket/" in [link["href"] for link in outline("redirect").named("a")]


@pytest.mark.parametrize(
    ("name", "here"),
    [("home", "/"), ("category", "/chuyen-muc/tin-tuc/"), ("officials", "/can-bo/"), ("song", "/bai-hat/")],
)
def test_the_menu_marks_where_the_reader_is(name, here):
    marked = {one["href"] for one in outline(name).named("a") if "aria-current" in one}
    assert marked == {here}
