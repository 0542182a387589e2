"""Feeds say what was published, when and where, so that every reader of feeds understands them."""

from __future__ import annotations

from datetime import date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from plugins.articles.model import Article
from plugins.core.languages import TRANSLATIONS, read_language
from plugins.discovery import feeds
from plugins.discovery.feeds import (
    NO_NEWS,
    Channel,
    Entries,
    Kind,
    corrections_feed,
    feed,
    last_changed,
    last_news,
    made_entry,
)
from plugins.editions.edition import Edition
from plugins.editions.site import Site, site_for
from plugins.listings.news import corrections
from tests.sample_content import Files, article, read_sample

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
BUILT = datetime.fromisoformat("2026-01-01T07:00:00+07:00")
HOST = "https://thu-nghiem.example"


def edition_of(folder: Path, changes: Files | None = None) -> Edition:
    edition, problems = read_sample(folder, changes)
    assert edition is not None, problems
    return edition


def site_of(edition: Edition) -> Site:
    return site_for(edition, HOST, False, BUILT)


WORDS = read_language(TRANSLATIONS, "vi")


def feed_of(edition: Edition, kind: Kind, articles: tuple[Article, ...] | None = None) -> ElementTree.Element:
    channel = Channel(kind, f"feeds/the/hop-thu.{kind}.xml", "the/hop-thu/", "Họp thử")
    shown = edition.articles if articles is None else articles
    return ElementTree.fromstring(
        feed(channel, site_of(edition), shown, Entries(site_of(edition), WORDS), last_news(edition.published(BUILT)))
    )


def test_an_entry_carries_author_sections_and_days_with_the_zone(tmp_path: Path):
    entry = feed_of(edition_of(tmp_path), "atom").find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Trần Văn Thử"
    assert [one.get("term") for one in entry.findall(f"{ATOM}category")] == ["Tin tức", "Họp thử"]
    assert entry.findtext(f"{ATOM}published") == "2018-12-20T08:00:00+07:00"
    assert entry.findtext(f"{ATOM}updated") == "2018-12-20T08:00:00+07:00"


def test_rss_gives_the_day_of_publication_in_local_time(tmp_path: Path):
    item = feed_of(edition_of(tmp_path), "rss").find("channel/item")
    assert item is not None
    assert item.findtext("pubDate") == "Thu, 20 Dec 2018 08:00:00 +0700"


def test_a_feed_names_its_language_its_page_and_itself(tmp_path: Path):
    root = feed_of(edition_of(tmp_path), "atom")
    assert root.get(LANG) == "vi"
    assert root.findtext(f"{ATOM}title") == "Họp thử – Bản tin Thử Nghiệm"
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {"alternate": f"{HOST}/the/hop-thu/", "self": f"{HOST}/feeds/the/hop-thu.atom.xml"}


@pytest.mark.parametrize("kind", ["atom", "rss"])
@pytest.mark.parametrize(
    ("status", "changed"), [("published", "2018-12-20T08:00:00+07:00"), ("draft", "1970-01-01T00:00Z")]
)
def test_a_feed_without_entries_changed_with_the_newest_article_of_the_site(
    tmp_path: Path, kind: Kind, status: str, changed: str
):
    root = feed_of(edition_of(tmp_path, {"news/2018/hop-thu.md": article(status=status)}), kind, ())
    text = root.findtext(f"{ATOM}updated") or root.findtext("channel/lastBuildDate") or ""
    moment = datetime.fromisoformat(text) if kind == "atom" else parsedate_to_datetime(text)
    assert moment == datetime.fromisoformat(changed)


@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_a_summary_is_text_and_never_becomes_html(tmp_path: Path, kind: Kind):
    edition = edition_of(tmp_path, {"news/2018/hop-thu.md": article(summary='"a < b & <i>c</i>"')})
    root = feed_of(edition, kind)
    text = root.findtext(f"{ATOM}entry/{ATOM}summary") or root.findtext("channel/item/description")
    assert text == "a &lt; b &amp; &lt;i&gt;c&lt;/i&gt;"


@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_of_a_withdrawn_article_only_the_note_is_sent(tmp_path: Path, kind: Kind):
    updates = "\n  - {date: 2019-01-05, kind: withdrawal, note: Không có thật.}"
    edition = edition_of(tmp_path, {"news/2018/hop-thu.md": article(updates=updates)})
    text = "".join(feed_of(edition, kind).itertext())
    assert "Bài này đã được rút ngày 05/01/2019. Không có thật." in text
    assert "Cuộc họp thử" not in text


def test_links_inside_an_entry_are_absolute_and_notes_lead_to_the_page(tmp_path: Path):
    body = article() + "\nXem [bài này](hop-thu.md) và chú thích[^1].\n\n[^1]: Chú thích.\n"
    root = feed_of(edition_of(tmp_path, {"news/2018/hop-thu.md": body}), "atom")
    content = root.findtext(f"{ATOM}entry/{ATOM}content") or ""
    page = f"{HOST}/tin/2018/12/huyen-thu-nghiem-hop-thu/"
    assert f'href="{page}"' in content
    assert f'href="{page}#' in content
    assert "site:" not in content
    assert 'href="#' not in content


def test_an_english_article_says_so_in_a_vietnamese_feed(tmp_path: Path):
    english = article(title="A trial meeting", lang="en", tags=None)
    edition = edition_of(tmp_path, {"news/2018/meeting.md": english})
    entries = feed_of(edition, "atom").findall(f"{ATOM}entry")
    assert sorted((entry.findtext(f"{ATOM}title") or "", entry.get(LANG)) for entry in entries) == [
        ("A trial meeting", "en"),
        ("Huyện Thử Nghiệm họp thử", None),
    ]


@pytest.mark.parametrize(
    ("updates", "changed"),
    [
        ("[]", "2018-12-20T08:00:00+07:00"),
        ("\n  - {date: 2018-12-20, kind: addition, note: a}", "2018-12-20T12:00:00+07:00"),
        (
            "\n  - {date: 2019-02-03, kind: addition, note: a}\n  - {date: 2019-01-03, kind: correction, note: b}",
            "2019-02-03T12:00:00+07:00",
        ),
    ],
)
def test_an_article_changed_last_at_its_last_update(tmp_path: Path, updates: str, changed: str):
    edition = edition_of(tmp_path, {"news/2018/hop-thu.md": article(updates=updates)})
    assert last_changed(edition.articles[0]) == datetime.fromisoformat(changed)


def test_nothing_changed_before_it_was_published(tmp_path: Path):
    late = article(date="2018-12-20 20:00", updates="\n  - {date: 2018-12-20, kind: addition, note: a}")
    published = edition_of(tmp_path, {"news/2018/hop-thu.md": late}).articles[0]
    assert last_changed(published) == published.published
    assert published.published.date() == date(2018, 12, 20)


@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_every_correction_is_an_entry_of_its_own_and_leads_to_the_changes(tmp_path: Path, kind: Kind):
    updates = "".join(
        f"\n  - {{date: {day}, kind: {what}, note: {note}}}"
        for day, what, note in [
            ("2019-01-05", "correction", "Sửa một"),
            ("2019-01-05", "correction", "Sửa hai"),
            ("2019-01-06", "addition", "Thêm"),
        ]
    )
    edition = edition_of(tmp_path, {"news/2018/hop-thu.md": article(updates=updates)})
    channel = Channel(kind, f"feeds/dinh-chinh.{kind}.xml", "", "Đính chính")
    root = ElementTree.fromstring(corrections_feed(channel, site_of(edition), corrections(edition.articles), NO_NEWS))
    entries = root.findall(f"{ATOM}entry") or root.findall("channel/item")
    text = [entry.findtext(f"{ATOM}summary") or entry.findtext("description") for entry in entries]
    ids = [entry.findtext(f"{ATOM}id") or entry.findtext("guid") for entry in entries]
    days = [entry.findtext(f"{ATOM}updated") or entry.findtext("pubDate") for entry in entries]
    assert sorted(text, key=str) == ["Sửa hai", "Sửa một"]
    assert len(set(ids)) == 2
    assert set(days) == {"2019-01-05T12:00:00+07:00" if kind == "atom" else "Sat, 05 Jan 2019 12:00:00 +0700"}


