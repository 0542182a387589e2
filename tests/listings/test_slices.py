"""The pages of a list are those that Pelican's paginator makes, and lead to the items of no other page."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pelican.paginator import PaginationRule, Paginator

import pelicanconf
from plugins.listings.model import Listing
from plugins.listings.slices import Pages, Pattern, Slice, slices

OURS: list[Pattern] = pelicanconf.PAGINATION_PATTERNS
LAST_IS_ARCHIVE: list[Pattern] = [
    (-1, "{base_name}/cuoi/", "{name}-cuoi{extension}"),
    (1, "{url}", "{save_as}"),
    (3, "/{base_name}/{number}/", "{name}/{number}{extension}"),
]
WITHOUT_FIRST: list[Pattern] = [(2, "{url}trang-{number}/", "{base_name}/trang-{number}/index.html")]


def a_list(length: int, url: str = "the/tap-huan/") -> Listing:
    return Listing(url, "news_list", "Tập huấn", tuple(range(length)), "articles")


@given(
    st.integers(0, 70),
    st.integers(1, 25),
    st.sampled_from([OURS, LAST_IS_ARCHIVE, WITHOUT_FIRST]),
    st.sampled_from(["", "the/tap-huan/", "404.html", "en/chuyen-muc/tin.htm"]),
)
def test_pages_are_those_of_pelican(length: int, per_page: int, patterns: list[Pattern], url: str) -> None:
    listing = a_list(length, url)
    rules = [PaginationRule(*one) for one in patterns]
    theirs = Paginator(
        listing.save_as, url, listing.items, {"DEFAULT_ORPHANS": 0, "PAGINATION_PATTERNS": rules}, per_page
    )
    ours = slices(listing, per_page, patterns)
    assert len(ours) == theirs.num_pages
    for number, page in enumerate(ours, start=1):
        other = theirs.page(number)
        assert page.object_list == other.object_list
        assert (page.number, page.url, page.save_as) == (other.number, other.url, other.save_as)
        assert (page.has_next(), page.has_previous()) == (other.has_next(), other.has_previous())
        assert page.has_other_pages() == other.has_other_pages()
        assert (page.paginator.count, page.paginator.num_pages) == (theirs.count, theirs.num_pages)
        for any_number in range(1, theirs.num_pages + 1):
            there = theirs.page(any_number)
            assert page.paginator.page(any_number) == (any_number, there.url, there.save_as)


def reached(value: Any) -> list[Any]:
    """Return all values that attributes lead to, and what is said of any page by its number."""
    addresses = [value.page(number) for number in range(1, value.num_pages + 1)] if isinstance(value, Pages) else []
    if is_dataclass(value):
        return [*addresses, *(inner for one in fields(value) for inner in reached(getattr(value, one.name)))]
    return [inner for one in value for inner in reached(one)] if isinstance(value, tuple) else [value]


def test_a_page_leads_to_the_items_of_no_other_page() -> None:
    items = tuple(object() for _ in range(45))
    pages = slices(Listing("the/mau/", "news_list", "", items, "articles"), 20, OURS)
    for page in pages:
        others = [one for one in items if one not in page.object_list]
        assert others
        assert not any(found is one for found in reached(page) for one in others)


def test_a_page_that_shows_no_list_stands_where_it_is_said_to_stand() -> None:
    home = Listing("", "index", "Mẫu", tuple(range(45)))
    (page,) = slices(home, 20, LAST_IS_ARCHIVE)
    assert (page.url, page.save_as, page.object_list) == ("", "index.html", ())
    assert not page.has_other_pages()
    assert page.variables(home.items_name) == {}


def test_templates_read_a_page_by_the_name_of_the_items() -> None:
    first, second, _ = slices(a_list(45), 20, OURS)
    assert second.variables("articles") == {"articles_page": second, "articles_paginator": first.paginator}


@pytest.mark.parametrize("number", [1, 2, 3])
def test_pages_of_equal_items_are_equal(number: int) -> None:
    one, other = (slices(a_list(45), 20, OURS)[number - 1] for _ in range(2))
    assert isinstance(one, Slice)
    assert one == other
