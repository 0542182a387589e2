"""Specimens of every kind of page: invented records in the real models, and the environment that templates live in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from functools import cache, partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup
from pelican.paginator import PaginationRule, Paginator

from plugins.agencies.model import Agency, Link, Sealed, Section
from plugins.albums.model import ALBUMS, Album
from plugins.articles.body import Body
from plugins.articles.model import (
    Appearance,
    Article,
    Author,
    DayRange,
    ImportedFrom,
    Picture,
    SourceRecord,
    TagLabel,
    Update,
)
from plugins.articles.related import Related
from plugins.cards.model import social_card
from plugins.core.dates import PartialDay
from plugins.core.languages import TRANSLATIONS, read_language
from plugins.datasets.description import CSV, DataSet, json_set
from plugins.discovery.structured_data import machine_filters
from plugins.documents.model import CitedDocument, ListedDocument, Quotation, RelatedDocument, Standing
from plugins.documents.passages import Excerpt
from plugins.editions.site import Site, feed_addresses
from plugins.editions.templates import template_environment
from plugins.histories.differences import compare
from plugins.histories.model import History, Revision
from plugins.listings.company import Companion
from plugins.listings.documents import Facets
from plugins.listings.home import Home, PlaceNews, SectionNews
from plugins.listings.model import DocumentLine, IndexEntry, ListedArticle, listed
from plugins.listings.news import ArchiveMonth, ArchiveYear, Correction
from plugins.listings.people import AppearanceYear, OfficialLine, letter_groups
from plugins.listings.places import MapView, MapViews, PlaceLine, PlaceMaps, UnitLink, UnitRow
from plugins.listings.terms import SeenDay, TermLine
from plugins.localities.model import Centre, Decision, Place, Unit
from plugins.maps.model import View
from plugins.maps.views import units_of
from plugins.officials.model import HeldOffice, Office, Official
from plugins.pages.model import Song, StandingPage
from plugins.specimens.components import Component, ShownExample
from plugins.visitors.article_counts import Ratings
from plugins.visitors.figures import MonthFigures, VisitorFigures, closed

THEME = Path(__file__).parents[2] / "theme"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")

NEWS = Section(id="tin-tuc", name="Tin tức – Sự kiện", order=1, description="Việc mới ở các địa phương.")
MODELS = Section(id="dan-van-kheo", name="Dân vận khéo", order=2, description="Mô hình hay, cách làm tốt.")
LAW = Section(id="van-ban", name="Văn bản – Chính sách", order=3)


@cache
def environment(site: Site | None = None) -> Environment:
    """Return the environment that the build gives to templates."""
    site = site or SITE
    languages = {code: read_language(TRANSLATIONS, code) for code in site.languages}
    options = {
        "autoescape": True,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "undefined": StrictUndefined,
        "extensions": ["jinja2.ext.i18n"],
    }
    result = template_environment([THEME / "templates"], site, languages, options)
    result.filters.update(machine_filters())
    result.filters["social_card"] = partial(social_card, site=site, tools="thử" if site.url else "")
    return result


def unit(id: str, name: str, kind: str, **given: Any) -> Unit:
    """Return a unit under the invented town."""
    facts: dict[str, Any] = {
        "code": "99001",
        "since": None,
        "until": None,
        "centre": Centre(lat=18.5, lon=105.7),
        "parent_name": "thị xã Thử Nghiệm",
        "parent_id": "thu-nghiem",
        "became_ids": (),
        "place_id": "thu-nghiem",
        **given,
    }
    return Unit(id=id, name=name, kind=kind, **facts)


LAST_DAY = date(2025, 6, 30)
OLD_WARD = unit("thu-nghiem/mau-thuong", "Mẫu Thượng", "phường", until=LAST_DAY)
OLD_COMMUNE = unit("thu-nghiem/mau-ha", "Mẫu Hạ", "xã", until=LAST_DAY)
NEW_WARD = unit("thu-nghiem/bac-mau", "Bắc Mẫu", "phường", since=date(2025, 7, 1), parent_name="tỉnh Giả Định")
TOWN = Place(
    id="thu-nghiem",
    name="Thử Nghiệm",
    kind="thị xã",
    code="999",
    since=None,
    until=LAST_DAY,
    centre=Centre(lat=18.5, lon=105.7),
    parent_name="tỉnh Giả Định",
    parent_id=None,
    became_ids=("thu-nghiem/bac-mau",),
    place_id="thu-nghiem",
    units=(NEW_WARD, OLD_COMMUNE, OLD_WARD),
    decision=Decision(number="999/NQ-MẪU", date=date(2025, 6, 16)),
    source="",
)
DISTRICT = replace(TOWN, id="ke-ben", name="Kế Bên", kind="huyện", place_id="ke-ben", units=(), decision=None)

DEPUTY = Office(title="Phó Bí thư Thường trực", body="Thị ủy Thử Nghiệm", seen=(date(2018, 12, 19),))
HEAD = Office.model_validate(
    {
        "title": "Trưởng Ban Dân vận",
        "body": "Thị ủy Thử Nghiệm",
        "from": PartialDay(2018, 3, None),
        "to": PartialDay(2020, None, None),
        "seen": (date(2018, 10, 3),),
    }
)
MAU = Official("nguyen-thi-mau", "Nguyễn Thị Mẫu", ("Nguyễn T. Mẫu",), (DEPUTY, HEAD), "<p>Sinh năm 1970.</p>")
AN = Official("tran-van-an", "Trần Văn Án", (), (HEAD,), "")
DE = Official("a-de", "A Đe", (), (Office(title="Phó Chủ tịch", body="UBND huyện Kế Bên"),), "")
DAY = date(2018, 12, 19)

CHAIR = Appearance("Nguyễn Thị Mẫu", MAU, ("chaired", "directed"), (HeldOffice(DEPUTY, DAY, None),), "", DAY, False)
GUEST = Appearance(
    "Trần Văn Án", AN, ("attended", "spoke"), (HeldOffice(HEAD, DAY, date(2018, 10, 3)),), "", DAY, False
)
PLAIN = Appearance("Lê Thị Ví Dụ", None, ("presented", "received"), (), "Trưởng khối phố 3", DAY, False)

DIRECTIVE = CitedDocument(
    "99-ct-thu-thu-nghiem",
    "99-CT/ThU",
    "Chỉ thị",
    "Thị ủy Thử Nghiệm",
    date(2018, 3, 1),
    2018,
    locality_id="thu-nghiem",
)
DECREE = CitedDocument(
    "999-2022-nd-cp",
    "999/2022/NĐ-CP",
    "Nghị định",
    "Chính phủ",
    None,
    2022,
    title="Nghị định mẫu về việc thử",
    full_text="https://example.org/van-ban/999",
    standing=Standing("replaced", (), (RelatedDocument("1000/2025/NĐ-CP", None),), date(2026, 1, 15)),
    note="<p>Nghị định không có thật.</p>",
    is_recorded=True,
)

BODY = """<p>Chiều 19/12/2018, Ban Thường vụ Thị ủy Thử Nghiệm sơ kết một năm thực hiện <em>Chỉ thị mẫu</em>, có mặt
đại diện các khối phố và <a href="site:/can-bo/nguyen-thi-mau/">đồng chí Nguyễn Thị Mẫu</a>.</p>
<h2 id="ket-qua">Kết quả nổi bật</h2>
<p>Toàn thị xã có <strong>112 mô hình</strong> đăng ký; nhiều cách làm được nhân rộng<sup id="fnref-1"><a
href="#fn-1">1</a></sup>.</p>
<ul><li>Cấp tỉnh: 27 mô hình.</li><li>Cấp thị xã: 85 mô hình.</li></ul>
<section class="bt-table" tabindex="0" aria-label="Bảng số liệu"><table><thead><tr><th scope="col">Lĩnh vực</th>
<th class="bt-table__cell--end" scope="col">Số mô hình</th><th class="bt-table__cell--center" scope="col">Cấp</th></tr>
</thead><tbody><tr><td>Kinh tế</td><td class="bt-table__cell--end">19</td><td class="bt-table__cell--center">tỉnh</td>
</tr></tbody></table></section>
<blockquote><p>Nghe dân nói, nói dân hiểu, làm dân tin.</p></blockquote>
<figure class="bt-figure"><a class="bt-figure__whole" href="site:/images/mau.svg"><img src="site:/images/mau.svg"
alt="Hội trường" width="800" height="450" loading="lazy" decoding="async"></a>
<figcaption>Ảnh minh họa</figcaption></figure>
<p>Văn bản: <span class="bt-number">25-NQ/TW</span> của <abbr class="bt-caps">HĐND</abbr>.</p>
<ol><li id="fn-1"><p>Theo báo cáo mẫu. <a href="#fnref-1">Về bài</a></p></li></ol>"""

ARTICLE = Article(
    id="2018/so-ket",
    path="news/2018/so-ket.md",
    slug="so-ket",
    title="Thị xã Thử Nghiệm sơ kết một năm thực hiện Chỉ thị mẫu về công tác dân vận ở khối phố",
    summary="Ban Thường vụ Thị ủy đánh giá kết quả một năm và biểu dương các mô hình tiêu biểu ở thôn, xóm, khối phố.",
    body=Body.of(BODY),
    published=datetime(2018, 12, 20, 7, 30, tzinfo=ZONE),
    has_time=True,
    happened=DayRange.model_validate({"from": DAY, "to": DAY}),
    happened_is_unknown=False,
    section=NEWS,
    localities=(TOWN, OLD_WARD),
    authors=(Author("Nguyễn Văn Thử", "Văn phòng Thị ủy", "nguyen-van-thu"), Author("Thu Mẫu", "", "thu-mau")),
    tags=(TagLabel("dân vận khéo", "dan-van-kheo"), TagLabel("quy chế dân chủ", "quy-che-dan-chu")),
    appearances=(CHAIR, GUEST, PLAIN),
    mentioned=(DE,),
    documents=(ListedDocument("Chỉ thị số 99-CT/ThU", DIRECTIVE), ListedDocument("Đề án 99")),
    source=SourceRecord(name="Báo Thử", url="https://example.org/bai", author="Văn Mẫu", published=date(2018, 12, 19)),
    imported_from=ImportedFrom(url="https://example.org/cu?id=1", stamp="Chủ nhật, 17/01/2021"),
    picture=Picture("images/mau.svg", "Hội trường nhìn từ phía sau", "Ảnh minh họa", "Ban Dân vận", 1200, 675),
    updates=(
        Update(date=date(2018, 12, 21), kind="correction", note="Sửa số mô hình cấp thị xã: 85, không phải 58."),
        Update(date=date(2018, 12, 22), kind="addition", note="Thêm danh sách tập thể được biểu dương."),
    ),
    status="published",
    lang="vi",
    translation_of=None,
    aliases=(),
    standfirst="Ban Thường vụ Thị ủy đánh giá kết quả một năm, biểu dương các mô hình tiêu biểu ở khối phố.",
)
BARE = replace(
    ARTICLE,
    id="2020/tin-ngan",
    slug="tin-ngan",
    title="Tin ngắn ở xã Mẫu Hạ",
    summary="",
    standfirst="",
    has_time=False,
    published=datetime(2020, 7, 10, tzinfo=ZONE),
    happened=None,
    section=MODELS,
    localities=(OLD_COMMUNE,),
    authors=(),
    tags=(),
    appearances=(),
    mentioned=(),
    documents=(),
    source=None,
    imported_from=None,
    picture=None,
    updates=(),
)
WITHDRAWN = replace(
    ARTICLE,
    slug="da-rut",
    title="Bài đã rút",
    updates=(*ARTICLE.updates, Update(date=date(2019, 1, 5), kind="withdrawal", note="Nguồn đã gỡ bài.")),
)
DRAFT = replace(BARE, slug="nhap", status="draft", title="Bài nháp", happened_is_unknown=True)
HIDDEN = replace(BARE, slug="an", status="hidden", title="Bài ẩn")
LATER = replace(BARE, slug="hen-gio", title="Bài hẹn giờ", published=datetime(2027, 1, 1, 8, 0, tzinfo=ZONE))
ENGLISH = replace(
    ARTICLE, slug="english", lang="en", title="A town reviews one year of work", body=Body.of("<p>In English.</p>")
)
ASSUMED = replace(
    BARE,
    slug="chua-ro",
    title="Triển khai nhiệm vụ mới",
    happened_is_unknown=True,
    appearances=(replace(CHAIR, is_assumed_day=True),),
)
DAYS = replace(
    BARE,
    slug="hai-ngay",
    happened=DayRange.model_validate({"from": DAY, "to": date(2018, 12, 20)}),
    title="Hai ngày hội",
)

FEEDS = feed_addresses("the/mau")
FIGURE = """<figure class="bt-figure"><a class="bt-figure__whole" href="site:/images/mau.svg"><img
class="bt-album__picture" src="site:/images/mau.svg" alt="Hội trường" width="800" height="450" loading="lazy"
decoding="async"></a><figcaption>Ảnh minh họa</figcaption></figure>"""
PLAYER = """<figure class="bt-figure bt-video"><video class="bt-video__player" controls preload="none" width="1280"
height="720" poster="site:/images/mau.svg" aria-label="Chợ họp"><source src="site:/media/cho.mp4" type="video/mp4">
<track kind="captions" src="site:/media/cho.vtt" srclang="vi" label="Tiếng Việt" default></video><figcaption>Chợ <span
class="bt-video__file"><a href="site:/media/cho.mp4">Tải video</a> (MP4, 3,2 MB)</span></figcaption></figure>"""
IN_A_ROW = "".join(f'<li class="bt-album__item">{one}</li>' for one in (FIGURE, FIGURE, PLAYER))
ALBUM = Album(
    id="2018/ngay-hoi",
    slug="ngay-hoi",
    title="Ngày hội đại đoàn kết ở xã Mẫu Hạ",
    summary="Tám bức ảnh và một đoạn phim.",
    credit="Trần Văn Thử",
    html=f'<p>Sân nhà văn hóa từ sáng sớm.</p><ul class="bt-album">{IN_A_ROW}</ul>',
    published=datetime(2018, 12, 20, 7, 30, tzinfo=ZONE),
    happened=ARTICLE.happened,
    localities=(TOWN, OLD_COMMUNE),
    articles=(ARTICLE.id,),
    cover=ARTICLE.picture,
    pictures=8,
    videos=1,
    status="published",
)
BARE_ALBUM = replace(
    ALBUM, slug="nhap", summary="", credit="", happened=None, localities=(), cover=None, pictures=0, status="draft"
)
LINK = Link(name="Cổng thông tin tỉnh Giả Định", url="https://example.org/")


SNAPSHOT = VisitorFigures(
    "snapshot", date(2025, 6, 30), (MonthFigures(2012, 1, 4515919, 9031838),), method_url="thong-ke-truy-cap/"
)
SONG = Song(
    composer="Nguyễn Nhạc",
    lyricist="Trần Lời",
    performer="Đội văn nghệ xã Mẫu Hạ",
    licence="Tác giả cho phép đăng",
    audio_path="media/bai-ca-mau.mp3",
    audio_type="audio/mpeg",
    audio_bytes=3456789,
)


def standing(title: str, slug: str, **given: Any) -> StandingPage:
    """Return a standing page."""
    facts: dict[str, Any] = {"summary": "", "menu": "footer", "order": 0, "song": None, "html": BODY, **given}
    return StandingPage(path=f"pages/{slug}.md", slug=slug, title=title, **facts)


ABOUT = standing("Giới thiệu", "gioi-thieu", menu="main")
CONTACT = standing("Liên hệ", "lien-he")
SUNG = standing("Bài ca mẫu", "mau", menu="none", song=SONG, html="<p>Lời thứ nhất<br>Lời thứ hai</p>")

BARE_CARD = Agency(name="Bản tin Dân vận", agency="Ban Dân vận Thử Nghiệm", sections=(NEWS, MODELS, LAW))
CARD = BARE_CARD.model_copy(
    update={
        "slogan": "Gần dân, hiểu dân, vì dân",
        "address": "Số 1, đường Mẫu, phường Bắc Mẫu",
        "phone": "0999 000 000",
        "email": "bandanvan@example.org",
        "responsible_editor": "Nguyễn Thị Mẫu",
        "licence": "Ghi rõ nguồn khi đăng lại.",
        "parent_portal": LINK,
        "links": (LINK, Link(name="Mặt trận Tổ quốc", url="https://example.org/mttq")),
        "social": (Link(name="Trang mạng xã hội", url="https://example.org/xh"),),
        "ipv6_checked": date(2026, 3, 1),
    }
)
SEALED = Sealed(on=date(2025, 7, 1), note="Cơ quan đã kết thúc hoạt động.", successors=(LINK,))
NOW = datetime(2026, 11, 21, 8, 0, tzinfo=ZONE)
SITE = Site(CARD, "", False, (ABOUT, CONTACT, SUNG), SNAPSHOT, albums_url=ALBUMS)
BARE_SITE = replace(SITE, agency_card=BARE_CARD, pages=(), albums_url=None, visitors=VisitorFigures("none"))
SEALED_SITE = replace(SITE, agency_card=CARD.model_copy(update={"sealed": SEALED}), visitors=closed(SNAPSHOT))
ENGLISH_SITE = replace(SITE, agency_card=CARD.model_copy(update={"languages": ("en", "vi")}))
PUBLISHED_SITE = replace(SITE, url="https://example.org")
PREVIEW_SITE = replace(SITE, is_preview=True)


def pages(base: str, items: list[Any], number: int = 1, per_page: int = 3, prefix: str = "articles") -> dict[str, Any]:
    """Return the variables with which Pelican describes one page of a list."""
    rules = [
        PaginationRule(1, "{url}", "{base_name}/index.html"),
        PaginationRule(2, "{url}trang-{number}/", "{base_name}/trang-{number}/index.html"),
    ]
    settings = {"DEFAULT_ORPHANS": 0, "PAGINATION_PATTERNS": rules}
    paginator = Paginator(f"{base}index.html", base, items, settings, per_page)
    page = paginator.page(number)
    return {
        f"{prefix}_paginator": paginator,
        f"{prefix}_page": page,
        f"{prefix}_previous_page": paginator.page(number - 1) if page.has_previous() else None,
        f"{prefix}_next_page": paginator.page(number + 1) if page.has_next() else None,
    }


def articles(*records: Article) -> list[ListedArticle]:
    """Return articles as items of a list."""
    return list(listed(records))


MANY = articles(ARTICLE, BARE, WITHDRAWN, ENGLISH, ASSUMED, DAYS, *[replace(BARE, slug=f"b{n}") for n in range(30)])
FIRST, SECOND, THIRD = (
    Revision(number, datetime(2018, 12, 20 + number, 8, 0, tzinfo=ZONE), "Lê Thị Ví Dụ", reason)
    for number, reason in enumerate(("Đăng bài", "Sửa số mô hình", ""))
)
CHANGED = compare("Có 58 mô hình.\nMột.\nHai.\nBa.", "Có 85 mô hình.\nMột.\nHai.\nBa.")
HISTORY = History(
    f"{ARTICLE.url}lich-su/",
    (
        FIRST,
        replace(SECOND, paragraphs=CHANGED, url=f"{ARTICLE.url}lich-su/1/"),
        replace(THIRD, author="", paragraphs=CHANGED, url=f"{ARTICLE.url}lich-su/2/"),
    ),
)
OLD_HISTORY = History(f"{WITHDRAWN.url}lich-su/", (FIRST, SECOND), date(2018, 12, 20))
INHERITED = [ListedArticle(BARE), ListedArticle(DAYS, former=OLD_WARD), ListedArticle(ARTICLE, former=TOWN)]
CORRECTIONS = tuple(Correction(ARTICLE, ARTICLE.updates[0]) for _ in range(12))
HOME = Home(
    ARTICLE,
    (BARE, ASSUMED),
    (SectionNews(NEWS, 12, (DAYS, LATER)), SectionNews(MODELS, 1, ()), SectionNews(LAW, 0, ())),
    (PlaceNews(TOWN, 1234), PlaceNews(DISTRICT, 0)),
    CORRECTIONS[:1],
    1234,
)
NO_NEWS = Home(None, (), tuple(SectionNews(one, 0, ()) for one in (NEWS, MODELS, LAW)), (), (), 0)
LINES = tuple(
    OfficialLine(
        official,
        tuple(HeldOffice(office, DAY, DAY) for office in official.offices),
        (TOWN,),
        tuple(office.body for office in official.offices),
        count,
    )
    for official, count in ((AN, 1), (DE, 0), (MAU, 1234))
)
TAGS = (IndexEntry("dân vận khéo", "the/dan-van-kheo/", 12), IndexEntry("đoàn thể", "the/doan-the/", 1))
SECTIONS = tuple(IndexEntry(one.name, one.url, 7, one.description) for one in (NEWS, MODELS, LAW))
DATA_SETS = (
    json_set("articles", "tin", 1234, ["tin/2018/12/so-ket/"]),
    json_set("officials", "can-bo", 0, []),
    DataSet("appearances", 1234, "du-lieu/tham-gia.csv", CSV, "du-lieu/luoc-do/tham-gia.json"),
)
YEARS = tuple(
    ArchiveYear(
        year,
        f"luu-tru/{year}/",
        1200,
        tuple(ArchiveMonth(month, f"luu-tru/{year}/{month:02}/", month) for month in range(12, 0, -1)),
    )
    for year in (2020, 2018)
)


def map_view(id: str, view: View, units: tuple[Unit, ...], place: Place) -> MapView:
    """Return the diagram and the table of some units."""
    now = (UnitLink(NEW_WARD.full_name, NEW_WARD.url),)
    rows = tuple(
        UnitRow(one.id, one.name, one.full_name, one.kind, one.code, one.url, 3, now if one.until else ())
        for one in units
    )
    day = LAST_DAY if view == "former" else date(2025, 7, 1)
    return MapView(id, view, place, day, rows, units)


MAPS = MapViews(
    map_view("thu-nghiem-truoc", "former", units_of(TOWN, "former"), TOWN),
    map_view("thu-nghiem-nay", "present", units_of(TOWN, "present"), TOWN),
)
OTHER_MAPS = MapViews(None, map_view("ke-ben-nay", "present", (NEW_WARD,), DISTRICT))


def article_page(
    record: Article,
    earlier: Article | None = None,
    later: Article | None = None,
    waits: bool = False,
    history: History | None = None,
) -> dict[str, Any]:
    """Return the context of an article's page."""
    relations = SimpleNamespace(
        record=record,
        earlier=earlier,
        later=later,
        related=(Related(BARE, "official", ("Nguyễn Thị Mẫu",)),) if record is ARTICLE else (),
        versions=(),
        waits=waits,
        albums=(ALBUM,) if record is ARTICLE else (),
        page_views=1234,
        rating=Ratings(12, 4.25) if record is ARTICLE else None,
        history=history,
        successors={unit.id: (NEW_WARD,) if unit.until else () for unit in record.localities},
    )
    return {"article": relations}


