"""The pages that each generator has to write, and whether a page says the same in all three."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import unescape
from pathlib import Path
from random import Random

from bs4 import BeautifulSoup

from bench.maker.contents import Made
from bench.maker.world import PAGE_SIZE, SECTIONS, slug

_SAME_SIGNS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})
_INVISIBLE = re.compile(r"[\s\u200b\u2060\u00ad]+")
SAMPLE = 25


def expected_pages(made: Made) -> frozenset[str]:
    """Return the HTML files of the compared site, below its folder."""
    lists: Counter[str] = Counter({"": len(made.heads)})
    lists.update(dict.fromkeys([f"chuyen-muc/{id}/" for id, _ in SECTIONS], 0))
    lists.update(dict.fromkeys([f"can-bo/{one.id}/" for one in made.world.officials], 0))
    for place in made.world.places:
        lists.update(dict.fromkeys([f"dia-phuong/{one.id}/" for one in (place, *place.units)], 0))
    for head in made.heads:
        year = f"luu-tru/{head.day.year}/"
        lists.update(
            [
                *(f"the/{slug(tag)}/" for tag in head.tags),
                *(f"tac-gia/{slug(author)}/" for author in head.authors),
                *(f"can-bo/{official.id}/" for official, _ in head.people),
                *(f"dia-phuong/{id}/" for id in (head.place.id, head.unit.id)),
                f"chuyen-muc/{head.section[0]}/", year, f"{year}{head.day.month:02d}/",
            ]
        )  # fmt: skip
    numbered = (f"{url}{page}" for url, count in lists.items() for page in _pages_of(count))
    return frozenset([*(f"{url}index.html" for url in numbered), *(f"{head.url}index.html" for head in made.heads)])


def _pages_of(count: int) -> Iterator[str]:
    yield ""
    for number in range(2, -(-count // PAGE_SIZE) + 1):
        yield f"trang/{number}/"


def written_pages(output: Path) -> frozenset[str]:
    """Return the HTML files that were written."""
    return frozenset(path.relative_to(output).as_posix() for path in output.rglob("*.html"))


def differing_pages(outputs: Iterable[Path], pages: Iterable[str], seed: int = 0) -> list[str]:
    """Return which of a sample of pages do not say the same in all outputs."""
    ordered = sorted(pages)
    articles = [page for page in ordered if page.startswith("tin/")]
    lists = [page for page in ordered if not page.startswith("tin/")]
    random = Random(seed)
    folders = list(outputs)
    sample = [*random.sample(articles, min(SAMPLE, len(articles))), *random.sample(lists, min(SAMPLE, len(lists)))]
    return [page for page in ["index.html", *sample] if len({said(folder / page) for folder in folders}) > 1]


def said(page: Path) -> str:
    """Return what a page says, without white space and with one sign for each kind of quotation mark and dash.

    The engines of Markdown differ in these alone: which spaces do not break, and which quotation marks are typeset.
    """
    text = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser").get_text()
    return squeezed(text)


def squeezed_html(html: str) -> str:
    """Return HTML in the form of `squeezed`, with entities as the characters that they stand for."""
    return squeezed(unescape(html))


def squeezed(text: str) -> str:
    """Return text without white space, whatever joins or parts its words, and with one sign for each kind of mark."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text).translate(_SAME_SIGNS))


def digest_of(folder: Path) -> str:
    """Return a digest of every name and byte below a folder."""
    digest = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder).as_posix()}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
