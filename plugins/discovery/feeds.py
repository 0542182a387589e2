"""Feeds in Atom and RSS: what was published, when, and where it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from html import escape
from io import BytesIO, StringIO
from typing import Any, Literal

from feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from feedgenerator.django.utils.xmlutils import SimplerXMLGenerator

from plugins.albums.model import Album
from plugins.articles.model import Article
from plugins.core.languages import Language
from plugins.editions.filters import href, standing_alone
from plugins.editions.site import FeedAddresses, Site
from plugins.listings.model import Correction, Listing

Kind = Literal["atom", "rss"]
NO_NEWS = datetime(1970, 1, 1, tzinfo=UTC)
"""When the feeds of a site without any article last changed: both formats want a moment, and none of it is news."""


@dataclass(frozen=True)
class Channel:
    """What a feed follows: the list's page and title, and the feed's own format and address; no leading slashes."""

    kind: Kind
    address: str
    page: str
    title: str


def with_own_feeds(listings: Iterable[Listing]) -> Mapping[FeedAddresses, Listing]:
    """Return the lists by the feeds that are to be written; the feeds of a list in two languages are the first's."""
    found: dict[FeedAddresses, Listing] = {}
    for listing in listings:
        if listing.feeds is not None:
            found.setdefault(listing.feeds, listing)
    return found


def channels(addresses: FeedAddresses, page: str, title: str) -> tuple[Channel, Channel]:
    """Return the Atom and the RSS channel of a list."""
    return Channel("atom", addresses.atom, page, title), Channel("rss", addresses.rss, page, title)


@dataclass(frozen=True)
class Entry:
    """An entry as it stands in every feed of one format and language, in UTF-8, and when it last changed."""

    text: bytes
    changed: datetime
    article: Article


class Entries:
    """The entries of feeds in one language: that of an article is made once a format, however many lists hold it."""

    def __init__(self, site: Site, language: Language):
        self.site, self.language = site, language
        self._made: dict[tuple[Kind, int], Entry] = {}

    def entry(self, kind: Kind, article: Article) -> Entry:
        """Return an article's entry."""
        # The entry holds on to its article, so that no other can ever have the same identity.
        key = (kind, id(article))
        if key not in self._made:
            self._made[key] = made_entry(kind, article, self.site, self.language)
        return self._made[key]


class _Atom(Atom1Feed):
    def latest_post_date(self) -> datetime:
        """Return when the feed last changed; the library would read the clock for a feed without entries."""
        changed: datetime = super().latest_post_date() if self.items else self.feed["since"]
        return changed

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {} if item["language"] == self.feed["language"] else {"xml:lang": item["language"]}


class _Rss(Rss201rev2Feed):
    def latest_post_date(self) -> datetime:
        """Return when the feed last changed; the library would read the clock for a feed without entries."""
        changed: datetime = super().latest_post_date() if self.items else self.feed["since"]
        return changed


FORMATS: Mapping[Kind, type[SyndicationFeed]] = {"atom": _Atom, "rss": _Rss}
END: Mapping[Kind, bytes] = {"atom": b"</feed>", "rss": b"</channel>"}
"""What follows the entries."""


def feed(channel: Channel, site: Site, articles: Sequence[Article], entries: Entries, since: datetime) -> bytes:
    """Return one feed in UTF-8. `articles` are newest first; `entries` are those of the feed's language.

    `since` is when a feed without entries last changed, as far as it says so: `last_news` of the site.
    """
    told = [entries.entry(channel.kind, article) for article in articles]
    changed = max((entry.changed for entry in told), default=since)
    empty = written(started(channel, site, href(channel.page, site.url), changed))
    end = empty.rindex(END[channel.kind])
    return b"".join((empty[:end], *(entry.text for entry in told), empty[end:]))


