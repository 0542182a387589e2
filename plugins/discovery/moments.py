"""Until when the same content gives the same site: so long, nothing has to be printed for the time alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from plugins.articles.visibility import waits_for_its_time
from plugins.discovery.sitemap import NEWS_AGE
from plugins.editions.edition import Edition

FOREVER = datetime.max.replace(tzinfo=UTC)


def same_until(edition: Edition, now: datetime) -> datetime:
    """Return the first moment after one at which a site of this content may differ from that of then.

    The moment tells which articles and albums readers find, which news is young enough for the map of news, and on
    which day offices are held. Nothing else asks for it: templates cannot, and an empty feed does not.
    """
    return min(_changes(edition, now), default=FOREVER)


def _changes(edition: Edition, now: datetime) -> Iterator[datetime]:
    yield from (article.published for article in edition.articles if waits_for_its_time(article, now))
    yield from (album.published for album in edition.albums if album.status != "draft" and album.published > now)
    for article in edition.published(now):
        if article.published < now - NEWS_AGE:
            break
        if article.withdrawal is None:
            # At the age itself it is news for the last time.
            yield article.published + NEWS_AGE + timedelta.resolution
    if any(official.offices for official in edition.officials.all):
        tomorrow = now.astimezone(edition.zone).date() + timedelta(1)
        yield datetime.combine(tomorrow, time(), edition.zone)