def test_all_feeds_of_a_site_keep_the_essentials(build_site):
    second = article(
        title="Bài hai",
        date="2019-01-02",
        event_date="2019-01-01",
        updates="\n  - {date: 2019-01-03, kind: correction, note: Sửa.}",
    )
    output = build_site({"news/2019/bai-hai.md": second}, conf="publishconf.py")
    feeds = sorted((output / "feeds").rglob("*.atom.xml"))
    assert len(feeds) >= 6
    assert len({ElementTree.parse(path).findtext(f"{ATOM}id") for path in feeds}) == len(feeds)
    for path in feeds:
        assert path.with_name(path.name.replace(".atom.", ".rss.")).is_file()
        assert "site:" not in path.read_text(encoding="utf-8")
        root = ElementTree.parse(path).getroot()
        entries = root.findall(f"{ATOM}entry")
        ids = [entry.findtext(f"{ATOM}id") for entry in entries]
        assert len(set(ids)) == len(ids)
        assert root.findtext(f"{ATOM}author/{ATOM}name")
        assert root.get(LANG) == "vi"
        for entry in entries:
            published, updated = (entry.findtext(f"{ATOM}{name}") or "" for name in ("published", "updated"))
            assert datetime.fromisoformat(published) <= datetime.fromisoformat(updated)
            assert published.endswith("+07:00")
        for link in root.iter(f"{ATOM}link"):
            assert (link.get("href") or "").startswith(f"{HOST}/")
    for path in sorted((output / "feeds").rglob("*.rss.xml")):
        for item in ElementTree.parse(path).iterfind("channel/item"):
            assert (item.findtext("guid") or "").startswith(f"{HOST}/tin/")
            assert item.findtext("title")
            assert (item.findtext("pubDate") or "").endswith("+0700")


def test_an_officials_feed_brings_what_was_published_last_whenever_it_happened(build_site):
    news = {
        f"news/2019/bai-{day}.md": article(title=f"Bài {day}", date=f"2019-02-{day:02}", event_date=f"2019-01-{day:02}")
        for day in range(1, 4)
    }
    looking_back = {"news/2019/nhin-lai.md": article(title="Nhìn lại", date="2019-06-01", event_date="2016-01-01")}
    output = build_site({**news, **looking_back}, DISCOVERY_FEED_ITEMS=2)
    root = ElementTree.parse(output / "feeds/can-bo/nguyen-thi-mau.atom.xml").getroot()
    assert [entry.findtext(f"{ATOM}title") for entry in root.findall(f"{ATOM}entry")] == ["Nhìn lại", "Bài 3"]


@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_feeds_that_share_an_entry_are_those_that_would_be_made_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: Kind
):
    edition = edition_of(tmp_path, {"news/2018/hai.md": article(title="Hai & “ba” <b>", date="2018-12-21 08:00")})
    site, made = site_of(edition), []

    def counted(*arguments):
        made.append(arguments[1].id)
        return made_entry(*arguments)

    channels = [Channel(kind, f"feeds/{name}.{kind}.xml", f"{name}/", name) for name in ("mot", "hai")]
    alone = [feed(channel, site, edition.articles, Entries(site, WORDS), NO_NEWS) for channel in channels]
    monkeypatch.setattr(feeds, "made_entry", counted)
    entries = Entries(site, WORDS)
    assert [feed(channel, site, edition.articles, entries, NO_NEWS) for channel in channels] == alone
    assert sorted(made) == sorted(article.id for article in edition.articles)
    assert alone[0].count(b"Hai &amp; ") == 1