QUOTED = Quotation(DIRECTIVE.id, (Excerpt("Thị xã sơ kết một năm thực hiện ", "Chỉ thị số 99-CT/ThU", "."),))
FACETS = Facets(
    (IndexEntry("Chỉ thị", "van-ban/loai/chi-thi/", 1), IndexEntry("Nghị định", "van-ban/loai/nghi-dinh/", 1)),
    (IndexEntry("Chính phủ", "van-ban/co-quan/chinh-phu/", 1),),
    (IndexEntry("2022", "van-ban/nam/2022/", 1), IndexEntry("2018", "van-ban/nam/2018/", 1)),
)


def document_page(
    document: CitedDocument, items: list[ListedArticle], together: tuple[DocumentLine, ...]
) -> dict[str, Any]:
    """Return the context of a document's page."""
    unit = TOWN if document.locality_id else None
    others: dict[str, Any] = {"people": (), "places": ()}
    if items:
        others = {"people": (IndexEntry(MAU.name, MAU.url, 5),), "places": (IndexEntry(TOWN.title, TOWN.url, 5),)}
    return {
        "document": document,
        "together": together,
        "unit": unit,
        "feeds": FEEDS,
        **others,
        **pages(document.url, items),
    }


COMPONENTS = (
    Component(
        "roles",
        "roles",
        "What a person did.",
        '{% from "components/roles.html" import roles %}',
        (
            ShownExample("roles-1", "one role", Markup("<p>Chủ trì</p>"), None),
            ShownExample("roles-2", "a link", None, '<link rel="alternate">'),
        ),
    ),
)


