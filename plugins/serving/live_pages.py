"""What a page of a live site loads, and what of it comes unencrypted."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from plugins.core.problems import Problem

LOADING = {
    "script": ("src",),
    "img": ("src",),
    "iframe": ("src",),
    "audio": ("src",),
    "video": ("src", "poster"),
    "source": ("src",),
    "track": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "input": ("src",),
}
LOADED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest"}


class PageReader(HTMLParser):
    """Collects what a page loads, where its forms go and where its links lead, as absolute addresses."""

    def __init__(self, url: str):
        super().__init__()
        self.url = url
        self.loaded: list[str] = []
        self.forms: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note what an element names."""
        told = {name: value for name, value in attributes if value}
        for name in LOADING.get(tag, ()):
            self.note(self.loaded, told.get(name))
        for candidate in told.get("srcset", "").split(","):
            self.note(self.loaded, "".join(candidate.split()[:1]))
        if tag == "link" and LOADED_LINKS & set(told.get("rel", "").lower().split()):
            self.note(self.loaded, told.get("href"))
        if tag == "link" and "alternate" in told.get("rel", "").lower() and "xml" in told.get("type", ""):
            self.note(self.links, told.get("href"))
        if tag == "form":
            self.note(self.forms, told.get("action"))
        if tag == "a":
            self.note(self.links, told.get("href"))

    def note(self, where: list[str], address: str | None) -> None:
        """Put an address into a list, absolute and without its fragment; one that can't be read is left out."""
        if not address:
            return
        try:
            whole = urljoin(self.url, address.strip()).split("#")[0]
            urlsplit(whole)
        except ValueError:
            return
        where.append(whole)


def read_page(url: str, body: bytes) -> PageReader:
    """Return what a page names."""
    reader = PageReader(url)
    reader.feed(body.decode("utf-8", errors="replace"))
    return reader


def mixed_problems(page: PageReader) -> Iterator[Problem]:
    """Yield what an encrypted page loads or sends without encryption."""
    remedy = "Sửa địa chỉ thành https://, hoặc đưa tệp vào thư mục nội dung."
    for address in dict.fromkeys([*page.loaded, *page.forms]):
        if address.startswith("http://"):
            yield Problem(page.url, 0, "mixed-content", "Trang mã hóa tải tệp không mã hóa.", remedy, address)
