"""Every kind of page a reader can open, once, with where it stands in the two sites that the browser tests build."""

from __future__ import annotations

from dataclasses import dataclass

AGENCY = "agency"
"""The site of `content/`."""

CROWDED = "crowded"
"""The site of an invented agency that has everything: see `crowded_content.py`."""


LISTENING = "listening"
"""The sample's site, whose readers can write to a service; a sealed site takes no letters."""


@dataclass(frozen=True)
class PageKind:
    """A page, the template that made it, its address below the site's, and the language of what surrounds its words."""

    name: str
    template: str
    site: str
    address: str
    language: str = "vi"


PAGE_KINDS = (
    PageKind("home", "index.html", AGENCY, ""),
    PageKind("article", "article.html", AGENCY, "tin/2018/12/hong-linh-65-mo-hinh-dan-van-kheo/"),
    PageKind("home-in-english", "index.html", AGENCY, "en/", "en"),
    PageKind(
        "article-in-english", "article.html", AGENCY, "tin/2018/12/hong-linh-65-skilful-mass-mobilisation-models/", "en"
    ),
    PageKind("official-in-english", "official.html", AGENCY, "en/can-bo/nguyen-van-hai/", "en"),
    PageKind("officials-in-english", "officials.html", AGENCY, "en/can-bo/", "en"),
    PageKind("page-in-english", "page.html", AGENCY, "en/about/", "en"),
    PageKind("corrections", "corrections.html", CROWDED, "dinh-chinh/"),
    PageKind("section", "category.html", AGENCY, "chuyen-muc/dan-van-kheo/"),
    PageKind("sections", "categories.html", AGENCY, "chuyen-muc/"),
    PageKind("all-news", "news_list.html", AGENCY, "tin/"),
    PageKind("tag", "news_list.html", AGENCY, "the/dan-van-kheo/"),
    PageKind("tags", "tags.html", AGENCY, "the/"),
    PageKind("author", "news_list.html", AGENCY, "tac-gia/thu-hang/"),
    PageKind("authors", "authors.html", AGENCY, "tac-gia/"),
    PageKind("official", "official.html", AGENCY, "can-bo/nguyen-van-hai/"),
    PageKind("officials", "officials.html", AGENCY, "can-bo/"),
    PageKind("document", "document.html", AGENCY, "van-ban/217-qd-tw/"),
    PageKind("documents", "documents.html", AGENCY, "van-ban/"),
    PageKind("documents-of-a-type", "documents.html", AGENCY, "van-ban/loai/nghi-quyet/"),
    PageKind("former-place", "locality.html", AGENCY, "dia-phuong/hong-linh/"),
    PageKind("present-ward", "locality.html", AGENCY, "dia-phuong/hong-linh/bac-hong-linh/"),
    PageKind("localities", "localities.html", AGENCY, "dia-phuong/"),
    PageKind("map", "map.html", AGENCY, "ban-do/"),
    PageKind("archive", "archives.html", AGENCY, "luu-tru/"),
    PageKind("year", "period_archives.html", AGENCY, "luu-tru/2018/"),
    PageKind("month", "period_archives.html", AGENCY, "luu-tru/2018/12/"),
    PageKind("search", "search.html", AGENCY, "tim-kiem/"),
    PageKind("data", "datasets.html", AGENCY, "du-lieu/"),
    PageKind("standing-page", "page.html", AGENCY, "gioi-thieu/"),
    PageKind("songs", "songs.html", AGENCY, "bai-hat/"),
    PageKind("album", "album.html", AGENCY, "thu-vien-anh/tranh-minh-hoa/"),
    PageKind("album-with-video", "album.html", CROWDED, "thu-vien-anh/cho-mau/"),
    PageKind("albums", "albums.html", AGENCY, "thu-vien-anh/"),
    PageKind("song", "song.html", AGENCY, "bai-hat/nhac-hieu-ban-tin/"),
    PageKind("components", "specimens.html", AGENCY, "thanh-phan/"),
    PageKind("not-found", "404.html", AGENCY, "404.html"),
    PageKind("taken-away", "410.html", AGENCY, "410.html"),
    PageKind("sealed-home", "index.html", CROWDED, ""),
    PageKind("second-page", "news_list.html", CROWDED, "tin/trang-2/"),
    PageKind("full-article", "article.html", CROWDED, "tin/2018/12/huyen-thu-nghiem-hop-thu/"),
    PageKind("history", "history.html", CROWDED, "tin/2018/12/huyen-thu-nghiem-hop-thu/lich-su/"),
    PageKind("revision", "revision.html", CROWDED, "tin/2018/12/huyen-thu-nghiem-hop-thu/lich-su/1/"),
    PageKind("withdrawn-article", "article.html", CROWDED, "tin/2018/12/da-rut/"),
    PageKind("english-article", "article.html", CROWDED, "tin/2018/12/english/"),
    PageKind("article-of-unknown-day", "article.html", CROWDED, "tin/2018/12/chua-ro/"),
    PageKind("feedback", "feedback.html", LISTENING, "gop-y/"),
    PageKind("moved-page", "redirect.html", CROWDED, "tin-cu/hop-thu/"),
)