def official_page(official: Official) -> dict[str, Any]:
    """Return the context of an official's page."""
    seen = [ListedArticle(ARTICLE, CHAIR)] * 4
    later = ListedArticle(BARE, replace(CHAIR, day=date(2020, 7, 10), offices=()))
    found = pages(official.url, [later, *seen] if official is MAU else [], prefix="appearances")
    is_full = official is MAU
    return {
        "official": official,
        "terms": tuple(
            TermLine(
                office,
                state,
                TOWN if office.title == HEAD.title else None,
                tuple(SeenDay(day, ARTICLE) for day in office.seen),
            )
            for office, state in zip(official.offices, ("open", "former"), strict=False)
        ),
        "years": (AppearanceYear(2020, 1, 0), AppearanceYear(2018, 4, 1)) if is_full else (),
        "people": (Companion(AN, 2, (ARTICLE, ENGLISH)), Companion(DE, 1, (BARE,))) if is_full else (),
        "documents": (DocumentLine(DIRECTIVE, 2),) if is_full else (),
        "told_of": (IndexEntry(TOWN.title, TOWN.url, 4),) if is_full else (),
        "places": {TOWN.id: TOWN},
        "mentions": (BARE,) if official is MAU else (),
        "feeds": FEEDS,
        **found,
    }


