"""The pages of a list: each has its own items and the addresses of the others, and nothing else of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from posixpath import split, splitext
from typing import Any, NamedTuple

from plugins.listings.model import Listing

Pattern = tuple[int, str, str]
"""The first page that it is for (-1 stands for the last page), then how its address and its file are written.

As in Pelican's PAGINATION_PATTERNS: of several for one page the last one counts.
"""
AS_GIVEN: tuple[Pattern, ...] = ((1, "{url}", "{save_as}"),)


class PageAddress(NamedTuple):
    """Where one page of a list stands."""

    number: int
    url: str
    save_as: str


@dataclass(frozen=True)
class Pages:
    """What all pages of a list know: how many there are and where each stands. `count` is the number of all items."""

    base_url: str
    full_name: str
    count: int
    per_page: int
    patterns: tuple[Pattern, ...]

    @property
    def num_pages(self) -> int:
        """The number of pages; a list without items has one."""
        return max(1, -(-self.count // self.per_page))

    def page(self, number: int) -> PageAddress:
        """Return where a page stands, from 1."""
        _, url, save_as = self._pattern(number)
        folder, file = split(self.full_name)
        name, extension = splitext(self.full_name)
        words = {
            "url": self.base_url,
            "save_as": self.full_name,
            "name": name,
            "base_name": folder if file in ("index.htm", "index.html") else name,
            "extension": extension,
            "number": number,
        }
        # Pelican takes one slash away, so that patterns may begin with "{base_name}/" where that is empty.
        return PageAddress(number, *(one.format(**words).removeprefix("/") for one in (url, save_as)))

    def _pattern(self, number: int) -> Pattern:
        found: Pattern = (1, "", "")
        for pattern in self.patterns:
            if pattern[0] == -1 and number >= self.num_pages:
                return pattern
            if pattern[0] != -1 and pattern[0] <= number:
                found = pattern
        return found


@dataclass(frozen=True)
class Slice:
    """One page of a list, with the names that templates know from Pelican."""

    object_list: tuple[Any, ...]
    number: int
    paginator: Pages

    @property
    def address(self) -> PageAddress:
        """Where this page stands."""
        return self.paginator.page(self.number)

    @property
    def url(self) -> str:
        """The address of this page, without a leading slash."""
        return self.address.url

    @property
    def save_as(self) -> str:
        """The file of this page, below the output folder."""
        return self.address.save_as

    def has_previous(self) -> bool:
        """Whether a page comes before."""
        return self.number > 1

    def has_next(self) -> bool:
        """Whether a page follows."""
        return self.number < self.paginator.num_pages

    def has_other_pages(self) -> bool:
        """Whether the list has more than this page."""
        return self.has_previous() or self.has_next()

    def variables(self, items_name: str | None) -> dict[str, Any]:
        """Return the variables by which a template that calls the items so reads this page; none without a name."""
        return {f"{items_name}_page": self, f"{items_name}_paginator": self.paginator} if items_name else {}


def slices(listing: Listing, per_page: int, patterns: Sequence[Pattern]) -> Sequence[Slice]:
    """Return the pages of a list by so many items; one where the list is none that a template shows.

    `per_page` is at least 1.
    """
    if listing.items_name is None:
        return (Slice((), 1, Pages(listing.url, listing.save_as, 0, per_page, AS_GIVEN)),)
    return slices_of(listing.items, Pages(listing.url, listing.save_as, len(listing.items), per_page, tuple(patterns)))


def slices_of(items: Sequence[Any], pages: Pages) -> Sequence[Slice]:
    """Return items cut into pages."""
    size = pages.per_page
    return tuple(
        Slice(tuple(items[size * number : size * (number + 1)]), number + 1, pages) for number in range(pages.num_pages)
    )