def made_entry(kind: Kind, article: Article, site: Site, language: Language) -> Entry:
    """Return the entry of an article.

    It carries the moment of publication, and the day of its last update where it has one; `language` gives the words
    that stand where a withdrawn article stood.
    """
    alone = FORMATS[kind](title="", link="", description="", language=site.language)
    link = href(article.url, site.url)
    changed = last_changed(article)
    alone.add_item(
        title=article.title,
        link=link,
        unique_id=link,
        description=escape(withdrawn_note(article, language) or article.summary, quote=False),
        content=None if article.withdrawal or kind == "rss" else standing_alone(article.html, article.url, site.url),
        author_name=", ".join(author.name for author in article.authors) or None,
        categories=[article.section.name, *(tag.name for tag in article.tags)],
        pubdate=article.published,
        updateddate=changed,
        language=article.lang,
    )
    text = StringIO()
    alone.write_items(SimplerXMLGenerator(text, "utf-8", short_empty_elements=True))
    return Entry(text.getvalue().encode(), max(article.published, changed), article)


def corrections_feed(channel: Channel, site: Site, corrections: Sequence[Correction], since: datetime) -> bytes:
    """Return a feed in UTF-8 of what was corrected or withdrawn, the latest first: one entry a correction.

    `since` is when a feed without entries last changed, as far as it says so: `last_news` of the site.
    """
    made = started(channel, site, href(channel.address, site.url), since)
    told: Counter[str] = Counter()
    for article, update in corrections:
        link = href(article.url, site.url)
        id = f"{link}#{update.kind}-{update.date}"
        told[id] += 1
        changed = noon_of(update.date, article)
        made.add_item(
            title=article.title,
            link=f"{link}#bt-updates",
            unique_id=id if told[id] == 1 else f"{id}-{told[id]}",
            unique_id_is_permalink=False,
            description=escape(update.note, quote=False),
            categories=[article.section.name],
            pubdate=changed,
            updateddate=changed,
            language=article.lang,
        )
    return written(made)


def albums_feed(channel: Channel, site: Site, albums: Sequence[Album]) -> bytes:
    """Return a feed in UTF-8 of albums, the newest first, in Atom with their pictures; there is at least one."""
    made = started(channel, site, href(channel.address, site.url), albums[0].published)
    for album in albums:
        link = href(album.url, site.url)
        made.add_item(
            title=album.title,
            link=link,
            unique_id=link,
            description=escape(album.summary, quote=False),
            content=None if channel.kind == "rss" else standing_alone(album.html, album.url, site.url),
            author_name=album.credit or None,
            pubdate=album.published,
            updateddate=album.published,
            language=site.language,
        )
    return written(made)


def last_news(published: Sequence[Article]) -> datetime:
    """Return when the newest of the articles was published that readers find, newest first, else `NO_NEWS`."""
    return published[0].published if published else NO_NEWS


def started(channel: Channel, site: Site, id: str, since: datetime) -> SyndicationFeed:
    """Return a feed without entries, which last changed then; no two feeds of a site may have one id."""
    return FORMATS[channel.kind](
        title=site.name if channel.title in ("", site.name) else f"{channel.title} – {site.name}",
        link=href(channel.page, site.url),
        feed_guid=id,
        description=site.slogan or site.agency,
        language=site.language,
        feed_url=href(channel.address, site.url),
        author_name=site.agency,
        feed_copyright=site.licence or None,
        since=since,
    )


def written(made: SyndicationFeed) -> bytes:
    """Return a feed as it stands in its file."""
    buffer = BytesIO()
    made.write(buffer, "utf-8")
    return buffer.getvalue()


def last_changed(article: Article) -> datetime:
    """Return the moment of publication, or noon of the day of the last update."""
    if not article.updates:
        return article.published
    return noon_of(article.updates[-1].date, article)


def noon_of(day: date, article: Article) -> datetime:
    """Return noon of a day on which an article was changed, but no moment before its publication."""
    return max(article.published, datetime.combine(day, time(12), article.published.tzinfo))


def withdrawn_note(article: Article, language: Language) -> str:
    """Return when and why an article was withdrawn, or an empty string."""
    if article.withdrawal is None:
        return ""
    day = language.formats.day(article.withdrawal.date)
    sentence = language.words.gettext("This article was withdrawn on %(day)s.") % {"day": day}
    return f"{sentence} {article.withdrawal.note}"