def unit_page(which: Unit, records: list[Any], **given: Any) -> dict[str, Any]:
    """Return the context of a locality's page."""
    context = {"unit": which, "place": TOWN, "parent": TOWN if which.parent_id else None, "maps": None}
    context |= {"became": (), "predecessors": (), "officials": (), "documents": ()}
    return {**context, "feeds": FEEDS, **pages(which.url, records), **given}


PAGES: dict[str, tuple[str, dict[str, Any]]] = {
    "home": ("index.html", {"home": HOME}),
    "home-empty": ("index.html", {"home": NO_NEWS}),
    "all-news": ("news_list.html", {"kind": "all", "called": "", "feeds": None, **pages("tin/", MANY, 2)}),
    "article": ("article.html", article_page(ARTICLE, BARE, ENGLISH, history=HISTORY)),
    "article-bare": ("article.html", article_page(BARE)),
    "article-withdrawn": ("article.html", article_page(WITHDRAWN, later=BARE)),
    "article-draft": ("article.html", article_page(DRAFT)),
    "article-hidden": ("article.html", article_page(HIDDEN)),
    "article-later": ("article.html", article_page(LATER, waits=True)),
    "article-english": ("article.html", article_page(ENGLISH)),
    "article-assumed": ("article.html", article_page(ASSUMED)),
    "article-days": ("article.html", article_page(DAYS)),
    "history": ("history.html", {"record": ARTICLE, "history": HISTORY}),
    "history-withdrawn": ("history.html", {"record": WITHDRAWN, "history": OLD_HISTORY}),
    "revision": ("revision.html", {"record": ARTICLE, "history": HISTORY, "revision": HISTORY.revisions[1]}),
    "corrections": ("corrections.html", pages("dinh-chinh/", list(CORRECTIONS), 2, prefix="corrections")),
    "corrections-empty": ("corrections.html", pages("dinh-chinh/", [], prefix="corrections")),
    "category": ("category.html", {"section": NEWS, "feeds": FEEDS, **pages(NEWS.url, MANY)}),
    "tag": ("news_list.html", {"kind": "tag", "called": "dân vận khéo", "feeds": FEEDS, **pages("the/x/", MANY, 6)}),
    "author": (
        "news_list.html",
        {"kind": "author", "called": "Nguyễn Văn Thử", "feeds": FEEDS, **pages("tac-gia/x/", MANY[:2])},
    ),
    "month": ("period_archives.html", {"period_num": (2018, 12), **pages("luu-tru/2018/12/", MANY[:1])}),
    "year": ("period_archives.html", {"period_num": (2018,), **pages("luu-tru/2018/", MANY)}),
    "archives": ("archives.html", {"archive_years": YEARS}),
    "archives-empty": ("archives.html", {"archive_years": ()}),
    "search": ("search.html", {"search_is_on": True}),
    "search-off": ("search.html", {"search_is_on": False}),
    "tags": ("tags.html", {"tag_index": TAGS}),
    "authors": ("authors.html", {"author_index": ()}),
    "categories": ("categories.html", {"section_index": SECTIONS}),
    "official": ("official.html", official_page(MAU)),
    "official-bare": ("official.html", official_page(DE)),
    "officials": ("officials.html", {"groups": letter_groups(LINES)}),
    "document": (
        "document.html",
        document_page(DIRECTIVE, [ListedArticle(ARTICLE, quotation=QUOTED)] * 5, (DocumentLine(DECREE, 2),)),
    ),
    "document-bare": ("document.html", document_page(DECREE, [], ())),
    "documents": (
        "documents.html",
        {
            "chosen": "",
            "facets": FACETS,
            **pages("van-ban/", [DocumentLine(DIRECTIVE, 2), DocumentLine(DECREE, 0)] * 4, prefix="documents"),
        },
    ),
    "documents-of-a-type": (
        "documents.html",
        {
            "chosen": "Chỉ thị",
            "facets": FACETS,
            **pages("van-ban/loai/chi-thi/", [DocumentLine(DIRECTIVE, 2)], prefix="documents"),
        },
    ),
    "documents-empty": (
        "documents.html",
        {"chosen": "", "facets": Facets((), (), ()), **pages("van-ban/", [], prefix="documents")},
    ),
    "officials-empty": ("officials.html", {"groups": ()}),
    "locality": (
        "locality.html",
        unit_page(TOWN, MANY, became=(NEW_WARD,), officials=LINES, maps=MAPS, documents=(DocumentLine(DIRECTIVE, 2),)),
    ),
    "locality-ward": ("locality.html", unit_page(OLD_WARD, MANY[:1], became=(NEW_WARD,))),
    "locality-new": ("locality.html", unit_page(NEW_WARD, INHERITED, predecessors=(OLD_WARD, OLD_COMMUNE))),
    "localities": (
        "localities.html",
        {"places": (PlaceLine(TOWN, 5), PlaceLine(DISTRICT, 0))},
    ),
    "page": ("page.html", {"page": SimpleNamespace(record=ABOUT)}),
    "song": ("song.html", {"page": SimpleNamespace(record=SUNG)}),
    "feedback": ("feedback.html", {"endpoint": "https://gop-y.example/gui"}),
    "songs": ("songs.html", {"songs": (SUNG,)}),
    "album": ("album.html", {"album": ALBUM, "told": (ARTICLE,), "waits": False}),
    "album-draft": ("album.html", {"album": BARE_ALBUM, "told": (), "waits": False}),
    "albums": ("albums.html", pages("thu-vien-anh/", [ALBUM, BARE_ALBUM] * 2, prefix="albums")),
    "map": ("map.html", {"place_maps": (PlaceMaps(TOWN, MAPS), PlaceMaps(DISTRICT, OTHER_MAPS))}),
    "specimens": ("specimens.html", {"components": COMPONENTS}),
    "datasets": (
        "datasets.html",
        {"data_sets": DATA_SETS, "description": {"@type": "Dataset", "name": "Dữ liệu mở", "url": "/du-lieu/"}},
    ),
    "404": ("404.html", {}),
    "410": ("410.html", {}),
    "redirect": ("redirect.html", {"target": ARTICLE.url}),
}
"""Each page's name, the template that makes it and what the template is given."""


def render(name: str, site: Site = SITE) -> str:
    """Return the HTML of one specimen page."""
    template, context = PAGES[name]
    return environment(site).get_template(template).render(**context)
