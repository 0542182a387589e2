"""What the page of data says of them: which sets there are, how many of each, and what search engines are told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from plugins.articles.model import Article
from plugins.datasets.files import APPEARANCES
from plugins.datasets.references import Data, schema_address
from plugins.editions.edition import Edition
from plugins.editions.filters import data_address, href
from plugins.editions.site import Site
from plugins.listings.model import Listing

DATA_PAGE = "du-lieu/"
"""The address of the page that explains the data."""
JSON, CSV = "application/json", "text/csv"
Translate = Callable[[str], str]


@dataclass(frozen=True)
class DataSet:
    """One kind of record. `kind` tells the template what to call it; addresses are without leading slashes.

    `example` is the page of one such record and `example_data` its file, where there is one.
    """

    kind: str
    count: int
    address: str
    media_type: str
    schema: str
    index_schema: str | None = None
    example: str | None = None

    @property
    def example_data(self) -> str | None:
        return data_address(self.example) if self.example else None


def data_page(edition: Edition, site: Site, now: datetime, translate: Translate) -> Listing:
    """Return the page that explains the data, as of a moment."""
    articles = edition.published(now)
    sets = data_sets(edition, articles, now)
    description = dataset_description(sets, articles, site, translate)
    return Listing(DATA_PAGE, "datasets", "", variables={"data_sets": sets, "description": description})


def data_sets(edition: Edition, articles: tuple[Article, ...], now: datetime) -> tuple[DataSet, ...]:
    """Return the sets in the order of the page."""
    with_pages = edition.documents_with_pages(now)
    documents = [one.url for one in edition.documents.all if one.id in with_pages]
    officials, units = edition.officials.all, tuple(edition.localities.units.values())
    albums = edition.shown_albums(now)
    appearances = sum(len(article.appearances) for article in articles if article.withdrawal is None)
    return (
        json_set("articles", "tin", len(articles), [one.url for one in articles if one.withdrawal is None]),
        json_set("officials", "can-bo", len(officials), [official.url for official in officials]),
        json_set("localities", "dia-phuong", len(units), [unit.url for unit in units]),
        json_set("documents", "van-ban", len(documents), documents),
        *([json_set("albums", "thu-vien-anh", len(albums), [one.url for one in albums])] if albums else []),
        DataSet("appearances", appearances, APPEARANCES, CSV, schema_address("tham-gia")),
    )


def json_set(kind: str, name: str, count: int, pages: Sequence[str]) -> DataSet:
    """Return the set of the records below an address; the first of the pages is its example."""
    return DataSet(
        kind,
        count,
        data_address(f"{name}/"),
        JSON,
        schema_address(name),
        schema_address(f"muc-luc-{name}"),
        next(iter(pages), None),
    )


def dataset_description(
    sets: tuple[DataSet, ...], articles: tuple[Article, ...], site: Site, translate: Translate
) -> Data:
    """Return the data as schema.org's Dataset, in JSON-LD: https://schema.org/Dataset."""
    downloads = [
        {"@type": "DataDownload", "encodingFormat": one.media_type, "contentUrl": href(one.address, site.url)}
        for one in sets
    ]
    days = sorted(day for article in articles for day in days_told(article))
    described: Data = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": f"{translate('Open data')} – {site.name}",
        "description": translate("Everything that this site records, for programs to read and for anybody to check."),
        "url": href(DATA_PAGE, site.url),
        "inLanguage": site.language,
        "isAccessibleForFree": True,
        "creator": {"@type": "GovernmentOrganization", "name": site.agency, "url": href("", site.url)},
        "distribution": downloads,
    }
    if site.licence:
        described["license"] = {"@type": "CreativeWork", "name": site.licence}
    if days:
        described["temporalCoverage"] = f"{days[0].isoformat()}/{days[-1].isoformat()}"
    if site.locality:
        described["spatialCoverage"] = {"@type": "Place", "name": site.locality.full_name}
    return described


def days_told(article: Article) -> tuple[date, ...]:
    """Return the days that an article tells of: those of its event, else that of its publication."""
    happened = article.happened
    return (happened.first, happened.last) if happened else (article.published.date(),)
