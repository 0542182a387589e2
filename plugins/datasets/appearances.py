"""Who took part, in which role, in which office of that day: in articles and officials as JSON, and as one table."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from plugins.articles.model import Appearance, Article
from plugins.datasets.prose import plain
from plugins.datasets.references import Data, addresses, article_id, unit_reference
from plugins.editions.filters import href
from plugins.localities.registry import Localities
from plugins.officials.model import HeldOffice

COLUMNS = (
    *("day", "day_is_assumed", "published_day", "article_id", "article", "article_url", "person_id", "person"),
    *("offices", "offices_are_certain", "evidence_days", "roles", "locality_ids", "localities"),
)
BETWEEN = "; "
"""Parts several values in one cell."""
BYTE_ORDER_MARK = "\ufeff"
"""Without it, spreadsheets on Vietnamese Windows read UTF-8 as windows-1258."""
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A cell that begins with one of these would be run as a formula (OWASP, CSV Injection)."""


def appearance_data(appearance: Appearance, localities: Localities, site_url: str) -> Data:
    """Return what one person did at an event.

    `day` is the day of the offices: the first day of the event, or that of publication where `day_is_assumed`.
    """
    official = appearance.official
    named = addresses(official.url, site_url) if official else {"url": None, "data_url": None}
    return {
        "person": {"id": official.id if official else None, "name": appearance.name, **named},
        "roles": list(appearance.roles),
        "day": appearance.day.isoformat(),
        "day_is_assumed": appearance.is_assumed_day,
        "offices": offices_data(appearance, localities, site_url),
    }


def offices_data(appearance: Appearance, localities: Localities, site_url: str) -> list[Data]:
    """Return the offices of that day. A person without a page has the one that the article gives, as it is written."""
    if appearance.official is not None:
        return [held_office_data(held, localities, site_url) for held in appearance.offices]
    written = {"name": appearance.office_as_written, "title": None, "body": None, "locality": None}
    return [{**written, "given_by": "article", "is_certain": True, "evidence_day": None, "evidence": None}]


def held_office_data(held: HeldOffice, localities: Localities, site_url: str) -> Data:
    """Return one office on a day, with the day of the evidence where the term is not known to cover it."""
    unit = localities.find(held.office.locality) if held.office.locality else None
    return {
        "name": held.name,
        "title": held.office.title,
        "body": held.office.body or None,
        "locality": unit_reference(unit, site_url) if unit else None,
        "given_by": "register",
        "is_certain": held.is_certain,
        "evidence_day": held.seen_on.isoformat() if held.seen_on else None,
        "evidence": None if held.seen_on is None else "seen" if held.is_seen else "end_of_term",
    }


def appearances_table(articles: Iterable[Article], site_url: str) -> bytes:
    """Return all appearances as CSV (RFC 4180) in UTF-8 with a byte order mark: a row each, the latest first.

    Those of withdrawn articles are left out. Several offices, roles or localities in one cell are parted by `; `.
    """
    rows = [
        (appearance.day, article.published.date(), article_id(article), number, row_of(article, appearance, site_url))
        for article in articles
        if article.withdrawal is None
        for number, appearance in enumerate(article.appearances)
    ]
    rows.sort(key=lambda row: (-row[0].toordinal(), -row[1].toordinal(), row[2], row[3]))
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([harmless(cell) for cell in row[-1]] for row in rows)
    return (BYTE_ORDER_MARK + out.getvalue()).encode("utf-8")


def row_of(article: Article, appearance: Appearance, site_url: str) -> tuple[str, ...]:
    """Return the cells of one appearance, in the order of COLUMNS."""
    offices = [held.name for held in appearance.offices] or [appearance.office_as_written]
    certain = all(held.is_certain for held in appearance.offices)
    evidence = sorted({held.seen_on.isoformat() for held in appearance.offices if held.seen_on})
    return (
        appearance.day.isoformat(),
        truth(appearance.is_assumed_day),
        article.published.date().isoformat(),
        article_id(article),
        plain(article.title),
        href(article.url, site_url),
        appearance.official.id if appearance.official else "",
        appearance.name,
        BETWEEN.join(offices),
        truth(certain),
        BETWEEN.join(evidence),
        BETWEEN.join(appearance.roles),
        BETWEEN.join(unit.id for unit in article.localities),
        BETWEEN.join(unit.full_name for unit in article.localities),
    )


def truth(value: bool) -> str:
    """Return a truth value as JSON writes it."""
    return "true" if value else "false"


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: after an apostrophe where it begins like one."""
    return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell
